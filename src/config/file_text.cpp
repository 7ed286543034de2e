#include "file_text.hpp"

#include <cerrno>
#include <cstring>
#include <fstream>
#include <iterator>

namespace kiosk::config {

Result<std::string> read_text(const std::filesystem::path& file) {
    errno = 0;
    std::ifstream in(file, std::ios::binary);
    // A directory opens but cannot be read: peek finds out.
    if (in.is_open()) in.peek();
    if (!in.is_open() || in.bad()) {
        return Error{ErrorCode::io, "cannot read " + file.string() + ": " + std::strerror(errno)};
    }
    return std::string{std::istreambuf_iterator<char>(in), {}};
}

Mistake unreadable(const std::filesystem::path& file, const Error& error) {
    return {file.string(), 0, "", "no readable file", "a configuration file", error.text};
}

}  // namespace kiosk::config

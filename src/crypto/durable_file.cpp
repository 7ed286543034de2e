#include "durable_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <vector>

namespace kiosk::crypto {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view temporary_mark = ".new-";

bool write_all(int file, std::span<const std::uint8_t> bytes) {
    while (!bytes.empty()) {
        const ssize_t written = write(file, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return false;
        bytes = bytes.subspan(static_cast<std::size_t>(written));
    }
    return true;
}

fs::path directory_of(const fs::path& path) {
    return path.has_parent_path() ? path.parent_path() : ".";
}

}  // namespace

OpenFile::~OpenFile() {
    if (descriptor_ >= 0) close(descriptor_);
}

Error system_error(const fs::path& path, const std::string& doing) {
    return {ErrorCode::io, path.string() + ": cannot " + doing + ": " + std::strerror(errno)};
}

Result<void> sync_directory(const fs::path& directory) {
    const OpenFile opened(open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!opened.is_open() || fsync(opened.get()) != 0) return system_error(directory, "save the directory");
    return {};
}

Result<void> create_durably(const fs::path& path, std::span<const std::uint8_t> bytes) {
    std::string temporary = path.string() + std::string(temporary_mark) + "XXXXXX";
    const OpenFile file(mkostemp(temporary.data(), O_CLOEXEC));  // mode 0600, O_EXCL
    if (!file.is_open()) return system_error(path, "make the file");
    const bool written = write_all(file.get(), bytes) && fsync(file.get()) == 0;
    const bool linked = written && (link(temporary.c_str(), path.c_str()) == 0 || errno == EEXIST);
    const Error failure = system_error(path, "write the file");
    unlink(temporary.c_str());
    if (!linked) return failure;
    return sync_directory(directory_of(path));
}

Result<void> replace_durably(const fs::path& path, std::span<const std::uint8_t> bytes) {
    std::string temporary = path.string() + std::string(temporary_mark) + "XXXXXX";
    const OpenFile file(mkostemp(temporary.data(), O_CLOEXEC));  // mode 0600, O_EXCL
    if (!file.is_open()) return system_error(path, "make the file");
    const bool written = write_all(file.get(), bytes) && fsync(file.get()) == 0;
    const bool named = written && rename(temporary.c_str(), path.c_str()) == 0;
    const Error failure = system_error(path, "write the file");
    if (!named) unlink(temporary.c_str());
    if (!named) return failure;
    return sync_directory(directory_of(path));
}

bool is_torn_creation(const std::string& name) {
    constexpr std::size_t random_letters = 6;
    return name.size() > temporary_mark.size() + random_letters &&
           name.compare(name.size() - random_letters - temporary_mark.size(), temporary_mark.size(),
                        temporary_mark) == 0;
}

Result<void> destroy_durably(const fs::path& path) {
    const OpenFile file(open(path.c_str(), O_WRONLY | O_CLOEXEC | O_NOFOLLOW));
    struct stat status {};
    if (!file.is_open() || fstat(file.get(), &status) != 0) return system_error(path, "open for erasing");
    const std::vector<std::uint8_t> zeros(static_cast<std::size_t>(status.st_size), 0);
    if (!write_all(file.get(), zeros) || fsync(file.get()) != 0) return system_error(path, "overwrite");
    if (unlink(path.c_str()) != 0) return system_error(path, "remove");
    return sync_directory(directory_of(path));
}

}  // namespace kiosk::crypto

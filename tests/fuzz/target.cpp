#include "target.hpp"

#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>

namespace kiosk::fuzz {

void expect(bool holds, const char* invariant) {
    if (holds) return;
    std::fprintf(stderr, "does not hold: %s\n", invariant);
    std::abort();
}

bool quotes_a_nik(std::string_view text, std::string_view input) {
    constexpr std::size_t nik_digits = 16;
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    for (std::size_t i = 0; i + nik_digits <= text.size(); ++i) {
        const auto part = text.substr(i, nik_digits);
        if (std::all_of(part.begin(), part.end(), is_digit) && input.find(part) != std::string_view::npos)
            return true;
    }
    return false;
}

MemoryFile::MemoryFile(std::string_view contents) : file_(memfd_create("input", 0)) {
    const auto written = write(file_, contents.data(), contents.size());
    expect(written == static_cast<ssize_t>(contents.size()), "the input fits into memory");
}

MemoryFile::~MemoryFile() {
    close(file_);
}

std::filesystem::path MemoryFile::path() const {
    return "/proc/self/fd/" + std::to_string(file_);
}

}  // namespace kiosk::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    kiosk::fuzz::one_input({reinterpret_cast<const char*>(data), size});
    return 0;
}

#include "apps/memory_scan.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cinttypes>
#include <cstdio>
#include <cstring>

namespace kiosk::test {
namespace {

constexpr std::size_t longest_needle = 16;
constexpr std::size_t prefix_digits = 6;
constexpr std::uint64_t largest_mapping = std::uint64_t{1} << 30U;

/// Wiped after each search: what it found would be found again.
std::array<char, (64U << 10U) + longest_needle> window;
std::array<char, 256U << 10U> maps;

struct Mapping {
    std::uint64_t begin = 0;
    std::uint64_t end = 0;
    bool wanted = false;
};

std::string_view read_maps() {
    const int file = open("/proc/self/maps", O_RDONLY | O_CLOEXEC);
    std::size_t size = 0;
    for (ssize_t more = 0; (more = read(file, maps.data() + size, maps.size() - size)) > 0;) {
        size += static_cast<std::size_t>(more);
    }
    close(file);
    return {maps.data(), size};
}

/// Takes one line away: "7f00-7f80 rw-p ...".
Mapping next_mapping(std::string_view& text) {
    std::array<char, 64> line{};
    const auto end = text.find('\n');
    text.substr(0, end).copy(line.data(), line.size() - 1);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    Mapping mapping;
    std::array<char, 5> mode{};
    const int fields =
        std::sscanf(line.data(), "%" SCNx64 "-%" SCNx64 " %4s", &mapping.begin, &mapping.end, mode.data());
    mapping.wanted =
        fields == 3 && mode[0] == 'r' && mode[1] == 'w' && mapping.end - mapping.begin <= largest_mapping;
    return mapping;
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/// First six characters as a number; -1 when they are no digits.
int prefix_at(const char* text) {
    int number = 0;
    for (std::size_t i = 0; i < prefix_digits; ++i) {
        if (!is_digit(text[i])) return -1;
        number = number * 10 + (text[i] - '0');
    }
    return number;
}

int prefix_of(const HiddenDigits& needle, bool reversed) {
    int number = 0;
    for (std::size_t i = 0; i < prefix_digits; ++i) {
        number = number * 10 + (needle.digit(reversed ? needle.size() - 1 - i : i) - '0');
    }
    return number;
}

}  // namespace

HiddenDigits::HiddenDigits(const std::vector<int>& digits) {
    for (const int digit : digits) hidden_.push_back(static_cast<std::uint8_t>(('0' + digit) ^ mask));
}

bool HiddenDigits::is(const char* text, bool reversed) const {
    for (std::size_t i = 0; i < size(); ++i) {
        if (text[i] != digit(reversed ? size() - 1 - i : i)) return false;
    }
    return true;
}

MemoryScan::MemoryScan(std::vector<HiddenDigits> needles) : needles_(std::move(needles)) {
    for (const HiddenDigits& needle : needles_) {
        for (const bool reversed : {false, true}) prefixes_.insert(prefix_of(needle, reversed));
    }
    searcher_ = std::thread([this] {
        for (asked_.acquire(); !ended_; asked_.acquire()) {
            search();
            answered_.release();
        }
    });
}

MemoryScan::~MemoryScan() {
    ended_ = true;
    asked_.release();
    searcher_.join();
}

int MemoryScan::count() {
    asked_.release();
    answered_.acquire();
    return found_;
}

int MemoryScan::count_in(std::string_view text) const {
    int found = 0;
    for (std::size_t at = 0; at + prefix_digits <= text.size(); ++at) {
        const int prefix = prefix_at(text.data() + at);
        if (prefix < 0 || !prefixes_.contains(prefix)) continue;
        found += static_cast<int>(std::count_if(needles_.begin(), needles_.end(), [&](const auto& needle) {
            return needle.size() <= text.size() - at &&
                   (needle.is(text.data() + at, false) || needle.is(text.data() + at, true));
        }));
    }
    return found;
}

void MemoryScan::search() {
    found_ = 0;
    const int memory = open("/proc/self/mem", O_RDONLY | O_CLOEXEC);
    for (std::string_view rest = read_maps(); !rest.empty();) {
        const Mapping mapping = next_mapping(rest);
        if (!mapping.wanted) continue;
        std::size_t kept = 0;  // the end of the last part, for what stands across
        for (std::uint64_t at = mapping.begin; at < mapping.end;) {
            const std::size_t wanted =
                std::min<std::uint64_t>(window.size() - longest_needle, mapping.end - at);
            const ssize_t size = pread(memory, window.data() + kept, wanted, static_cast<off_t>(at));
            if (size <= 0) break;
            const std::size_t filled = kept + static_cast<std::size_t>(size);
            found_ += count_in({window.data(), filled});
            kept = std::min(filled, longest_needle - 1);
            std::memmove(window.data(), window.data() + filled - kept, kept);
            at += static_cast<std::uint64_t>(size);
        }
        explicit_bzero(window.data(), window.size());
    }
    close(memory);
}

}  // namespace kiosk::test

#include "kiosk/qr/qr.hpp"

namespace kiosk::qr {
namespace {

constexpr std::size_t longest_payload = 300;
constexpr int nik_digits = 16;

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

bool is_printable_ascii(std::string_view text) {
    for (const char c : text) {
        if (c < 0x20 || c > 0x7E) return false;
    }
    return true;
}

/// Also when the digits are grouped, as people write them: "3572 0155 0508 9001".
bool has_nik_like_run(std::string_view text) {
    int run = 0;
    bool separated = false;
    for (const char c : text) {
        const bool separator = c == ' ' || c == '.' || c == '-';
        if (is_digit(c)) {
            if (++run == nik_digits) return true;
        } else if (!separator || separated) {
            run = 0;
        }
        separated = separator;
    }
    return false;
}

}  // namespace

std::optional<std::string_view> payload_problem(std::string_view text) {
    if (text.empty()) return "it is empty";
    if (text.size() > longest_payload) return "it is longer than 300 bytes";
    if (!is_printable_ascii(text)) return "it is not printable ASCII";
    if (has_nik_like_run(text)) return "it contains 16 digits in a row, which may be a NIK";
    return std::nullopt;
}

}  // namespace kiosk::qr

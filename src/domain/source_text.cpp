#include "kiosk/domain/source_text.hpp"

#include <algorithm>

namespace kiosk::domain {
namespace {

constexpr int nik_digits = 16;
constexpr std::size_t longest_source = 120;

bool is_control(char c) {
    return static_cast<unsigned char>(c) < ' ' || c == 0x7f;
}

}  // namespace

bool holds_nik_digits(std::string_view text) {
    int digits = 0;
    return std::ranges::any_of(text, [&](char c) {
        digits = c >= '0' && c <= '9' ? digits + 1 : 0;
        return digits == nik_digits;
    });
}

std::string problem_of_source(std::string_view text) {
    if (text.empty()) return "empty, expected who made the data, for example \"laporan provinsi\"";
    if (text.size() > longest_source) return "longer than " + std::to_string(longest_source) + " bytes";
    if (std::ranges::any_of(text, is_control)) return "holds a control character";
    if (holds_nik_digits(text)) return "holds 16 digits in a row, which may be a NIK";
    return {};
}

}  // namespace kiosk::domain

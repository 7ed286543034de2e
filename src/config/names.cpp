#include "names.hpp"

#include <algorithm>

namespace kiosk::config {

namespace {

bool is_lower(char c) {
    return c >= 'a' && c <= 'z';
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

}  // namespace

bool is_name(std::string_view text) {
    return text.size() >= 3 && text.size() <= 32 && std::all_of(text.begin(), text.end(), [](char c) {
               return is_lower(c) || is_digit(c) || c == '-';
           });
}

bool is_language_code(std::string_view text) {
    return (text.size() == 2 || text.size() == 3) && std::all_of(text.begin(), text.end(), is_lower);
}

bool is_key_name(std::string_view text) {
    const auto printable = [](char c) { return c >= ' ' && c < 127; };
    return !text.empty() && text.size() <= 32 && text.front() != ' ' && text.back() != ' ' &&
           std::all_of(text.begin(), text.end(), printable);
}

bool are_same_key(std::string_view one, std::string_view other) {
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
    return std::equal(one.begin(), one.end(), other.begin(), other.end(),
                      [&](char a, char b) { return lower(a) == lower(b); });
}

bool is_sibling_file(std::string_view text) {
    constexpr std::string_view ending = ".toml";
    return text.ends_with(ending) && is_name(text.substr(0, text.size() - ending.size()));
}

bool is_https_address(std::string_view text) {
    constexpr std::string_view scheme = "https://";
    if (!text.starts_with(scheme)) return false;
    const auto rest = text.substr(scheme.size());
    const auto host = rest.substr(0, rest.find('/'));
    const bool printable = std::all_of(rest.begin(), rest.end(), [](char c) { return c > ' ' && c < 127; });
    // A name in front of the host ("https://play.google.com@elsewhere.id") misleads the reader.
    return printable && host.find('.') != std::string_view::npos && host.find('@') == std::string_view::npos;
}

bool is_code_below(std::string_view code, std::string_view parent, std::size_t digits) {
    return code.size() == parent.size() + 1 + digits && code.starts_with(parent) &&
           code[parent.size()] == '.' &&
           std::all_of(code.end() - static_cast<std::ptrdiff_t>(digits), code.end(), is_digit);
}

}  // namespace kiosk::config

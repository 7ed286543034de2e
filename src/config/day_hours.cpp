#include "day_hours.hpp"

#include <algorithm>

namespace kiosk::config {

namespace {

using std::chrono::minutes;

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

int two_digits(std::string_view text) {
    return (text[0] - '0') * 10 + (text[1] - '0');
}

/// "08:00" to "24:00"
std::optional<minutes> parse_time(std::string_view text) {
    if (text.size() != 5 || text[2] != ':') return std::nullopt;
    for (std::size_t i : {0u, 1u, 3u, 4u}) {
        if (!is_digit(text[i])) return std::nullopt;
    }
    const int hour = two_digits(text);
    const int minute = two_digits(text.substr(3));
    if (minute > 59 || hour * 60 + minute > 24 * 60) return std::nullopt;
    return minutes(hour * 60 + minute);
}

std::optional<domain::OpenSpan> parse_span(std::string_view text) {
    if (text.size() != 11 || text[5] != '-') return std::nullopt;
    const auto open = parse_time(text.substr(0, 5));
    const auto close = parse_time(text.substr(6));
    if (!open || !close || *open >= *close) return std::nullopt;
    return domain::OpenSpan{*open, *close};
}

std::string_view without_blanks_around(std::string_view text) {
    while (text.starts_with(' ')) text.remove_prefix(1);
    while (text.ends_with(' ')) text.remove_suffix(1);
    return text;
}

}  // namespace

std::optional<domain::DayHours> parse_day_hours(std::string_view text) {
    domain::DayHours day;
    if (text == "closed") return day;
    for (bool more = true; more;) {
        const auto comma = text.find(',');
        const auto span = parse_span(without_blanks_around(text.substr(0, comma)));
        if (!span || (!day.empty() && span->open < day.back().close)) return std::nullopt;
        day.push_back(*span);
        more = comma != std::string_view::npos;
        if (more) text.remove_prefix(comma + 1);
    }
    return day;
}

}  // namespace kiosk::config

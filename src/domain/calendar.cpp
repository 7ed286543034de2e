#include "kiosk/domain/calendar.hpp"

#include <cstddef>
#include <cstdio>

namespace kiosk::domain {

namespace chr = std::chrono;

namespace {

/// The digits of `text` as a number; empty when anything else stands there.
std::optional<int> parse_digits(std::string_view text) {
    int value = 0;
    for (char c : text) {
        if (c < '0' || c > '9') return std::nullopt;
        value = value * 10 + (c - '0');
    }
    return value;
}

}  // namespace

LocalTime to_local(UtcTime utc, chr::minutes utc_offset) {
    const auto local = chr::floor<chr::minutes>(utc) + utc_offset;
    const auto midnight = chr::floor<chr::days>(local);
    return {Date(midnight), local - midnight};
}

std::optional<Date> parse_iso_date(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    const auto year = parse_digits(text.substr(0, 4));
    const auto month = parse_digits(text.substr(5, 2));
    const auto day = parse_digits(text.substr(8, 2));
    if (!year || !month || !day) return std::nullopt;
    const Date date{chr::year(*year), chr::month(static_cast<unsigned>(*month)),
                    chr::day(static_cast<unsigned>(*day))};
    return date.ok() ? std::optional(date) : std::nullopt;
}

std::string format_iso_date(Date date) {
    char text[16];
    std::snprintf(text, sizeof text, "%04d-%02u-%02u", static_cast<int>(date.year()),
                  static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
    return text;
}

std::string format_iso_utc(UtcTime time) {
    const auto midnight = chr::floor<chr::days>(time);
    const chr::hh_mm_ss clock(time - midnight);
    char text[24];
    std::snprintf(text, sizeof text, "T%02d:%02d:%02d.%03dZ", static_cast<int>(clock.hours().count()),
                  static_cast<int>(clock.minutes().count()), static_cast<int>(clock.seconds().count()),
                  static_cast<int>(clock.subseconds().count()));
    return format_iso_date(Date(midnight)) + text;
}

chr::weekday weekday_of(Date date) {
    return chr::weekday(chr::sys_days(date));
}

Date add_days(Date date, int days) {
    return chr::sys_days(date) + chr::days(days);
}

int completed_years(Date birth, Date today) {
    const int years = static_cast<int>(today.year()) - static_cast<int>(birth.year());
    const bool birthday_is_ahead =
        chr::month_day(today.month(), today.day()) < chr::month_day(birth.month(), birth.day());
    return birthday_is_ahead ? years - 1 : years;
}

}  // namespace kiosk::domain

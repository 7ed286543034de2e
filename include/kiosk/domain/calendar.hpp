#pragma once

#include <chrono>
#include <compare>
#include <optional>
#include <string>
#include <string_view>

#include "kiosk/core/clock.hpp"

namespace kiosk::domain {

/// A civil date of the proleptic Gregorian calendar.
using Date = std::chrono::year_month_day;

/// Local wall time to the minute. Indonesia has no daylight saving: local = UTC + fixed offset
/// (WIB +7, WITA +8, WIT +9).
struct LocalTime {
    Date date{};
    std::chrono::minutes minute_of_day{0};  ///< 0..1439
    auto operator<=>(const LocalTime&) const = default;
};

/// The local minute in which `utc` lies. `utc_offset` is positive east of Greenwich: 420 for WIB.
LocalTime to_local(UtcTime utc, std::chrono::minutes utc_offset);

/// "2026-11-22"; empty when the text is not exactly an existing date of this form.
std::optional<Date> parse_iso_date(std::string_view text);
std::string format_iso_date(Date date);  ///< "2026-11-22"
/// "2026-11-22T03:04:05.678Z"
std::string format_iso_utc(UtcTime time);

std::chrono::weekday weekday_of(Date date);  ///< of an existing date
Date add_days(Date date, int days);          ///< of an existing date; negative days lead back
/// Completed years on `today`; somebody born on 29 February completes a year on 1 March of common years.
/// Negative when `birth` lies in the future.
int completed_years(Date birth, Date today);

}  // namespace kiosk::domain

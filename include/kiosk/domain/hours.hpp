#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "kiosk/domain/calendar.hpp"

namespace kiosk::domain {

/// Half-open span of a local day in minutes since midnight: [open, close). 24:00 is 1440.
struct OpenSpan {
    std::chrono::minutes open{0};
    std::chrono::minutes close{0};
    bool operator==(const OpenSpan&) const = default;
};
/// Ascending, not overlapping; empty means closed.
using DayHours = std::vector<OpenSpan>;

/// Days of the week as bits: bit weekday::c_encoding(), Sunday = bit 0.
using Weekdays = std::uint8_t;
inline constexpr Weekdays every_day = 0x7f;

/// Days on which other hours apply, first to last inclusive; empty hours mean closed.
struct HoursException {
    Date first{};
    Date last{};
    DayHours hours;
    std::string label;              ///< for the screen: "Libur Idulfitri", "Layanan akhir pekan"
    Weekdays weekdays = every_day;  ///< of these days only: weekends of a campaign month
    bool operator==(const HoursException&) const = default;
};

struct OpeningHours {
    std::array<DayHours, 7> week;  ///< index: weekday::c_encoding(), Sunday = 0
    /// The last matching entry wins, so that a place's own entries override the district's holidays.
    std::vector<HoursException> exceptions;
    bool operator==(const OpeningHours&) const = default;
};

struct OpenState {
    bool open = false;
    /// When open: the local time of closing. When closed: the next opening, empty if none within a year.
    std::optional<LocalTime> changes_at;
    bool operator==(const OpenState&) const = default;
};

/// Of one day, with the exceptions applied; empty: closed.
DayHours hours_on(const OpeningHours& hours, Date date);
/// The label of the exception in force on that day, empty if none.
std::string exception_label_on(const OpeningHours& hours, Date date);
/// `now`: local time at the place.
OpenState open_state(const OpeningHours& hours, LocalTime now);
/// Days in [first, last] on which the place opens at all; 0 when last < first.
int service_days(const OpeningHours& hours, Date first, Date last);

}  // namespace kiosk::domain

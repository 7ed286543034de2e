#include "kiosk/domain/hours.hpp"

#include <algorithm>

namespace kiosk::domain {

namespace {

using std::chrono::minutes;

constexpr minutes midnight{0};
constexpr minutes end_of_day{24 * 60};
/// How far ahead the next change is looked for: a year, the longest one.
constexpr int horizon_days = 366;

bool covers(const HoursException& exception, Date date) {
    const unsigned weekday_bit = 1u << weekday_of(date).c_encoding();
    return exception.first <= date && date <= exception.last && (exception.weekdays & weekday_bit) != 0;
}

const HoursException* exception_on(const OpeningHours& hours, Date date) {
    const auto found = std::find_if(hours.exceptions.rbegin(), hours.exceptions.rend(),
                                    [&](const auto& e) { return covers(e, date); });
    return found == hours.exceptions.rend() ? nullptr : &*found;
}

bool open_at(const DayHours& day, minutes minute) {
    return std::any_of(day.begin(), day.end(),
                       [&](const auto& span) { return span.open <= minute && minute < span.close; });
}

/// Minutes of a day at which the state may change, ascending: midnight, because the day before may have been
/// open until 24:00, and both ends of every span.
std::vector<minutes> edges(const DayHours& day) {
    std::vector<minutes> all{midnight};
    for (const auto& span : day) {
        all.push_back(span.open);
        if (span.close < end_of_day) all.push_back(span.close);
    }
    return all;
}

/// First minute after `now` at which the place is no longer as it is now.
std::optional<LocalTime> next_change(const OpeningHours& hours, LocalTime now, bool open_now) {
    for (int ahead = 0; ahead <= horizon_days; ++ahead) {
        const Date date = add_days(now.date, ahead);
        const DayHours day = hours_on(hours, date);
        for (minutes minute : edges(day)) {
            const LocalTime edge{date, minute};
            if (edge > now && open_at(day, minute) != open_now) return edge;
        }
    }
    return std::nullopt;
}

}  // namespace

DayHours hours_on(const OpeningHours& hours, Date date) {
    if (const auto* exception = exception_on(hours, date)) return exception->hours;
    return hours.week[weekday_of(date).c_encoding()];
}

std::string exception_label_on(const OpeningHours& hours, Date date) {
    const auto* exception = exception_on(hours, date);
    return exception ? exception->label : "";
}

OpenState open_state(const OpeningHours& hours, LocalTime now) {
    const bool open = open_at(hours_on(hours, now.date), now.minute_of_day);
    return {open, next_change(hours, now, open)};
}

int service_days(const OpeningHours& hours, Date first, Date last) {
    int days = 0;
    for (Date date = first; date <= last; date = add_days(date, 1)) {
        if (!hours_on(hours, date).empty()) ++days;
    }
    return days;
}

}  // namespace kiosk::domain

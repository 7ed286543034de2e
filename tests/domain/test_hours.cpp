#include <rapidcheck.h>

#include <algorithm>
#include <catch2/catch.hpp>

#include "kiosk/domain/hours.hpp"

using namespace kiosk::domain;
using namespace std::chrono_literals;
using kiosk::UtcTime;
using std::chrono::minutes;

namespace {

Date date(const char* iso) {
    return parse_iso_date(iso).value();
}

LocalTime at(const char* iso, minutes minute) {
    return {date(iso), minute};
}

/// Monday to Thursday 08:00-12:00 and 13:00-15:00, Friday 08:00-14:00.
OpeningHours office() {
    OpeningHours hours;
    for (std::size_t day = 1; day <= 4; ++day) hours.week[day] = {{8h, 12h}, {13h, 15h}};
    hours.week[5] = {{8h, 14h}};
    return hours;
}

OpenState open_until(LocalTime time) {
    return {true, time};
}

OpenState closed_until(LocalTime time) {
    return {false, time};
}

}  // namespace

TEST_CASE("a span is open from its first minute and closed from its last") {
    const auto hours = office();
    CHECK(open_state(hours, at("2026-11-23", 7h + 59min)) == closed_until(at("2026-11-23", 8h)));
    CHECK(open_state(hours, at("2026-11-23", 8h)) == open_until(at("2026-11-23", 12h)));
    CHECK(open_state(hours, at("2026-11-23", 11h + 59min)) == open_until(at("2026-11-23", 12h)));
    CHECK(open_state(hours, at("2026-11-23", 12h)) == closed_until(at("2026-11-23", 13h)));
    CHECK(open_state(hours, at("2026-11-23", 15h)) == closed_until(at("2026-11-24", 8h)));
}

TEST_CASE("the next opening is found over weekend, month and year end") {
    const auto hours = office();
    CHECK(open_state(hours, at("2026-11-27", 14h)) == closed_until(at("2026-11-30", 8h)));
    CHECK(open_state(hours, at("2026-10-31", 10h)) == closed_until(at("2026-11-02", 8h)));
    CHECK(open_state(hours, at("2026-12-31", 15h)) == closed_until(at("2027-01-01", 8h)));
}

TEST_CASE("a holiday closes and tells its label") {
    auto hours = office();
    hours.exceptions.push_back({date("2026-12-24"), date("2027-01-01"), {}, "Libur akhir tahun"});
    CHECK(open_state(hours, at("2026-12-24", 10h)) == closed_until(at("2027-01-04", 8h)));
    CHECK(hours_on(hours, date("2027-01-01")).empty());
    CHECK(exception_label_on(hours, date("2027-01-01")) == "Libur akhir tahun");
    CHECK(exception_label_on(hours, date("2027-01-02")).empty());
}

TEST_CASE("of several exceptions the last one wins") {
    auto hours = office();
    hours.exceptions.push_back({date("2026-12-21"), date("2026-12-31"), {}, "Libur"});
    hours.exceptions.push_back({date("2026-12-26"), date("2026-12-26"), {{8h, 12h}}, "Layanan akhir pekan"});
    CHECK(open_state(hours, at("2026-12-22", 9h)) == closed_until(at("2026-12-26", 8h)));
    CHECK(open_state(hours, at("2026-12-26", 9h)) == open_until(at("2026-12-26", 12h)));
    CHECK(exception_label_on(hours, date("2026-12-26")) == "Layanan akhir pekan");
}

TEST_CASE("spans that touch are one opening, also across midnight, week and year end") {
    OpeningHours night;
    night.week[4] = {{20h, 24h}};          // Thursday 31 December 2026
    night.week[5] = {{0h, 3h}, {3h, 4h}};  // Friday 1 January 2027
    night.week[6] = {{22h, 24h}};          // Saturday
    night.week[0] = {{0h, 2h}};            // Sunday
    CHECK(open_state(night, at("2026-12-31", 21h)) == open_until(at("2027-01-01", 4h)));
    CHECK(open_state(night, at("2027-01-01", 0h)) == open_until(at("2027-01-01", 4h)));
    CHECK(open_state(night, at("2027-01-02", 23h)) == open_until(at("2027-01-03", 2h)));
}

TEST_CASE("24:00 closes at midnight of the next day") {
    OpeningHours hours;
    hours.week[1] = {{8h, 24h}};
    CHECK(open_state(hours, at("2026-11-30", 23h + 59min)) == open_until(at("2026-12-01", 0h)));
    CHECK(open_state(hours, at("2026-12-01", 0h)) == closed_until(at("2026-12-07", 8h)));
}

TEST_CASE("what never changes has no next change") {
    CHECK(open_state(OpeningHours{}, at("2026-11-22", 9h)) == OpenState{false, std::nullopt});
    OpeningHours always;
    always.week.fill({{0h, 24h}});
    CHECK(open_state(always, at("2026-11-22", 9h)) == OpenState{true, std::nullopt});
}

TEST_CASE("an opening is found up to a year ahead") {
    OpeningHours once;
    once.exceptions.push_back({date("2027-11-22"), date("2027-11-22"), {{8h, 9h}}, ""});
    CHECK(open_state(once, at("2026-11-22", 9h)) == closed_until(at("2027-11-22", 8h)));
    CHECK_FALSE(open_state(once, at("2026-11-20", 9h)).changes_at);
}

TEST_CASE("an exception may be of some weekdays only") {
    constexpr Weekdays weekend = 1u << 0 | 1u << 6;
    auto hours = office();
    hours.exceptions.push_back(
        {date("2026-11-01"), date("2026-11-30"), {{8h, 12h}}, "Layanan akhir pekan", weekend});
    CHECK(open_state(hours, at("2026-11-27", 14h)) == closed_until(at("2026-11-28", 8h)));  // Friday
    CHECK(open_state(hours, at("2026-11-28", 9h)) == open_until(at("2026-11-28", 12h)));
    CHECK(open_state(hours, at("2026-11-29", 12h)) == closed_until(at("2026-11-30", 8h)));
    CHECK(open_state(hours, at("2026-11-30", 14h)) == open_until(at("2026-11-30", 15h)));
    CHECK(exception_label_on(hours, date("2026-11-29")) == "Layanan akhir pekan");
    CHECK(exception_label_on(hours, date("2026-11-30")).empty());
    CHECK(hours_on(hours, date("2026-12-05")).empty());
    CHECK(service_days(hours, date("2026-11-23"), date("2026-11-29")) == 7);

    hours.exceptions.push_back({date("2026-11-28"), date("2026-12-01"), {}, "Libur"});
    CHECK(open_state(hours, at("2026-11-27", 14h)) == closed_until(at("2026-12-02", 8h)));
    hours.exceptions.push_back({date("2026-11-29"), date("2026-11-29"), {{9h, 10h}}, "", Weekdays{0}});
    CHECK(hours_on(hours, date("2026-11-29")).empty());
}

TEST_CASE("a Friday with its longer break") {
    auto hours = office();
    hours.week[5] = {{8h, 11h}, {13h, 15h}};
    CHECK(open_state(hours, at("2026-11-26", 12h)) == closed_until(at("2026-11-26", 13h)));
    CHECK(open_state(hours, at("2026-11-27", 10h + 59min)) == open_until(at("2026-11-27", 11h)));
    CHECK(open_state(hours, at("2026-11-27", 11h)) == closed_until(at("2026-11-27", 13h)));
    CHECK(open_state(hours, at("2026-11-27", 15h)) == closed_until(at("2026-11-30", 8h)));
}

TEST_CASE("the leap day is a day like others") {
    const auto hours = office();
    CHECK(open_state(hours, at("2028-02-28", 15h)) == closed_until(at("2028-02-29", 8h)));  // Monday
    CHECK(open_state(hours, at("2028-02-29", 15h)) == closed_until(at("2028-03-01", 8h)));
    CHECK(open_state(hours, at("2027-02-26", 15h)) == closed_until(at("2027-03-01", 8h)));
    auto leap_day = office();
    leap_day.exceptions.push_back({date("2028-02-29"), date("2028-02-29"), {}, "Libur"});
    CHECK(open_state(leap_day, at("2028-02-28", 15h)) == closed_until(at("2028-03-01", 8h)));
    CHECK(service_days(hours, date("2028-02-28"), date("2028-03-01")) == 3);
}

TEST_CASE("one instant, two dates: WIB and WITA each have their own hours") {
    constexpr minutes jakarta{420};
    constexpr minutes makassar{480};
    const UtcTime instant = std::chrono::sys_days(date("2026-12-31")) + 23h + 30min - jakarta;
    const LocalTime in_blitar = to_local(instant, jakarta);
    const LocalTime in_balangan = to_local(instant, makassar);
    CHECK(in_blitar == at("2026-12-31", 23h + 30min));
    CHECK(in_balangan == at("2027-01-01", 30min));
    auto hours = office();
    hours.exceptions.push_back({date("2027-01-01"), date("2027-01-01"), {{0h, 1h}}, "Malam tahun baru"});
    CHECK(open_state(hours, in_blitar) == closed_until(at("2027-01-01", 0h)));
    CHECK(open_state(hours, in_balangan) == open_until(at("2027-01-01", 1h)));
    // Both open at 8, an hour apart.
    const UtcTime morning = std::chrono::sys_days(date("2026-11-23")) + 7h + 30min - jakarta;
    CHECK(open_state(hours, to_local(morning, jakarta)) == closed_until(at("2026-11-23", 8h)));
    CHECK(open_state(hours, to_local(morning, makassar)).open);
}

TEST_CASE("service days are days with any opening, both ends included") {
    auto hours = office();
    CHECK(service_days(hours, date("2026-11-23"), date("2026-11-29")) == 5);
    CHECK(service_days(hours, date("2026-11-27"), date("2026-11-27")) == 1);
    CHECK(service_days(hours, date("2026-11-28"), date("2026-11-29")) == 0);
    CHECK(service_days(hours, date("2026-11-29"), date("2026-11-23")) == 0);
    hours.exceptions.push_back({date("2026-11-25"), date("2026-11-25"), {}, "Libur"});
    hours.exceptions.push_back({date("2026-11-28"), date("2026-11-28"), {{8h, 12h}}, "Layanan akhir pekan"});
    CHECK(service_days(hours, date("2026-11-23"), date("2026-11-29")) == 5);
    CHECK(service_days(hours, date("2026-12-28"), date("2027-01-03")) == 5);
}

namespace {

/// Of the whole range from the first example on.
int number(int from, int to) {
    return *rc::gen::resize(rc::kNominalSize, rc::gen::inRange(from, to));
}

/// Ends of spans are drawn from few minutes so that touching spans and midnight are frequent.
DayHours random_day() {
    const auto ends = *rc::gen::unique<std::vector<int>>(
        3, rc::gen::element(0, 1, 7 * 60, 12 * 60, 12 * 60 + 1, 20 * 60, 1439, 1440));
    auto sorted = ends;
    std::sort(sorted.begin(), sorted.end());
    switch (number(0, 4)) {
        case 0:
            return {};
        case 1:
            return {{minutes(sorted[0]), minutes(sorted[1])}};
        case 2:
            return {{minutes(sorted[0]), minutes(sorted[2])}};
        case 3:
            return {{minutes(sorted[0]), minutes(sorted[1])}, {minutes(sorted[1]), minutes(sorted[2])}};
    }
    return {};
}

const Date some_monday = date("2026-12-28");

/// Before a year's end, before a leap day, and before a 1 March without one.
const std::array some_starts{some_monday, date("2028-02-25"), date("2027-02-24")};

OpeningHours random_hours(Date start) {
    OpeningHours hours;
    for (auto& day : hours.week) day = random_day();
    const int exceptions = number(0, 4);
    for (int i = 0; i < exceptions; ++i) {
        const Date first = add_days(start, number(-3, 12));
        const auto days = static_cast<Weekdays>(number(0, every_day + 1));
        hours.exceptions.push_back({first, add_days(first, number(0, 6)), random_day(), "", days});
    }
    return hours;
}

/// Written anew, day by day and minute by minute, so that it shares no mistake with the room.
bool open_at_minute(const OpeningHours& hours, LocalTime time) {
    const unsigned weekday = std::chrono::weekday(std::chrono::sys_days(time.date)).c_encoding();
    const DayHours* spans = &hours.week[weekday];
    for (const HoursException& exception : hours.exceptions) {
        const bool in_range = !(time.date < exception.first) && !(exception.last < time.date);
        if (in_range && ((exception.weekdays >> weekday) & 1u)) spans = &exception.hours;
    }
    return std::any_of(spans->begin(), spans->end(), [&](const OpenSpan& span) {
        return span.open <= time.minute_of_day && time.minute_of_day < span.close;
    });
}

/// Looks at every minute from `now` on until the state changes.
OpenState scan_minutes(const OpeningHours& hours, LocalTime now) {
    const bool open = open_at_minute(hours, now);
    LocalTime time = now;
    for (int ahead = 0; ahead <= 366; ++ahead) {
        for (; time.minute_of_day < 24h; ++time.minute_of_day) {
            if (open_at_minute(hours, time) != open) return {open, time};
        }
        time = {add_days(time.date, 1), 0min};
    }
    return {open, std::nullopt};
}

}  // namespace

TEST_CASE("the state of random hours agrees with a look at every minute") {
    CHECK(rc::check("open_state equals a minute scan", [] {
        const Date start = *rc::gen::elementOf(some_starts);
        const OpeningHours hours = random_hours(start);
        const LocalTime now{add_days(start, number(-2, 10)), minutes(number(0, 1440))};
        RC_ASSERT(open_state(hours, now) == scan_minutes(hours, now));
    }));
}

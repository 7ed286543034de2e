#include <rapidcheck.h>

#include <algorithm>
#include <catch2/catch.hpp>

#include "kiosk/domain/hours.hpp"

using namespace kiosk::domain;
using namespace std::chrono_literals;
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

/// Ends of spans are drawn from few minutes so that touching spans and midnight are frequent.
DayHours random_day() {
    const auto ends = *rc::gen::unique<std::vector<int>>(
        3, rc::gen::element(0, 1, 7 * 60, 12 * 60, 12 * 60 + 1, 20 * 60, 1439, 1440));
    auto sorted = ends;
    std::sort(sorted.begin(), sorted.end());
    switch (*rc::gen::inRange(0, 4)) {
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

OpeningHours random_hours() {
    OpeningHours hours;
    for (auto& day : hours.week) day = random_day();
    const int exceptions = *rc::gen::inRange(0, 4);
    for (int i = 0; i < exceptions; ++i) {
        const Date first = add_days(some_monday, *rc::gen::inRange(-3, 12));
        hours.exceptions.push_back({first, add_days(first, *rc::gen::inRange(0, 6)), random_day(), ""});
    }
    return hours;
}

bool open_in(const DayHours& day, minutes minute) {
    for (const auto& span : day) {
        if (minute >= span.open && minute < span.close) return true;
    }
    return false;
}

/// Looks at every minute from `now` on until the state changes.
OpenState scan_minutes(const OpeningHours& hours, LocalTime now) {
    const bool open = open_in(hours_on(hours, now.date), now.minute_of_day);
    minutes minute = now.minute_of_day;
    for (int ahead = 0; ahead <= 366; ++ahead) {
        const Date day = add_days(now.date, ahead);
        const DayHours spans = hours_on(hours, day);
        for (; minute < 24h; ++minute) {
            if (open_in(spans, minute) != open) return {open, LocalTime{day, minute}};
        }
        minute = 0min;
    }
    return {open, std::nullopt};
}

}  // namespace

TEST_CASE("the state of random hours agrees with a look at every minute") {
    CHECK(rc::check("open_state equals a minute scan", [] {
        const OpeningHours hours = random_hours();
        const LocalTime now{add_days(some_monday, *rc::gen::inRange(-2, 10)),
                            minutes(*rc::gen::inRange(0, 1440))};
        RC_ASSERT(open_state(hours, now) == scan_minutes(hours, now));
    }));
}

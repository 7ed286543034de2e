#include <catch2/catch.hpp>

#include "kiosk/domain/calendar.hpp"

using namespace kiosk;
using namespace kiosk::domain;
using namespace std::chrono_literals;

namespace {

Date date(const char* iso) {
    return parse_iso_date(iso).value();
}

UtcTime utc(const char* iso, std::chrono::milliseconds since_midnight) {
    return std::chrono::sys_days(date(iso)) + since_midnight;
}

}  // namespace

TEST_CASE("an ISO date is read only in its exact form") {
    CHECK(parse_iso_date("2026-11-22") == Date(std::chrono::year(2026) / 11 / 22));
    CHECK(parse_iso_date("2024-02-29").has_value());
    CHECK(parse_iso_date("0001-01-01").has_value());
    for (const char* wrong : {"", "2026-11-2", "2026-11-022", "2026/11/22", "22-11-2026", "2026-02-29",
                              "1900-02-29", "2026-13-01", "2026-00-10", "2026-04-31", "2026-01-00",
                              "2026-1a-01", " 2026-11-22", "2026-11-22 ", "+026-11-22", "-026-11-22"}) {
        INFO(wrong);
        CHECK_FALSE(parse_iso_date(wrong));
    }
}

TEST_CASE("dates and times are written in ISO form") {
    CHECK(format_iso_date(date("2026-01-05")) == "2026-01-05");
    CHECK(format_iso_date(date("0099-01-05")) == "0099-01-05");
    CHECK(format_iso_utc(utc("2026-11-22", 3h + 4min + 5s + 678ms)) == "2026-11-22T03:04:05.678Z");
    CHECK(format_iso_utc(utc("1969-12-31", 24h - 1ms)) == "1969-12-31T23:59:59.999Z");
}

TEST_CASE("local time is UTC and a fixed offset, across midnight and year end") {
    CHECK(to_local(utc("2026-11-22", 3h), 7h) == LocalTime{date("2026-11-22"), 10h});
    CHECK(to_local(utc("2026-12-31", 17h), 7h) == LocalTime{date("2027-01-01"), 0min});
    CHECK(to_local(utc("2026-12-31", 17h - 1ms), 7h) == LocalTime{date("2026-12-31"), 1439min});
    CHECK(to_local(utc("2026-12-31", 16h), 8h) == LocalTime{date("2027-01-01"), 0min});
    CHECK(to_local(utc("1969-12-31", 16h + 59min + 59s), 7h) == LocalTime{date("1969-12-31"), 1439min});
}

TEST_CASE("days are counted over months, leap days and years") {
    CHECK(add_days(date("2026-12-31"), 1) == date("2027-01-01"));
    CHECK(add_days(date("2028-02-28"), 1) == date("2028-02-29"));
    CHECK(add_days(date("2027-03-01"), -1) == date("2027-02-28"));
    CHECK(add_days(date("2026-11-22"), 0) == date("2026-11-22"));
    CHECK(weekday_of(date("2026-11-22")) == std::chrono::Sunday);
    CHECK(weekday_of(date("2026-11-23")) == std::chrono::Monday);
}

TEST_CASE("a year is completed on the birthday") {
    CHECK(completed_years(date("2009-11-22"), date("2026-11-22")) == 17);
    CHECK(completed_years(date("2009-11-23"), date("2026-11-22")) == 16);
    CHECK(completed_years(date("2009-11-21"), date("2026-11-22")) == 17);
    CHECK(completed_years(date("2009-12-01"), date("2026-11-22")) == 16);
    CHECK(completed_years(date("2026-11-22"), date("2026-11-22")) == 0);
    CHECK(completed_years(date("2026-11-23"), date("2026-11-22")) == -1);
}

TEST_CASE("somebody born on 29 February completes a year on 1 March of common years") {
    CHECK(completed_years(date("2008-02-29"), date("2025-02-28")) == 16);
    CHECK(completed_years(date("2008-02-29"), date("2025-03-01")) == 17);
    CHECK(completed_years(date("2008-02-29"), date("2024-02-28")) == 15);
    CHECK(completed_years(date("2008-02-29"), date("2024-02-29")) == 16);
}

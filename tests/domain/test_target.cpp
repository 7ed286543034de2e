#include <catch2/catch.hpp>

#include "kiosk/domain/target.hpp"

using namespace kiosk::domain;
using namespace std::chrono_literals;

namespace {

Date date(const char* iso) {
    return parse_iso_date(iso).value();
}

/// Kota Blitar's target (domain.md 4.3) over a period of round numbers.
TargetPeriod kota_blitar() {
    TargetPeriod target;
    target.district = "Kota Blitar";
    target.first = date("2026-01-01");
    target.deadline = date("2026-04-10");  // the 100th day
    target.percent = 30;
    target.base_count = 123'000;
    return target;
}

OpeningHours open_every_day() {
    OpeningHours hours;
    hours.week.fill({{8h, 15h}});
    return hours;
}

OpeningHours working_days() {
    OpeningHours hours = open_every_day();
    hours.week[0] = hours.week[6] = {};
    return hours;
}

OfficialFigure figure(int count, const char* iso) {
    return {count, date(iso), "report"};
}

const OfficialFigure end_of_2025 = figure(23'370, "2025-12-31");

Standing standing_of(const OfficialFigure& latest) {
    return pacing(kota_blitar(), end_of_2025, latest, open_every_day(), date("2026-02-20")).standing;
}

}  // namespace

TEST_CASE("the target is a share of its base, rounded to a person") {
    TargetPeriod target = kota_blitar();
    CHECK(target_count(target) == 36'900);
    target.base_count = 2'817;  // Galudra: 30 % of 2,817 is 845 (domain.md 4.2)
    CHECK(target_count(target) == 845);
    target.percent = 0;
    CHECK(target_count(target) == 0);
}

TEST_CASE("a count is shown as a share of the base, not of the target") {
    CHECK(percent_of_base(kota_blitar(), 23'370) == Approx(19.0));
    CHECK(percent_of_base(kota_blitar(), 36'900) == Approx(30.0));
}

TEST_CASE("what is missing is spread over the service days that are left") {
    const auto monday = pacing(kota_blitar(), end_of_2025, end_of_2025, working_days(), date("2026-03-30"));
    CHECK(monday.missing == 13'530);
    CHECK(monday.service_days_left == 10);
    CHECK(monday.needed_per_day == 1'353);
    const auto saturday = pacing(kota_blitar(), end_of_2025, end_of_2025, working_days(), date("2026-04-04"));
    CHECK(saturday.service_days_left == 5);
    CHECK(saturday.needed_per_day == 2'706);
}

TEST_CASE("the need per day is rounded up and today counts") {
    const auto last_day = pacing(kota_blitar(), end_of_2025, figure(36'899, "2026-04-09"), open_every_day(),
                                 date("2026-04-10"));
    CHECK(last_day.service_days_left == 1);
    CHECK(last_day.needed_per_day == 1);
    const auto three_days = pacing(kota_blitar(), end_of_2025, figure(36'890, "2026-04-07"), open_every_day(),
                                   date("2026-04-08"));
    CHECK(three_days.needed_per_day == 4);
}

TEST_CASE("after the deadline no need per day can be told unless nothing is missing") {
    const auto late = pacing(kota_blitar(), end_of_2025, end_of_2025, open_every_day(), date("2026-04-11"));
    CHECK(late.service_days_left == 0);
    CHECK_FALSE(late.needed_per_day);
    const auto done = pacing(kota_blitar(), end_of_2025, figure(40'000, "2026-04-01"), open_every_day(),
                             date("2026-04-11"));
    CHECK(done.missing == 0);
    CHECK(done.needed_per_day == 0);
}

TEST_CASE("one official figure has no standing") {
    CHECK(standing_of(end_of_2025) == Standing::unknown);
    CHECK(standing_of(figure(24'000, "2025-12-31")) == Standing::unknown);
}

TEST_CASE("a target that is met is reached whatever the dates say") {
    CHECK(standing_of(figure(36'900, "2026-02-19")) == Standing::reached);
    CHECK(standing_of(figure(36'900, "2025-12-31")) == Standing::reached);
    CHECK(standing_of(figure(36'899, "2026-02-19")) == Standing::ahead);
}

// Half of the days done: 23,370 + 13,530 / 2 = 30,135; one percent of the target is 369.
TEST_CASE("standing is measured against a straight line, with a tolerance on both sides") {
    CHECK(standing_of(figure(30'135, "2026-02-19")) == Standing::on_track);
    CHECK(standing_of(figure(30'135 + 369, "2026-02-19")) == Standing::on_track);
    CHECK(standing_of(figure(30'135 + 370, "2026-02-19")) == Standing::ahead);
    CHECK(standing_of(figure(30'135 - 369, "2026-02-19")) == Standing::on_track);
    CHECK(standing_of(figure(30'135 - 370, "2026-02-19")) == Standing::behind);
}

TEST_CASE("the line rests on service days, not on calendar days") {
    OpeningHours closed_until_march = open_every_day();
    closed_until_march.exceptions.push_back({date("2026-01-01"), date("2026-02-28"), {}, "Libur"});
    const auto latest = figure(23'370, "2026-02-28");
    CHECK(pacing(kota_blitar(), end_of_2025, latest, closed_until_march, date("2026-03-01")).standing ==
          Standing::on_track);
    CHECK(pacing(kota_blitar(), end_of_2025, latest, open_every_day(), date("2026-03-01")).standing ==
          Standing::behind);
}

TEST_CASE("the line ends at the deadline and needs a service day") {
    CHECK(standing_of(figure(36'600, "2026-06-30")) == Standing::on_track);
    const auto never_open =
        pacing(kota_blitar(), end_of_2025, figure(30'000, "2026-02-19"), OpeningHours{}, date("2026-02-20"));
    CHECK(never_open.standing == Standing::unknown);
    CHECK_FALSE(never_open.needed_per_day);
}

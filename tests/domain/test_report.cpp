#include <rapidcheck.h>

#include <catch2/catch.hpp>

#include "kiosk/domain/report.hpp"
#include "kiosk/domain/tally.hpp"

using namespace kiosk;
using namespace kiosk::domain;
using namespace std::chrono_literals;

namespace {

constexpr Date november_2 = std::chrono::year(2026) / 11 / 2;  // a Monday

/// A ledger that grows by hand.
struct Ledger {
    std::vector<Event> events;

    Event& add(EventKind kind, Date day = november_2, const std::string& place = "kel-turi") {
        Event event;
        event.sequence = static_cast<std::int64_t>(events.size()) + 1;
        event.kiosk = "kb-1";
        event.place = place;
        event.draft.kind = kind;
        event.draft.language = "id";
        event.draft.service_day = day;
        event.draft.at.wall = std::chrono::sys_days(day) + 2h;  // 9 o'clock in WIB
        events.push_back(event);
        return events.back();
    }
    /// `person`: the first row of somebody who was there before; 0 for a new one.
    Event& activate(EventKind kind, std::int64_t person = 0, Date day = november_2) {
        Event& event = add(kind, day);
        if (kind == EventKind::activation_confirmed) event.draft.officer = "siti-1";
        if (person != 0) event.draft.detail = person_detail(person);
        return event;
    }
    Event& undo(std::int64_t row, Date day = november_2) {
        Event& event = add(EventKind::act_undone, day);
        event.draft.detail = undone_detail(row);
        event.draft.officer = "siti-1";
        return event;
    }
};

ReportScope november() {
    ReportScope scope;
    scope.first = std::chrono::year(2026) / 11 / 1;
    scope.last = std::chrono::year(2026) / 11 / 30;
    scope.area_of_place = {{"kel-turi", "35.72.02.1004"}};
    for (std::size_t weekday = 1; weekday <= 5; ++weekday) scope.service.week[weekday] = {{480min, 900min}};
    scope.service.exceptions = {{november_2, november_2, {}, "Libur"}};
    return scope;
}

MonthReport make_report(const ReportScope& scope, std::span<const Event> events) {
    ReportCounter counter(scope);
    for (const Event& event : events) counter.add(event);
    return counter.report();
}

constexpr auto confirmed = EventKind::activation_confirmed;
constexpr auto self_reported = EventKind::activation_self_reported;

}  // namespace

TEST_CASE("report: an empty ledger gives a report that says so, with every day of the range") {
    const MonthReport report = make_report(november(), {});
    CHECK(report.empty());
    CHECK(report.total == OutcomeCounts{});
    REQUIRE(report.by_day.size() == 30);
    CHECK_FALSE(report.by_day[0].service);
    CHECK_FALSE(report.by_day[1].service);
    CHECK(report.by_day[1].label == "Libur");
    CHECK(report.by_day[2].service);
    CHECK(report.to_confirmation.measured == 0);
}

TEST_CASE("report: what was seen in SIAK is no outcome, also when it is taken back") {
    Ledger ledger;
    ledger.activate(EventKind::activation_confirmed);
    Event& seen = ledger.add(EventKind::status_seen, november_2);
    seen.draft.officer = "siti-1";
    seen.draft.detail = "ktp_el print_ready";
    const auto row = seen.sequence;
    const OutcomeCounts before = make_report(november(), ledger.events).total;
    ledger.undo(row);
    CHECK(make_report(november(), ledger.events).total == before);
    CHECK(before.undone == 0);
    CHECK(before.confirmed == 1);
}

TEST_CASE("report: a person counts once, on the day and at the place of the act that counts") {
    Ledger ledger;
    ledger.activate(self_reported);                          // row 1, confirmed by row 2
    ledger.activate(confirmed, 1, add_days(november_2, 1));  // counts
    ledger.activate(confirmed, 1, add_days(november_2, 2));  // repeated
    ledger.activate(self_reported);                          // row 4, stays a report of his own
    ledger.activate(confirmed).draft.registration = Registration::elsewhere;
    const MonthReport report = make_report(november(), ledger.events);
    CHECK(report.total == OutcomeCounts{0, 1, 1, 1, 1, 0, 0});
    CHECK(report.by_day[1].counts == OutcomeCounts{0, 0, 1, 1, 0, 0, 0});
    CHECK(report.by_day[2].counts == OutcomeCounts{0, 1, 0, 0, 0, 0, 0});
    CHECK(report.by_day[3].counts == OutcomeCounts{0, 0, 0, 0, 1, 0, 0});
    CHECK(report.by_place.at("kel-turi") == report.total);
    CHECK(report.by_area.at("35.72.02.1004") == report.total);
    CHECK(report.by_hour[9] == report.total);
    CHECK(report.rows_read == 5);
    CHECK(report.kiosks == std::set<std::string>{"kb-1"});
}

TEST_CASE(
    "report: a correction after the month counts, and the rows of other days are read but not counted") {
    Ledger ledger;
    ledger.add(EventKind::visit_started, add_days(november_2, -5));
    ledger.activate(confirmed);
    ledger.activate(confirmed, 2, add_days(november_2, 40));
    ledger.undo(2, add_days(november_2, 41));
    ReportCounter counter(november());
    for (const Event& event : ledger.events) counter.add(event);
    const MonthReport report = counter.report();
    CHECK(report.total == OutcomeCounts{0, 0, 0, 0, 0, 1, 0});  // the later confirmation counts, in December
    CHECK(counter.count_between(november_2, add_days(november_2, 60)).confirmed == 1);
    CHECK(report.rows_read == 4);
    CHECK(report.first_row == 2);
    CHECK(report.last_row == 2);
    CHECK(report.read_until == ledger.events.back().draft.at.wall);
}

TEST_CASE("report: visits that ended without activation, by reason, without those taken back") {
    Ledger ledger;
    ledger.add(EventKind::visit_started);
    ledger.add(EventKind::visit_ended).draft.reason = Reason::no_phone;
    auto& recorded = ledger.add(EventKind::visit_ended);
    recorded.draft.reason = Reason::server_disturbed;
    recorded.draft.officer = "siti-1";
    auto& mistaken = ledger.add(EventKind::visit_ended);
    mistaken.draft.reason = Reason::did_not_come;
    mistaken.draft.officer = "siti-1";
    ledger.undo(4);
    const MonthReport report = make_report(november(), ledger.events);
    CHECK(report.total == OutcomeCounts{1, 0, 0, 0, 0, 1, 2});
    CHECK(report.ended_by_reason ==
          std::map<Reason, int>{{Reason::no_phone, 1}, {Reason::server_disturbed, 1}});
}

TEST_CASE("report: problems, checks, survey, tickets and languages") {
    Ledger ledger;
    ledger.add(EventKind::problem_chosen).draft.detail = "F05";
    ledger.add(EventKind::nik_checked).draft.reason = Reason::nik_deactivated;
    ledger.add(EventKind::survey_answered).draft.detail = "U3:4";
    ledger.add(EventKind::survey_answered).draft.detail = "U3:9";  // no score
    ledger.add(EventKind::ticket_issued);
    ledger.add(EventKind::visit_started, november_2, "sekolah-1").draft.language = "jv";
    const MonthReport report = make_report(november(), ledger.events);
    CHECK(report.problems.at("F05") == 1);
    CHECK(report.nik_checks.at(Reason::nik_deactivated) == 1);
    CHECK(report.survey.at("U3") == Scores{0, 0, 0, 1});
    CHECK(report.tickets == 1);
    CHECK(report.by_language.at("jv").visits == 1);
    CHECK(report.by_area.at("").visits == 1);  // a place that the pack does not know
}

TEST_CASE("report: half and nine tenths of the confirmations took no longer") {
    Ledger ledger;
    for (int minutes = 1; minutes <= 10; ++minutes) {
        ledger.activate(confirmed).draft.duration = std::chrono::minutes(minutes);
    }
    ledger.activate(confirmed);  // at the desk: not measured
    const MonthReport report = make_report(november(), ledger.events);
    CHECK(report.to_confirmation == Durations{10, 5min, 9min});
}

TEST_CASE("report: power cuts and days on which the clock was doubted") {
    Ledger ledger;
    ledger.add(EventKind::kiosk_started).draft.detail = "clock trusted";
    ledger.add(EventKind::kiosk_stopped);
    ledger.add(EventKind::kiosk_started).draft.detail = "clock trusted";
    ledger.add(EventKind::kiosk_started, add_days(november_2, 1)).draft.detail = "clock doubted";
    ledger.add(EventKind::visit_started, add_days(november_2, 2));
    ledger.add(EventKind::clock_confirmed, add_days(november_2, 3));
    ledger.add(EventKind::visit_started, add_days(november_2, 4));
    const MonthReport report = make_report(november(), ledger.events);
    CHECK(report.starts == 3);
    CHECK(report.power_cuts == 1);
    CHECK(report.doubted_days ==
          std::vector{add_days(november_2, 1), add_days(november_2, 2), add_days(november_2, 3)});
}

TEST_CASE("report: acts of a doubted clock that may belong to the range are named, and their days counted") {
    constexpr Date long_ago = std::chrono::year(2000) / 1 / 1;
    Ledger ledger;
    ledger.add(EventKind::kiosk_started).draft.detail = "clock trusted";
    ledger.activate(confirmed);
    ledger.add(EventKind::kiosk_started, long_ago).draft.detail = "clock doubted";  // row 3
    ledger.activate(confirmed, 0, long_ago);
    ledger.activate(confirmed, 0, add_days(long_ago, 1));
    ledger.undo(5, add_days(long_ago, 1));
    ledger.activate(confirmed, 0, add_days(november_2, 400));
    const std::set<Date> days{long_ago, add_days(long_ago, 1), add_days(november_2, 400)};

    SECTION("between the rows of the range") {
        ledger.add(EventKind::clock_confirmed, add_days(november_2, 1));
    }
    SECTION("at the end of the ledger") {}
    SECTION("after the last row of the range, before those of the next month") {
        ledger.add(EventKind::clock_confirmed, add_days(november_2, 40));
        ledger.activate(confirmed, 0, add_days(november_2, 40));
    }
    const MonthReport report = make_report(november(), ledger.events);
    CHECK(report.total.confirmed == 1);
    CHECK(report.misdated == MisdatedActs{2, 4, 7, days});
    for (const Date day : days) CHECK(std::ranges::count(report.doubted_days, day) == 1);
}

TEST_CASE("report: acts of a doubted clock that trusted rows place elsewhere are not named") {
    Ledger ledger;
    SECTION("later") {
        ledger.activate(confirmed);
        ledger.activate(confirmed, 0, add_days(november_2, 40));  // trusted: the month is over
        ledger.add(EventKind::kiosk_started, add_days(november_2, 41)).draft.detail = "clock doubted";
        ledger.activate(confirmed, 0, add_days(november_2, 41));
    }
    SECTION("earlier") {
        ledger.add(EventKind::kiosk_started, add_days(november_2, -40)).draft.detail = "clock doubted";
        ledger.activate(confirmed, 0, add_days(november_2, -40));
        ledger.add(EventKind::clock_confirmed, add_days(november_2, -39));  // trusted: not yet
        ledger.activate(confirmed);
    }
    SECTION("in the range, where they count") {
        ledger.add(EventKind::kiosk_started).draft.detail = "clock doubted";
        ledger.activate(confirmed);
    }
    SECTION("a start alone") {
        ledger.add(EventKind::kiosk_started, add_days(november_2, -9999)).draft.detail = "clock doubted";
        ledger.add(EventKind::clock_confirmed);
        ledger.activate(confirmed);
    }
    const MonthReport report = make_report(november(), ledger.events);
    CHECK(report.total.confirmed == 1);
    CHECK(report.misdated.empty());
}

TEST_CASE("report: the days together are what the tally says, whatever was done and taken back") {
    const bool held = rc::check([](const std::vector<std::uint8_t>& choices) {
        Ledger ledger;
        Tally tally;
        std::vector<std::int64_t> people;
        for (std::size_t i = 0; i < choices.size(); ++i) {
            const int choice = choices[i];
            const Date day = add_days(november_2, static_cast<int>(i % 28));
            const std::int64_t known =
                people.empty() ? 0 : people[static_cast<std::size_t>(choice / 8) % people.size()];
            const bool anew = choice % 3 == 0 || known == 0;
            if (choice % 8 < 5) {
                auto& event =
                    ledger.activate(choice % 8 < 3 ? confirmed : self_reported, anew ? 0 : known, day);
                if (choice % 5 == 0) event.draft.registration = Registration::elsewhere;
                if (anew) people.push_back(event.sequence);
            } else if (choice % 8 < 7) {
                ledger.undo(1 + choice / 8, day);
            } else {
                ledger.add(EventKind::visit_ended, day).draft.officer = choice % 16 == 7 ? "siti-1" : "";
            }
            tally.add(ledger.events.back());
        }
        ReportCounter counter(november());
        for (const Event& event : ledger.events) counter.add(event);
        const KioskCount count = counter.count_between(november().first, november().last);
        RC_ASSERT(count == tally.count());

        KioskCount sum;
        for (Date day = november().first; day <= november().last; day = add_days(day, 1)) {
            const KioskCount one = counter.count_between(day, day);
            for (const auto number :
                 {&KioskCount::confirmed, &KioskCount::elsewhere, &KioskCount::self_reported,
                  &KioskCount::repeated, &KioskCount::undone}) {
                RC_ASSERT((one.*number) >= 0);
                sum.*number += one.*number;
            }
        }
        sum.since = count.since;
        RC_ASSERT(sum == count);

        const MonthReport report = counter.report();
        OutcomeCounts days;
        for (const auto& day : report.by_day) days += day.counts;
        RC_ASSERT(days == report.total);
        RC_ASSERT(days.confirmed == count.confirmed);
        RC_ASSERT(days.undone == count.undone);
    });
    CHECK(held);
}

TEST_CASE("report: target, official figures and the kiosk's count stay apart") {
    Ledger ledger;
    ledger.activate(confirmed);                               // 2 November: after the first figure
    ledger.activate(confirmed, 0, add_days(november_2, 20));  // after the second
    auto& entered = ledger.add(EventKind::figure_entered, add_days(november_2, 10));
    entered.draft.detail = "2026-11-10 24900 laporan provinsi";
    ReportCounter counter(november());
    for (const Event& event : ledger.events) counter.add(event);

    const TargetPeriod target{"Kota Blitar",
                              november().first,
                              std::chrono::year(2026) / 12 / 31,
                              30.0,
                              BaseKind::wajib_ktp,
                              123'000,
                              november_2,
                              "target"};
    const std::vector<OfficialFigure> pack{{23'370, std::chrono::year(2026) / 10 / 31, "pusat"},
                                           {30'000, std::chrono::year(2026) / 12 / 15, "nanti"}};
    const auto report = counter.report();
    const ReportSeries series = make_series(counter, november(), target, pack, report.figures_entered,
                                            std::chrono::year(2027) / 1 / 5);
    CHECK(series.as_of == november().last);
    REQUIRE(series.figures.size() == 2);  // the one of December is not of this report
    CHECK(series.reconciliation.official_movement == 1'530);
    CHECK(series.reconciliation.kiosk.confirmed == 1);
    REQUIRE(series.pace.has_value());
    CHECK(series.pace->missing == 36'900 - 24'900);
    CHECK(series.pace->service_days_left == 24);

    const ReportSeries only_later =
        make_series(counter, november(), target, std::span(pack).subspan(1), {}, november_2);
    CHECK(only_later.figures.size() == 1);

    const ReportSeries none = make_series(counter, november(), target, {}, {}, november_2);
    CHECK(none.figures.empty());
    CHECK_FALSE(none.pace.has_value());  // nothing official to measure with
    CHECK_FALSE(none.reconciliation.official_movement.has_value());
    CHECK(none.reconciliation.kiosk.confirmed == 1);  // since the target's period began
}

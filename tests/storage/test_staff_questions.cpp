#include <catch2/catch.hpp>

#include "kiosk/domain/reconciliation.hpp"
#include "kiosk/storage/ledger.hpp"
#include "ledger_fixture.hpp"

using namespace kiosk;
using namespace kiosk::test;
using domain::EventKind;
using namespace std::chrono_literals;

namespace {

/// A draft some time after all others.
domain::EventDraft at(domain::EventDraft draft, std::chrono::milliseconds later) {
    draft.at.wall += later;
    draft.at.mono += later;
    return draft;
}

Now now_after(std::chrono::milliseconds later) {
    return at(draft(EventKind::visit_started, 1), later).at;
}

std::vector<std::int64_t> undoable_rows(LedgerFixture& f, domain::Date day = a_day) {
    std::vector<std::int64_t> rows;
    const auto acts = f.ledger.undoable(day).value();
    for (const auto& act : acts) rows.push_back(act.row);
    return rows;
}

domain::EventDraft outcome(std::uint8_t visit) {
    domain::EventDraft ended = staff_draft(EventKind::visit_ended, visit);
    ended.reason = domain::Reason::did_not_come;
    return ended;
}

}  // namespace

TEST_CASE("an act of staff can be taken back until it is") {
    LedgerFixture f;
    f.append(confirmed(1, 1));
    f.append(self_reported(2, 2));
    f.append(draft(EventKind::visit_ended, 3));
    f.append(outcome(4));
    CHECK(undoable_rows(f) == std::vector<std::int64_t>{4, 2, 1});  // newest first

    const auto act = f.ledger.undoable(a_day)->front();
    CHECK(act.kind == EventKind::visit_ended);
    CHECK(act.reason == domain::Reason::did_not_come);
    CHECK(act.visit == visit_number(4));
    CHECK(act.officer == "siti-1");
    CHECK(act.at == outcome(4).at.wall);

    f.append(undoing(4));
    f.append(undoing(2));
    CHECK(undoable_rows(f) == std::vector<std::int64_t>{1});
    CHECK(f.ledger.count()->self_reported == 0);
    CHECK(f.ledger.count()->undone == 2);
    CHECK(findings(f.store) == std::vector<std::string>{});
}

TEST_CASE("what was wrong at closing time can be taken back for a week, and not more than a screenful") {
    LedgerFixture f;
    f.append(confirmed(1, 1));
    CHECK(undoable_rows(f, next_day) == std::vector<std::int64_t>{1});
    CHECK(undoable_rows(f, domain::add_days(a_day, 6)) == std::vector<std::int64_t>{1});
    CHECK(undoable_rows(f, domain::add_days(a_day, 7)).empty());
    for (std::uint8_t person = 2; person <= 70; ++person) f.append(confirmed(person, person, next_day));
    const auto rows = undoable_rows(f, next_day);
    CHECK(rows.size() == 60);
    CHECK(rows.front() == 70);
}

TEST_CASE("a report taken back lets its ticket wait again") {
    LedgerFixture f;
    f.issue_ticket(1);
    f.append(self_reported(1, 1));
    CHECK(f.ledger.open_visits(a_day)->front().self_reported);
    CHECK(f.ledger.notes(a_day)->waiting == 0);
    f.append(undoing(2));
    CHECK_FALSE(f.ledger.open_visits(a_day)->front().self_reported);
    CHECK(f.ledger.notes(a_day)->waiting == 1);
}

TEST_CASE("taking back what closed a ticket opens it again") {
    LedgerFixture f;
    f.issue_ticket(1);
    f.issue_ticket(2);
    f.append(confirmed(1, 1));
    f.append(outcome(2));
    CHECK(f.ledger.open_visits(a_day)->empty());
    f.append(undoing(3));
    CHECK(f.ledger.open_visits(a_day)->size() == 1);
    f.append(undoing(4));
    const auto open = f.ledger.open_visits(a_day).value();
    REQUIRE(open.size() == 2);
    CHECK(open[1].visit == visit_number(2));
    CHECK(open[1].token == token_number(2));
    CHECK(open[1].issued_at == outcome(2).at.wall);
    f.append(confirmed(1, 1));
    CHECK(f.ledger.open_visits(a_day)->size() == 1);
}

TEST_CASE("notes tell the count, who waits, a disturbance and the figures that were entered") {
    LedgerFixture f;
    CHECK(f.ledger.notes(a_day).value() == domain::LedgerNotes{});
    f.append(confirmed(1, 1));
    f.issue_ticket(2);
    f.issue_ticket(3);
    f.append(self_reported(3, 3));  // says that it is done: does not wait
    f.issue_ticket(4, next_day);
    const auto notes = f.ledger.notes(a_day).value();
    CHECK(notes.count == f.ledger.count().value());
    CHECK(notes.count.confirmed == 1);
    CHECK(notes.waiting == 1);
    CHECK_FALSE(notes.disturbed_since.has_value());
    CHECK(notes.figures.empty());
}

TEST_CASE("a disturbance lasts from its start to its end") {
    LedgerFixture f;
    const auto since = [&] { return f.ledger.notes(a_day)->disturbed_since; };
    f.append(staff_draft(EventKind::disturbance_started));
    f.append(at(staff_draft(EventKind::disturbance_started), 5min));  // by a second officer
    CHECK(since() == now_after(0min).wall);
    f.append(staff_draft(EventKind::disturbance_ended));
    CHECK_FALSE(since().has_value());
    f.append(at(staff_draft(EventKind::disturbance_started), 1h));
    CHECK(since() == now_after(1h).wall);
}

TEST_CASE("entered figures come by date, and of one date in the order in which they were entered") {
    LedgerFixture f;
    const auto enter = [&](int count, domain::Date date) {
        domain::EventDraft entered = staff_draft(EventKind::figure_entered);
        entered.detail = domain::figure_detail({count, date, "laporan bulanan"});
        f.append(entered);
    };
    enter(300, next_day);
    enter(200, a_day);
    enter(201, a_day);
    const std::vector<domain::OfficialFigure> expected{
        {200, a_day, "laporan bulanan"}, {201, a_day, "laporan bulanan"}, {300, next_day, "laporan bulanan"}};
    CHECK(f.ledger.notes(a_day)->figures == expected);
}

TEST_CASE("wrong PINs and codes are counted since the last success, also after a restart") {
    LedgerFixture f;
    CHECK(f.ledger.staff_lock().value() == domain::StaffLock{});
    f.append(draft(EventKind::staff_refused, 0));
    f.append(at(draft(EventKind::staff_refused, 0), 5s));
    CHECK(f.ledger.staff_lock().value() == domain::StaffLock{2, now_after(5s).mono, "boot-a"});

    storage::Store again = f.open();
    storage::SqliteLedger later(again, f.identity("boot-b"));
    CHECK(later.staff_lock()->wrong_in_a_row == 2);
    const auto third = at(draft(EventKind::staff_refused, 0), 1s);  // the monotonic time began anew
    REQUIRE(later.append(std::span(&third, 1)).ok());
    CHECK(f.ledger.staff_lock().value() == domain::StaffLock{3, now_after(1s).mono, "boot-b"});

    f.append(GENERATE(staff_draft(EventKind::staff_logged_in), confirmed(1, 1)));
    CHECK(f.ledger.staff_lock().value() == domain::StaffLock{});
    f.append(draft(EventKind::staff_refused, 0));
    CHECK(f.ledger.staff_lock()->wrong_in_a_row == 1);
}

TEST_CASE("wrong ones of an hour ago and before do not count") {
    LedgerFixture f;
    for (int n = 0; n < 6; ++n) f.append(draft(EventKind::staff_refused, 0));
    f.append(at(draft(EventKind::staff_refused, 0), 59min));
    CHECK(f.ledger.staff_lock()->wrong_in_a_row == 7);
    f.append(at(draft(EventKind::staff_refused, 0), 119min));
    CHECK(f.ledger.staff_lock().value() == domain::StaffLock{1, now_after(119min).mono, "boot-a"});
}

TEST_CASE("looked-up NIKs of the last hour are counted once each") {
    LedgerFixture f;
    const auto checks = [&](std::chrono::milliseconds later, std::optional<domain::NikToken> token = {}) {
        return f.ledger.recent_checks(now_after(later), "boot-a", token).value();
    };
    CHECK(checks(0min) == domain::RecentChecks{});
    f.append(draft(EventKind::nik_checked, 1, 1));
    f.append(at(draft(EventKind::nik_checked, 2, 2), 10min));
    f.append(at(draft(EventKind::nik_checked, 2, 2), 20min));
    f.append(at(draft(EventKind::nik_checked, 2), 21min));  // no NIK was looked up
    domain::EventDraft not_answered = at(draft(EventKind::nik_checked, 3, 3), 22min);
    not_answered.reason = domain::Reason::nik_too_many_checks;
    f.append(not_answered);
    CHECK(checks(30min) == domain::RecentChecks{2, 10min, 30min});
    CHECK(checks(60min) == domain::RecentChecks{1, 40min, 20min});  // the first was an hour ago
    CHECK(checks(80min) == domain::RecentChecks{});
    // His own NIK may be asked again.
    CHECK(checks(30min, token_number(2)) == domain::RecentChecks{1, 10min, 30min});
    CHECK(checks(30min, token_number(9)).different == 2);

    f.append(staff_draft(EventKind::checks_released));
    CHECK(checks(30min) == domain::RecentChecks{});
}

TEST_CASE("after a restart look-ups are as old as the wall clock says, and at least as the machine runs") {
    LedgerFixture f;
    f.append(draft(EventKind::nik_checked, 1, 1));
    Now now = now_after(30min);
    now.mono = 5s;  // of another boot
    CHECK(f.ledger.recent_checks(now, "boot-b", {}).value() == domain::RecentChecks{1, 30min, 30min});
    now.wall = now_after(-24h).wall;  // the clock fell back
    CHECK(f.ledger.recent_checks(now, "boot-b", {}).value() == domain::RecentChecks{1, 5s, 60min - 5s});
    now.mono = 61min;
    CHECK(f.ledger.recent_checks(now, "boot-b", {}).value() == domain::RecentChecks{});
    now = now_after(59min);
    now.wall = now_after(2h).wall;  // jumped in the same boot: no way out
    CHECK(f.ledger.recent_checks(now, "boot-a", {})->different == 1);
}

TEST_CASE("a wrong clock in between hides no look-up") {
    LedgerFixture f;
    storage::SqliteLedger second(f.store, f.identity("boot-b"));
    f.append(at(draft(EventKind::nik_checked, 1, 1), 1min));
    auto in_the_dark = draft(EventKind::nik_checked, 2, 2);  // a day behind, and two hours into its boot
    in_the_dark.at.wall = now_after(-24h).wall;
    in_the_dark.at.mono = 2h;
    REQUIRE(second.append(std::span(&in_the_dark, 1)).ok());
    const Now now{now_after(20min).wall, 10min};
    CHECK(f.ledger.recent_checks(now, "boot-c", {}).value() == domain::RecentChecks{1, 19min, 41min});
}

TEST_CASE("the last event is a witness of the time") {
    LedgerFixture f;
    CHECK_FALSE(storage::last_moment(f.store).value().has_value());
    f.append(draft(EventKind::visit_started, 1));
    f.append(at(draft(EventKind::visit_ended, 1), 5min));
    const auto last = storage::last_moment(f.store).value();
    CHECK(last == domain::ClockWitness{now_after(5min), "boot-a", false});
}

TEST_CASE("the witness knows whether its clock was doubted") {
    LedgerFixture f;
    const auto doubted = [&] { return storage::last_moment(f.store).value()->doubted; };
    domain::EventDraft started = draft(EventKind::kiosk_started, 0);
    started.detail = "clock doubted";
    f.append(started);
    f.append(at(draft(EventKind::visit_started, 1), 5min));
    CHECK(doubted());
    f.append(
        at(GENERATE(draft(EventKind::clock_confirmed, 0), staff_draft(EventKind::clock_confirmed)), 6min));
    CHECK_FALSE(doubted());
    auto jumped = at(draft(EventKind::visit_started, 2), 7min);
    jumped.at.wall += 1h;
    f.append(jumped);
    CHECK(doubted());
    started.detail = "clock trusted";
    f.append(at(started, 8min));
    CHECK_FALSE(doubted());
}

TEST_CASE("a clock that nobody judged is no witness: the terminal's, before the kiosk starts") {
    LedgerFixture f;
    domain::EventDraft started = draft(EventKind::kiosk_started, 0);
    started.detail = "clock trusted";
    f.append(started);
    storage::SqliteLedger terminal(f.store, f.identity("boot-b"));
    auto figure = at(draft(EventKind::figure_entered, 0), 24h * 400);
    figure.detail = domain::figure_detail({300, a_day, "laporan"});
    REQUIRE(terminal.append(std::span(&figure, 1)).ok());
    CHECK(storage::last_moment(f.store).value() == domain::ClockWitness{started.at, "boot-a", false});
}

TEST_CASE("tickets go on after the first hundred") {
    LedgerFixture f;
    std::vector<domain::EventDraft> issued;
    for (int n = 1; n <= 100; ++n) {
        issued.push_back(draft(EventKind::ticket_issued, static_cast<std::uint8_t>(n)));
        issued.back().ticket = domain::ticket_of_sequence(n);
    }
    REQUIRE(f.ledger.append(issued).ok());
    CHECK(f.ledger.next_ticket(a_day).value() == domain::TicketCode{'B', 2});
    const auto open = f.ledger.open_visits(a_day).value();
    REQUIRE(open.size() == 100);
    CHECK(domain::format_ticket(open.back().ticket) == "B-01");
}

#include <array>
#include <catch2/catch.hpp>

#include "kiosk/domain/hex.hpp"
#include "kiosk/storage/ledger.hpp"
#include "kiosk/storage/officers.hpp"
#include "ledger_fixture.hpp"

using namespace kiosk;
using namespace kiosk::test;
using domain::EventKind;

namespace {

std::vector<domain::Event> all_events(LedgerFixture& f) {
    return storage::read_events(f.store).value();
}

std::vector<std::string> open_tickets(LedgerFixture& f, domain::Date day = a_day) {
    std::vector<std::string> tickets;
    const auto visits = f.ledger.open_visits(day).value();
    for (const auto& visit : visits) {
        tickets.push_back(domain::format_ticket(visit.ticket));
    }
    return tickets;
}

}  // namespace

TEST_CASE("an event is read back as it was appended, its token sealed for its day") {
    LedgerFixture f;
    domain::EventDraft draft;
    draft.kind = EventKind::ticket_issued;
    draft.reason = domain::Reason::problem;
    draft.visit = visit_number(7);
    draft.ticket = domain::TicketCode{'B', 99};
    draft.token = token_number(8);
    draft.age_band = domain::AgeBand::age_60_and_over;
    draft.registration = domain::Registration::elsewhere;
    draft.language = "en";
    draft.duration = std::chrono::seconds(3600);
    draft.detail = "F05";
    draft.at = {UtcTime(std::chrono::milliseconds(1'795'316'645'678)), MonoTime(5)};
    draft.service_day = a_day;
    const domain::Event appended = f.append(draft);

    const auto events = all_events(f);
    REQUIRE(events.size() == 1);
    const domain::Event& read = events.front();
    CHECK(read.sequence == 1);
    CHECK(read.kiosk == "KB-SUKOREJO-1");
    CHECK(read.place == "357202");
    CHECK(read.boot_id == "boot-a");
    CHECK(read.draft.ticket == draft.ticket);
    CHECK(read.draft.token != draft.token);
    CHECK(f.seals.open(*read.draft.token, a_day).value() == draft.token);
    CHECK(read.draft.detail == "F05");
    CHECK(read.draft.at == draft.at);
    CHECK(read.draft.service_day == a_day);
    CHECK(canonical_bytes(read) == canonical_bytes(appended));  // all the rest
    CHECK(read.hash == crypto::sha256(canonical_bytes(appended)));
}

TEST_CASE("events form a chain, also over several appends and openings") {
    LedgerFixture f;
    const std::array drafts{draft(EventKind::visit_started, 1), draft(EventKind::nik_checked, 1, 1)};
    REQUIRE(f.ledger.append(drafts).ok());
    {
        storage::Store second = f.open();
        storage::SqliteLedger later(second, f.identity("boot-b"));
        REQUIRE(later.append(drafts).ok());
    }
    const auto events = all_events(f);
    REQUIRE(events.size() == 4);
    CHECK(events[0].previous == domain::Digest{});
    for (std::size_t i = 1; i < events.size(); ++i) {
        CHECK(events[i].sequence == events[i - 1].sequence + 1);
        CHECK(events[i].previous == events[i - 1].hash);
        CHECK(events[i].id != events[i - 1].id);
    }
    CHECK(events[3].boot_id == "boot-b");
}

TEST_CASE("reading starts after a row and stops at a limit") {
    LedgerFixture f;
    CHECK(storage::last_sequence(f.store).value() == 0);
    for (int i = 0; i < 5; ++i) f.append(draft(EventKind::visit_started, 1));
    const auto events = storage::read_events(f.store, 2, 2).value();
    REQUIRE(events.size() == 2);
    CHECK(events[0].sequence == 3);
    CHECK(events[1].sequence == 4);
    CHECK(storage::last_sequence(f.store).value() == 5);
}

TEST_CASE("each event has its outgoing row") {
    LedgerFixture f;
    const domain::Event event = f.append(draft(EventKind::visit_started, 1));
    const auto body = canonical_bytes(event);
    const std::string sql =
        "INSERT INTO outbox_copy SELECT 1 FROM outbox WHERE sequence = 1 AND event_id = x'" +
        domain::format_hex(event.id) + "' AND hash = x'" + domain::format_hex(event.hash) +
        "' AND body = x'" + domain::format_hex(body) + "'";
    CHECK(try_sql(f.store.handle(), "CREATE TEMP TABLE outbox_copy (n)") == "");
    CHECK(try_sql(f.store.handle(), sql) == "");
    CHECK(sqlite3_changes(f.store.handle()) == 1);
}

TEST_CASE("the ledger refuses to be changed") {
    LedgerFixture f;
    f.append(draft(EventKind::visit_started, 1));
    const std::string append_only = "the ledger is append-only";
    for (const std::string sql :
         {"UPDATE events SET reason = 'guided'", "DELETE FROM events",
          "REPLACE INTO events SELECT * FROM events",
          "INSERT INTO events SELECT 7, randomblob(16), '', '', '', '', '', zeroblob(16), "
          "NULL, NULL, '', '', '', 0, '', 0, 0, '2026-11-22', zeroblob(32), zeroblob(32), ''"}) {
        CAPTURE(sql);
        CHECK(try_sql(f.store.handle(), sql) != "");
    }
    CHECK(try_sql(f.store.handle(), "DELETE FROM events").find(append_only) == 0);
    CHECK(try_sql(f.store.handle(), "UPDATE events SET sequence = 9").find(append_only) == 0);
    CHECK(findings(f.store).empty());
}

TEST_CASE("tickets are numbered per service day") {
    LedgerFixture f;
    CHECK(domain::format_ticket(f.issue_ticket(1)) == "A-01");
    CHECK(domain::format_ticket(f.issue_ticket(2)) == "A-02");
    CHECK(domain::format_ticket(f.ledger.next_ticket(next_day).value()) == "A-01");
    CHECK(domain::format_ticket(f.ledger.next_ticket(a_day).value()) == "A-03");
}

TEST_CASE("a visit with a ticket stays open until it is confirmed or ended") {
    LedgerFixture f;
    for (std::uint8_t visit = 1; visit <= 4; ++visit) f.issue_ticket(visit);
    f.issue_ticket(5, next_day);
    CHECK(open_tickets(f) == std::vector<std::string>{"A-01", "A-02", "A-03", "A-04"});
    f.append(confirmed(2, 2));
    f.append(draft(EventKind::visit_ended, 3));
    f.append(draft(EventKind::visit_resumed, 4));
    CHECK(open_tickets(f) == std::vector<std::string>{"A-01", "A-04"});
    CHECK(open_tickets(f, next_day) == std::vector<std::string>{"A-01"});
}

TEST_CASE("a visit that ended before its ticket was issued is open") {
    LedgerFixture f;
    f.append(draft(EventKind::visit_ended, 1));
    f.issue_ticket(1);
    CHECK(open_tickets(f) == std::vector<std::string>{"A-01"});
}

TEST_CASE("an open visit carries what the officer needs to know") {
    LedgerFixture f;
    f.issue_ticket(1);
    f.issue_ticket(2);
    f.append(self_reported(2, 2));
    const auto visits = f.ledger.open_visits(a_day).value();
    REQUIRE(visits.size() == 2);
    CHECK(visits[0].visit == visit_number(1));
    CHECK(visits[0].token == token_number(1));
    CHECK(visits[0].age_band == domain::AgeBand::age_25_to_59);
    CHECK(visits[0].registration == domain::Registration::in_district);
    CHECK(visits[0].reason == domain::Reason::needs_officer);
    CHECK_FALSE(visits[0].self_reported);
    CHECK(visits[1].self_reported);
}

TEST_CASE("an open visit carries the problem of its ticket, and whether it was called") {
    LedgerFixture f;
    f.issue_ticket(1);
    domain::EventDraft issued = draft(EventKind::ticket_issued, 2);
    issued.ticket = f.ledger.next_ticket(a_day).value();
    issued.reason = domain::Reason::problem;
    issued.detail = "F05";
    f.append(issued);
    CHECK(f.ledger.open_visits(a_day)->at(0).detail.empty());
    CHECK(f.ledger.open_visits(a_day)->at(1).detail == "F05");
    CHECK_FALSE(f.ledger.open_visits(a_day)->at(1).called);

    domain::EventDraft called = staff_draft(EventKind::ticket_called, 2);
    called.ticket = issued.ticket;
    f.append(called);
    f.append(called);  // called again
    const auto visits = f.ledger.open_visits(a_day).value();
    REQUIRE(visits.size() == 2);  // calling ends no visit
    CHECK_FALSE(visits[0].called);
    CHECK(visits[1].called);
    CHECK(domain::format_ticket(f.ledger.next_ticket(a_day).value()) == "A-03");
}

TEST_CASE("the desk sees the last problem that was chosen after the ticket") {
    LedgerFixture f;
    const auto choose = [&](std::uint8_t visit, const std::string& code) {
        domain::EventDraft chosen = draft(EventKind::problem_chosen, visit);
        chosen.reason = domain::Reason::problem;
        chosen.detail = code;
        f.append(chosen);
    };
    choose(1, "F01");
    f.issue_ticket(1);
    f.issue_ticket(2);
    CHECK(f.ledger.open_visits(a_day)->at(0).reason == domain::Reason::needs_officer);
    CHECK(f.ledger.open_visits(a_day)->at(0).detail.empty());
    choose(1, "F05");
    choose(1, "F10");
    const auto visits = f.ledger.open_visits(a_day).value();
    REQUIRE(visits.size() == 2);
    CHECK(visits[0].reason == domain::Reason::problem);
    CHECK(visits[0].detail == "F10");
    CHECK(visits[0].token == token_number(1));
    CHECK(visits[1].reason == domain::Reason::needs_officer);  // of another person
    CHECK(visits[1].detail.empty());
    CHECK(all_events(f).back().draft.kind == EventKind::problem_chosen);
    CHECK(findings(f.store).empty());
}

TEST_CASE("the code that opens the desk is burnt with the event, so it confirms nothing afterwards") {
    LedgerFixture f;
    const std::string siti =
        storage::Officers(f.store).add("Siti", domain::StaffRole::officer, {1}, {2}).value().id;
    domain::EventDraft desk = staff_draft(EventKind::desk_opened);
    desk.officer = siti;
    REQUIRE(f.ledger.append(std::span(&desk, 1), domain::UsedCode{siti, 100}).ok());
    CHECK(storage::Officers(f.store).active()->front().last_used_step == 100);
    const auto again = confirmed(1, 1);
    CHECK(f.ledger.append(std::span(&again, 1), domain::UsedCode{siti, 100}).error().code ==
          ErrorCode::denied);
    CHECK(f.ledger.append(std::span(&desk, 1), domain::UsedCode{siti, 100}).error().code ==
          ErrorCode::denied);
    CHECK(all_events(f).size() == 1);
    CHECK(f.ledger.count()->confirmed == 0);
}

TEST_CASE("a code works once, and a refused one appends nothing") {
    LedgerFixture f;
    const std::string siti =
        storage::Officers(f.store).add("Siti", domain::StaffRole::officer, {1}, {2}).value().id;
    const auto confirm = [&](const std::string& officer, std::int64_t step) {
        const auto event = confirmed(1, 1);
        return f.ledger.append(std::span(&event, 1), domain::UsedCode{officer, step});
    };
    CHECK(confirm(siti, 100).ok());
    for (const auto& [officer, step] :
         {std::pair(siti, 100), std::pair(siti, 99), std::pair(std::string("nobody-1"), 200)}) {
        const auto refused = confirm(officer, step);
        REQUIRE_FALSE(refused.ok());
        CHECK(refused.error().code == ErrorCode::denied);
    }
    CHECK(all_events(f).size() == 1);
    CHECK(confirm(siti, 101).ok());
    CHECK(storage::Officers(f.store).active()->front().last_used_step == 101);
    REQUIRE(storage::Officers(f.store).remove(siti).ok());
    CHECK(confirm(siti, 102).error().code == ErrorCode::denied);
}

TEST_CASE("when the append fails the code is not burnt and nothing stays") {
    LedgerFixture f;
    const std::string siti =
        storage::Officers(f.store).add("Siti", domain::StaffRole::officer, {1}, {2}).value().id;
    const domain::Uuid id{9};
    storage::LedgerIdentity identity = f.identity();
    identity.uuid = [id](UtcTime) { return id; };
    storage::SqliteLedger same_ids(f.store, identity);
    const std::array two{confirmed(1), draft(EventKind::visit_ended, 1)};
    const auto refused = same_ids.append(two, domain::UsedCode{siti, 100});
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.error().text.find("an id of its own") != std::string::npos);
    CHECK(all_events(f).empty());
    CHECK(storage::Officers(f.store).active()->front().last_used_step == 0);
    CHECK(findings(f.store).empty());
}

TEST_CASE("nothing is appended to a ledger whose end was cut off") {
    LedgerFixture f;
    f.append(draft(EventKind::visit_started, 1));
    f.append(draft(EventKind::visit_ended, 1));
    tamper(f.directory.path(), "DROP TRIGGER events_never_leave; DELETE FROM events WHERE sequence = 2");
    const auto event = draft(EventKind::visit_started, 2);
    const auto refused = f.ledger.append(std::span(&event, 1));
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.error().code == ErrorCode::damaged_data);
}

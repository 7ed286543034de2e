#include <catch2/catch.hpp>

#include "kiosk/domain/status_source.hpp"
#include "list_entries.hpp"

using namespace kiosk;
using namespace kiosk::test;
using domain::EventKind;
using domain::SeenStatus;

namespace {

const domain::StatusAxes active{{}, domain::NikStatus::active, {}, {}};

struct Seen : LedgerFixture {
    std::int64_t see(std::uint8_t visit, std::optional<std::uint8_t> token, const std::string& detail,
                     domain::Date day = a_day) {
        auto event = staff_draft(EventKind::status_seen, visit, token, day);
        event.ticket = domain::TicketCode{'A', visit};
        event.detail = detail;
        return append(event).sequence;
    }
    std::vector<SeenStatus> of(std::uint8_t token, domain::Date first = a_day) {
        return ledger.seen_status(token_number(token), first).value();
    }
    void take_back(std::int64_t row) { append(undoing(row)); }
    void disagree(std::uint8_t visit, const std::string& axis) {
        auto event = draft(EventKind::sources_disagree, visit);
        event.detail = axis;
        append(event);
    }
};

const std::string saw_printable = domain::seen_detail_of_record(domain::KtpElRecord::print_ready);
const std::string saw_active = domain::seen_detail_of_nik(domain::NikStatus::active, {});

}  // namespace

TEST_CASE("what officers saw about a NIK is found over days, oldest first") {
    Seen f;
    CHECK(f.of(1).empty());
    f.see(1, 1, saw_printable);
    f.see(2, 2, saw_active);
    f.see(3, 1, saw_active, next_day);
    CHECK(f.of(1) == std::vector{SeenStatus{printable, a_day}, SeenStatus{active, next_day}});
    CHECK(f.of(2) == std::vector{SeenStatus{active, a_day}});
    CHECK(f.of(1, next_day) == std::vector{SeenStatus{active, next_day}});
    CHECK(f.of(3).empty());
}

TEST_CASE("rows hold sealed tokens, and an erased day tells nothing") {
    Seen f;
    f.see(1, 1, saw_printable);
    f.see(2, 1, saw_active, next_day);
    CHECK(storage::read_events(f.store)->front().draft.token != token_number(1));
    REQUIRE(f.seals.erase_before(next_day).ok());
    CHECK(f.of(1) == std::vector{SeenStatus{active, next_day}});
}

TEST_CASE("what was taken back was not seen") {
    Seen f;
    const auto ticket = f.issue_ticket(1);
    const auto row = f.see(1, 1, saw_printable);
    f.see(1, 1, saw_active);
    f.take_back(row);
    CHECK(f.of(1) == std::vector{SeenStatus{active, a_day}});
    const auto open = f.ledger.open_visits(a_day).value();
    REQUIRE(open.size() == 1);
    CHECK(open.front().ticket == ticket);
    CHECK(open.front().seen == std::vector{SeenStatus{active, a_day}});
}

TEST_CASE("taking back what was seen moves no number, and the ledger stays sound") {
    Seen f;
    f.append(confirmed(1, 1));
    f.append(self_reported(2, 2));
    const auto before = f.ledger.count().value();
    const auto row = f.see(3, 3, saw_printable);
    const auto acts = f.ledger.undoable(a_day).value();
    REQUIRE(acts.size() == 3);
    CHECK(acts.front().row == row);
    CHECK(acts.front().kind == EventKind::status_seen);
    CHECK(acts.front().seen == printable);
    CHECK(acts.front().ticket == domain::TicketCode{'A', 3});
    f.take_back(row);
    CHECK(f.of(3).empty());
    CHECK(f.ledger.undoable(a_day)->size() == 2);
    CHECK(f.ledger.count().value() == before);
    CHECK(f.ledger.count_between(a_day, next_day).value() == before);
    CHECK(findings(f.store) == std::vector<std::string>{});
    const auto again = undoing(row);
    CHECK(f.ledger.append(std::span(&again, 1)).error().code == ErrorCode::bad_input);
}

TEST_CASE("an open visit tells where its sources contradict each other, each axis once") {
    Seen f;
    f.disagree(1, "nik");  // the NIK is looked up before there is a ticket
    f.issue_ticket(1);
    f.issue_ticket(2);
    f.disagree(1, "across");
    f.disagree(1, "nik");
    f.disagree(3, "record");
    const auto open = f.ledger.open_visits(a_day).value();
    REQUIRE(open.size() == 2);
    CHECK(open[0].disagree == std::vector{domain::StatusAxis::nik, domain::StatusAxis::across});
    CHECK(open[1].disagree.empty());
}

TEST_CASE("an open visit tells what was seen since its ticket, with or without a NIK") {
    Seen f;
    f.see(1, 1, saw_active);  // before the ticket
    f.issue_ticket(1);
    f.issue_ticket(2);
    f.see(1, std::nullopt, saw_printable);
    f.see(1, std::nullopt, saw_active);
    const auto open = f.ledger.open_visits(a_day).value();
    REQUIRE(open.size() == 2);
    CHECK(open[0].seen == std::vector{SeenStatus{printable, a_day}, SeenStatus{active, a_day}});
    CHECK(open[1].seen.empty());
}

TEST_CASE("a detail that this program does not know is an error, not an answer") {
    Seen f;
    f.see(1, 1, saw_printable);
    REQUIRE(try_sql(f.store.handle(), "DROP TRIGGER events_never_change; UPDATE events SET detail = 'x'") ==
            "");
    CHECK(f.ledger.seen_status(token_number(1), a_day).error().code == ErrorCode::damaged_data);
}

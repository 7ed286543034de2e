#include <rapidcheck.h>

#include <catch2/catch.hpp>

#include "kiosk/domain/report.hpp"
#include "kiosk/storage/ledger.hpp"
#include "ledger_fixture.hpp"

using namespace kiosk;
using namespace kiosk::test;
using domain::EventKind;
using domain::KioskCount;

namespace {

KioskCount tally_of(storage::Store& store) {
    domain::Tally tally;
    const auto events = storage::read_events(store).value();
    for (const domain::Event& event : events) tally.add(event);
    return tally.count();
}

domain::EventDraft from_elsewhere(domain::EventDraft draft) {
    draft.registration = domain::Registration::elsewhere;
    return draft;
}

domain::EventDraft outcome(std::uint8_t visit) {
    domain::EventDraft ended = staff_draft(EventKind::visit_ended, visit);
    ended.reason = domain::Reason::selfie_refused;
    return ended;
}

domain::Date day_number(int n) {
    return domain::add_days(a_day, n);
}

}  // namespace

TEST_CASE("a NIK counts once, however often and wherever it was confirmed") {
    LedgerFixture f;
    CHECK(f.ledger.count().value() == KioskCount{});
    f.append(draft(EventKind::visit_started, 1));
    CHECK(f.append(confirmed(1, 10)).draft.detail.empty());
    CHECK(f.append(confirmed(2, 10, next_day)).draft.detail == "person 2");
    CHECK(f.append(confirmed(3, 10, next_day)).draft.detail == "person 2");  // the first, not the one before
    f.append(confirmed(4, 11, next_day));
    CHECK(f.ledger.count().value() == KioskCount{2, 0, 0, 2, 0, a_day});
}

TEST_CASE("the same token stands in another form on each day, and in the same on one") {
    LedgerFixture f;
    const auto first = f.append(confirmed(1, 10)).draft.token;
    const auto same_day = f.append(confirmed(2, 10)).draft.token;
    const auto later = f.append(confirmed(3, 10, next_day)).draft.token;
    CHECK(first == same_day);
    CHECK(first != later);
    CHECK(first != token_number(10));
}

TEST_CASE("confirmations without a token count once per visit") {
    LedgerFixture f;
    f.append(confirmed(1));
    f.append(confirmed(1));
    f.append(confirmed(2));
    CHECK(f.ledger.count().value() == KioskCount{2, 0, 0, 1, 0, a_day});
}

TEST_CASE("what was said is counted apart, and no more once it is confirmed") {
    LedgerFixture f;
    f.append(self_reported(1, 10));
    f.append(self_reported(2, 10));  // the same person
    f.append(self_reported(3, 11));
    f.append(self_reported(4));
    f.append(self_reported(5));
    CHECK(f.ledger.count().value() == KioskCount{0, 0, 4, 0, 0, a_day});
    f.append(confirmed(9, 10));  // by token, in another visit
    CHECK(f.ledger.count().value() == KioskCount{1, 0, 3, 0, 0, a_day});
    f.append(confirmed(4));  // by visit
    CHECK(f.ledger.count().value() == KioskCount{2, 0, 2, 0, 0, a_day});
}

TEST_CASE("who is registered elsewhere is counted apart") {
    LedgerFixture f;
    f.append(from_elsewhere(confirmed(1, 10)));
    f.append(confirmed(2, 11));
    CHECK(f.ledger.count().value() == KioskCount{1, 1, 0, 0, 0, a_day});
}

TEST_CASE("an activation in the same append is found as well") {
    LedgerFixture f;
    const std::vector<domain::EventDraft> both{confirmed(1, 10), confirmed(2, 10)};
    CHECK(f.ledger.append(both)->back().draft.detail == "person 1");
}

TEST_CASE("what was taken back does not count, and is counted itself") {
    LedgerFixture f;
    f.append(self_reported(1, 10));
    f.append(confirmed(1, 10));
    f.append(outcome(2));
    f.append(undoing(2));
    CHECK(f.ledger.count().value() == KioskCount{0, 0, 1, 0, 1, a_day});
    f.append(undoing(3));
    CHECK(f.ledger.count().value() == KioskCount{0, 0, 1, 0, 2, a_day});
    CHECK(f.append(confirmed(1, 10)).draft.detail == "person 1");
    CHECK(f.ledger.count().value() == KioskCount{1, 0, 0, 0, 2, a_day});
    CHECK(f.ledger.count().value() == tally_of(f.store));
}

TEST_CASE("only activations and what staff recorded can be taken back, once, and a refusal appends nothing") {
    LedgerFixture f;
    f.append(confirmed(1, 10));
    f.append(self_reported(2, 11));
    f.append(draft(EventKind::visit_ended, 3));
    f.append(undoing(1));
    for (const std::int64_t row : {1, 3, 4, 5, 99}) {
        CAPTURE(row);
        const Error refused = f.refused(undoing(row));
        CHECK(refused.code == ErrorCode::bad_input);
        CHECK(refused.text.find("row " + std::to_string(row)) != std::string::npos);
    }
    const std::vector<domain::EventDraft> twice{confirmed(4, 12), undoing(5), undoing(5)};
    CHECK(f.ledger.append(twice).error().code == ErrorCode::bad_input);
    CHECK(storage::last_sequence(f.store).value() == 4);
    CHECK(f.ledger.count().value() == KioskCount{0, 0, 1, 0, 1, a_day});
}

TEST_CASE("a draft that the catalogue does not allow is refused by its kind") {
    LedgerFixture f;
    domain::EventDraft nobody = confirmed(1, 10);
    nobody.officer.clear();
    const Error refused = f.refused(nobody);
    CHECK(refused.code == ErrorCode::bad_input);
    CHECK(refused.text.find("activation_confirmed") != std::string::npos);

    domain::EventDraft linked = confirmed(1, 10);
    linked.detail = "person 1";  // the ledger says so, nobody else
    CHECK(f.refused(linked).code == ErrorCode::bad_input);
    CHECK(storage::last_sequence(f.store).value() == 0);
}

TEST_CASE("a person counts on the day of the act that counts, and a correction on that of what it corrects") {
    LedgerFixture f;
    f.append(draft(EventKind::visit_started, 1));
    f.append(self_reported(1, 10));
    f.append(confirmed(2, 11));
    f.append(outcome(3));
    f.append(confirmed(1, 10, next_day));
    f.append(undoing(3, next_day));
    f.append(undoing(4, next_day));
    f.append(confirmed(4, 10, day_number(2)));
    CHECK(f.ledger.count_between(a_day, a_day).value() == KioskCount{0, 0, 0, 0, 2, a_day});
    CHECK(f.ledger.count_between(next_day, next_day).value() == KioskCount{1, 0, 0, 0, 0, a_day});
    CHECK(f.ledger.count_between(day_number(2), day_number(9)).value() == KioskCount{0, 0, 0, 1, 0, a_day});
    CHECK(f.ledger.count_between(day_number(3), day_number(9)).value() == KioskCount{0, 0, 0, 0, 0, a_day});
    CHECK(f.ledger.count_between(a_day, day_number(9)).value() == f.ledger.count().value());
}

namespace {

domain::EventDraft any_draft(std::int64_t rows) {
    const auto visit = *rc::gen::inRange<std::uint8_t>(1, 9);
    const auto day = day_number(*rc::gen::inRange(0, 4));
    std::optional<std::uint8_t> token;
    if (*rc::gen::inRange(0, 4) > 0) token = *rc::gen::inRange<std::uint8_t>(1, 6);
    const bool elsewhere = *rc::gen::inRange(0, 3) == 0;
    domain::EventDraft draft;
    switch (*rc::gen::inRange(0, 7)) {
        case 0:
            draft = self_reported(visit, token, day);
            break;
        case 1:
            draft = outcome(visit);
            break;
        case 2:
        case 3:
            return undoing(*rc::gen::inRange<std::int64_t>(1, rows + 2), day);
        case 4:
            draft = staff_draft(EventKind::status_seen, visit, token, day);
            draft.ticket = domain::TicketCode{'A', visit};
            draft.detail = domain::seen_detail_of_ikd(domain::IkdAccount::active);
            return draft;
        default:
            draft = confirmed(visit, token, day);
    }
    return elsewhere ? from_elsewhere(draft) : draft;
}

}  // namespace

TEST_CASE("screen and report count the same between any days, and never less than nothing") {
    const bool held = rc::check([&] {
        LedgerFixture f;
        for (int i = *rc::gen::inRange(10, 40); i > 0; --i) {
            const domain::EventDraft draft = any_draft(storage::last_sequence(f.store).value());
            (void)f.ledger.append(std::span(&draft, 1));
        }
        domain::ReportScope scope;
        scope.first = a_day;
        scope.last = day_number(4);
        domain::ReportCounter report(scope);
        const auto events = storage::read_events(f.store).value();
        for (const domain::Event& event : events) report.add(event);
        for (int first = -1; first < 5; ++first) {
            for (int last = first; last < 5; ++last) {
                const auto screen = f.ledger.count_between(day_number(first), day_number(last)).value();
                RC_ASSERT(screen == report.count_between(day_number(first), day_number(last)));
                RC_ASSERT(std::min({screen.confirmed, screen.elsewhere, screen.self_reported, screen.repeated,
                                    screen.undone}) >= 0);
            }
        }
    });
    CHECK(held);
}

TEST_CASE("the kept count is that of a recount after every append, whatever happens") {
    int undone = 0;
    int repeated = 0;
    const bool held = rc::check([&] {
        LedgerFixture f;
        const int appends = *rc::gen::inRange(10, 40);
        for (int i = 0; i < appends; ++i) {
            const std::int64_t rows = storage::last_sequence(f.store).value();
            const domain::EventDraft draft = any_draft(rows);
            const auto appended = f.ledger.append(std::span(&draft, 1));
            if (!appended) RC_ASSERT(draft.kind == EventKind::act_undone);
            if (*rc::gen::inRange(0, 20) == 0) {
                (void)f.seals.erase_before(day_number(*rc::gen::inRange(0, 3)));
            }
            RC_ASSERT(f.ledger.count().value() == tally_of(f.store));
        }
        storage::Store again = f.open();
        storage::SqliteLedger later(again, f.identity("boot-b"));
        RC_ASSERT(later.count().value() == tally_of(again));
        RC_ASSERT(later.count_between(a_day, day_number(9)).value() == tally_of(again));
        RC_ASSERT(findings(again).empty());
        undone += later.count()->undone;
        repeated += later.count()->repeated;
    });
    CHECK(held);
    CHECK(undone > 20);  // the examples are worth something
    CHECK(repeated > 10);
}

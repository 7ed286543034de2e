#include <catch2/catch.hpp>

#include "kiosk/storage/ledger.hpp"
#include "ledger_fixture.hpp"

using namespace kiosk;
using namespace kiosk::test;
using domain::EventKind;

namespace {

domain::EventDraft erasure() {
    return draft(EventKind::tokens_erased, 0, std::nullopt, domain::add_days(a_day, 30));
}

std::vector<std::string> erased_days(storage::Store& store) {
    std::vector<std::string> days;
    const auto events = storage::read_events(store).value();
    for (const auto& event : events) {
        if (event.draft.kind == EventKind::tokens_erased) days.push_back(event.draft.detail);
    }
    return days;
}

/// One person on two days, another one on the third, and an open ticket on the first.
struct ThreeDays : LedgerFixture {
    ThreeDays() {
        append(confirmed(1, 10));
        append(confirmed(2, 10, next_day));
        append(confirmed(3, 11, third_day));
        issue_ticket(4);
    }
    domain::Date third_day = domain::add_days(a_day, 2);
};

}  // namespace

TEST_CASE("erasing tokens changes no count and no hash, and the ledger says until when") {
    ThreeDays f;
    const auto count = f.ledger.count().value();
    const auto before = storage::read_events(f.store).value();
    CHECK(f.ledger.open_visits(a_day)->front().token == token_number(4));

    CHECK(f.ledger.erase_tokens(f.third_day, erasure()).value() == 2);
    CHECK(erased_days(f.store) == std::vector<std::string>{"2026-11-23"});
    CHECK(f.seals.days().value() == std::vector<domain::Date>{f.third_day});
    CHECK(f.ledger.count().value() == count);
    const auto after = storage::read_events(f.store).value();
    for (std::size_t i = 0; i < before.size(); ++i) CHECK(after[i].hash == before[i].hash);
    CHECK(findings(f.store) == std::vector<std::string>{});
    REQUIRE(f.ledger.open_visits(a_day)->size() == 1);
    CHECK_FALSE(f.ledger.open_visits(a_day)->front().token.has_value());
}

TEST_CASE("nobody is recognised by an erased token, and still by one that lives") {
    ThreeDays f;
    REQUIRE(f.ledger.erase_tokens(f.third_day, erasure()).ok());
    const auto fourth_day = domain::add_days(f.third_day, 1);
    CHECK(f.append(confirmed(5, 10, fourth_day)).draft.detail.empty());
    CHECK(f.append(confirmed(6, 11, fourth_day)).draft.detail == "person 3");
}

TEST_CASE("a link stands after the token that it was found by is gone") {
    ThreeDays f;
    REQUIRE(f.ledger.erase_tokens(next_day, erasure()).ok());
    const auto appended = f.append(confirmed(5, 10, f.third_day));  // finds row 2, which names row 1
    CHECK(appended.draft.detail == "person 1");
}

TEST_CASE("where nothing is due, nothing is erased or said") {
    ThreeDays f;
    CHECK(f.ledger.erase_tokens(a_day, erasure()).value() == 0);
    CHECK(erased_days(f.store).empty());
    CHECK(f.seals.days()->size() == 3);
    CHECK(f.ledger.erase_tokens(next_day, erasure()).value() == 1);
    CHECK(f.ledger.erase_tokens(next_day, erasure()).value() == 0);
    CHECK(erased_days(f.store).size() == 1);
}

TEST_CASE("an erasure that was cut short after its event is finished by the next, without a second event") {
    ThreeDays f;
    f.seals.fail_once = true;
    CHECK_FALSE(f.ledger.erase_tokens(f.third_day, erasure()).ok());
    CHECK(erased_days(f.store) == std::vector<std::string>{"2026-11-23"});
    CHECK(f.seals.days()->size() == 3);

    storage::Store again = f.open();
    storage::SqliteLedger later(again, f.identity("boot-b"));
    CHECK(later.erase_tokens(f.third_day, erasure()).value() == 2);
    CHECK(f.seals.days().value() == std::vector<domain::Date>{f.third_day});
    CHECK(erased_days(again).size() == 1);
    CHECK(later.erase_tokens(f.third_day, erasure()).value() == 0);
}

TEST_CASE("a clock that was once far ahead does not cost the tokens of the days that follow") {
    ThreeDays f;
    const auto far = domain::add_days(a_day, 1000);
    auto wrong = erasure();
    wrong.service_day = far;
    REQUIRE(f.ledger.erase_tokens(domain::add_days(far, -30), wrong).value() == 3);
    f.append(confirmed(5, 12, f.third_day));  // the clock is right again, on the same day
    CHECK(f.ledger.erase_tokens(domain::add_days(f.third_day, -30), erasure()).value() == 0);
    CHECK(f.seals.days().value() == std::vector<domain::Date>{f.third_day});
    CHECK(f.append(confirmed(6, 12, f.third_day)).draft.detail == "person 6");
}

TEST_CASE("keys stay when their event cannot be appended") {
    ThreeDays f;
    domain::EventDraft misfit = erasure();
    misfit.token = token_number(1);
    CHECK(f.ledger.erase_tokens(f.third_day, misfit).error().code == ErrorCode::bad_input);
    CHECK(f.seals.days()->size() == 3);
}

TEST_CASE("a damaged key of one day stops only what needs that day") {
    ThreeDays f;
    f.seals.damaged = a_day;
    REQUIRE(f.ledger.open_visits(a_day)->size() == 1);
    CHECK_FALSE(f.ledger.open_visits(a_day)->front().token.has_value());
    const auto fourth_day = domain::add_days(f.third_day, 1);
    CHECK(f.append(confirmed(5, 11, fourth_day)).draft.detail == "person 3");
    const auto refused = f.ledger.append(std::vector{confirmed(6, 12, a_day)});
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == ErrorCode::damaged_data);
}

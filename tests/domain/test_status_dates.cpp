#include <catch2/catch.hpp>

#include "status_case.hpp"

using namespace kiosk::domain;

namespace {

using R = KtpElRecord;
using N = NikStatus;

KnownFacts born(const char* birth, std::vector<Finding> findings = {}) {
    KnownFacts facts;
    facts.birth_date = day(birth);
    facts.findings = std::move(findings);
    return facts;
}

KnownFacts unrecorded_born(const char* birth) {
    return born(birth, {list_says(axes(R::unregistered), "2025-01-01")});
}

StatusRules kab_blitar() {
    StatusRules rules;
    rules.deactivates_unrecorded = true;
    rules.grace_months = 3;
    return rules;
}

}  // namespace

TEST_CASE("a birthday is the first day of completed years, 29 February included") {
    CHECK(birthday(day("2009-05-02"), 17) == day("2026-05-02"));
    CHECK(birthday(day("2008-02-29"), 16) == day("2024-02-29"));
    CHECK(birthday(day("2008-02-29"), 17) == day("2025-03-01"));
    CHECK(birthday(day("2009-12-31"), 0) == day("2009-12-31"));
    for (const char* birth : {"2008-02-29", "2009-01-01", "2009-12-31", "2009-02-28", "2009-03-01"}) {
        for (const int years : {0, 1, 16, 17, 100}) {
            CAPTURE(birth, years);
            const Date on = birthday(day(birth), years);
            CHECK(completed_years(day(birth), on) == years);
            CHECK(completed_years(day(birth), add_days(on, -1)) == years - 1);
        }
    }
}

TEST_CASE("the birth date alone gives age, and the dates that are still to come") {
    struct Case {
        const char* birth;
        AnswerCategory category;
        const char* record_from;
        const char* card_from;
    };
    const Case c = GENERATE(values<Case>({
        {"2011-01-31", AnswerCategory::too_young, "2027-01-31", "2028-01-31"},
        {"2010-05-03", AnswerCategory::too_young, "2026-05-03", "2027-05-03"},
        {"2010-05-02", AnswerCategory::may_record, "", "2027-05-02"},
        {"2009-05-03", AnswerCategory::may_record, "", "2026-05-03"},
        {"2009-05-02", AnswerCategory::no_list_yet, "", ""},
        {"2012-02-29", AnswerCategory::too_young, "2028-02-29", "2029-03-01"},
        {"2026-05-02", AnswerCategory::too_young, "2042-05-02", "2043-05-02"},
    }));
    CAPTURE(c.birth);
    const auto answer = explain(born(c.birth));
    CHECK(answer.category == c.category);
    CHECK(answer.record_from == parse_iso_date(c.record_from));
    CHECK(answer.card_from == parse_iso_date(c.card_from));
}

TEST_CASE("a date is told only to whom it is good for") {
    const auto young = [](const StatusAxes& said) { return explain(born("2012-05-07", {list_says(said)})); };
    const auto recorded = explain(born("2009-08-07", {list_says(axes(R::print_ready))}));
    CHECK(recorded.next_step == NextStep::collect_card_at_17);
    CHECK_FALSE(recorded.record_from);
    CHECK(recorded.card_from == day("2026-08-07"));
    CHECK_FALSE(young(axes(N::moved)).record_from);
    CHECK(young(axes(R::unregistered)).record_from == day("2028-05-07"));
    CHECK_FALSE(young(axes(N::deactivated, DeactivationReason::not_recorded)).record_from);
    CHECK_FALSE(young(axes(R::print_ready)).record_from);
    const auto has_it = explain(born("2009-05-07", {list_says(axes(IkdAccount::active))}));
    CHECK(has_it.next_step == NextStep::nothing);
    CHECK_FALSE(has_it.card_from);
}

TEST_CASE("the birth date decides where the age says otherwise, unless it is impossible") {
    KnownFacts facts = born("2010-05-03");
    facts.age = 40;
    CHECK(explain(facts).category == AnswerCategory::too_young);
    facts.birth_date = day("2026-05-03");
    CHECK(explain(facts).category == AnswerCategory::no_list_yet);
    facts.birth_date = Date{};
    CHECK(explain(facts).category == AnswerCategory::no_list_yet);
    facts.age = 15;
    CHECK(explain(facts).category == AnswerCategory::too_young);
    CHECK_FALSE(explain(facts).record_from);
}

TEST_CASE("where the card is printed from the day after the birthday, it is not collected on it") {
    StatusRules rules;
    rules.card_day_after_birthday = true;
    const auto ready = [&](const char* birth, R code = R::print_ready) {
        return explain(born(birth, {list_says(axes(code))}), rules);
    };
    CHECK(ready("2009-05-03").card_from == day("2026-05-04"));
    CHECK(ready("2009-05-02").card_from == day("2026-05-03"));
    CHECK(ready("2009-05-02").next_step == NextStep::collect_card_at_17);
    CHECK(ready("2009-05-02", R::card_printed).next_step == NextStep::collect_card_at_17);
    CHECK_FALSE(ready("2009-05-01").card_from);
    CHECK(ready("2009-05-01").next_step == NextStep::collect_card);
    // IKD does not wait for the card.
    CHECK(ready("2009-05-02", R::recorded).next_step == NextStep::go_on);
    CHECK(ready("2009-05-02").ikd_possible);
    CHECK(explain(born("2009-05-02", {list_says(axes(R::print_ready))})).next_step == NextStep::collect_card);
}

TEST_CASE("who is married gets the card now, from 16") {
    KnownFacts facts = born("2009-12-31", {list_says(axes(R::print_ready))});
    CHECK(explain(facts).card_from == day("2026-12-31"));
    facts.seventeen_or_married = Answer::yes;
    CHECK_FALSE(explain(facts).card_from);
    CHECK(explain(facts).next_step == NextStep::collect_card);
    facts.birth_date = day("2010-12-31");  // 15 years
    CHECK(explain(facts).card_from == day("2027-12-31"));
    CHECK(explain(facts).next_step == NextStep::see_officer);
    facts.findings.clear();
    CHECK(explain(facts).record_from == day("2026-12-31"));
}

TEST_CASE("the grace runs from the 17th birthday to the same day three months later") {
    struct Case {
        const char* birth;
        const char* today;
        const char* grace_until;  ///< empty: no grace
    };
    const Case c = GENERATE(values<Case>({
        {"2009-02-02", "2026-02-01", ""},
        {"2009-02-02", "2026-02-02", "2026-05-02"},
        {"2009-02-02", "2026-05-02", "2026-05-02"},
        {"2009-02-02", "2026-05-03", ""},
        {"2009-11-30", "2026-11-30", "2027-02-28"},
        {"2009-11-30", "2027-02-28", "2027-02-28"},
        {"2009-11-30", "2027-03-01", ""},
        {"2010-11-30", "2028-02-29", "2028-02-29"},
        {"2010-11-30", "2028-03-01", ""},
        {"2009-01-31", "2026-04-30", "2026-04-30"},
        {"2009-01-31", "2026-05-01", ""},
        {"2008-02-29", "2025-02-28", ""},
        {"2008-02-29", "2025-03-01", "2025-06-01"},
        {"2008-02-29", "2025-06-02", ""},
        {"2009-10-15", "2026-12-31", "2027-01-15"},
        {"1980-02-02", "2026-02-02", ""},
    }));
    CAPTURE(c.birth, c.today);
    const auto answer = explain_status(unrecorded_born(c.birth), kab_blitar(), day(c.today));
    const auto until = parse_iso_date(c.grace_until);
    CHECK(answer.category == (until ? AnswerCategory::unrecorded_in_grace : AnswerCategory::unrecorded));
    CHECK(answer.next_step == NextStep::record);
    CHECK(answer.grace_until == until);
}

TEST_CASE("no grace without the rule, without a birth date, or once the NIK is deactivated") {
    KnownFacts facts = unrecorded_born("2009-04-30");
    REQUIRE(explain(facts, kab_blitar()).grace_until == day("2026-07-30"));
    CHECK_FALSE(explain(facts).grace_until);
    StatusRules rules = kab_blitar();
    rules.deactivates_unrecorded = false;
    CHECK(explain(facts, rules).category == AnswerCategory::unrecorded);
    rules = kab_blitar();
    rules.grace_months = 0;
    CHECK_FALSE(explain(facts, rules).grace_until);
    facts.findings.push_back(list_says(axes(N::deactivated)));
    CHECK(explain(facts, kab_blitar()).category == AnswerCategory::deactivated);
    CHECK_FALSE(explain(facts, kab_blitar()).grace_until);
    facts.findings.clear();
    CHECK_FALSE(explain(facts, kab_blitar()).grace_until);
    facts.recorded = Answer::no;
    CHECK(explain(facts, kab_blitar()).category == AnswerCategory::unrecorded_in_grace);
    facts.birth_date.reset();
    facts.age = 17;
    CHECK(explain(facts, kab_blitar()).category == AnswerCategory::unrecorded);
}

TEST_CASE("what forbids the activation") {
    const auto possible = [](const StatusAxes& said) {
        return explain(adult({list_says(said)})).ikd_possible;
    };
    for (const N usable : {N::unknown, N::active, N::matches}) CHECK(possible(axes(usable)));
    for (const N unusable : {N::deactivated, N::deceased_reported, N::duplicate, N::moved, N::not_found}) {
        CAPTURE(to_word(unusable));
        CHECK_FALSE(possible(axes(unusable)));
    }
    for (int i = 0; i < ktp_el_record_count; ++i) {
        const auto code = static_cast<R>(i);
        CAPTURE(to_word(code));
        CHECK(possible(axes(code)) == (code == R::unknown || code >= R::print_ready));
    }
    CHECK(possible(axes(IkdAccount::on_another_phone)));
}

TEST_CASE("who is too young for the activation") {
    KnownFacts facts;
    CHECK(explain(facts).ikd_possible);
    facts.seventeen_or_married = Answer::no;
    CHECK_FALSE(explain(facts).ikd_possible);
    facts.age = 17;
    CHECK(explain(facts).ikd_possible);
    facts.age = 16;
    CHECK_FALSE(explain(facts).ikd_possible);
    facts.seventeen_or_married = Answer::yes;
    CHECK(explain(facts).ikd_possible);
    facts.recorded = Answer::no;
    CHECK_FALSE(explain(facts).ikd_possible);
}

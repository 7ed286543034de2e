#include <rapidcheck.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <limits>

#include "status_case.hpp"

using namespace kiosk::domain;

namespace {

/// Of the whole range from the first example on, where RapidCheck would begin with the lowest.
int number(int from, int to) {
    return *rc::gen::resize(rc::kNominalSize, rc::gen::inRange(from, to));
}

template <class Enum>
Enum random_of(int count, int first = 0) {
    return static_cast<Enum>(number(first, count));
}

/// Few dates, so that equal and expired ones are frequent.
Searched random_searched() {
    Searched searched;
    searched.kind = random_of<SourceKind>(6);
    searched.source = *rc::gen::element<std::string>("daftar A", "daftar B");
    searched.as_of = add_days(today, number(-3, 1));
    if (*rc::gen::arbitrary<bool>()) searched.valid_until = add_days(today, number(-2, 2));
    return searched;
}

Finding random_finding() {
    const StatusAxes said{random_of<KtpElRecord>(ktp_el_record_count), random_of<NikStatus>(nik_status_count),
                          random_of<DeactivationReason>(deactivation_reason_count),
                          random_of<IkdAccount>(ikd_account_count)};
    return {random_searched(), said};
}

KnownFacts random_facts() {
    KnownFacts facts;
    const int findings = number(0, 5);
    for (int i = 0; i < findings; ++i) facts.findings.push_back(random_finding());
    const int searched = number(0, 3);
    for (int i = 0; i < searched; ++i) facts.searched.push_back(random_searched());
    if (*rc::gen::arbitrary<bool>()) facts.age = number(-2, 100);
    if (*rc::gen::arbitrary<bool>()) facts.birth_date = add_days(today, number(-18 * 366, 10));
    facts.recorded = random_of<Answer>(4);
    facts.seventeen_or_married = random_of<Answer>(4);
    facts.first_ikd = random_of<Answer>(4);
    facts.too_many_checks = *rc::gen::weightedElement<bool>({{9, false}, {1, true}});
    return facts;
}

StatusRules random_rules() {
    StatusRules rules;
    rules.card_day_after_birthday = *rc::gen::arbitrary<bool>();
    rules.deactivates_unrecorded = *rc::gen::arbitrary<bool>();
    rules.grace_months = number(0, 5);
    return rules;
}

/// Contradictions name findings by their place; everything else must not depend on it.
StatusAnswer without_places(StatusAnswer answer) {
    answer.contradictions.clear();
    return answer;
}

/// Speaks on every axis, with more than a match, and is not expired.
Finding random_fresh_finding() {
    Finding finding = random_finding();
    finding.from.kind = random_of<SourceKind>(6, 2);
    finding.from.valid_until = *rc::gen::element(std::optional<Date>(), std::optional(today));
    finding.axes.record = random_of<KtpElRecord>(ktp_el_record_count, 1);
    finding.axes.nik = random_of<NikStatus>(nik_status_count - 1, 1);
    finding.axes.ikd = random_of<IkdAccount>(ikd_account_count, 1);
    return finding;
}

Finding random_expired_finding() {
    Finding finding = random_finding();
    finding.from.valid_until = add_days(today, -1);
    return finding;
}

bool is_usable(NikStatus status) {
    return status == NikStatus::unknown || status == NikStatus::active || status == NikStatus::matches;
}

}  // namespace

TEST_CASE("the order of findings and lists does not matter") {
    CHECK(rc::check("permuted facts, same answer", [] {
        KnownFacts facts = random_facts();
        const StatusRules rules = random_rules();
        const auto answer = explain(facts, rules);
        for (std::size_t i = 0; i < facts.findings.size(); ++i)
            std::swap(facts.findings[i], facts.findings[*rc::gen::inRange(i, facts.findings.size())]);
        std::ranges::reverse(facts.searched);
        const auto other = explain(facts, rules);
        RC_ASSERT(without_places(answer) == without_places(other));
        RC_ASSERT(answer.contradictions.size() == other.contradictions.size());
    }));
}

TEST_CASE("an expired finding never beats a fresh one") {
    CHECK(rc::check("where a fresh finding speaks on every axis, an expired one changes nothing", [] {
        KnownFacts facts = random_facts();
        facts.findings.push_back(random_fresh_finding());
        auto before = without_places(explain(facts));
        facts.findings.push_back(random_expired_finding());
        auto after = without_places(explain(facts));
        before.list_expired = after.list_expired;
        // A category that nothing decided names the oldest list, also an expired one.
        const bool decided = before.certainty != Certainty::not_known;
        if (!decided) after.source = before.source;
        if (!decided) after.as_of = before.as_of;
        if (!decided) after.source_kind = before.source_kind;
        RC_ASSERT(before == after);
    }));
}

TEST_CASE("what is true of every answer") {
    CHECK(rc::check("sources have dates, unusable NIKs do not go on, dates lie ahead", [] {
        const KnownFacts facts = random_facts();
        const auto answer = explain(facts, random_rules());
        RC_ASSERT(answer.source.empty() || answer.as_of);
        RC_ASSERT(is_usable(answer.axes.nik) || answer.next_step != NextStep::go_on);
        RC_ASSERT(is_usable(answer.axes.nik) || !answer.ikd_possible);
        RC_ASSERT(!answer.record_from || *answer.record_from > today);
        RC_ASSERT(!answer.card_from || *answer.card_from > today);
        RC_ASSERT(!answer.grace_until || *answer.grace_until >= today);
        RC_ASSERT((answer.category == AnswerCategory::unrecorded_in_grace) == answer.grace_until.has_value());
        RC_ASSERT((answer.category == AnswerCategory::not_now) == facts.too_many_checks);
        RC_ASSERT(answer.axes.because == DeactivationReason::unknown ||
                  answer.axes.nik == NikStatus::deactivated);
        for (const Contradiction& pair : answer.contradictions) {
            RC_ASSERT(pair.first <= pair.second && pair.second < facts.findings.size());
        }
    }));
    CHECK(rc::check("who is too young by what he says does not go on", [] {
        KnownFacts facts = random_facts();
        facts.age.reset();
        facts.birth_date.reset();
        facts.seventeen_or_married = Answer::no;
        const auto answer = explain(facts);
        RC_ASSERT(!answer.ikd_possible);
        RC_ASSERT(answer.next_step != NextStep::go_on && answer.next_step != NextStep::collect_card);
    }));
    CHECK(rc::check("an unknown age alone sends nobody away", [] {
        KnownFacts facts = random_facts();
        facts.seventeen_or_married = *rc::gen::element(Answer::unanswered, Answer::yes, Answer::unknown);
        facts.age.reset();
        facts.birth_date.reset();
        const NextStep step = explain(facts).next_step;
        RC_ASSERT(step != NextStep::record_from_16 && step != NextStep::collect_card_at_17);
    }));
}

TEST_CASE("every input has an answer") {
    CHECK(rc::check("extreme ages, dates and rules", [] {
        KnownFacts facts = random_facts();
        facts.age =
            *rc::gen::element(std::numeric_limits<int>::min(), -1, 0, std::numeric_limits<int>::max());
        facts.birth_date = *rc::gen::element(Date{}, day("0001-01-01"), day("9999-12-31"),
                                             Date(std::chrono::year(2009) / 2 / 30), day("2008-02-29"));
        StatusRules rules = random_rules();
        rules.grace_months = *rc::gen::element(-1, 0, 1, 1200);
        const Date on = *rc::gen::element(Date{}, day("0001-01-01"), day("9999-12-31"), today);
        const auto answer = explain_status(facts, rules, on);
        RC_ASSERT(!to_word(answer.category).empty() && !to_word(answer.next_step).empty());
        RC_ASSERT(answer == explain_status(facts, rules, on));
    }));
}

#include <array>
#include <catch2/catch.hpp>

#include "status_case.hpp"

using namespace kiosk::domain;

namespace {

/// The columns of the table in status.hpp.
struct Person {
    const char* name;
    std::optional<int> age;
    Answer married;
    std::size_t column;
};
const std::array people{Person{"15", 15, Answer::unanswered, 0},
                        Person{"15, says married", 15, Answer::yes, 0},
                        Person{"0", 0, Answer::unanswered, 0},
                        Person{"16", 16, Answer::unanswered, 1},
                        Person{"16, not married", 16, Answer::no, 1},
                        Person{"17", 17, Answer::unanswered, 2},
                        Person{"17, says no", 17, Answer::no, 2},
                        Person{"married 16", 16, Answer::yes, 2},
                        Person{"unknown", std::nullopt, Answer::unanswered, 2},
                        Person{"unknown, says no", std::nullopt, Answer::no, 1},
                        Person{"impossible", -3, Answer::unanswered, 2},
                        Person{"90", 90, Answer::unanswered, 2}};

struct Outcome {
    AnswerCategory category;
    NextStep step;
    bool operator==(const Outcome&) const = default;
};
using Row = std::array<Outcome, 3>;

Row whatever_age(AnswerCategory category, NextStep step) {
    return {Outcome{category, step}, Outcome{category, step}, Outcome{category, step}};
}

Row by_age(AnswerCategory category, NextStep under_16, NextStep at_16, NextStep grown) {
    return {Outcome{category, under_16}, Outcome{category, at_16}, Outcome{category, grown}};
}

/// A child has nothing to record.
Row row_of_deactivated(NextStep step) {
    const NextStep under_16 = step == NextStep::record_with_kk ? NextStep::see_dinas : step;
    return by_age(AnswerCategory::deactivated, under_16, step, step);
}

Row by_age_alone(AnswerCategory grown) {
    return {Outcome{AnswerCategory::too_young, NextStep::record_from_16},
            Outcome{AnswerCategory::may_record, NextStep::record}, Outcome{grown, NextStep::go_on}};
}

void check_row(KnownFacts facts, const Row& row, const StatusRules& rules = {}) {
    for (const Person& person : people) {
        CAPTURE(person.name);
        facts.age = person.age;
        facts.seventeen_or_married = person.married;
        const StatusAnswer answer = explain(facts, rules);
        CHECK(to_word(answer.category) == to_word(row[person.column].category));
        CHECK(to_word(answer.next_step) == to_word(row[person.column].step));
    }
}

Row row_of(AnswerCategory category) {
    using enum AnswerCategory;
    using enum NextStep;
    switch (category) {
        case deceased_reported:
        case nik_duplicate:
        case record_duplicate:
            return whatever_age(category, see_dinas);
        case not_found:
        case waiting_for_decision:
            return whatever_age(category, see_officer);
        case deactivated:
            return whatever_age(category, see_dinas);  // nobody says why
        case moved:
            return whatever_age(category, settle_residence);
        case unrecorded:
        case unrecorded_in_grace:
        case record_again:
            return by_age(category, record_from_16, record, record);
        case in_process:
            return whatever_age(category, wait);
        case AnswerCategory::print_ready:
        case card_ready:
            return by_age(category, see_officer, collect_card_at_17, collect_card);
        case ikd_on_another_phone:
            return whatever_age(category, reset_ikd);
        case ikd_active:
            return whatever_age(category, nothing);
        case ready:
            return by_age(category, see_officer, collect_card_at_17, go_on);
        case too_young:
        case may_record:
        case not_on_a_list:
        case no_list_yet:
            return by_age_alone(category);
        case not_now:
            return by_age(category, record_from_16, NextStep::record, go_on);
    }
    FAIL();
    return {};
}

}  // namespace

TEST_CASE("every code of the KTP-el record at every age") {
    using enum AnswerCategory;
    struct Code {
        KtpElRecord record;
        AnswerCategory category;
    };
    const Code code = GENERATE(values<Code>({
        {KtpElRecord::unknown, not_on_a_list},
        {KtpElRecord::unregistered, unrecorded},
        {KtpElRecord::bio_captured, in_process},
        {KtpElRecord::processing, in_process},
        {KtpElRecord::sent_for_enrollment, in_process},
        {KtpElRecord::received_at_central, in_process},
        {KtpElRecord::enroll_failure_central, record_again},
        {KtpElRecord::enroll_failure_regional, record_again},
        {KtpElRecord::search_failure, waiting_for_decision},
        {KtpElRecord::adjudicate, waiting_for_decision},
        {KtpElRecord::request_validation, waiting_for_decision},
        {KtpElRecord::duplicate, record_duplicate},
        {KtpElRecord::print_ready, AnswerCategory::print_ready},
        {KtpElRecord::sent_for_printing, AnswerCategory::print_ready},
        {KtpElRecord::card_printed, card_ready},
        {KtpElRecord::card_shipped, card_ready},
        {KtpElRecord::card_issued, ready},
        {KtpElRecord::recorded, ready},
    }));
    CAPTURE(to_word(code.record));
    KnownFacts facts;
    facts.findings = {list_says(axes(code.record))};
    check_row(facts, row_of(code.category));
}

TEST_CASE("every NIK status, with every reason of a deactivation, at every age") {
    using enum AnswerCategory;
    struct Status {
        NikStatus status;
        AnswerCategory category;
    };
    const Status said = GENERATE(values<Status>({
        {NikStatus::unknown, not_on_a_list},
        {NikStatus::active, not_on_a_list},
        {NikStatus::deceased_reported, deceased_reported},
        {NikStatus::duplicate, nik_duplicate},
        {NikStatus::moved, moved},
        {NikStatus::not_found, not_found},
        {NikStatus::matches, not_on_a_list},
    }));
    const int because = GENERATE(range(0, deactivation_reason_count));
    CAPTURE(to_word(said.status), because);
    KnownFacts facts;
    facts.findings = {list_says(axes(said.status, static_cast<DeactivationReason>(because)))};
    check_row(facts, row_of(said.category));
    CHECK(explain(facts).axes.because == DeactivationReason::unknown);
}

TEST_CASE("a deactivated NIK: the reason decides, then whether it was recorded already") {
    using enum DeactivationReason;
    using enum NextStep;
    struct Case {
        DeactivationReason because;
        NextStep not_recorded_yet;
        NextStep recorded_by_finding;
        NextStep recorded_by_declaration;
    };
    const Case c = GENERATE(values<Case>({
        {unknown, see_dinas, see_dinas, see_dinas},
        {not_recorded, record_with_kk, see_dinas, record_with_kk},
        {moved_without_papers, settle_residence, settle_residence, settle_residence},
        {address_gone, settle_residence, settle_residence, settle_residence},
        {reported_by_others, see_dinas, see_dinas, see_dinas},
    }));
    CAPTURE(to_word(c.because));
    KnownFacts facts;
    facts.findings = {list_says(axes(NikStatus::deactivated, c.because))};
    check_row(facts, row_of_deactivated(c.not_recorded_yet));
    facts.recorded = Answer::no;
    check_row(facts, row_of_deactivated(c.not_recorded_yet));
    facts.recorded = Answer::yes;
    check_row(facts, row_of_deactivated(c.recorded_by_declaration));
    for (int i = 0; i < ktp_el_record_count; ++i) {
        const auto code = static_cast<KtpElRecord>(i);
        CAPTURE(to_word(code));
        facts.recorded = Answer::unanswered;
        facts.findings.resize(1);
        facts.findings.push_back(officer_says(axes(code)));
        const bool must_record = code == KtpElRecord::unknown || code == KtpElRecord::unregistered ||
                                 code == KtpElRecord::enroll_failure_central ||
                                 code == KtpElRecord::enroll_failure_regional;
        check_row(facts, row_of_deactivated(must_record ? c.not_recorded_yet : c.recorded_by_finding));
    }
}

TEST_CASE("where NIKs are deactivated for want of recording, that is the reason when nobody gives one") {
    StatusRules rules;
    rules.deactivates_unrecorded = true;
    KnownFacts facts;
    facts.findings = {list_says(axes_of(ListCategory::deactivated))};
    check_row(facts, row_of_deactivated(NextStep::record_with_kk), rules);
    CHECK(explain(facts, rules).axes.because == DeactivationReason::not_recorded);
    check_row(facts, row_of_deactivated(NextStep::see_dinas));  // another district
    CHECK(explain(facts).axes.because == DeactivationReason::unknown);
    facts.recorded = Answer::yes;  // the list knows better
    check_row(facts, row_of_deactivated(NextStep::record_with_kk), rules);
    facts.findings.push_back(officer_says(axes(KtpElRecord::card_issued)));
    check_row(facts, row_of_deactivated(NextStep::see_dinas), rules);
    CHECK(explain(facts, rules).contradictions.size() == 1);
    CHECK(explain(facts).contradictions.empty());

    facts.findings = {officer_says(axes(NikStatus::deactivated))};
    check_row(facts, row_of_deactivated(NextStep::see_dinas), rules);
    facts.recorded = Answer::unanswered;
    check_row(facts, row_of_deactivated(NextStep::record_with_kk), rules);
}

TEST_CASE("who comes back from the officer is not sent to him again") {
    const auto seen_as = [](const StatusAxes& seen) {
        KnownFacts facts;
        facts.findings = {officer_says(seen)};
        return facts;
    };
    using enum AnswerCategory;
    for (const auto code :
         {KtpElRecord::adjudicate, KtpElRecord::search_failure, KtpElRecord::request_validation})
        check_row(seen_as(axes(code)), whatever_age(waiting_for_decision, NextStep::wait));
    check_row(seen_as(axes(NikStatus::not_found)), whatever_age(not_found, NextStep::see_dinas));
    check_row(seen_as(axes(KtpElRecord::recorded)),
              by_age(ready, NextStep::see_dinas, NextStep::collect_card_at_17, NextStep::go_on));

    KnownFacts other_axis = adult({officer_says(axes(IkdAccount::none), "2026-05-01")});
    other_axis.findings.push_back(list_says(axes(KtpElRecord::adjudicate)));
    CHECK(explain(other_axis).next_step == NextStep::see_officer);  // of the KTP-el he said nothing
}

TEST_CASE("every IKD account at every age") {
    struct Account {
        IkdAccount account;
        AnswerCategory category;
    };
    const Account said = GENERATE(values<Account>({
        {IkdAccount::unknown, AnswerCategory::not_on_a_list},
        {IkdAccount::none, AnswerCategory::not_on_a_list},
        {IkdAccount::active, AnswerCategory::ikd_active},
        {IkdAccount::on_another_phone, AnswerCategory::ikd_on_another_phone},
    }));
    CAPTURE(to_word(said.account));
    KnownFacts facts;
    facts.findings = {list_says(axes(said.account))};
    check_row(facts, row_of(said.category));
}

TEST_CASE("what the resident declares, when nobody else speaks") {
    KnownFacts facts;
    facts.searched = {from(SourceKind::local_list)};
    SECTION("not recorded") {
        facts.recorded = Answer::no;
        check_row(facts, row_of(AnswerCategory::unrecorded));
    }
    SECTION("recorded") {
        facts.recorded = Answer::yes;
        check_row(facts, row_of(AnswerCategory::ready));
    }
    SECTION("had IKD on another phone") {
        facts.first_ikd = Answer::no;
        check_row(facts, row_of(AnswerCategory::ikd_on_another_phone));
    }
    SECTION("does not know") {
        facts.recorded = Answer::unknown;
        facts.first_ikd = Answer::unknown;
        check_row(facts, row_of(AnswerCategory::not_on_a_list));
    }
    SECTION("first time") {
        facts.first_ikd = Answer::yes;
        check_row(facts, row_of(AnswerCategory::not_on_a_list));
    }
}

TEST_CASE("without a finding, age alone decides") {
    KnownFacts facts;
    check_row(facts, row_of(AnswerCategory::no_list_yet));
    facts.searched = {from(SourceKind::local_list)};
    check_row(facts, row_of(AnswerCategory::not_on_a_list));
}

TEST_CASE("after too many checks nothing that was found is told") {
    KnownFacts facts = adult({list_says(axes(NikStatus::deactivated), "2026-04-20", "2026-04-21"),
                              officer_says(axes(NikStatus::active))});
    facts.searched = {from(SourceKind::local_list)};
    facts.recorded = Answer::yes;
    facts.too_many_checks = true;
    check_row(facts, row_of(AnswerCategory::not_now));
    StatusAnswer expected;
    expected.category = AnswerCategory::not_now;
    expected.axes = axes(KtpElRecord::recorded);
    CHECK(explain(facts) == expected);
}

TEST_CASE("of several categories the one that stops most is told") {
    struct Case {
        StatusAxes axes;
        AnswerCategory category;
    };
    using R = KtpElRecord;
    using N = NikStatus;
    using I = IkdAccount;
    const auto u = DeactivationReason::unknown;
    const Case c = GENERATE_COPY(values<Case>({
        {{R::unregistered, N::deceased_reported, u, I::active}, AnswerCategory::deceased_reported},
        {{R::unregistered, N::moved, u, I::active}, AnswerCategory::moved},
        {{R::unregistered, N::active, u, I::active}, AnswerCategory::unrecorded},
        {{R::print_ready, N::active, u, I::on_another_phone}, AnswerCategory::print_ready},
        {{R::card_issued, N::active, u, I::on_another_phone}, AnswerCategory::ikd_on_another_phone},
        {{R::card_issued, N::active, u, I::active}, AnswerCategory::ikd_active},
        {{R::card_issued, N::active, u, I::none}, AnswerCategory::ready},
    }));
    CAPTURE(to_word(c.category));
    const StatusAnswer answer = explain(adult({list_says(c.axes)}));
    CHECK(answer.category == c.category);
    CHECK(answer.axes == c.axes);
}

TEST_CASE("recording from 16, card and IKD from 17 or when married") {
    struct Case {
        int age;
        Eligibility unmarried;
        Eligibility married;
    };
    const auto c = GENERATE(values<Case>({{-1, Eligibility::too_young, Eligibility::too_young},
                                          {0, Eligibility::too_young, Eligibility::too_young},
                                          {15, Eligibility::too_young, Eligibility::too_young},
                                          {16, Eligibility::may_record, Eligibility::card_and_ikd},
                                          {17, Eligibility::card_and_ikd, Eligibility::card_and_ikd},
                                          {100, Eligibility::card_and_ikd, Eligibility::card_and_ikd}}));
    CAPTURE(c.age);
    CHECK(eligibility_of(c.age, false, {}) == c.unmarried);
    CHECK(eligibility_of(c.age, true, {}) == c.married);
}

TEST_CASE("other ages of a district's rules move the columns") {
    StatusRules rules;
    rules.record_from_age = 17;
    rules.card_from_age = 18;
    KnownFacts facts;
    facts.searched = {from(SourceKind::local_list)};
    const auto category_at = [&](int age, Answer married = Answer::unanswered) {
        facts.age = age;
        facts.seventeen_or_married = married;
        return explain(facts, rules).category;
    };
    CHECK(category_at(16) == AnswerCategory::too_young);
    CHECK(category_at(16, Answer::yes) == AnswerCategory::too_young);
    CHECK(category_at(17) == AnswerCategory::may_record);
    CHECK(category_at(17, Answer::yes) == AnswerCategory::not_on_a_list);
    CHECK(category_at(18) == AnswerCategory::not_on_a_list);
}

TEST_CASE("what lists of one category say") {
    CHECK(axes_of(ListCategory::deactivated) == axes(NikStatus::deactivated));
    CHECK(axes_of(ListCategory::unrecorded) == axes(KtpElRecord::unregistered));
    CHECK(axes_of(ListCategory::print_ready) == axes(KtpElRecord::print_ready));
}

TEST_CASE("what a place must offer for a step") {
    using enum NextStep;
    CHECK(service_for(record_with_kk) == Service::nik_reactivation);
    CHECK(service_for(record) == Service::ktp_recording);
    CHECK(service_for(record_from_16) == Service::ktp_recording);
    CHECK(service_for(collect_card) == Service::card_pick_up);
    CHECK(service_for(collect_card_at_17) == Service::card_pick_up);
    CHECK(service_for(see_dinas) == Service::data_correction);
    CHECK(service_for(settle_residence) == Service::data_correction);
    CHECK(service_for(reset_ikd) == Service::ikd_activation);
    for (const NextStep here : {go_on, wait, see_officer, nothing}) CHECK_FALSE(service_for(here));
}

#include <catch2/catch.hpp>

#include "status_case.hpp"

using namespace kiosk::domain;

namespace {

using R = KtpElRecord;
using N = NikStatus;
using I = IkdAccount;
using Because = DeactivationReason;

/// Both orders of the findings must lead to the same answer.
StatusAnswer explain_both_ways(const Finding& a, const Finding& b, KnownFacts facts = adult({})) {
    facts.findings = {a, b};
    const StatusAnswer answer = explain(facts);
    facts.findings = {b, a};
    StatusAnswer other = explain(facts);
    other.contradictions = answer.contradictions;
    CHECK(answer == other);
    return answer;
}

std::vector<Contradiction> contradictions(const Finding& a, const Finding& b) {
    return explain(adult({a, b})).contradictions;
}

}  // namespace

TEST_CASE("the newest finding wins, also against a stronger source") {
    const auto answer = explain_both_ways(officer_says(axes(R::unregistered), "2026-03-01"),
                                          list_says(axes(R::print_ready), "2026-03-02"));
    CHECK(answer.category == AnswerCategory::print_ready);
    CHECK(answer.source_kind == SourceKind::signed_list);
    CHECK(answer.source == "by signed_list");
    CHECK(answer.as_of == day("2026-03-02"));
    CHECK(answer.certainty == Certainty::listed);
}

TEST_CASE("of the same date the stronger source wins") {
    const SourceKind stronger =
        GENERATE(SourceKind::signed_list, SourceKind::web_service, SourceKind::officer);
    const auto weaker = static_cast<SourceKind>(static_cast<int>(stronger) - 1);
    CAPTURE(to_word(stronger));
    const auto answer =
        explain_both_ways({from(weaker), axes(N::deactivated)}, {from(stronger), axes(N::active)});
    CHECK(answer.axes.nik == N::active);
    CHECK(answer.source_kind == stronger);
}

TEST_CASE("of the same source and date what stops more wins") {
    CHECK(explain_both_ways(list_says(axes(R::unregistered)), list_says(axes(R::print_ready))).axes.record ==
          R::unregistered);
    CHECK(explain_both_ways(list_says(axes(N::active)), list_says(axes(N::moved))).axes.nik == N::moved);
    CHECK(explain_both_ways(list_says(axes(I::none)), list_says(axes(I::active))).axes.ikd == I::active);
    CHECK(explain_both_ways(list_says(axes(I::active)), list_says(axes(I::on_another_phone))).axes.ikd ==
          I::on_another_phone);
}

TEST_CASE("of two lists of one kind and date their names decide last") {
    const auto named = [](const char* name, R code) {
        Finding finding = list_says(axes(code));
        finding.from.source = name;
        return finding;
    };
    CHECK(explain_both_ways(named("A", R::unregistered), named("B", R::print_ready)).source == "A");
    CHECK(explain_both_ways(named("B", R::unregistered), named("A", R::print_ready)).source == "B");
    CHECK(explain_both_ways(named("A", R::print_ready), named("B", R::print_ready)).source == "B");
}

TEST_CASE("an expired finding counts only where no other speaks") {
    const Finding expired = list_says(axes(R::unregistered), "2026-05-01", "2026-05-01");
    const Finding fresh = list_says(axes(R::print_ready), "2026-01-01", "2026-05-02");
    const auto both = explain_both_ways(expired, fresh);
    CHECK(both.category == AnswerCategory::print_ready);
    CHECK(both.certainty == Certainty::listed);
    CHECK(both.list_expired);

    const auto alone = explain(adult({expired}));
    CHECK(alone.category == AnswerCategory::unrecorded);
    CHECK(alone.certainty == Certainty::old_list);
    CHECK(alone.list_expired);

    // Each axis alone: the expired list is still the only one that speaks about the NIK.
    const auto other_axis = explain_both_ways(list_says(axes(N::moved), "2026-05-01", "2026-05-01"), fresh);
    CHECK(other_axis.category == AnswerCategory::moved);
    CHECK(other_axis.axes.record == R::print_ready);
    CHECK(other_axis.certainty == Certainty::old_list);
}

TEST_CASE("a list is relied on up to its last day") {
    CHECK_FALSE(explain(adult({list_says(axes(R::print_ready), "2026-01-01", "2026-05-02")})).list_expired);
    CHECK(explain(adult({list_says(axes(R::print_ready), "2026-01-01", "2026-05-01")})).list_expired);
    KnownFacts searched = adult({});
    searched.searched = {from(SourceKind::local_list, "2026-01-01", "2026-05-01")};
    CHECK(explain(searched).list_expired);
}

TEST_CASE("what the resident declared counts last, after an expired list") {
    KnownFacts facts = adult({list_says(axes(R::unregistered), "2025-01-01", "2025-02-01")});
    facts.recorded = Answer::yes;
    CHECK(explain(facts).category == AnswerCategory::unrecorded);
    CHECK(explain(facts).certainty == Certainty::old_list);
    facts.findings.clear();
    CHECK(explain(facts).category == AnswerCategory::ready);
    CHECK(explain(facts).certainty == Certainty::declared);
    CHECK(explain(facts).source_kind == SourceKind::declared);
    CHECK(explain(facts).source.empty());
    CHECK_FALSE(explain(facts).as_of);
}

TEST_CASE("a finding that was declared is no stronger than an answer") {
    const Finding declared{from(SourceKind::declared, "2026-05-02"), axes(R::recorded)};
    const auto answer =
        explain_both_ways(declared, list_says(axes(R::unregistered), "2025-01-01", "2025-02-01"));
    CHECK(answer.category == AnswerCategory::unrecorded);
    CHECK(explain(adult({declared})).certainty == Certainty::declared);
}

TEST_CASE("how sure an answer is") {
    const auto certainty_of = [](SourceKind kind) {
        return explain(adult({{from(kind), axes(N::moved)}})).certainty;
    };
    CHECK(certainty_of(SourceKind::officer) == Certainty::sure);
    CHECK(certainty_of(SourceKind::web_service) == Certainty::sure);
    CHECK(certainty_of(SourceKind::signed_list) == Certainty::listed);
    CHECK(certainty_of(SourceKind::local_list) == Certainty::listed);
    CHECK(certainty_of(SourceKind::declared) == Certainty::declared);
    CHECK(certainty_of(SourceKind::structure) == Certainty::not_known);
    CHECK(explain(adult({})).certainty == Certainty::not_known);
}

TEST_CASE("a match of Dukcapil neither hides a deactivation nor confirms a NIK") {
    const Finding matches{from(SourceKind::web_service, "2026-05-02"), axes(N::matches)};
    const auto answer = explain_both_ways(matches, list_says(axes(N::deactivated, Because::not_recorded)));
    CHECK(answer.category == AnswerCategory::deactivated);
    CHECK(answer.source_kind == SourceKind::signed_list);
    CHECK(answer.contradictions.empty());

    const Finding unknown = list_says(axes(N::not_found), "2026-05-01");
    CHECK(explain_both_ways(matches, unknown).axes.nik == N::matches);
    const Finding unknown_later = officer_says(axes(N::not_found), "2026-05-02");
    CHECK(explain_both_ways(matches, unknown_later).axes.nik == N::not_found);

    const auto expired = list_says(axes(N::deactivated), "2026-01-01", "2026-02-01");
    CHECK(explain_both_ways(matches, expired).axes.nik == N::matches);
    CHECK(explain(adult({matches})).certainty == Certainty::not_known);
    CHECK(explain(adult({matches})).category == AnswerCategory::no_list_yet);  // no list was searched
}

TEST_CASE("a reason that the newest finding does not know comes from an earlier one") {
    const Finding newest = officer_says(axes(N::deactivated), "2026-05-01");
    const auto answer = explain_both_ways(newest, list_says(axes(N::deactivated, Because::address_gone)));
    CHECK(answer.axes.because == Because::address_gone);
    CHECK(answer.next_step == NextStep::settle_residence);
    CHECK(answer.source_kind == SourceKind::officer);

    const Finding knows = officer_says(axes(N::deactivated, Because::not_recorded), "2026-05-01");
    const Finding earlier = list_says(axes(N::deactivated, Because::address_gone));
    CHECK(explain_both_ways(knows, earlier).axes.because == Because::not_recorded);
    const Finding expired =
        list_says(axes(N::deactivated, Because::address_gone), "2026-04-01", "2026-04-02");
    CHECK(explain_both_ways(newest, expired).axes.because == Because::unknown);
    const Finding active = officer_says(axes(N::active), "2026-05-01");
    CHECK(explain_both_ways(active, earlier).axes.because == Because::unknown);
}

TEST_CASE("an account that is active and an earlier phone are one account on another phone") {
    KnownFacts facts = adult({list_says(axes(I::active))});
    facts.first_ikd = Answer::no;
    CHECK(explain(facts).category == AnswerCategory::ikd_on_another_phone);
    CHECK(explain(facts).certainty == Certainty::declared);
    facts.findings = {list_says(axes(I::none))};
    CHECK(explain(facts).axes.ikd == I::none);
    facts.findings = {list_says(axes(I::active))};
    facts.first_ikd = Answer::yes;
    CHECK(explain(facts).category == AnswerCategory::ikd_active);
}

TEST_CASE("without a hit the oldest list that was searched is named") {
    KnownFacts facts = adult({});
    facts.searched = {from(SourceKind::signed_list, "2026-03-01"), from(SourceKind::local_list, "2026-02-01"),
                      from(SourceKind::web_service, "2026-01-01")};
    const auto answer = explain(facts);
    CHECK(answer.source == "by local_list");
    CHECK(answer.source_kind == SourceKind::local_list);
    CHECK(answer.as_of == day("2026-02-01"));
    CHECK(answer.certainty == Certainty::not_known);

    facts.searched = {from(SourceKind::web_service, "2026-05-02")};
    CHECK(explain(facts).category == AnswerCategory::no_list_yet);
    CHECK(explain(facts).source == "by web_service");
    facts.searched = {from(SourceKind::structure)};
    CHECK(explain(facts).category == AnswerCategory::no_list_yet);
    CHECK(explain(facts).source.empty());
}

TEST_CASE("a source that calls the NIK active is named before a list that is silent") {
    KnownFacts facts = adult({officer_says(axes(N::active), "2026-05-02")});
    facts.searched = {from(SourceKind::signed_list, "2026-03-01")};
    const auto answer = explain(facts);
    CHECK(answer.category == AnswerCategory::not_on_a_list);
    CHECK(answer.next_step == NextStep::go_on);
    CHECK(answer.source_kind == SourceKind::officer);
    CHECK(answer.certainty == Certainty::sure);
    CHECK(answer.as_of == day("2026-05-02"));
    for (const int young : {15, 16}) {  // the officer has looked; of the age a list says nothing
        facts.age = young;
        CHECK(explain(facts).source_kind == SourceKind::officer);
        CHECK(explain(facts).certainty == Certainty::sure);
        KnownFacts listed = facts;
        listed.findings = {list_says(axes(N::active))};
        CHECK(explain(listed).certainty == Certainty::not_known);
    }
}

TEST_CASE("contradictions about the record") {
    const Finding first = list_says(axes(R::print_ready), "2026-04-20");
    CHECK(contradictions(first, officer_says(axes(R::unregistered), "2026-04-20")) ==
          std::vector<Contradiction>{{StatusAxis::record, 0, 1}});
    CHECK(contradictions(officer_says(axes(R::unregistered), "2026-04-21"), first) ==
          std::vector<Contradiction>{{StatusAxis::record, 0, 1}});
    CHECK(contradictions(first, officer_says(axes(R::unregistered), "2026-04-19")).empty());
    CHECK(contradictions(first, officer_says(axes(R::recorded), "2026-04-20")).empty());
    CHECK(contradictions(first, officer_says(axes(R::sent_for_enrollment), "2026-04-20")).empty());
    const Finding failed = list_says(axes(R::enroll_failure_central));
    CHECK(contradictions(failed, officer_says(axes(R::unregistered), "2026-04-21")).empty());
}

TEST_CASE("contradictions about the NIK") {
    struct Case {
        N older;
        N newer;
        bool on_the_same_day;
        bool later;
    };
    const Case c = GENERATE(values<Case>({
        {N::active, N::deactivated, true, false},
        {N::deactivated, N::active, true, false},
        {N::active, N::moved, true, false},
        {N::active, N::duplicate, true, false},
        {N::active, N::deceased_reported, true, false},
        {N::deceased_reported, N::active, true, true},
        {N::deceased_reported, N::moved, true, true},
        {N::deceased_reported, N::deactivated, false, false},
        {N::moved, N::deactivated, false, false},
        {N::active, N::not_found, true, true},
        {N::matches, N::not_found, true, true},
        {N::not_found, N::matches, true, false},
        {N::not_found, N::deactivated, true, false},
        {N::matches, N::deactivated, false, false},
        {N::matches, N::active, false, false},
        {N::active, N::active, false, false},
        {N::not_found, N::not_found, false, false},
        {N::deceased_reported, N::unknown, false, false},
        {N::unknown, N::not_found, false, false},
    }));
    CAPTURE(to_word(c.older), to_word(c.newer));
    const auto found = [](bool any) {
        return any ? std::vector<Contradiction>{{StatusAxis::nik, 0, 1}} : std::vector<Contradiction>{};
    };
    const Finding older = list_says(axes(c.older), "2026-04-20");
    CHECK(contradictions(older, officer_says(axes(c.newer), "2026-04-20")) == found(c.on_the_same_day));
    CHECK(contradictions(officer_says(axes(c.newer), "2026-04-20"), older) == found(c.on_the_same_day));
    CHECK(contradictions(older, officer_says(axes(c.newer), "2026-04-21")) == found(c.later));
    CHECK(contradictions(officer_says(axes(c.newer), "2026-04-21"), older) == found(c.later));
}

TEST_CASE("a disputed NIK is not waved through, until an officer has looked") {
    const auto check_held_back = [](const StatusAnswer& answer) {
        CHECK(answer.category == AnswerCategory::not_on_a_list);
        CHECK(answer.next_step == NextStep::see_officer);
        CHECK_FALSE(answer.ikd_possible);
        CHECK(answer.source_kind == SourceKind::signed_list);
    };
    const auto check_waved_through = [](const StatusAnswer& answer) {
        CHECK(answer.category == AnswerCategory::not_on_a_list);
        CHECK(answer.next_step == NextStep::go_on);
        CHECK(answer.ikd_possible);
    };
    const Finding active = list_says(axes(N::active));
    const auto worse = [](N status, const char* as_of, const char* valid_until = nullptr) {
        return Finding{from(SourceKind::local_list, as_of, valid_until), axes(status)};
    };
    SECTION("of the same day") {
        for (const N status : {N::deceased_reported, N::duplicate, N::deactivated, N::moved})
            check_held_back(explain_both_ways(active, worse(status, "2026-04-20")));
    }
    SECTION("a death of any earlier day; the rest may have been mended since") {
        check_held_back(explain_both_ways(active, worse(N::deceased_reported, "2025-01-01")));
        for (const N status : {N::duplicate, N::deactivated, N::moved})
            check_waved_through(explain_both_ways(active, worse(status, "2026-04-19")));
    }
    SECTION("an expired list disputes nothing") {
        check_waved_through(
            explain_both_ways(active, worse(N::deceased_reported, "2026-04-19", "2026-04-30")));
    }
    SECTION("an officer settles it") {
        const Finding death = worse(N::deceased_reported, "2026-04-18");
        check_waved_through(explain_both_ways(officer_says(axes(N::active)), death));
        check_waved_through(explain(adult({active, death, officer_says(axes(N::active), "2026-04-18")})));
        check_held_back(explain(adult({active, death, officer_says(axes(N::active), "2026-04-17")})));
    }
    SECTION("nor is an account moved, or the card taken for all there is to do") {
        const Finding death = worse(N::deceased_reported, "2026-04-18");
        const auto elsewhere = explain(adult({active, death, list_says(axes(I::on_another_phone))}));
        CHECK(elsewhere.next_step == NextStep::see_officer);
        const auto has_it = explain(adult({active, death, list_says(axes(I::active))}));
        CHECK(has_it.category == AnswerCategory::ikd_active);
        CHECK(has_it.next_step == NextStep::see_officer);
        const auto card = explain(adult({active, death, list_says(axes(R::print_ready))}));
        CHECK(card.next_step == NextStep::collect_card);
        CHECK_FALSE(card.ikd_possible);
    }
}

TEST_CASE("contradictions about the IKD account") {
    const Finding none = list_says(axes(I::none));
    const std::vector<Contradiction> one{{StatusAxis::ikd, 0, 1}};
    CHECK(contradictions(none, officer_says(axes(I::active))) == one);
    CHECK(contradictions(officer_says(axes(I::on_another_phone)), none) == one);
    CHECK(contradictions(none, officer_says(axes(I::active), "2026-04-21")).empty());
    CHECK(contradictions(officer_says(axes(I::on_another_phone)), list_says(axes(I::active))).empty());
    CHECK(contradictions(none, officer_says(axes(I::none))).empty());
    CHECK(contradictions(none, officer_says(axes(N::active))).empty());
}

TEST_CASE("contradictions across the axes") {
    const std::vector<Contradiction> one{{StatusAxis::across, 0, 1}};
    const Finding deactivated = list_says(axes(N::deactivated, Because::not_recorded));
    CHECK(contradictions(deactivated, officer_says(axes(R::card_issued), "2026-01-01")) == one);
    CHECK(contradictions(officer_says(axes(R::recorded), "2026-05-01"), deactivated) == one);
    CHECK(contradictions(deactivated, officer_says(axes(R::unregistered))).empty());
    CHECK(contradictions(list_says(axes(N::deactivated, Because::address_gone)),
                         officer_says(axes(R::recorded)))
              .empty());

    const Finding account = list_says(axes(I::active));
    CHECK(contradictions(account, officer_says(axes(R::unregistered))) == one);
    CHECK(contradictions(officer_says(axes(R::unregistered), "2026-04-21"), account) == one);
    CHECK(contradictions(account, officer_says(axes(R::unregistered), "2026-04-19")).empty());
    CHECK(contradictions(account, officer_says(axes(R::print_ready))).empty());

    const Finding both = list_says({R::card_issued, N::deactivated, Because::not_recorded, I::unknown});
    CHECK(explain(adult({both})).contradictions == std::vector<Contradiction>{{StatusAxis::across, 0, 0}});
}

TEST_CASE("contradictions stand in the order of the axes, then of the findings") {
    const Finding a = list_says({R::card_issued, N::active, Because::unknown, I::none});
    const Finding b = officer_says({R::unregistered, N::moved, Because::unknown, I::active});
    CHECK(contradictions(a, b) == std::vector<Contradiction>{{StatusAxis::record, 0, 1},
                                                             {StatusAxis::nik, 0, 1},
                                                             {StatusAxis::ikd, 0, 1},
                                                             {StatusAxis::across, 1, 1}});
}

#include <catch2/catch.hpp>

#include "journey_fixture.hpp"

using namespace kiosk::test;

namespace {

const StatusAnswer unlisted = answer(AnswerCategory::not_on_a_list, NextStep::go_on);

OpenVisit question_of(AgeBand band = AgeBand::age_25_to_59) {
    OpenVisit open;
    open.ticket = {'A', 9};
    open.reason = Reason::status_question;
    open.age_band = band;
    return open;
}

StatusAnswer seen_by_officer(AnswerCategory category, NextStep next_step) {
    auto seen = answer(category, next_step);
    seen.certainty = Certainty::sure;
    seen.source_kind = SourceKind::officer;
    return seen;
}

}  // namespace

TEST_CASE("each category is kept with its own reason") {
    std::vector<Reason> reasons;
    for (int i = 0; i < answer_category_count; ++i) {
        const auto visit = at_result(answer(static_cast<AnswerCategory>(i), NextStep::go_on));
        const auto& checked = std::get<Record>(visit.effects.back());
        CHECK(checked.kind == EventKind::nik_checked);
        CHECK(checked.reason != Reason::none);
        CHECK(std::find(reasons.begin(), reasons.end(), checked.reason) == reasons.end());
        reasons.push_back(checked.reason);
    }
}

TEST_CASE("the ledger learns of each axis on which the sources disagree, once") {
    auto disputed = unlisted;
    disputed.contradictions = {{StatusAxis::nik, 0, 1}, {StatusAxis::nik, 0, 2}, {StatusAxis::across, 1, 1}};
    CHECK(at_result(disputed).effects ==
          effects({WipeNik{}, Record{EventKind::nik_checked, Reason::nik_not_on_a_list, 90s},
                   Record{EventKind::sources_disagree, Reason::none, 90s, "nik"},
                   Record{EventKind::sources_disagree, Reason::none, 90s, "across"}}));
}

TEST_CASE("every next step leads somewhere") {
    for (int i = 0; i < next_step_count; ++i) {
        const auto next_step = static_cast<NextStep>(i);
        CAPTURE(i);
        Visit visit = at_result(answer(AnswerCategory::ready, next_step));
        visit.on(Continue{});
        switch (way_on(next_step)) {
            case WayOn::activation:
                CHECK(visit.journey.stage == Stage::get_app);
                break;
            case WayOn::recording_path:
                CHECK(visit.journey.stage == Stage::recording_path);
                break;
            case WayOn::ticket:
                CHECK(std::holds_alternative<IssueTicket>(visit.effects.at(0)));
                break;
            case WayOn::end:
                CHECK(visit.journey.stage == Stage::left);
                break;
        }
    }
}

TEST_CASE("an answer that leaves nothing to do ends the visit politely, with what it was") {
    const auto ended = [](Reason reason) {
        return effects({Record{EventKind::visit_ended, reason, 90s}, WipeNik{}, WipeCode{}});
    };
    Visit waiting = at_result(answer(AnswerCategory::in_process, NextStep::wait));
    Visit active = at_result(answer(AnswerCategory::ikd_active, NextStep::nothing));
    Visit dinas = at_result(answer(AnswerCategory::nik_duplicate, NextStep::see_dinas));
    SECTION("going on") {
        CHECK(waiting.on(Continue{}).effects == ended(Reason::must_wait));
        CHECK(active.on(Continue{}).effects == ended(Reason::guided));
        CHECK(dinas.on(Continue{}).on(Continue{}).effects == ended(Reason::must_see_dinas));
    }
    SECTION("home") {
        CHECK(waiting.on(WentHome{}).effects == ended(Reason::must_wait));
        CHECK(active.on(WentHome{}).effects == ended(Reason::guided));
        CHECK(dinas.on(WentHome{}).effects == ended(Reason::must_see_dinas));
    }
    SECTION("silence says that nobody read it") {
        CHECK(waiting.on(SilenceExpired{}).effects == ended(Reason::timed_out));
    }
}

TEST_CASE("a card that is ready: where to fetch it, then the activation") {
    auto ready = answer(AnswerCategory::card_ready, NextStep::collect_card);
    Visit visit = at_result(ready);
    CHECK(visit.on(Continue{}).journey.stage == Stage::recording_path);
    SECTION("going on activates") {
        CHECK(goes_on_after_path(visit.journey));
        CHECK(visit.on(Continue{}).journey.stage == Stage::get_app);
        CHECK(visit.on(Back{}).journey.stage == Stage::nik_result);
    }
    SECTION("who goes home has what he came for") {
        CHECK(visit.on(WentHome{}).effects.front() ==
              Effect(Record{EventKind::visit_ended, Reason::guided, 90s}));
    }
    SECTION("who only checked the NIK is asked the questions first") {
        Visit checking = at_result(ready, Purpose::check_nik);
        CHECK(checking.on(Continue{}).on(Continue{}).journey.stage == Stage::pre_check);
        CHECK(checking.on(Back{}).journey.stage == Stage::nik_result);
    }
    SECTION("where the IKD is not possible the visit ends there") {
        ready.ikd_possible = false;
        Visit without = at_result(ready).on(Continue{});
        CHECK_FALSE(goes_on_after_path(without.journey));
        CHECK(without.on(Continue{}).effects.front() ==
              Effect(Record{EventKind::visit_ended, Reason::guided, 90s}));
    }
}

TEST_CASE("an officer may be asked where the kiosk does not know") {
    using C = AnswerCategory;
    for (const auto category : {C::not_on_a_list, C::no_list_yet, C::not_now, C::may_record, C::in_process})
        CHECK(may_ask_officer(answer(category, NextStep::go_on)));
    CHECK(may_ask_officer(answer(C::waiting_for_decision, NextStep::see_officer)));
    auto listed = answer(C::deactivated, NextStep::record_with_kk);
    listed.certainty = Certainty::listed;
    CHECK_FALSE(may_ask_officer(listed));
    listed.certainty = Certainty::old_list;
    CHECK(may_ask_officer(listed));
    auto ready = answer(C::ready, NextStep::go_on);
    CHECK_FALSE(may_ask_officer(ready));
    ready.list_expired = true;
    CHECK(may_ask_officer(ready));
    CHECK_FALSE(may_ask_officer(seen_by_officer(C::not_on_a_list, NextStep::go_on)));
    CHECK_FALSE(may_ask_officer(seen_by_officer(C::in_process, NextStep::wait)));
    CHECK_FALSE(may_ask_officer(seen_by_officer(C::waiting_for_decision, NextStep::wait)));
}

TEST_CASE("an officer may be asked where sources contradict each other, unless his word decided") {
    auto disputed = answer(AnswerCategory::print_ready, NextStep::collect_card);
    CHECK_FALSE(may_ask_officer(disputed));
    disputed.contradictions = {{StatusAxis::record, 0, 1}};
    CHECK(may_ask_officer(disputed));
    disputed.source_kind = SourceKind::officer;
    CHECK_FALSE(may_ask_officer(disputed));
}

TEST_CASE("a question is kept with a ticket, and its holder may go") {
    Visit visit = at_result(unlisted, Purpose::check_nik);
    CHECK(visit.on(StatusAsked{}).effects == effects({IssueTicket{Reason::status_question, 90s}}));
    CHECK(visit.on(TicketIssued{{'A', 9}}).journey.stage == Stage::ticket);
    CHECK(visit.journey.reason == Reason::status_question);
    SECTION("going on tells of the officer, and ends at the kiosk; the ticket stays open") {
        CHECK(visit.on(Continue{}).journey.stage == Stage::officer);
        CHECK(visit.on(Continue{}).effects == effects({WipeNik{}, WipeCode{}}));
        CHECK(visit.journey.stage == Stage::left);
    }
    SECTION("back leads to the answer; the activation goes on with the same ticket") {
        CHECK(visit.on(Back{}).journey.stage == Stage::nik_result);
        CHECK(visit.journey.reason == Reason::none);
        visit.on(Continue{});
        for (int i = 0; i < question_count; ++i) visit.on(Answered{Answer::yes});
        CHECK(visit.on(TicketWanted{}).effects.empty());
        CHECK(visit.journey.stage == Stage::ticket);
        CHECK(visit.on(Continue{}).on(Continue{}).journey.stage == Stage::email_code);
    }
}

TEST_CASE("nobody is asked about what is known, or elsewhere than at the answer") {
    Visit known = at_result(answer(AnswerCategory::ready, NextStep::go_on));
    CHECK(known.on(StatusAsked{}).effects.empty());
    CHECK(at_nik_entry().on(StatusAsked{}).effects.empty());
    CHECK(Visit(Purpose::check_nik).on(StatusAsked{}).effects.empty());
}

TEST_CASE("another phone, or a word only an officer can say: a ticket at once") {
    Visit phone = at_result(answer(AnswerCategory::ikd_on_another_phone, NextStep::reset_ikd));
    CHECK(phone.on(Continue{}).effects == effects({IssueTicket{Reason::other_phone, 90s}}));
    phone.on(TicketIssued{{'A', 2}});
    CHECK(phone.on(Continue{}).on(Continue{}).journey.stage == Stage::email_code);  // the account is moved
    CHECK(phone.on(Back{}).on(Back{}).on(Back{}).journey.stage == Stage::nik_result);

    Visit officer = at_result(answer(AnswerCategory::not_found, NextStep::see_officer));
    CHECK(officer.on(Continue{}).effects == effects({IssueTicket{Reason::status_question, 90s}}));
}

TEST_CASE("who comes back with a question stands at its answer") {
    const auto seen = seen_by_officer(AnswerCategory::ready, NextStep::go_on);
    Visit visit(resume_journey(question_of(), start, seen));
    CHECK(visit.journey.stage == Stage::nik_result);
    CHECK(visit.journey.status == seen);
    CHECK(visit.journey.age == 25);
    CHECK_FALSE(can_go_back(visit.journey));
    SECTION("the activation follows, with its questions") {
        CHECK(visit.on(Continue{}).journey.stage == Stage::pre_check);
        for (int i = 0; i < question_count; ++i) visit.on(Answered{Answer::yes});
        CHECK(visit.journey.stage == Stage::get_app);
        visit.on(Continue{}).on(Back{});
        CHECK(visit.journey.stage == Stage::get_app);
        CHECK(visit.on(Back{}).journey.stage == Stage::nik_result);
    }
    SECTION("leaving leaves the ticket to the officer") {
        CHECK(visit.on(WentHome{}).effects == effects({WipeNik{}, WipeCode{}}));
    }
}

TEST_CASE("as long as nobody has looked, the ticket is shown again") {
    Visit visit(resume_journey(question_of(), start));
    CHECK(visit.journey.stage == Stage::ticket);
    CHECK_FALSE(can_go_back(visit.journey));
    CHECK(visit.journey.reason == Reason::status_question);
    // Perhaps he went on to the activation before he left: the code can still be entered.
    visit.on(Continue{}).on(Continue{});
    for (int i = 0; i < mail_step_count; ++i) visit.on(Continue{});
    CHECK(visit.journey.stage == Stage::confirm);
}

TEST_CASE("an answer changes nothing for a ticket that asked nothing") {
    auto open = question_of();
    open.reason = Reason::needs_officer;
    const auto visit = resume_journey(open, start, seen_by_officer(AnswerCategory::ready, NextStep::go_on));
    CHECK(visit.stage == Stage::confirm);
    CHECK_FALSE(visit.status.has_value());
}

TEST_CASE("an age band stands for its lowest age") {
    CHECK_FALSE(age_of(AgeBand::unknown).has_value());
    for (const auto band : {AgeBand::under_16, AgeBand::age_16, AgeBand::age_17, AgeBand::age_18_to_24,
                            AgeBand::age_25_to_59, AgeBand::age_60_and_over}) {
        CHECK(age_band_of(age_of(band)) == band);
        const int before = *age_of(band) - 1;
        if (before >= 0) CHECK(age_band_of(before) != band);
    }
}

#include <catch2/catch.hpp>

#include "fake_world.hpp"

using namespace kiosk;
using namespace kiosk::test;
using app::DeskStatusView;
using app::DeskView;
using domain::EventKind;
using domain::IkdAccount;
using domain::KtpElRecord;
using domain::NikStatus;
namespace intent = app::intent;

namespace {

/// Two people wait; the officer has chosen the first.
TestKiosk& at_status(TestKiosk& kiosk) {
    kiosk.leave_ticket(nik_of(1)).leave_ticket(nik_of(2)).log_in().select({1});
    return kiosk.act(intent::OpenSeenStatus{});
}

const intent::ChooseNikStatus moved_away{NikStatus::deactivated,
                                         domain::DeactivationReason::moved_without_papers};

}  // namespace

TEST_CASE("what SIAK shows is kept for the ticket, one event per axis") {
    TestKiosk kiosk;
    at_status(kiosk);
    REQUIRE(kiosk.screen() == "desk_status");
    CHECK(kiosk.view<DeskStatusView>().ticket == domain::TicketCode{'A', 1});
    CHECK_FALSE(kiosk.view<DeskStatusView>().can_save);
    CHECK_FALSE(kiosk.view<DeskStatusView>().nik_wanted);  // it asked nothing: any axis is enough
    kiosk.act(intent::ChooseRecord{KtpElRecord::print_ready});
    CHECK(kiosk.view<DeskStatusView>().can_save);
    kiosk.act(moved_away).act(intent::ChooseIkd{IkdAccount::none});
    CHECK(kiosk.view<DeskStatusView>().can_save);
    kiosk.act(intent::SaveSeenStatus{});
    CHECK(kiosk.screen() == "desk");
    REQUIRE(kiosk.world.count_of(EventKind::status_seen) == 3);
    const auto& events = kiosk.world.events;
    std::vector<std::string> details;
    for (auto event = events.end() - 3; event != events.end(); ++event) {
        CHECK(event->draft.kind == EventKind::status_seen);
        CHECK(event->draft.ticket == domain::TicketCode{'A', 1});
        CHECK(event->draft.token == token_of(nik_of(1)));
        CHECK(event->draft.age_band == domain::AgeBand::age_18_to_24);
        CHECK(event->draft.registration == domain::Registration::in_district);
        CHECK(event->draft.officer == "siti-1");
        details.push_back(event->draft.detail);
    }
    CHECK(details ==
          std::vector<std::string>{"ktp_el print_ready", "nik deactivated moved_without_papers", "ikd none"});
    const auto waiting = kiosk.view<DeskView>().waiting;
    REQUIRE(waiting.size() == 2);  // they wait as before
    CHECK(waiting[0].seen.size() == 3);
    CHECK(waiting[0].seen.front().record == KtpElRecord::print_ready);
    CHECK(waiting[1].seen.empty());
}

TEST_CASE("a question about the NIK is answered with its status: the lists are not asked again") {
    TestKiosk kiosk;
    kiosk.check_nik(nik_of(1)).act(intent::AskStatus{}).act(intent::LeaveWithTicket{});
    kiosk.log_in().select({1}).act(intent::OpenSeenStatus{});
    CHECK(kiosk.view<DeskStatusView>().nik_wanted);
    kiosk.act(intent::ChooseRecord{KtpElRecord::card_issued}).act(intent::ChooseIkd{IkdAccount::none});
    CHECK_FALSE(kiosk.view<DeskStatusView>().can_save);
    kiosk.act(intent::SaveSeenStatus{});
    CHECK(kiosk.screen() == "desk_status");
    CHECK(kiosk.world.count_of(EventKind::status_seen) == 0);
    kiosk.act(moved_away);
    CHECK(kiosk.view<DeskStatusView>().can_save);
    kiosk.act(intent::SaveSeenStatus{});
    CHECK(kiosk.screen() == "desk");
    CHECK(kiosk.world.count_of(EventKind::status_seen) == 3);
    kiosk.act(intent::LogOut{}).act(intent::Wake{}).act(intent::HaveTicket{}).type("A01");
    kiosk.act(intent::Submit{});
    CHECK(kiosk.view<app::NikResultView>().answer.category == domain::AnswerCategory::deactivated);
}

TEST_CASE("chosen again it is no longer chosen; another one takes its place") {
    TestKiosk kiosk;
    at_status(kiosk);
    kiosk.act(intent::ChooseRecord{KtpElRecord::print_ready});
    kiosk.act(intent::ChooseRecord{KtpElRecord::card_issued});
    CHECK(kiosk.view<DeskStatusView>().chosen.record == KtpElRecord::card_issued);
    kiosk.act(intent::ChooseRecord{KtpElRecord::card_issued}).act(moved_away).act(moved_away);
    kiosk.act(intent::ChooseIkd{IkdAccount::active}).act(intent::ChooseIkd{IkdAccount::active});
    CHECK(kiosk.view<DeskStatusView>().chosen == domain::StatusAxes{});
    kiosk.act(intent::ChooseNikStatus{NikStatus::matches, {}});  // only the web service can say that
    CHECK_FALSE(kiosk.view<DeskStatusView>().can_save);
    kiosk.act(intent::SaveSeenStatus{});
    CHECK(kiosk.screen() == "desk_status");
    CHECK(kiosk.world.count_of(EventKind::status_seen) == 0);
}

TEST_CASE("it is of exactly one ticket, and of staff") {
    TestKiosk kiosk;
    at_status(kiosk).act(intent::ChooseRecord{KtpElRecord::processing}).act(intent::GoBack{});
    CHECK(kiosk.screen() == "desk");
    kiosk.act(intent::OpenSeenStatus{});
    CHECK(kiosk.view<DeskStatusView>().chosen == domain::StatusAxes{});  // left without saving
    kiosk.act(intent::GoBack{}).select({2}).act(intent::OpenSeenStatus{});
    CHECK(kiosk.screen() == "desk");
    kiosk.select({1, 2}).act(intent::OpenSeenStatus{});
    CHECK(kiosk.screen() == "desk");
    kiosk.act(intent::LogOut{}).act(intent::OpenSeenStatus{}).act(intent::SaveSeenStatus{});
    CHECK(kiosk.screen() == "attract");
    CHECK(kiosk.world.count_of(EventKind::status_seen) == 0);
}

TEST_CASE("the latest word on each axis stands at the desk") {
    TestKiosk kiosk;
    at_status(kiosk).act(intent::ChooseRecord{KtpElRecord::unregistered}).act(intent::SaveSeenStatus{});
    kiosk.select({1}).act(intent::OpenSeenStatus{});
    kiosk.act(intent::ChooseRecord{KtpElRecord::recorded}).act(intent::SaveSeenStatus{});
    const auto seen = kiosk.view<DeskView>().waiting.front().seen;
    REQUIRE(seen.size() == 1);
    CHECK(seen.front().record == KtpElRecord::recorded);
}

TEST_CASE("what was seen on the wrong ticket is taken back, axis by axis, and moves no number") {
    TestKiosk kiosk;
    at_status(kiosk).act(intent::ChooseRecord{KtpElRecord::print_ready}).act(moved_away);
    kiosk.act(intent::SaveSeenStatus{}).act(intent::OpenDeskMenu{}).act(intent::ShowUndo{});
    REQUIRE(kiosk.screen() == "desk_undo");
    const auto acts = kiosk.view<app::DeskUndoView>().acts;
    REQUIRE(acts.size() == 2);
    CHECK(acts[0].kind == EventKind::status_seen);
    CHECK(acts[0].seen.nik == NikStatus::deactivated);
    CHECK(acts[1].seen.record == KtpElRecord::print_ready);
    CHECK(acts[1].ticket == domain::TicketCode{'A', 1});
    const auto before = *kiosk.world.count();
    kiosk.act(intent::ChooseAct{acts[1].row}).act(intent::UndoAct{});
    CHECK(kiosk.screen() == "desk");
    CHECK(kiosk.last_event().kind == EventKind::act_undone);
    CHECK(kiosk.last_event().ticket == domain::TicketCode{'A', 1});
    const auto seen = kiosk.view<DeskView>().waiting.front().seen;
    REQUIRE(seen.size() == 1);
    CHECK(seen.front().nik == NikStatus::deactivated);
    CHECK(*kiosk.world.count() == before);
}

TEST_CASE("an officer is told of whom the lists contradict each other") {
    TestKiosk kiosk;
    kiosk.leave_ticket(nik_of(1)).leave_ticket(nik_of(2));
    domain::EventDraft disagree;
    disagree.kind = EventKind::sources_disagree;
    disagree.visit = (*kiosk.world.open_visits(kiosk.last_event().service_day)).back().visit;
    disagree.service_day = kiosk.last_event().service_day;
    disagree.detail = to_word(domain::StatusAxis::across);
    REQUIRE(kiosk.world.append({&disagree, 1}).ok());
    kiosk.log_in();
    const auto waiting = kiosk.view<DeskView>().waiting;
    REQUIRE(waiting.size() == 2);
    CHECK(waiting[0].disagree.empty());
    CHECK(waiting[1].disagree == std::vector{domain::StatusAxis::across});
    kiosk.select({2}).act(intent::OpenSeenStatus{});
    CHECK(kiosk.view<DeskStatusView>().sources_disagree);
    kiosk.act(intent::GoBack{}).select({2, 1}).act(intent::OpenSeenStatus{});
    CHECK_FALSE(kiosk.view<DeskStatusView>().sources_disagree);
}

TEST_CASE("silence on the screen for what SIAK shows logs out and keeps nothing") {
    TestKiosk kiosk;
    at_status(kiosk).act(intent::ChooseRecord{KtpElRecord::processing});
    kiosk.pass(kiosk.config.silence_staff + kiosk.config.still_there);
    CHECK(kiosk.screen() == "attract");
    CHECK(kiosk.last_event().kind == EventKind::staff_logged_out);
    CHECK(kiosk.world.count_of(EventKind::status_seen) == 0);
}

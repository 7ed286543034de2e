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
    kiosk.act(intent::ChooseRecord{KtpElRecord::print_ready}).act(moved_away);
    kiosk.act(intent::ChooseIkd{IkdAccount::none});
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

TEST_CASE("silence on the screen for what SIAK shows logs out and keeps nothing") {
    TestKiosk kiosk;
    at_status(kiosk).act(intent::ChooseRecord{KtpElRecord::processing});
    kiosk.pass(kiosk.config.silence_staff + kiosk.config.still_there);
    CHECK(kiosk.screen() == "attract");
    CHECK(kiosk.last_event().kind == EventKind::staff_logged_out);
    CHECK(kiosk.world.count_of(EventKind::status_seen) == 0);
}

#include <catch2/catch.hpp>
#include <set>

#include "fake_world.hpp"

using namespace kiosk;
using namespace kiosk::test;
namespace intent = kiosk::app::intent;
using domain::EventKind;

namespace {

/// Residents, staff and a technician, until every kind of event was made that the application makes.
void long_day(TestKiosk& kiosk) {
    kiosk.to_confirm().act(intent::SelfReport{}).act(intent::RateService{3}).act(intent::GoOn{});
    kiosk.act(intent::Wake{}).act(intent::HaveProblem{}).act(intent::ShowProblem{"F05"});
    kiosk.act(intent::TakeTicket{}).act(intent::LeaveWithTicket{}).leave_ticket(nik_of(2));
    kiosk.to_nik_entry().act(intent::GoHome{});
    kiosk.world.lists.has_list(fresh_list, domain::ListCategory::unrecorded);
    kiosk.world.lists.reply.findings.push_back(
        {fresh_list, domain::axes_of(domain::ListCategory::print_ready)});
    for (int person = 3; person < 6; ++person) kiosk.check_nik(nik_of(person)).act(intent::GoHome{});
    kiosk.log_in(wrong_pin).act(intent::GoHome{}).log_in().select({2});
    kiosk.act(intent::AskConfirm{}).act(intent::ConfirmSelected{}).act(intent::OpenDeskMenu{});
    kiosk.act(intent::ShowUndo{}).act(intent::ChooseAct{kiosk.world.events.back().sequence});
    kiosk.act(intent::UndoAct{}).act(intent::OpenDeskMenu{}).act(intent::ReleaseChecks{});
    kiosk.act(intent::SetDisturbance{true}).act(intent::SetDisturbance{false}).jump(1h);
    kiosk.act(intent::ClockIsRight{}).act(intent::GoBack{}).select({3}).act(intent::AskOutcome{});
    kiosk.act(intent::RecordOutcome{domain::Reason::other}).select({1}).act(intent::OpenSeenStatus{});
    kiosk.act(intent::ChooseIkd{domain::IkdAccount::none}).act(intent::SaveSeenStatus{});
    kiosk.select({1}).act(intent::CallTicket{});
    kiosk.act(intent::EndCall{}).act(intent::Wake{}).act(intent::HaveTicket{}).type("A1");
    kiosk.act(intent::Submit{}).act(intent::GoHome{}).pass(24h);
}

}  // namespace

TEST_CASE("whatever the application keeps fits the event catalogue") {
    auto config = TestKiosk::default_config();
    config.keep_tokens_days = 1;
    config.checks = {3, 3};
    TestKiosk kiosk(config);
    long_day(kiosk);
    CHECK(kiosk.screen() == "attract");
    std::set<EventKind> made;
    for (const auto& event : kiosk.world.events) {
        made.insert(event.draft.kind);
        INFO(domain::to_word(event.draft.kind));
        CHECK_FALSE(domain::find_misfit(event.draft));
    }
    // The rest is made by the programs: at the end, by the inbox, and by `ikdctl`; desk_opened is no longer
    // made.
    const std::set<EventKind> elsewhere{EventKind::kiosk_stopped,   EventKind::figure_entered,
                                        EventKind::desk_opened,     EventKind::staff_enrolled,
                                        EventKind::staff_pin_set,   EventKind::staff_removed,
                                        EventKind::list_imported,   EventKind::list_dropped,
                                        EventKind::bundle_accepted, EventKind::bundle_refused};
    for (int kind = 0; kind < domain::event_kind_count; ++kind) {
        const auto one = static_cast<EventKind>(kind);
        INFO(domain::to_word(one));
        CHECK(made.count(one) + elsewhere.count(one) == 1);
    }
}

TEST_CASE("the tests' own ledger takes nothing that the catalogue does not allow") {
    FakeWorld world;
    domain::EventDraft draft;
    draft.kind = EventKind::staff_logged_in;
    CHECK_THROWS_AS(world.append({&draft, 1}), std::logic_error);
}

#include <rapidcheck.h>

#include <catch2/catch.hpp>
#include <map>
#include <set>

#include "fake_world.hpp"

using namespace kiosk;
using namespace kiosk::test;
namespace intent = kiosk::app::intent;

TEST_CASE("silence asks, counts down, then goes home with nothing typed left") {
    TestKiosk kiosk;
    kiosk.to_nik_entry().type("35720215");
    kiosk.pass(44s);
    CHECK(kiosk.screen() == "nik_entry");
    kiosk.pass(1s);
    CHECK(kiosk.screen() == "still_there");
    CHECK(kiosk.app.frame().still_there->seconds_left == 30);
    kiosk.pass(29s);
    CHECK(kiosk.app.frame().still_there->seconds_left == 1);
    kiosk.pass(1s);
    CHECK(kiosk.screen() == "attract");
    CHECK(kiosk.world.events.back().draft.reason == domain::Reason::timed_out);
    CHECK(kiosk.to_nik_entry().view<app::NikEntryView>().digits.empty());
}

TEST_CASE("one simple act extends the time, and what was typed is still there") {
    TestKiosk kiosk;
    kiosk.to_nik_entry().type("35720215").pass(60s);
    CHECK(kiosk.screen() == "still_there");
    kiosk.act(intent::StayHere{});
    CHECK(kiosk.screen() == "nik_entry");
    CHECK(kiosk.view<app::NikEntryView>().digits == "35720215");
}

TEST_CASE("a press does not take the question away before it is answered") {
    TestKiosk kiosk;
    kiosk.to_nik_entry().pass(60s);
    kiosk.app.touched(kiosk.now);
    CHECK(kiosk.screen() == "still_there");
    kiosk.act(intent::GoHome{});
    CHECK(kiosk.screen() == "attract");
}

TEST_CASE("who works on the phone has minutes") {
    TestKiosk kiosk;
    kiosk.to_result().act(intent::GoOn{}).act(intent::GoOn{});
    kiosk.pass(299s);
    CHECK(kiosk.screen() == "on_phone_open_app");
    kiosk.pass(1s);
    CHECK(kiosk.screen() == "still_there");
}

TEST_CASE("the last screen goes home by itself without a question") {
    TestKiosk kiosk;
    kiosk.to_confirm().act(intent::SelfReport{}).pass(29s);
    CHECK(kiosk.screen() == "done");
    kiosk.pass(1s);
    CHECK(kiosk.screen() == "attract");
}

TEST_CASE("who listens is not cut off: every screen waits as while somebody works on the phone") {
    TestKiosk kiosk;
    kiosk.app.voice_available(true);
    kiosk.to_nik_entry().act(intent::StartVoice{}).pass(299s);
    CHECK(kiosk.screen() == "nik_entry");
    kiosk.pass(1s);
    CHECK(kiosk.screen() == "still_there");
    kiosk.act(intent::StayHere{}).act(intent::StopVoice{}).pass(45s);
    CHECK(kiosk.screen() == "still_there");

    auto config = TestKiosk::default_config();
    config.silence = 600s;
    TestKiosk patient(config);
    patient.app.voice_available(true);
    patient.to_nik_entry().act(intent::StartVoice{}).pass(599s);
    CHECK(patient.screen() == "nik_entry");
}

TEST_CASE("the last screen asks who listens before it goes home") {
    TestKiosk kiosk;
    kiosk.app.voice_available(true);
    kiosk.to_confirm().act(intent::SelfReport{}).act(intent::StartVoice{}).pass(299s);
    CHECK(kiosk.screen() == "done");
    kiosk.pass(1s);
    CHECK(kiosk.screen() == "still_there");
    CHECK(kiosk.app.frame().still_there->seconds_left == 30);
    kiosk.pass(30s);
    CHECK(kiosk.screen() == "attract");
}

TEST_CASE("language goes back to the default with the session") {
    TestKiosk kiosk;
    kiosk.act(intent::Wake{}).act(intent::ChooseLanguage{"en"}).act(intent::ChooseLanguage{"xx"});
    CHECK(kiosk.app.frame().language == "en");
    kiosk.pass(45s).pass(30s);
    CHECK(kiosk.app.frame().language == "id");
}

TEST_CASE("language switches in the middle of a visit without losing the step") {
    TestKiosk kiosk;
    kiosk.to_nik_entry().type("3572").act(intent::ChooseLanguage{"en"});
    CHECK(kiosk.view<app::NikEntryView>().digits == "3572");
}

TEST_CASE("an idle kiosk wakes only for the clock in the corner") {
    TestKiosk kiosk;
    CHECK(*kiosk.app.next_deadline() - kiosk.now.mono == 60s);
    kiosk.act(intent::Wake{});
    CHECK(*kiosk.app.next_deadline() - kiosk.now.mono == 45s);
    kiosk.pass(45s);
    CHECK(*kiosk.app.next_deadline() - kiosk.now.mono == 1s);
}

TEST_CASE("a wall clock that jumps neither hurries nor delays the silence") {
    TestKiosk kiosk;
    kiosk.to_nik_entry();
    kiosk.now.wall -= std::chrono::hours{5};
    kiosk.pass(44s);
    CHECK(kiosk.screen() == "nik_entry");
    kiosk.now.wall += std::chrono::hours{50};
    kiosk.pass(1s);
    CHECK(kiosk.screen() == "still_there");
}

TEST_CASE("an answer that comes too late is not shown to the next person") {
    TestKiosk kiosk;
    kiosk.to_nik_entry().type(nik_of_adult).act(intent::Submit{});
    kiosk.now.mono += 500ms;
    kiosk.app.handle(intent::ReadBackIsMine{}, kiosk.now);
    auto jobs = kiosk.app.take_jobs();
    REQUIRE(jobs.size() == 1);
    kiosk.app.handle(intent::GoHome{}, kiosk.now);
    kiosk.settle();
    kiosk.act(intent::Wake{}).act(intent::CheckNik{}).act(intent::Agree{});
    kiosk.app.answer(app::do_job(std::move(jobs.front()), *kiosk.ports), kiosk.now);
    CHECK(kiosk.screen() == "nik_entry");
}

TEST_CASE("closed outside the hours, with the next opening; open when the configuration says so") {
    TestKiosk kiosk;
    kiosk.pass(std::chrono::hours{7});
    CHECK(kiosk.screen() == "closed");
    const auto view = kiosk.view<app::ClosedView>();
    CHECK(view.here.state.changes_at->minute_of_day == 8h);
    kiosk.act(intent::Wake{});
    CHECK(kiosk.screen() == "closed");
    kiosk.act(intent::ShowPlaces{});
    CHECK(kiosk.screen() == "places");
    kiosk.act(intent::GoBack{});
    CHECK(kiosk.screen() == "closed");

    auto config = TestKiosk::default_config();
    config.outside_hours = config::OutsideHours::open;
    TestKiosk demo(config);
    demo.pass(std::chrono::hours{7}).act(intent::Wake{});
    CHECK(demo.screen() == "home");
}

TEST_CASE("a visit under way at closing time is finished") {
    TestKiosk kiosk;
    kiosk.pass(std::chrono::minutes{359}).to_nik_entry();
    kiosk.now.wall += 2min;
    CHECK(kiosk.act(intent::Type{'3'}).screen() == "nik_entry");
    kiosk.act(intent::GoHome{});
    CHECK(kiosk.screen() == "closed");
}

namespace {

app::Intent arbitrary_intent() {
    const app::Intent intents[] = {intent::Wake{},
                                   intent::StartActivation{},
                                   intent::CheckNik{},
                                   intent::HaveTicket{},
                                   intent::ShowPlaces{},
                                   intent::ShowPlace{"dinas"},
                                   intent::ShowPage{2},
                                   intent::GoBack{},
                                   intent::GoHome{},
                                   intent::ChooseLanguage{"en"},
                                   intent::Agree{},
                                   intent::Decline{},
                                   intent::AnswerQuestion{domain::Answer::yes},
                                   intent::AnswerQuestion{domain::Answer::yes},
                                   intent::AnswerQuestion{domain::Answer::no},
                                   intent::Erase{},
                                   intent::EraseAll{},
                                   intent::Submit{},
                                   intent::ReadBackIsMine{},
                                   intent::ReadBackIsNotMine{},
                                   intent::GoOn{},
                                   intent::GoOn{},
                                   intent::ChoosePhone{domain::PhoneKind::iphone},
                                   intent::TakeTicket{},
                                   intent::ReportTrouble{},
                                   intent::CallOfficer{},
                                   intent::LeaveWithTicket{},
                                   intent::SelfReport{},
                                   intent::StayHere{},
                                   intent::HaveProblem{},
                                   intent::ShowProblem{"F05"},
                                   intent::ShowProblem{"F06"},
                                   intent::RateService{3},
                                   intent::OpenPanel{app::Panel::language},
                                   intent::OpenPanel{app::Panel::voice},
                                   intent::ClosePanel{},
                                   intent::ClosePanel{},
                                   intent::ChooseTextSize{TextSize::largest},
                                   intent::ChooseTheme{ColorTheme::yellow_on_black},
                                   intent::ChooseReach{true},
                                   intent::StartVoice{},
                                   intent::PauseVoice{},
                                   intent::ReplayVoice{},
                                   intent::StopVoice{},
                                   intent::ChangeVolume{1},
                                   intent::ChangeSpeed{-1},
                                   intent::OpenDesk{},
                                   intent::ToggleTicket{{'A', 1}},
                                   intent::ToggleTicket{{'A', 1}},
                                   intent::CallTicket{},
                                   intent::EndCall{},
                                   intent::AskConfirm{},
                                   intent::ChangeRegistration{{'A', 1}},
                                   intent::ConfirmSelected{},
                                   intent::AskOutcome{},
                                   intent::RecordOutcome{domain::Reason::data_mismatch},
                                   intent::OpenDeskMenu{},
                                   intent::ShowUndo{},
                                   intent::ChooseAct{8},
                                   intent::UndoAct{},
                                   intent::ShowNumbers{},
                                   intent::SetDisturbance{true},
                                   intent::SetDisturbance{false},
                                   intent::ClockIsRight{},
                                   intent::ReleaseChecks{},
                                   intent::LogOut{},
                                   intent::Type{'A'},
                                   intent::Type{'1'}};
    return intents[*rc::gen::inRange<std::size_t>(0, std::size(intents))];
}

void random_touches(TestKiosk& kiosk) {
    kiosk.app.voice_available(*rc::gen::arbitrary<bool>());
    const int start = *rc::gen::inRange(0, 7);
    if (start == 1) kiosk.to_nik_entry();
    if (start == 2) kiosk.to_ticket();
    if (start == 3) kiosk.to_confirm();
    if (start == 4) kiosk.leave_ticket().act(intent::OpenDesk{});
    if (start == 5) kiosk.leave_ticket().log_in();
    if (start == 6) kiosk.leave_ticket().jump(-1h).log_in();
    const int touches = *rc::gen::inRange(0, 80);
    for (int i = 0; i < touches; ++i) {
        if (*rc::gen::inRange(0, 12) == 0) kiosk.type(nik_of_adult);
        if (*rc::gen::inRange(0, 12) == 0) kiosk.type(officer_code);
        if (*rc::gen::inRange(0, 12) == 0) kiosk.type(*rc::gen::element(officer_pin, technician_pin));
        kiosk.act(arbitrary_intent());
        kiosk.pass(std::chrono::milliseconds(*rc::gen::inRange(0, 20'000)));
        RC_ASSERT(kiosk.app.next_deadline().has_value());
        RC_ASSERT(*kiosk.app.next_deadline() >= kiosk.now.mono);
    }
}

/// Nothing of the person before is left: neither preferences nor anything typed, wherever it can be typed.
void require_as_new(TestKiosk& kiosk) {
    const auto frame = kiosk.app.frame();
    RC_ASSERT(frame.language == "id");
    RC_ASSERT(frame.appearance == Appearance{});
    RC_ASSERT(!frame.voice.on && frame.voice.volume == 3 && frame.voice.speed == 3);
    RC_ASSERT(!frame.panel && frame.page == 0 && !frame.busy);
    kiosk.to_nik_entry();
    RC_ASSERT(kiosk.view<app::NikEntryView>().digits.empty());
    kiosk.act(intent::GoHome{}).act(intent::Wake{}).act(intent::HaveTicket{});
    RC_ASSERT(kiosk.view<app::TicketEntryView>().typed.empty());
    kiosk.act(intent::GoHome{}).act(intent::OpenDesk{});
    RC_ASSERT(kiosk.view<app::StaffLoginView>().digits_typed == 0);
    kiosk.act(intent::GoHome{}).to_confirm();
    RC_ASSERT(kiosk.view<app::ConfirmView>().digits_typed == 0);
}

/// What the ledger says of one visit.
struct Tally {
    int started = 0;
    int ended = 0;
    int declined = 0;   ///< ended before it started
    bool kept = false;  ///< it has a ticket: it stays open, or was done
    std::vector<std::string> problems;
};

std::map<domain::Uuid, Tally> tallies(const std::vector<domain::Event>& events) {
    using domain::EventKind;
    std::map<domain::Uuid, Tally> tallies;
    for (const auto& event : events) {
        const auto& draft = event.draft;
        auto& tally = tallies[draft.visit];
        tally.started += draft.kind == EventKind::visit_started;
        const bool ended = draft.kind == EventKind::visit_ended && draft.officer.empty();
        tally.ended += ended;
        tally.declined += ended && draft.reason == domain::Reason::does_not_want;
        tally.kept = tally.kept || draft.kind == EventKind::ticket_issued;
        if (draft.kind == EventKind::problem_chosen) tally.problems.push_back(draft.detail);
    }
    return tallies;
}

bool all_different(const std::vector<std::string>& codes) {
    return std::set<std::string>(codes.begin(), codes.end()).size() == codes.size();
}

}  // namespace

TEST_CASE("from any state, silence brings the kiosk home with nothing typed left") {
    CHECK(rc::check("silence wipes", [] {
        TestKiosk kiosk;
        random_touches(kiosk);
        // As the window does: sleep to the deadline, tick, again; never longer than the longest silence.
        const auto end = kiosk.now.mono + 400s;
        while (kiosk.now.mono < end) {
            kiosk.pass(std::max(1ms, *kiosk.app.next_deadline() - kiosk.now.mono));
        }
        RC_ASSERT(kiosk.screen() == "attract");
        require_as_new(kiosk);
    }));
}

TEST_CASE("from any state, home ends the person with nothing typed left") {
    CHECK(rc::check("home wipes", [] {
        TestKiosk kiosk;
        random_touches(kiosk);
        if (kiosk.screen() == "still_there") kiosk.act(intent::StayHere{});
        kiosk.act(intent::ClosePanel{}).act(intent::GoHome{}).act(intent::GoHome{});
        if (kiosk.screen() == "attract") kiosk.pass(300s);  // what was chosen on the invitation, read aloud
        RC_ASSERT(kiosk.screen() == "attract");
        require_as_new(kiosk);
    }));
}

TEST_CASE("from any state, home leaves each visit with one end, or with its ticket, or done") {
    CHECK(rc::check("home counts right", [] {
        TestKiosk kiosk;
        random_touches(kiosk);
        if (kiosk.screen() == "still_there") kiosk.act(intent::StayHere{});
        kiosk.act(intent::ClosePanel{}).act(intent::GoHome{}).act(intent::GoHome{});
        for (const auto& [visit, tally] : tallies(kiosk.world.events)) {
            RC_ASSERT(tally.started <= 1 && tally.ended <= 1);
            RC_ASSERT(tally.ended == (tally.kept || tally.started == 0 ? tally.declined : 1));
            if (!tally.problems.empty()) RC_ASSERT(tally.started == 1);
            if (!tally.kept) RC_ASSERT(all_different(tally.problems));
        }
    }));
}

TEST_CASE("every confirmed screen stands on one event of its own") {
    CHECK(rc::check("no activation without an event", [] {
        TestKiosk kiosk;
        random_touches(kiosk);
        const auto frame = kiosk.app.frame();
        if (const auto* done = std::get_if<app::DoneView>(&frame.view)) {
            const auto kind = done->confirmed ? domain::EventKind::activation_confirmed
                                              : domain::EventKind::activation_self_reported;
            RC_ASSERT(kiosk.world.count_of(kind) >= 1);
            RC_ASSERT(done->kiosk_number >= 1);
        }
    }));
}

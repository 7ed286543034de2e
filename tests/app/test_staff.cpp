#include <catch2/catch.hpp>

#include "fake_world.hpp"

using namespace kiosk;
using namespace kiosk::test;
namespace intent = kiosk::app::intent;
using domain::EventKind;
using domain::Reason;

namespace {

app::StaffLoginView login_view(const TestKiosk& kiosk) {
    return kiosk.view<app::StaffLoginView>();
}

TestKiosk& try_pin(TestKiosk& kiosk, std::string_view number_and_pin) {
    return kiosk.type(number_and_pin).act(intent::Submit{});
}

}  // namespace

TEST_CASE("wrong PINs: the fifth starts a pause that doubles, and right ones are refused unseen in it") {
    TestKiosk kiosk;
    kiosk.leave_ticket().act(intent::OpenDesk{});
    for (int i = 0; i < 4; ++i) {
        try_pin(kiosk, wrong_pin);
        CHECK(login_view(kiosk).refused);
        CHECK(login_view(kiosk).digits_typed == 0);
        CHECK(login_view(kiosk).pause_seconds == 0);
    }
    kiosk.type("0");
    CHECK_FALSE(login_view(kiosk).refused);
    kiosk.act(intent::EraseAll{});
    try_pin(kiosk, wrong_pin);
    CHECK(login_view(kiosk).pause_seconds == 15);
    try_pin(kiosk, officer_pin);
    CHECK(kiosk.screen() == "staff_login");
    CHECK(kiosk.world.pins_checked == 5);
    kiosk.pass(15s).act(intent::EraseAll{});
    try_pin(kiosk, wrong_pin);
    CHECK(login_view(kiosk).pause_seconds == 30);
    CHECK(kiosk.world.count_of(EventKind::staff_refused) == 6);
    CHECK(kiosk.last_event().officer.empty());
    kiosk.pass(30s);
    try_pin(kiosk, officer_pin);
    CHECK(kiosk.screen() == "desk");
    kiosk.act(intent::GoHome{}).act(intent::OpenDesk{});
    try_pin(kiosk, wrong_pin);
    CHECK(login_view(kiosk).pause_seconds == 0);  // the row is over
}

TEST_CASE("the countdown of a pause wakes the window every second") {
    TestKiosk kiosk;
    kiosk.act(intent::OpenDesk{});
    for (int i = 0; i < 5; ++i) try_pin(kiosk, wrong_pin);
    CHECK(*kiosk.app.next_deadline() == kiosk.now.mono + 1s);
    kiosk.pass(1s);
    CHECK(login_view(kiosk).pause_seconds == 14);
}

TEST_CASE("a pause survives a restart of the program, and starts anew with the machine") {
    TestKiosk kiosk;
    kiosk.act(intent::OpenDesk{});
    for (int i = 0; i < 5; ++i) try_pin(kiosk, wrong_pin);
    kiosk.pass(5s).restart().act(intent::OpenDesk{});
    CHECK(login_view(kiosk).pause_seconds == 10);  // 9.5 s
    try_pin(kiosk, officer_pin);
    CHECK(kiosk.screen() == "staff_login");
    kiosk.restart(1h).act(intent::OpenDesk{});
    CHECK(login_view(kiosk).pause_seconds > 0);
    kiosk.pass(15s);
    try_pin(kiosk, officer_pin);
    CHECK(kiosk.screen() == "desk");
}

TEST_CASE("the worker refuses in a pause, whatever the application believes") {
    TestKiosk kiosk;
    kiosk.act(intent::OpenDesk{});
    for (int i = 0; i < 5; ++i) try_pin(kiosk, wrong_pin);
    domain::EventDraft draft;
    draft.kind = EventKind::staff_logged_in;
    const auto answer =
        app::do_job({1, kiosk.now, app::LogInJob{draft, domain::StaffSecret(officer_pin)}}, *kiosk.ports);
    REQUIRE(std::holds_alternative<app::LogInRefused>(answer.result));
    CHECK(std::get<app::LogInRefused>(answer.result).pause == 15s);
    draft.kind = EventKind::activation_confirmed;
    const auto confirmed =
        app::do_job({1, kiosk.now, app::ConfirmJob{draft, domain::StaffSecret(officer_code)}}, *kiosk.ports);
    REQUIRE(std::holds_alternative<app::ConfirmRefused>(confirmed.result));
    CHECK_FALSE(std::get<app::ConfirmRefused>(confirmed.result).checked);  // costs no attempt
    CHECK(kiosk.world.count_of(EventKind::activation_confirmed) == 0);
}

TEST_CASE("neither seven digits nor a scanned card are number and PIN") {
    TestKiosk kiosk;
    kiosk.act(intent::OpenDesk{}).type("0740291").act(intent::Submit{});
    CHECK(login_view(kiosk).digits_typed == 7);
    kiosk.act(intent::Erase{});
    CHECK(login_view(kiosk).digits_typed == 6);
    kiosk.act(intent::EraseAll{}).type(nik_of_adult).act(intent::Submit{});
    CHECK(kiosk.screen() == "staff_login");
    CHECK(login_view(kiosk).digits_typed == 0);
    CHECK(kiosk.world.pins_checked == 0);
}

TEST_CASE("a typed PIN is gone on every way out") {
    const std::vector<std::function<void(TestKiosk&)>> ways = {
        [](TestKiosk& kiosk) { kiosk.act(intent::GoBack{}); },
        [](TestKiosk& kiosk) { kiosk.act(intent::GoHome{}); },
        [](TestKiosk& kiosk) { kiosk.pass(45s).pass(30s); },
        [](TestKiosk& kiosk) { kiosk.act(intent::OpenPanel{app::Panel::display}).act(intent::GoHome{}); },
        [](TestKiosk& kiosk) {
            kiosk.type("3").act(intent::Submit{});
            CHECK(kiosk.screen() == "desk");
            kiosk.act(intent::LogOut{});
        },
        [](TestKiosk& kiosk) {
            kiosk.world.disk_full = true;
            kiosk.type("3").act(intent::Submit{});
            CHECK(kiosk.screen() == "out_of_service");
            kiosk.world.disk_full = false;
            kiosk.pass(60s);
        },
    };
    for (const auto& leave : ways) {
        TestKiosk kiosk;
        kiosk.act(intent::Wake{}).act(intent::OpenDesk{}).type(officer_pin.substr(0, 7));
        CHECK(login_view(kiosk).digits_typed == 7);
        leave(kiosk);
        REQUIRE((kiosk.screen() == "attract" || kiosk.screen() == "home"));
        kiosk.act(intent::OpenDesk{});
        CHECK(login_view(kiosk).digits_typed == 0);
    }
}

TEST_CASE("the desk opens from the first screens, also when closed, and not in the middle of a visit") {
    TestKiosk kiosk;
    CHECK(kiosk.log_in().screen() == "desk");
    kiosk.act(intent::GoHome{}).act(intent::Wake{});
    CHECK(kiosk.log_in().screen() == "desk");
    kiosk.act(intent::GoHome{}).to_nik_entry().act(intent::OpenDesk{});
    CHECK(kiosk.screen() == "nik_entry");
    kiosk.act(intent::GoHome{}).pass(std::chrono::hours{7});
    CHECK(kiosk.screen() == "closed");
    CHECK(kiosk.log_in().screen() == "desk");
    CHECK(kiosk.act(intent::LogOut{}).screen() == "closed");
}

TEST_CASE("who leaves is logged out in the ledger, once") {
    TestKiosk kiosk;
    for (const app::Intent& way : {app::Intent(intent::GoHome{}), app::Intent(intent::LogOut{})}) {
        kiosk.log_in().act(intent::OpenDeskMenu{});
        const auto logged_in = kiosk.last_event();
        kiosk.act(way);
        CHECK(kiosk.screen() == "attract");
        CHECK(kiosk.last_event().kind == EventKind::staff_logged_out);
        CHECK(kiosk.last_event().reason == Reason::none);
        CHECK(kiosk.last_event().officer == "siti-1");
        CHECK(kiosk.last_event().visit == logged_in.visit);
    }
    CHECK(kiosk.world.count_of(EventKind::staff_logged_out) == 2);
}

TEST_CASE("silence asks staff, too, and logs out on every screen of theirs") {
    const std::vector<std::vector<app::Intent>> ways = {
        {},
        {intent::ToggleTicket{{'A', 1}}, intent::AskConfirm{}},
        {intent::ToggleTicket{{'A', 1}}, intent::AskOutcome{}},
        {intent::OpenDeskMenu{}},
        {intent::OpenDeskMenu{}, intent::ShowNumbers{}},
    };
    for (const auto& way : ways) {
        TestKiosk kiosk;
        kiosk.leave_ticket().log_in();
        for (const auto& step : way) kiosk.act(step);
        const auto screen = kiosk.screen();
        kiosk.pass(119s);
        CHECK(kiosk.screen() == screen);
        kiosk.pass(1s);
        CHECK(kiosk.screen() == "still_there");
        kiosk.act(intent::StayHere{});
        CHECK(kiosk.screen() == screen);
        kiosk.pass(120s).pass(30s);
        CHECK(kiosk.screen() == "attract");
        CHECK(kiosk.last_event().kind == EventKind::staff_logged_out);
        CHECK(kiosk.last_event().reason == Reason::timed_out);
        CHECK(kiosk.last_event().officer == "siti-1");
        CHECK(kiosk.world.count_of(EventKind::staff_logged_out) == 1);
    }
}

TEST_CASE("a technician sees the machine, and no tickets") {
    TestKiosk kiosk;
    kiosk.leave_ticket().act(intent::OpenDesk{}).type(technician_pin);
    kiosk.now.mono += 500ms;
    kiosk.app.handle(intent::Submit{}, kiosk.now);
    for (auto& job : kiosk.app.take_jobs())
        kiosk.app.answer(app::do_job(std::move(job), *kiosk.ports), kiosk.now);
    REQUIRE(kiosk.screen() == "technician");
    CHECK_FALSE(kiosk.view<app::TechnicianView>().facts);  // being checked; it takes its time
    CHECK_FALSE(kiosk.app.frame().busy);
    kiosk.settle();
    CHECK(kiosk.view<app::TechnicianView>().name == "Tono");
    CHECK(kiosk.view<app::TechnicianView>().facts == kiosk.world.facts);
    kiosk.act(intent::ToggleTicket{{'A', 1}}).act(intent::OpenDeskMenu{}).act(intent::GoBack{});
    CHECK(kiosk.screen() == "technician");
    kiosk.act(intent::LogOut{});
    CHECK(kiosk.screen() == "attract");
    CHECK(kiosk.last_event().officer == "tono-1");
}

TEST_CASE("answers that come after staff left open nothing, and the ledger knows that nobody is there") {
    TestKiosk kiosk;
    kiosk.leave_ticket().act(intent::OpenDesk{}).type(officer_pin);
    const auto answer_after_home = [&](const app::Intent& wanted) {
        kiosk.now.mono += 500ms;
        kiosk.app.handle(wanted, kiosk.now);
        auto jobs = kiosk.app.take_jobs();
        REQUIRE(jobs.size() == 1);
        CHECK(kiosk.app.frame().busy);
        kiosk.app.handle(intent::GoHome{}, kiosk.now);
        kiosk.app.answer(app::do_job(std::move(jobs.front()), *kiosk.ports), kiosk.now);
        kiosk.settle();
        return kiosk.screen();
    };
    CHECK(answer_after_home(intent::Submit{}) == "attract");
    CHECK_FALSE(kiosk.app.frame().called);
    CHECK(kiosk.last_event().kind == EventKind::staff_logged_out);
    CHECK(kiosk.last_event().officer == "siti-1");
    kiosk.log_in().select({1});
    CHECK(answer_after_home(intent::CallTicket{}) == "attract");
    CHECK(kiosk.app.frame().called == domain::TicketCode{'A', 1});  // it is in the ledger: the hall may know
    CHECK(kiosk.world.count_of(EventKind::staff_logged_in) == 2);
    CHECK(kiosk.world.count_of(EventKind::staff_logged_out) == 2);
}

TEST_CASE("an answer for who just left does not end the waiting of the next person") {
    TestKiosk kiosk;
    kiosk.log_in();
    kiosk.now.mono += 500ms;
    kiosk.app.handle(intent::LogOut{}, kiosk.now);
    auto late = kiosk.app.take_jobs();
    kiosk.now.mono += 500ms;
    kiosk.app.handle(intent::OpenDesk{}, kiosk.now);
    kiosk.now.mono += 500ms;
    for (const char c : officer_pin) kiosk.app.handle(intent::Type{c}, kiosk.now);
    kiosk.app.handle(intent::Submit{}, kiosk.now);
    for (auto& job : late) kiosk.app.answer(app::do_job(std::move(job), *kiosk.ports), kiosk.now);
    CHECK(kiosk.app.frame().busy);
    CHECK(kiosk.screen() == "staff_login");
    kiosk.settle();
    CHECK(kiosk.screen() == "desk");
}

#include <catch2/catch.hpp>

#include "fake_world.hpp"

using namespace kiosk;
using namespace kiosk::test;
namespace intent = kiosk::app::intent;
using domain::EventKind;

namespace {

/// Left with a ticket; then the battery was dead and the clock shows something else.
TestKiosk& doubted_with_ticket(TestKiosk& kiosk) {
    kiosk.leave_ticket();
    return kiosk.restart(1min);
}

TestKiosk& resume(TestKiosk& kiosk) {
    return kiosk.act(intent::Wake{}).act(intent::HaveTicket{}).type("A1").act(intent::Submit{});
}

}  // namespace

TEST_CASE("the first event of a start tells whether the clock could be trusted") {
    TestKiosk kiosk;
    CHECK(kiosk.world.events.front().draft.kind == EventKind::kiosk_started);
    CHECK(kiosk.world.events.front().draft.detail == "clock trusted");
    CHECK_FALSE(kiosk.app.frame().clock_doubted);
    kiosk.restart(1min);
    CHECK(kiosk.world.count_of(EventKind::kiosk_started) == 2);
    CHECK(kiosk.last_event().detail == "clock doubted");
    CHECK(kiosk.app.frame().clock_doubted);
    kiosk.log_in().act(intent::OpenDeskMenu{}).act(intent::ClockIsRight{}).act(intent::LogOut{});
    kiosk.restart(1h);
    CHECK_FALSE(kiosk.app.frame().clock_doubted);
}

TEST_CASE("a doubted clock stays doubted through restarts, and costs no tokens") {
    TestKiosk kiosk;
    kiosk.jump(std::chrono::hours{24 * 400}).leave_ticket();
    const auto asked = kiosk.world.erased_before.size();
    kiosk.restart();  // of the program: wall and monotonic time go together again
    CHECK(kiosk.app.frame().clock_doubted);
    kiosk.restart(1h);
    kiosk.restart(24h);
    CHECK(kiosk.app.frame().clock_doubted);
    CHECK(kiosk.world.erased_before.size() == asked);
}

TEST_CASE("nobody is sent away by the hours of a doubted clock") {
    TestKiosk kiosk;
    kiosk.pass(12h);  // 21:00
    REQUIRE(kiosk.screen() == "closed");
    kiosk.log_in().act(intent::LogOut{}).restart(1min);
    REQUIRE(kiosk.app.frame().clock_doubted);
    CHECK(kiosk.screen() == "attract");
    kiosk.act(intent::Wake{});
    CHECK(kiosk.screen() == "home");
}

TEST_CASE("when a time service ends a doubt the ledger says so, once") {
    TestKiosk kiosk;
    kiosk.restart(1min);
    kiosk.world.synchronised_now = true;
    kiosk.pass(60s);
    CHECK_FALSE(kiosk.app.frame().clock_doubted);
    CHECK(kiosk.world.count_of(EventKind::clock_confirmed) == 1);
    CHECK(kiosk.last_event().officer.empty());
    kiosk.act(intent::Wake{}).act(intent::GoHome{}).pass(60s);
    CHECK(kiosk.world.count_of(EventKind::clock_confirmed) == 1);
    kiosk.world.synchronised_now = false;
    kiosk.restart(1h);
    CHECK_FALSE(kiosk.app.frame().clock_doubted);
    CHECK(kiosk.world.count_of(EventKind::clock_confirmed) == 1);
}

TEST_CASE("a start under a time service needs no further word") {
    TestKiosk kiosk;
    kiosk.world.synchronised_now = true;
    kiosk.restart(1min).pass(60s);
    CHECK(kiosk.last_event().kind == EventKind::kiosk_started);
    CHECK(kiosk.last_event().detail == "clock trusted");
    CHECK(kiosk.world.count_of(EventKind::clock_confirmed) == 0);
}

TEST_CASE("a start that the disk did not take is kept later") {
    TestKiosk kiosk;
    kiosk.world.disk_full = true;
    kiosk.restart();
    CHECK(kiosk.screen() == "out_of_service");
    kiosk.world.disk_full = false;
    kiosk.pass(60s);
    CHECK(kiosk.screen() == "attract");
    CHECK(kiosk.world.count_of(EventKind::kiosk_started) == 2);
    kiosk.world.disk_full = true;
    kiosk.to_nik_entry().act(intent::GoHome{});
    kiosk.world.disk_full = false;
    kiosk.pass(60s);
    CHECK(kiosk.world.count_of(EventKind::kiosk_started) == 2);
}

TEST_CASE("while the clock is doubted an officer's PIN takes the place of the code") {
    TestKiosk kiosk;
    resume(doubted_with_ticket(kiosk));
    REQUIRE(kiosk.screen() == "confirm");
    CHECK(kiosk.view<app::ConfirmView>().pin_wanted);
    kiosk.type(officer_code).act(intent::Submit{});
    CHECK(kiosk.screen() == "confirm");
    CHECK(kiosk.view<app::ConfirmView>().digits_typed == 6);  // not enough
    kiosk.act(intent::EraseAll{}).type(technician_pin).act(intent::Submit{});
    CHECK(kiosk.view<app::ConfirmView>().refused);
    CHECK(kiosk.view<app::ConfirmView>().attempts_left == 2);
    CHECK(kiosk.last_event().kind == EventKind::staff_refused);
    kiosk.type(officer_pin).act(intent::Submit{});
    CHECK(kiosk.screen() == "done");
    CHECK(kiosk.view<app::DoneView>().confirmed);
    CHECK(kiosk.last_event().officer == "siti-1");
    CHECK(kiosk.last_event().token == token_of(nik_of_adult));
    CHECK_FALSE(kiosk.world.code_used);
}

TEST_CASE("staff look at the clock, and codes are good again") {
    TestKiosk kiosk;
    doubted_with_ticket(kiosk).log_in();
    CHECK(kiosk.view<app::DeskView>().attention);
    kiosk.act(intent::OpenDeskMenu{});
    CHECK(kiosk.view<app::DeskMenuView>().clock_doubted);
    kiosk.act(intent::ClockIsRight{});
    CHECK(kiosk.screen() == "desk_menu");
    CHECK_FALSE(kiosk.view<app::DeskMenuView>().clock_doubted);
    CHECK(kiosk.last_event().kind == EventKind::clock_confirmed);
    CHECK(kiosk.last_event().officer == "siti-1");
    kiosk.act(intent::ClockIsRight{});  // nothing to say any more
    CHECK(kiosk.world.count_of(EventKind::clock_confirmed) == 1);
    resume(kiosk.act(intent::LogOut{}));
    CHECK_FALSE(kiosk.view<app::ConfirmView>().pin_wanted);
    kiosk.type(officer_code).act(intent::Submit{});
    CHECK(kiosk.screen() == "done");
}

TEST_CASE("a technician may find the clock right, too") {
    TestKiosk kiosk;
    kiosk.restart(1min).log_in(technician_pin);
    CHECK(kiosk.view<app::TechnicianView>().clock_doubted);
    kiosk.act(intent::ClockIsRight{});
    CHECK(kiosk.screen() == "technician");
    CHECK_FALSE(kiosk.view<app::TechnicianView>().clock_doubted);
}

TEST_CASE("a jump brings the doubt at once; when the clock was set right, staff can end it") {
    TestKiosk kiosk;
    kiosk.jump(3h);
    CHECK(kiosk.app.frame().clock_doubted);
    kiosk.jump(-3h);
    CHECK_FALSE(kiosk.app.frame().clock_doubted);
    kiosk.jump(1h).log_in().act(intent::OpenDeskMenu{}).act(intent::ClockIsRight{});
    CHECK_FALSE(kiosk.app.frame().clock_doubted);
    kiosk.act(intent::LogOut{}).jump(1h);
    CHECK(kiosk.app.frame().clock_doubted);
}

TEST_CASE("a time service ends the doubt, and is not missed when it goes away") {
    TestKiosk kiosk;
    kiosk.restart(1min);
    CHECK(kiosk.app.frame().clock_doubted);
    kiosk.world.synchronised_now = true;
    kiosk.jump(4h);
    CHECK_FALSE(kiosk.app.frame().clock_doubted);
    kiosk.world.synchronised_now = false;
    kiosk.act(intent::Wake{}).act(intent::GoHome{});
    CHECK_FALSE(kiosk.app.frame().clock_doubted);
    kiosk.jump(-4h);
    CHECK(kiosk.app.frame().clock_doubted);
    kiosk.world.synchronised_now = true;
    kiosk.pass(60s);  // looks again by itself
    CHECK_FALSE(kiosk.app.frame().clock_doubted);
}

TEST_CASE("a code typed before the doubt is refused, costs nothing, and a PIN is asked for") {
    TestKiosk kiosk;
    kiosk.to_confirm().type(officer_code);
    kiosk.now.wall += 1h;  // nobody has noticed yet
    kiosk.act(intent::Submit{});
    CHECK(kiosk.screen() == "confirm");
    CHECK(kiosk.view<app::ConfirmView>().pin_wanted);
    CHECK(kiosk.view<app::ConfirmView>().attempts_left == 3);
    CHECK_FALSE(kiosk.view<app::ConfirmView>().refused);
    CHECK(kiosk.world.count_of(EventKind::staff_refused) == 0);
    CHECK(kiosk.world.count_of(EventKind::activation_confirmed) == 0);
    kiosk.type(officer_pin).act(intent::Submit{});
    CHECK(kiosk.screen() == "done");
}

TEST_CASE("half a code does not become half a PIN") {
    TestKiosk kiosk;
    kiosk.to_confirm().type("123").jump(1h);
    CHECK(kiosk.view<app::ConfirmView>().pin_wanted);
    CHECK(kiosk.view<app::ConfirmView>().digits_typed == 0);
}

TEST_CASE("old tokens are erased once a day, and only by a clock that is trusted") {
    auto config = TestKiosk::default_config();
    config.keep_tokens_days = 3;
    TestKiosk kiosk(config);
    const domain::Date monday = std::chrono::year{2026} / 11 / 23;
    CHECK(kiosk.world.erased_before == std::vector<domain::Date>{domain::add_days(monday, -2)});
    kiosk.leave_ticket().act(intent::Wake{}).act(intent::GoHome{});
    CHECK(kiosk.world.erased_before.size() == 1);
    for (int day = 1; day <= 3; ++day) kiosk.pass(24h);
    CHECK(kiosk.world.erased_before.size() == 4);
    CHECK(kiosk.world.erased_before.back() == domain::add_days(monday, 1));
    CHECK(kiosk.last_event().kind == EventKind::tokens_erased);
    CHECK(kiosk.last_event().detail == "2026-11-23");
    CHECK(kiosk.screen() == "attract");

    kiosk.jump(std::chrono::hours{24 * 400});
    CHECK(kiosk.app.frame().clock_doubted);
    CHECK(kiosk.world.erased_before.size() == 4);
    kiosk.log_in().act(intent::OpenDeskMenu{}).act(intent::ClockIsRight{});
    CHECK(kiosk.world.erased_before.size() == 5);
}

TEST_CASE("a clock that jumps between the wish and the work erases nothing") {
    TestKiosk kiosk;
    kiosk.leave_ticket();
    domain::EventDraft draft;
    draft.kind = EventKind::tokens_erased;
    const Now jumped{kiosk.now.wall + std::chrono::hours{24 * 365}, kiosk.now.mono};
    const auto before = kiosk.world.erased_before.size();
    const auto answer =
        app::do_job({1, jumped, app::EraseTokens{std::chrono::year{2027} / 11 / 2, draft}}, *kiosk.ports);
    CHECK(std::get<app::TokensErased>(answer.result).days == 0);
    CHECK(kiosk.world.erased_before.size() == before);
}

TEST_CASE("a ledger that was begun anew is told until a technician took the old one away") {
    TestKiosk kiosk;
    CHECK_FALSE(kiosk.app.frame().begun_anew);
    kiosk.ports->begun_anew = true;
    kiosk.act(intent::Wake{});  // asks how things are
    CHECK(kiosk.app.frame().begun_anew);
}

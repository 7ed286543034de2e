#include <catch2/catch.hpp>

#include "fake_world.hpp"

using namespace kiosk;
using namespace kiosk::test;
namespace intent = kiosk::app::intent;
using domain::EventKind;
using domain::TicketCode;

namespace {

constexpr TicketCode first_ticket{'A', 1};
constexpr TicketCode second_ticket{'A', 2};

TestKiosk& leave_ticket(TestKiosk& kiosk) {
    return kiosk.to_ticket().act(intent::LeaveWithTicket{});
}

/// With a fresh code: time has gone on.
TestKiosk& open_desk(TestKiosk& kiosk) {
    kiosk.world.code_used = false;
    return kiosk.act(intent::OpenDesk{}).type(officer_code).act(intent::Submit{});
}

std::vector<TicketCode> tickets_of(const app::DeskView& view) {
    std::vector<TicketCode> tickets;
    for (const auto& waiting : view.waiting) tickets.push_back(waiting.ticket);
    return tickets;
}

}  // namespace

TEST_CASE("an officer sees who waits, calls the next, and the kiosk is free again") {
    TestKiosk kiosk;
    leave_ticket(leave_ticket(kiosk));
    open_desk(kiosk);
    REQUIRE(kiosk.screen() == "desk");
    const auto view = kiosk.view<app::DeskView>();
    CHECK(view.officer == "siti-1");
    CHECK(tickets_of(view) == std::vector{first_ticket, second_ticket});
    CHECK_FALSE(view.waiting.front().called);
    const auto opened = kiosk.world.events.back().draft;
    CHECK(opened.kind == EventKind::desk_opened);
    CHECK(opened.officer == "siti-1");
    CHECK_FALSE(opened.ticket);

    kiosk.act(intent::CallTicket{second_ticket});
    CHECK(kiosk.screen() == "call");
    CHECK(kiosk.view<app::CallView>().ticket == second_ticket);
    CHECK(kiosk.view<app::CallView>().place_name == "kel-uji");
    const auto called = kiosk.world.events.back().draft;
    CHECK(called.kind == EventKind::ticket_called);
    CHECK(called.officer == "siti-1");
    CHECK(called.ticket == second_ticket);
    CHECK_FALSE(called.token);
    CHECK(called.visit != opened.visit);
    CHECK(called.visit == kiosk.world.open_visits(called.service_day)->back().visit);

    kiosk.act(intent::EndCall{});
    CHECK(kiosk.screen() == "attract");
    CHECK(kiosk.app.frame().called == second_ticket);
    open_desk(kiosk);
    CHECK(kiosk.view<app::DeskView>().waiting.back().called);
}

TEST_CASE("those who reported themselves come last") {
    TestKiosk kiosk;
    kiosk.to_confirm().act(intent::SelfReport{}).act(intent::GoOn{});
    leave_ticket(kiosk);
    open_desk(kiosk);
    const auto view = kiosk.view<app::DeskView>();
    CHECK(tickets_of(view) == std::vector{second_ticket, first_ticket});
    CHECK(view.waiting.back().self_reported);
}

TEST_CASE("the desk tells why somebody waits") {
    TestKiosk kiosk;
    kiosk.act(intent::Wake{}).act(intent::HaveProblem{}).act(intent::ShowProblem{"F05"});
    kiosk.act(intent::TakeTicket{}).act(intent::LeaveWithTicket{});
    open_desk(kiosk);
    CHECK(kiosk.view<app::DeskView>().waiting.front().reason == domain::Reason::problem);
    CHECK(kiosk.view<app::DeskView>().waiting.front().problem == "F05");
}

TEST_CASE("a call is shown for its time, or until a touch") {
    TestKiosk kiosk;
    leave_ticket(kiosk);
    open_desk(kiosk).act(intent::CallTicket{first_ticket}).pass(59s);
    CHECK(kiosk.screen() == "call");      // no "still there?": nobody stands here
    CHECK_FALSE(kiosk.app.frame().home);  // any touch ends it
    kiosk.pass(1s);
    CHECK(kiosk.screen() == "attract");
    open_desk(kiosk).act(intent::CallTicket{first_ticket}).act(intent::Wake{});
    CHECK(kiosk.screen() == "attract");
    open_desk(kiosk).act(intent::CallTicket{first_ticket}).act(intent::OpenPanel{app::Panel::display});
    CHECK(kiosk.screen() == "panel_display");
    CHECK(kiosk.act(intent::ClosePanel{}).screen() == "attract");
}

TEST_CASE("a called ticket is announced for three minutes, or until its holder is there") {
    TestKiosk kiosk;
    leave_ticket(leave_ticket(kiosk));
    open_desk(kiosk).act(intent::CallTicket{first_ticket}).act(intent::EndCall{});
    CHECK(kiosk.app.frame().called == first_ticket);
    kiosk.pass(179s);
    CHECK(kiosk.app.frame().called == first_ticket);
    kiosk.pass(1s);
    CHECK_FALSE(kiosk.app.frame().called);
    CHECK(*kiosk.app.next_deadline() >= kiosk.now.mono);

    open_desk(kiosk).act(intent::CallTicket{first_ticket}).act(intent::EndCall{}).act(intent::Wake{});
    kiosk.act(intent::HaveTicket{}).type("A02").act(intent::Submit{}).act(intent::GoHome{});
    CHECK(kiosk.app.frame().called == first_ticket);
    kiosk.act(intent::Wake{}).act(intent::HaveTicket{}).type("A01").act(intent::Submit{});
    CHECK(kiosk.screen() == "confirm");
    CHECK_FALSE(kiosk.app.frame().called);
}

TEST_CASE("the announcement wakes the sleeping kiosk when it is over") {
    TestKiosk kiosk;
    leave_ticket(kiosk);
    open_desk(kiosk).act(intent::CallTicket{first_ticket});
    const auto end = kiosk.now.mono + 180s;
    while (kiosk.app.frame().called) {
        REQUIRE(*kiosk.app.next_deadline() <= end);
        kiosk.pass(std::max(1ms, *kiosk.app.next_deadline() - kiosk.now.mono));
    }
    CHECK(kiosk.now.mono == end);
}

TEST_CASE("a wrong code opens nothing; its pauses are those of the confirmation") {
    TestKiosk kiosk;
    leave_ticket(kiosk).act(intent::OpenDesk{});
    CHECK(kiosk.view<app::DeskCodeView>().digits_typed == 0);
    for (int i = 0; i < 2; ++i) {
        kiosk.type("000000").act(intent::Submit{});
        CHECK(kiosk.view<app::DeskCodeView>().refused);
        CHECK(kiosk.view<app::DeskCodeView>().digits_typed == 0);
        CHECK(kiosk.view<app::DeskCodeView>().pause_seconds == 0);
    }
    kiosk.type("0");
    CHECK_FALSE(kiosk.view<app::DeskCodeView>().refused);
    kiosk.act(intent::GoHome{}).act(intent::Wake{}).act(intent::HaveTicket{}).type("A1");
    kiosk.act(intent::Submit{}).type("000000").act(intent::Submit{});
    CHECK(kiosk.view<app::ConfirmView>().pause_seconds == 30);
    kiosk.act(intent::GoHome{}).act(intent::OpenDesk{}).type(officer_code).act(intent::Submit{});
    CHECK(kiosk.screen() == "desk_code");
    CHECK(kiosk.view<app::DeskCodeView>().pause_seconds > 0);
    kiosk.pass(30s).act(intent::Submit{});
    CHECK(kiosk.screen() == "desk");
    CHECK(kiosk.world.count_of(EventKind::desk_opened) == 1);
}

TEST_CASE("a good code ends the row of wrong ones") {
    TestKiosk kiosk;
    kiosk.act(intent::OpenDesk{});
    for (int i = 0; i < 2; ++i) kiosk.type("000000").act(intent::Submit{});
    kiosk.type(officer_code).act(intent::Submit{}).act(intent::GoHome{}).act(intent::OpenDesk{});
    kiosk.type("000000").act(intent::Submit{});
    CHECK(kiosk.view<app::DeskCodeView>().pause_seconds == 0);
}

TEST_CASE("a code opens the desk once, and neither five digits nor a card do") {
    TestKiosk kiosk;
    open_desk(kiosk).act(intent::GoHome{});
    kiosk.act(intent::OpenDesk{}).type(officer_code).act(intent::Submit{});
    CHECK(kiosk.view<app::DeskCodeView>().refused);
    CHECK(kiosk.world.count_of(EventKind::desk_opened) == 1);
    kiosk.world.code_used = false;
    kiosk.type("12345").act(intent::Submit{});
    CHECK(kiosk.view<app::DeskCodeView>().digits_typed == 5);
    kiosk.act(intent::Erase{});
    CHECK(kiosk.view<app::DeskCodeView>().digits_typed == 4);
    kiosk.act(intent::EraseAll{}).type(nik_of_adult).act(intent::Submit{});
    CHECK(kiosk.screen() == "desk_code");
    CHECK(kiosk.view<app::DeskCodeView>().digits_typed == 0);
}

TEST_CASE("back from the code leads to the choices, with nothing typed left") {
    TestKiosk kiosk;
    kiosk.act(intent::Wake{}).act(intent::OpenDesk{}).type("123").act(intent::GoBack{});
    CHECK(kiosk.screen() == "home");
    kiosk.act(intent::OpenDesk{});
    CHECK(kiosk.view<app::DeskCodeView>().digits_typed == 0);
}

TEST_CASE("the officer is logged out by silence and by home") {
    TestKiosk kiosk;
    open_desk(kiosk).pass(45s);
    CHECK(kiosk.screen() == "still_there");
    kiosk.pass(30s);
    CHECK(kiosk.screen() == "attract");
    open_desk(kiosk).act(intent::GoHome{}).act(intent::CallTicket{first_ticket});
    CHECK(kiosk.screen() == "attract");
    CHECK(kiosk.world.count_of(EventKind::ticket_called) == 0);
}

TEST_CASE("only a ticket that waits can be called, and only from the desk") {
    TestKiosk kiosk;
    leave_ticket(kiosk).act(intent::CallTicket{first_ticket});
    open_desk(kiosk).act(intent::CallTicket{{'B', 7}});
    CHECK(kiosk.screen() == "desk");
    CHECK(kiosk.world.count_of(EventKind::ticket_called) == 0);
}

TEST_CASE("the desk does not open in the middle of a visit") {
    TestKiosk kiosk;
    kiosk.to_nik_entry().act(intent::OpenDesk{});
    CHECK(kiosk.screen() == "nik_entry");
}

TEST_CASE("answers that come after the officer left open nothing") {
    TestKiosk kiosk;
    leave_ticket(kiosk).act(intent::OpenDesk{}).type(officer_code);
    const app::DeskPorts ports{kiosk.world, kiosk.world, kiosk.world, kiosk.world};
    const auto answer_after_home = [&](const app::Intent& wanted) {
        kiosk.now.mono += 500ms;
        kiosk.app.handle(wanted, kiosk.now);
        auto jobs = kiosk.app.take_jobs();
        REQUIRE(jobs.size() == 1);
        CHECK(kiosk.app.frame().busy);
        kiosk.app.handle(intent::GoHome{}, kiosk.now);
        kiosk.app.answer(app::do_job(std::move(jobs.front()), ports), kiosk.now);
        kiosk.settle();
        return kiosk.screen();
    };
    CHECK(answer_after_home(intent::Submit{}) == "attract");
    CHECK_FALSE(kiosk.app.frame().called);
    open_desk(kiosk);
    CHECK(answer_after_home(intent::CallTicket{first_ticket}) == "attract");
    CHECK(kiosk.app.frame().called == first_ticket);  // it is in the ledger: the hall may know
}

TEST_CASE("a ledger that takes no more opens no desk and calls nobody") {
    TestKiosk kiosk;
    leave_ticket(kiosk);
    kiosk.world.disk_full = true;
    open_desk(kiosk);
    CHECK(kiosk.screen() == "out_of_service");
    kiosk.world.disk_full = false;
    kiosk.pass(61s);
    open_desk(kiosk);
    kiosk.world.disk_full = true;
    kiosk.act(intent::CallTicket{first_ticket});
    CHECK(kiosk.screen() == "out_of_service");
    CHECK_FALSE(kiosk.app.frame().called);
}

TEST_CASE("a call speaks the language and size of the kiosk, not those of who stood there last") {
    TestKiosk kiosk;
    leave_ticket(kiosk);
    kiosk.act(intent::ChooseLanguage{"en"}).act(intent::ChooseTextSize{TextSize::small});
    open_desk(kiosk).act(intent::CallTicket{first_ticket});
    CHECK(kiosk.app.frame().language == "id");
    CHECK(kiosk.app.frame().appearance == Appearance{});
}

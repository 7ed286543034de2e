#include <catch2/catch.hpp>

#include "fake_world.hpp"

using namespace kiosk;
using namespace kiosk::test;
namespace intent = kiosk::app::intent;
using domain::EventKind;
using domain::Reason;
using domain::Registration;
using domain::TicketCode;

namespace {

constexpr TicketCode first_ticket{'A', 1};
constexpr TicketCode second_ticket{'A', 2};

std::vector<TicketCode> tickets_of(const app::DeskView& view) {
    std::vector<TicketCode> tickets;
    for (const auto& waiting : view.waiting) tickets.push_back(waiting.ticket);
    return tickets;
}

/// Of one kind, in their order.
std::vector<domain::EventDraft> drafts_of(const TestKiosk& kiosk, EventKind kind) {
    std::vector<domain::EventDraft> drafts;
    for (const auto& event : kiosk.world.events)
        if (event.draft.kind == kind) drafts.push_back(event.draft);
    return drafts;
}

TestKiosk& call(TestKiosk& kiosk, int ticket) {
    return kiosk.log_in().select({ticket}).act(intent::CallTicket{});
}

}  // namespace

TEST_CASE("an officer sees who waits, calls the next, and the kiosk is free again") {
    TestKiosk kiosk;
    kiosk.leave_ticket().leave_ticket(nik_of(2)).pass(3min);
    kiosk.log_in();
    REQUIRE(kiosk.screen() == "desk");
    const auto view = kiosk.view<app::DeskView>();
    CHECK(view.officer == "Siti");
    CHECK(tickets_of(view) == std::vector{first_ticket, second_ticket});
    CHECK_FALSE(view.waiting.front().called);
    CHECK(view.waiting.back().waiting_minutes == 3);
    CHECK(view.selected == 0);
    const auto logged_in = kiosk.last_event();
    CHECK(logged_in.kind == EventKind::staff_logged_in);
    CHECK(logged_in.officer == "siti-1");

    kiosk.act(intent::CallTicket{});  // nobody is selected
    CHECK(kiosk.screen() == "desk");
    kiosk.select({1, 2}).act(intent::CallTicket{});  // nor can two come at once
    CHECK(kiosk.screen() == "desk");
    kiosk.select({1});
    CHECK(kiosk.view<app::DeskView>().selected == 1);
    CHECK(kiosk.view<app::DeskView>().waiting.back().selected);
    kiosk.act(intent::CallTicket{});
    CHECK(kiosk.screen() == "call");
    CHECK(kiosk.view<app::CallView>().ticket == second_ticket);
    CHECK(kiosk.view<app::CallView>().place_name == "kel-uji");
    const auto called = drafts_of(kiosk, EventKind::ticket_called).front();
    CHECK(called.officer == "siti-1");
    CHECK(called.ticket == second_ticket);
    CHECK_FALSE(called.token);
    CHECK(called.visit == kiosk.world.open_visits(called.service_day)->back().visit);
    CHECK(kiosk.last_event().kind == EventKind::staff_logged_out);
    CHECK(kiosk.last_event().visit == logged_in.visit);

    kiosk.act(intent::EndCall{});
    CHECK(kiosk.screen() == "attract");
    CHECK(kiosk.world.count_of(EventKind::staff_logged_out) == 1);
    CHECK(kiosk.app.frame().called == second_ticket);
    kiosk.log_in();
    CHECK(kiosk.view<app::DeskView>().waiting.back().called);
}

TEST_CASE("those who reported themselves come last") {
    TestKiosk kiosk;
    kiosk.to_confirm().act(intent::SelfReport{}).act(intent::GoOn{});
    kiosk.leave_ticket(nik_of(2)).log_in();
    const auto view = kiosk.view<app::DeskView>();
    CHECK(tickets_of(view) == std::vector{second_ticket, first_ticket});
    CHECK(view.waiting.back().self_reported);
}

TEST_CASE("the desk tells why somebody waits") {
    TestKiosk kiosk;
    kiosk.act(intent::Wake{}).act(intent::HaveProblem{}).act(intent::ShowProblem{"F05"});
    kiosk.act(intent::TakeTicket{}).act(intent::LeaveWithTicket{}).log_in();
    CHECK(kiosk.view<app::DeskView>().waiting.front().reason == Reason::problem);
    CHECK(kiosk.view<app::DeskView>().waiting.front().problem == "F05");
}

TEST_CASE("several are confirmed at once, one of them from elsewhere") {
    TestKiosk kiosk;
    kiosk.leave_ticket(nik_of(1)).leave_ticket(nik_of(2)).leave_ticket(nik_of(3)).log_in();
    kiosk.act(intent::AskConfirm{});
    CHECK(kiosk.screen() == "desk");
    kiosk.select({1, 3}).act(intent::AskConfirm{});
    REQUIRE(kiosk.screen() == "desk_confirm");
    const auto review = kiosk.view<app::DeskConfirmView>();
    REQUIRE(review.tickets.size() == 2);
    CHECK(review.district == "Kota Uji");
    CHECK(review.tickets.back().registration == Registration::in_district);  // as they said
    kiosk.act(intent::ChangeRegistration{{'A', 3}}).act(intent::ChangeRegistration{second_ticket});
    CHECK(kiosk.view<app::DeskConfirmView>().tickets.back().registration == Registration::elsewhere);
    kiosk.act(intent::ChangeRegistration{first_ticket}).act(intent::ChangeRegistration{first_ticket});
    CHECK(kiosk.view<app::DeskConfirmView>().tickets.front().registration == Registration::unknown);
    kiosk.act(intent::ConfirmSelected{});
    CHECK(kiosk.screen() == "desk");
    CHECK(tickets_of(kiosk.view<app::DeskView>()) == std::vector{second_ticket});
    CHECK(kiosk.view<app::DeskView>().selected == 0);
    const auto confirmed = drafts_of(kiosk, EventKind::activation_confirmed);
    REQUIRE(confirmed.size() == 2);
    CHECK(confirmed.back().officer == "siti-1");
    CHECK(confirmed.back().token == token_of(nik_of(3)));
    CHECK(confirmed.back().age_band == domain::AgeBand::age_18_to_24);
    CHECK(confirmed.back().ticket == TicketCode{'A', 3});
    CHECK(confirmed.back().visit == drafts_of(kiosk, EventKind::ticket_issued).back().visit);
    CHECK(confirmed.back().registration == Registration::elsewhere);
    CHECK(confirmed.back().duration.count() == 0);
    kiosk.act(intent::GoHome{});
    CHECK(kiosk.view<app::AttractView>().board.kiosk->confirmed == 1);
    CHECK(kiosk.view<app::AttractView>().board.kiosk->elsewhere == 1);
}

TEST_CASE("all or none: a disk that takes no more confirms nobody") {
    TestKiosk kiosk;
    kiosk.leave_ticket(nik_of(1)).leave_ticket(nik_of(2)).log_in().select({1, 2});
    kiosk.act(intent::AskConfirm{});
    kiosk.world.disk_full = true;
    kiosk.act(intent::ConfirmSelected{});
    CHECK(kiosk.screen() == "out_of_service");
    CHECK(kiosk.world.count_of(EventKind::activation_confirmed) == 0);
}

TEST_CASE("an outcome with its reason ends the selected visits") {
    TestKiosk kiosk;
    kiosk.leave_ticket(nik_of(1)).leave_ticket(nik_of(2)).log_in().select({1, 2}).act(intent::AskOutcome{});
    CHECK(kiosk.view<app::DeskOutcomeView>().tickets == std::vector{first_ticket, second_ticket});
    kiosk.act(intent::RecordOutcome{Reason::went_home});  // not staff's to say
    CHECK(kiosk.screen() == "desk_outcome");
    kiosk.act(intent::RecordOutcome{Reason::selfie_refused});
    CHECK(kiosk.screen() == "desk");
    CHECK(kiosk.view<app::DeskView>().waiting.empty());
    const auto ended = drafts_of(kiosk, EventKind::visit_ended);
    REQUIRE(ended.size() == 2);
    CHECK(ended.front().reason == Reason::selfie_refused);
    CHECK(ended.front().officer == "siti-1");
    CHECK(ended.front().ticket == first_ticket);
}

TEST_CASE("every outcome that is offered can be kept, and taken back") {
    TestKiosk kiosk;
    for (const auto reason : app::desk_outcomes) kiosk.leave_ticket(nik_of(static_cast<int>(reason)));
    kiosk.log_in();
    int ticket = 0;
    for (const auto reason : app::desk_outcomes)
        kiosk.select({++ticket}).act(intent::AskOutcome{}).act(intent::RecordOutcome{reason});
    CHECK(kiosk.view<app::DeskView>().waiting.empty());
    CHECK(kiosk.act(intent::OpenDeskMenu{}).act(intent::ShowUndo{}).screen() == "desk_undo");
    CHECK(kiosk.view<app::DeskUndoView>().acts.size() == app::desk_outcomes.size());
}

TEST_CASE("what was wrong at closing time is taken back next morning, an own report too") {
    TestKiosk kiosk;
    kiosk.to_confirm().act(intent::SelfReport{});
    const auto row = kiosk.world.events.back().sequence;
    kiosk.act(intent::GoOn{}).pass(24h).log_in().act(intent::OpenDeskMenu{}).act(intent::ShowUndo{});
    REQUIRE(kiosk.screen() == "desk_undo");
    const auto acts = kiosk.view<app::DeskUndoView>().acts;
    REQUIRE(acts.size() == 1);
    CHECK(acts.front().kind == EventKind::activation_self_reported);
    CHECK(acts.front().officer.empty());
    CHECK(acts.front().at.date == domain::add_days(kiosk.app.frame().local_time.date, -1));
    kiosk.act(intent::ChooseAct{row}).act(intent::UndoAct{}).act(intent::LogOut{});
    CHECK(kiosk.view<app::AttractView>().board.kiosk->self_reported == 0);
    CHECK(kiosk.view<app::AttractView>().board.kiosk->undone == 1);
}

TEST_CASE("an undo takes the confirmation back and opens the ticket again") {
    TestKiosk kiosk;
    kiosk.leave_ticket().log_in().act(intent::OpenDeskMenu{});
    CHECK_FALSE(kiosk.view<app::DeskMenuView>().undo);
    CHECK(kiosk.act(intent::ShowUndo{}).screen() == "desk_menu");
    kiosk.act(intent::GoBack{}).select({1}).act(intent::AskConfirm{}).act(intent::ConfirmSelected{});
    const auto row = kiosk.world.events.back().sequence;
    kiosk.act(intent::OpenDeskMenu{});
    CHECK(kiosk.view<app::DeskMenuView>().undo);
    kiosk.act(intent::ShowUndo{});
    REQUIRE(kiosk.screen() == "desk_undo");
    const auto acts = kiosk.view<app::DeskUndoView>().acts;
    REQUIRE(acts.size() == 1);
    CHECK(acts.front().row == row);
    CHECK(acts.front().kind == EventKind::activation_confirmed);
    CHECK(acts.front().ticket == first_ticket);
    CHECK(acts.front().officer == "siti-1");
    CHECK(acts.front().at.minute_of_day == 9h);
    CHECK_FALSE(acts.front().chosen);
    kiosk.act(intent::UndoAct{}).act(intent::ChooseAct{row + 1}).act(intent::UndoAct{});
    CHECK(kiosk.world.count_of(EventKind::act_undone) == 0);
    kiosk.act(intent::ChooseAct{row});
    CHECK(kiosk.view<app::DeskUndoView>().acts.front().chosen);
    kiosk.act(intent::UndoAct{});
    CHECK(kiosk.screen() == "desk");
    CHECK(tickets_of(kiosk.view<app::DeskView>()) == std::vector{first_ticket});
    const auto undone = kiosk.last_event();
    CHECK(undone.kind == EventKind::act_undone);
    CHECK(undone.detail == domain::undone_detail(row));
    CHECK(undone.officer == "siti-1");
    CHECK(undone.ticket == first_ticket);
    CHECK(undone.visit == drafts_of(kiosk, EventKind::ticket_issued).front().visit);
    kiosk.act(intent::LogOut{});
    CHECK(kiosk.view<app::AttractView>().board.kiosk->confirmed == 0);
    CHECK(kiosk.view<app::AttractView>().board.kiosk->undone == 1);
}

TEST_CASE("a disturbance is told to everybody until staff say that it is over") {
    TestKiosk kiosk;
    kiosk.log_in().act(intent::OpenDeskMenu{}).act(intent::SetDisturbance{false});
    CHECK(kiosk.world.count_of(EventKind::disturbance_ended) == 0);
    kiosk.act(intent::SetDisturbance{true}).act(intent::SetDisturbance{true});
    CHECK(kiosk.world.count_of(EventKind::disturbance_started) == 1);
    CHECK(kiosk.screen() == "desk_menu");
    CHECK(kiosk.view<app::DeskMenuView>().disturbed_since);
    kiosk.act(intent::GoBack{});
    CHECK(kiosk.view<app::DeskView>().attention);
    kiosk.act(intent::GoHome{}).restart();
    CHECK(kiosk.app.frame().disturbed_since->minute_of_day == 9h);
    kiosk.log_in().act(intent::OpenDeskMenu{}).act(intent::SetDisturbance{false});
    CHECK_FALSE(kiosk.view<app::DeskMenuView>().disturbed_since);
    CHECK_FALSE(kiosk.act(intent::GoHome{}).app.frame().disturbed_since);
}

TEST_CASE("the numbers: today, and beside the movement of the official figure") {
    TestKiosk kiosk;
    domain::EventDraft entered;
    entered.kind = EventKind::figure_entered;
    entered.at = kiosk.now;
    entered.service_day = std::chrono::year{2026} / 11 / 23;
    entered.detail = "2026-11-20 260 laporan";
    REQUIRE(kiosk.world.append({&entered, 1}));
    kiosk.to_confirm().type(officer_code).act(intent::Submit{}).act(intent::GoOn{}).pass(24h);
    kiosk.leave_ticket(nik_of(2))
        .log_in()
        .select({1})
        .act(intent::AskConfirm{})
        .act(intent::ConfirmSelected{});
    kiosk.act(intent::OpenDeskMenu{}).act(intent::ShowNumbers{});
    REQUIRE(kiosk.screen() == "desk_numbers");
    auto view = kiosk.view<app::DeskNumbersView>();
    CHECK(view.today.confirmed == 1);
    CHECK(view.board.official == domain::OfficialFigure{260, std::chrono::year{2026} / 11 / 20, "laporan"});
    CHECK(view.board.kiosk->confirmed == 2);
    CHECK(view.since.official_movement == 70);
    CHECK(view.since.kiosk.confirmed == 0);  // both came after the newer figure
    kiosk.act(intent::GoBack{});
    CHECK(kiosk.screen() == "desk_menu");
    kiosk.act(intent::GoBack{});
    CHECK(kiosk.screen() == "desk");
}

TEST_CASE("without a newer figure the kiosk's count since the only one is shown") {
    TestKiosk kiosk;
    kiosk.to_confirm().type(officer_code).act(intent::Submit{}).act(intent::GoOn{});
    kiosk.log_in().act(intent::OpenDeskMenu{}).act(intent::ShowNumbers{});
    const auto view = kiosk.view<app::DeskNumbersView>();
    CHECK_FALSE(view.since.to);
    CHECK(view.since.kiosk.confirmed == 1);
}

TEST_CASE("back goes one level up, and changes nothing") {
    TestKiosk kiosk;
    kiosk.leave_ticket().log_in().select({1});
    CHECK_FALSE(kiosk.app.frame().back);
    CHECK(kiosk.act(intent::GoBack{}).screen() == "desk");
    kiosk.act(intent::AskConfirm{});
    CHECK(kiosk.app.frame().back);
    CHECK(kiosk.act(intent::GoBack{}).screen() == "desk");
    CHECK(kiosk.act(intent::AskOutcome{}).act(intent::GoBack{}).screen() == "desk");
    CHECK(kiosk.view<app::DeskView>().selected == 1);
    CHECK(kiosk.last_event().kind == EventKind::staff_logged_in);
}

TEST_CASE("a call is shown for its time, or until a touch") {
    TestKiosk kiosk;
    call(kiosk.leave_ticket(), 1).pass(59s);
    CHECK(kiosk.screen() == "call");      // no "still there?": nobody stands here
    CHECK_FALSE(kiosk.app.frame().home);  // any touch ends it
    kiosk.pass(1s);
    CHECK(kiosk.screen() == "attract");
    call(kiosk, 1).act(intent::Wake{});
    CHECK(kiosk.screen() == "attract");
    call(kiosk, 1).act(intent::OpenPanel{app::Panel::display});
    CHECK(kiosk.screen() == "panel_display");
    CHECK(kiosk.act(intent::ClosePanel{}).screen() == "attract");
}

TEST_CASE("a called ticket is announced for three minutes, or until its holder is there") {
    TestKiosk kiosk;
    call(kiosk.leave_ticket().leave_ticket(nik_of(2)), 1).act(intent::EndCall{});
    CHECK(kiosk.app.frame().called == first_ticket);
    kiosk.pass(179s);
    CHECK(kiosk.app.frame().called == first_ticket);
    kiosk.pass(1s);
    CHECK_FALSE(kiosk.app.frame().called);
    CHECK(*kiosk.app.next_deadline() >= kiosk.now.mono);

    call(kiosk, 1).act(intent::EndCall{}).act(intent::Wake{});
    kiosk.act(intent::HaveTicket{}).type("A02").act(intent::Submit{}).act(intent::GoHome{});
    CHECK(kiosk.app.frame().called == first_ticket);
    kiosk.act(intent::Wake{}).act(intent::HaveTicket{}).type("A01").act(intent::Submit{});
    CHECK(kiosk.screen() == "confirm");
    CHECK_FALSE(kiosk.app.frame().called);
}

TEST_CASE("the announcement wakes the sleeping kiosk when it is over") {
    TestKiosk kiosk;
    call(kiosk.leave_ticket(), 1);
    const auto end = kiosk.now.mono + 180s;
    while (kiosk.app.frame().called) {
        REQUIRE(*kiosk.app.next_deadline() <= end);
        kiosk.pass(std::max(1ms, *kiosk.app.next_deadline() - kiosk.now.mono));
    }
    CHECK(kiosk.now.mono == end);
}

TEST_CASE("only a ticket that waits can be selected, and only at the desk") {
    TestKiosk kiosk;
    kiosk.leave_ticket().act(intent::ToggleTicket{first_ticket}).act(intent::CallTicket{});
    kiosk.log_in().act(intent::ToggleTicket{{'B', 7}});
    CHECK(kiosk.view<app::DeskView>().selected == 0);
    CHECK(kiosk.world.count_of(EventKind::ticket_called) == 0);
}

TEST_CASE("a ledger that takes no more opens no desk and calls nobody") {
    TestKiosk kiosk;
    kiosk.leave_ticket();
    kiosk.world.disk_full = true;
    kiosk.log_in();
    CHECK(kiosk.screen() == "out_of_service");
    kiosk.world.disk_full = false;
    kiosk.pass(61s).log_in().select({1});
    kiosk.world.disk_full = true;
    kiosk.act(intent::CallTicket{});
    CHECK(kiosk.screen() == "out_of_service");
    CHECK_FALSE(kiosk.app.frame().called);
}

TEST_CASE("a call speaks the language and size of the kiosk, not those of who stood there last") {
    TestKiosk kiosk;
    kiosk.leave_ticket().act(intent::ChooseLanguage{"en"}).act(intent::ChooseTextSize{TextSize::small});
    call(kiosk, 1);
    CHECK(kiosk.app.frame().language == "id");
    CHECK(kiosk.app.frame().appearance == Appearance{});
}

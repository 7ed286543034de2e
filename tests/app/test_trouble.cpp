#include <catch2/catch.hpp>

#include "fake_world.hpp"

using namespace kiosk;
using namespace kiosk::test;
namespace intent = kiosk::app::intent;
using domain::EventKind;
using domain::Reason;

namespace {

config::DistrictPack without_problems() {
    auto district = small_district();
    district.problems.clear();
    return district;
}

TestKiosk& to_phone(TestKiosk& kiosk) {
    return kiosk.to_result().act(intent::GoOn{}).act(intent::GoOn{});
}

TestKiosk& to_done(TestKiosk& kiosk) {
    return kiosk.to_confirm().act(intent::SelfReport{});
}

}  // namespace

TEST_CASE("from home to a problem, its answer, and an officer who knows what it is") {
    TestKiosk kiosk;
    kiosk.act(intent::Wake{});
    CHECK(kiosk.view<app::HomeView>().problems);
    kiosk.act(intent::HaveProblem{});
    CHECK(kiosk.screen() == "problems");
    CHECK(kiosk.view<app::ProblemsView>().problems ==
          std::vector<app::ProblemCard>{{"F05", small_problems()[0].symptom},
                                        {"F06", small_problems()[1].symptom}});
    kiosk.act(intent::ShowProblem{"F99"});
    CHECK(kiosk.screen() == "problems");
    kiosk.act(intent::ShowProblem{"F05"});
    const auto view = kiosk.view<app::ProblemView>();
    CHECK(view.code == "F05");
    CHECK(view.symptom.in("id") == "id: akun");
    CHECK(view.meaning.in("id") == "id: arti");
    CHECK(view.here.in("id") == "id: di sini");
    CHECK(view.officer.in("id") == "id: petugas");
    CHECK(view.bring.by_language.empty());
    CHECK(view.ticket);
    kiosk.act(intent::TakeTicket{});
    CHECK(kiosk.view<app::TicketView>().reason == Reason::problem);
    CHECK(kiosk.world.events.back().draft.kind == EventKind::ticket_issued);
    CHECK(kiosk.world.events.back().draft.detail == "F05");
}

TEST_CASE("problems come in every language: the screen shows one, the voice may need another") {
    TestKiosk kiosk;
    kiosk.act(intent::Wake{}).act(intent::HaveProblem{}).act(intent::ChooseLanguage{"en"});
    CHECK(kiosk.view<app::ProblemsView>().problems.front().symptom.in("en") == "en: account");
    CHECK(kiosk.view<app::ProblemsView>().problems.front().symptom.in("id") == "id: akun");
    kiosk.act(intent::ShowProblem{"F05"});
    CHECK(kiosk.view<app::ProblemView>().symptom.in("en") == "en: account");
    CHECK(kiosk.view<app::ProblemView>().symptom.in("id") == "id: akun");
    CHECK(kiosk.view<app::ProblemView>().meaning.in("en") == "id: arti");  // not translated
}

TEST_CASE("every chosen problem is in the ledger, also where it led to nothing") {
    TestKiosk kiosk;
    kiosk.act(intent::Wake{}).act(intent::HaveProblem{}).act(intent::ShowProblem{"F05"});
    const auto chosen = kiosk.world.events.back().draft;
    CHECK(chosen.kind == EventKind::problem_chosen);
    CHECK(chosen.reason == Reason::problem);
    CHECK(chosen.detail == "F05");
    kiosk.act(intent::GoBack{}).act(intent::GoHome{});
    CHECK(kiosk.world.events.back().draft.kind == EventKind::visit_ended);
    CHECK(kiosk.world.events.back().draft.reason == Reason::went_home);
    CHECK(kiosk.world.events.back().draft.visit == chosen.visit);

    to_phone(kiosk).act(intent::ReportTrouble{}).act(intent::ShowProblem{"F06"}).act(intent::GoOn{});
    CHECK(kiosk.screen() == "on_phone_open_app");  // understood
    CHECK(kiosk.world.events.back().draft.kind == EventKind::problem_chosen);
    CHECK(kiosk.world.events.back().draft.detail == "F06");
    CHECK(kiosk.world.events.back().draft.token.has_value());
    CHECK(kiosk.world.count_of(EventKind::problem_chosen) == 2);
}

TEST_CASE("a problem chosen with a ticket in the hand goes with the ticket, to the desk and back") {
    TestKiosk kiosk;
    kiosk.to_ticket().act(intent::GoOn{}).act(intent::GoOn{}).act(intent::ReportTrouble{});
    kiosk.act(intent::ShowProblem{"F06"});
    CHECK(kiosk.world.events.back().draft.ticket == domain::TicketCode{'A', 1});
    kiosk.act(intent::GoHome{}).log_in();
    CHECK(kiosk.view<app::DeskView>().waiting.front().problem == "F06");
    kiosk.act(intent::GoHome{})
        .act(intent::Wake{})
        .act(intent::HaveTicket{})
        .type("A01")
        .act(intent::Submit{});
    CHECK(kiosk.screen() == "confirm");
    const auto resumed = kiosk.world.events.back().draft;
    CHECK(resumed.kind == EventKind::visit_resumed);
    CHECK(resumed.reason == Reason::problem);
    CHECK(resumed.detail == "F06");
}

TEST_CASE("a problem that no officer solves offers no ticket") {
    TestKiosk kiosk;
    kiosk.act(intent::Wake{}).act(intent::HaveProblem{}).act(intent::ShowProblem{"F06"});
    CHECK_FALSE(kiosk.view<app::ProblemView>().ticket);
    kiosk.act(intent::TakeTicket{}).act(intent::CallOfficer{});
    CHECK(kiosk.screen() == "problem");
    CHECK(kiosk.world.count_of(EventKind::ticket_issued) == 0);
}

TEST_CASE("another problem: an officer has to look") {
    TestKiosk kiosk;
    kiosk.act(intent::Wake{}).act(intent::HaveProblem{}).act(intent::CallOfficer{});
    CHECK(kiosk.view<app::TicketView>().reason == Reason::needs_officer);
}

TEST_CASE("trouble on the phone opens the picker, and back leads to the step") {
    TestKiosk kiosk;
    to_phone(kiosk).act(intent::GoOn{}).act(intent::ReportTrouble{});
    CHECK(kiosk.screen() == "problems");
    kiosk.act(intent::ShowProblem{"F05"}).act(intent::GoBack{}).act(intent::GoBack{});
    CHECK(kiosk.screen() == "on_phone_register_offline");
    kiosk.act(intent::ReportTrouble{}).act(intent::ShowProblem{"F05"}).act(intent::CallOfficer{});
    CHECK(kiosk.screen() == "ticket");
    CHECK(kiosk.world.events.back().draft.detail == "F05");
}

TEST_CASE("without answers to problems trouble leads straight to a ticket") {
    auto switched_off = small_district();
    switched_off.functions.problems = false;
    for (const auto& district : {without_problems(), switched_off}) {
        TestKiosk kiosk(TestKiosk::default_config(), district);
        kiosk.act(intent::Wake{});
        CHECK_FALSE(kiosk.view<app::HomeView>().problems);
        kiosk.act(intent::HaveProblem{});
        CHECK(kiosk.screen() == "home");
        kiosk.act(intent::GoHome{});
        to_phone(kiosk).act(intent::ReportTrouble{});
        CHECK(kiosk.view<app::TicketView>().reason == Reason::needs_officer);
        kiosk.act(intent::GoBack{});
        CHECK(kiosk.screen() == "on_phone_open_app");
    }
}

TEST_CASE("trouble with the e-mail code needs an officer, too") {
    for (const auto& district : {small_district(), without_problems()}) {
        TestKiosk kiosk(TestKiosk::default_config(), district);
        kiosk.to_ticket().act(intent::GoOn{}).act(intent::GoOn{});
        REQUIRE(kiosk.screen() == "email_code_read_code");
        kiosk.act(intent::ReportTrouble{}).act(intent::CallOfficer{});
        CHECK(kiosk.screen() == "ticket");
        CHECK(kiosk.world.count_of(EventKind::ticket_issued) == 1);
    }
}

TEST_CASE("silence on the problem screens is an ordinary one") {
    TestKiosk kiosk;
    kiosk.act(intent::Wake{}).act(intent::HaveProblem{}).act(intent::ShowProblem{"F05"}).pass(45s);
    CHECK(kiosk.screen() == "still_there");
    kiosk.pass(30s);
    CHECK(kiosk.screen() == "attract");
    CHECK(kiosk.world.events.back().draft.detail == "F05");  // why people fail
}

TEST_CASE("one question after the activation, answered once, shown as kept when it is") {
    TestKiosk kiosk;
    to_done(kiosk);
    CHECK(kiosk.view<app::DoneView>().survey);
    const auto asked = domain::survey_element_of(kiosk.last_event().visit);
    CHECK(kiosk.view<app::DoneView>().question == asked);
    kiosk.act(intent::RateService{0}).act(intent::RateService{5});
    CHECK(kiosk.world.count_of(EventKind::survey_answered) == 0);
    kiosk.now.mono += 500ms;
    kiosk.app.handle(intent::RateService{4}, kiosk.now);
    CHECK(kiosk.view<app::DoneView>().rating == 0);
    kiosk.settle();
    CHECK(kiosk.view<app::DoneView>().rating == 4);
    kiosk.act(intent::RateService{1});
    CHECK(kiosk.view<app::DoneView>().rating == 4);
    CHECK(kiosk.world.count_of(EventKind::survey_answered) == 1);
    CHECK(kiosk.world.events.back().draft.detail == domain::survey_detail(asked, 4));
    CHECK_FALSE(kiosk.world.events.back().draft.ticket);  // opinions stay apart from people
    CHECK_FALSE(kiosk.world.events.back().draft.token);
    kiosk.pass(30s);
    CHECK(kiosk.screen() == "attract");
}

TEST_CASE("the id of the visit draws the element, not the count, which the same NIK does not raise") {
    TestKiosk kiosk;
    for (int person = 0; person < 10; ++person) {
        to_done(kiosk);
        const auto& visit = kiosk.world.events.back().draft.visit;
        CHECK(kiosk.view<app::DoneView>().question == domain::survey_element_of(visit));
        kiosk.world.events.clear();  // nothing counted
        kiosk.act(intent::GoOn{});
    }
}

TEST_CASE("a visit that comes back by ticket is asked what it would have been asked before") {
    TestKiosk kiosk;
    kiosk.to_ticket();
    const auto asked = domain::survey_element_of(kiosk.world.events.back().draft.visit);
    kiosk.act(intent::LeaveWithTicket{}).act(intent::Wake{}).act(intent::HaveTicket{}).type("A01");
    kiosk.act(intent::Submit{}).type(officer_code).act(intent::Submit{}).act(intent::RateService{2});
    CHECK(kiosk.view<app::DoneView>().question == asked);
    CHECK(kiosk.world.events.back().draft.detail == domain::survey_detail(asked, 2));
}

TEST_CASE("no survey where it is switched off, and none before the end") {
    auto district = small_district();
    district.functions.survey = false;
    TestKiosk kiosk(TestKiosk::default_config(), district);
    to_done(kiosk).act(intent::RateService{4});
    CHECK_FALSE(kiosk.view<app::DoneView>().survey);
    CHECK(kiosk.view<app::DoneView>().rating == 0);
    TestKiosk other;
    other.to_confirm().act(intent::RateService{4});
    CHECK(other.world.count_of(EventKind::survey_answered) == 0);
    CHECK(kiosk.world.count_of(EventKind::survey_answered) == 0);
}

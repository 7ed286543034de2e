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
          std::vector<app::ProblemCard>{{"F05", "id: akun"}, {"F06", "id: lupa"}});
    kiosk.act(intent::ShowProblem{"F99"});
    CHECK(kiosk.screen() == "problems");
    kiosk.act(intent::ShowProblem{"F05"});
    const auto view = kiosk.view<app::ProblemView>();
    CHECK(view.code == "F05");
    CHECK(view.symptom == "id: akun");
    CHECK(view.meaning == "id: arti");
    CHECK(view.here == "id: di sini");
    CHECK(view.officer == "id: petugas");
    CHECK(view.ticket);
    kiosk.act(intent::TakeTicket{});
    CHECK(kiosk.view<app::TicketView>().reason == Reason::problem);
    CHECK(kiosk.world.events.back().draft.kind == EventKind::ticket_issued);
    CHECK(kiosk.world.events.back().draft.detail == "F05");
}

TEST_CASE("problems speak the language of the person, at once") {
    TestKiosk kiosk;
    kiosk.act(intent::Wake{}).act(intent::HaveProblem{}).act(intent::ChooseLanguage{"en"});
    CHECK(kiosk.view<app::ProblemsView>().problems.front().symptom == "en: account");
    kiosk.act(intent::ShowProblem{"F05"});
    CHECK(kiosk.view<app::ProblemView>().symptom == "en: account");
    CHECK(kiosk.view<app::ProblemView>().meaning == "id: arti");  // not translated
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
    CHECK(kiosk.view<app::DoneView>().question == domain::SurveyElement::requirements);
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
    CHECK(kiosk.world.events.back().draft.detail == "U1:4");
    kiosk.pass(30s);
    CHECK(kiosk.screen() == "attract");
}

TEST_CASE("each of the nine elements in turn") {
    TestKiosk kiosk;
    for (int person = 0; person < 10; ++person) {
        to_done(kiosk);
        CHECK(kiosk.view<app::DoneView>().question == domain::survey_element_of(person));
        kiosk.act(intent::GoOn{});
    }
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

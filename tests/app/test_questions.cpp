#include <catch2/catch.hpp>

#include "fake_world.hpp"

using namespace kiosk;
using namespace kiosk::test;
using app::DeskView;
using app::NikResultView;
using app::TicketView;
using domain::AnswerCategory;
using domain::EventKind;
using domain::Reason;
namespace intent = app::intent;

namespace {

TestKiosk& come_back(TestKiosk& kiosk, std::string_view ticket) {
    return kiosk.act(intent::Wake{}).act(intent::HaveTicket{}).type(ticket).act(intent::Submit{});
}

TestKiosk& ask(TestKiosk& kiosk, std::string_view nik = nik_of_adult) {
    return kiosk.check_nik(nik).act(intent::AskStatus{});
}

/// An officer looks into SIAK for A-01; the NIK is active.
TestKiosk& see(TestKiosk& kiosk, const app::Intent& what) {
    kiosk.log_in().select({1}).act(intent::OpenSeenStatus{}).act(what);
    kiosk.act(intent::ChooseNikStatus{domain::NikStatus::active, {}}).act(intent::SaveSeenStatus{});
    return kiosk.act(intent::LogOut{});
}

const intent::ChooseRecord issued{domain::KtpElRecord::card_issued};

}  // namespace

TEST_CASE("a question is kept with a ticket that the desk understands") {
    TestKiosk kiosk;
    ask(kiosk);
    CHECK(kiosk.screen() == "ticket");
    CHECK(kiosk.view<TicketView>().reason == Reason::status_question);
    CHECK(kiosk.last_event().kind == EventKind::ticket_issued);
    CHECK(kiosk.last_event().reason == Reason::status_question);
    CHECK(kiosk.last_event().token == token_of(nik_of_adult));
    SECTION("going on ends at the kiosk") {
        kiosk.act(intent::GoOn{});
        CHECK(kiosk.view<app::OfficerView>().reason == Reason::status_question);
        kiosk.act(intent::GoOn{});
        CHECK(kiosk.screen() == "attract");
    }
    SECTION("back leads to the answer") {
        CHECK(kiosk.act(intent::GoBack{}).screen() == "nik_result");
        kiosk.act(intent::GoHome{});
    }
    CHECK(kiosk.world.count_of(EventKind::visit_ended) == 0);  // it waits
    kiosk.log_in();
    REQUIRE(kiosk.view<DeskView>().waiting.size() == 1);
    CHECK(kiosk.view<DeskView>().waiting.front().reason == Reason::status_question);
    kiosk.select({1}).act(intent::AskOutcome{}).act(intent::RecordOutcome{Reason::data_mismatch});
    CHECK(kiosk.view<DeskView>().waiting.empty());
}

TEST_CASE("nobody is sent to an officer with what the kiosk knows") {
    TestKiosk kiosk;
    kiosk.world.lists.has_list(fresh_list, domain::ListCategory::unrecorded);
    ask(kiosk);
    CHECK(kiosk.screen() == "nik_result");
    CHECK(kiosk.world.count_of(EventKind::ticket_issued) == 0);
}

TEST_CASE("who comes back before anybody has looked sees the ticket again") {
    TestKiosk kiosk;
    ask(kiosk).act(intent::LeaveWithTicket{});
    come_back(kiosk, "A01");
    CHECK(kiosk.screen() == "ticket");
    CHECK(kiosk.view<TicketView>().position == 1);
    CHECK_FALSE(kiosk.app.frame().back);
    CHECK(kiosk.last_event().kind == EventKind::visit_resumed);
    CHECK(kiosk.last_event().reason == Reason::status_question);
}

TEST_CASE("who comes back afterwards sees what the officer saw") {
    TestKiosk kiosk;
    ask(kiosk).act(intent::LeaveWithTicket{});
    SECTION("ready: on to the activation, with the same ticket") {
        see(kiosk, issued);
        come_back(kiosk, "A01");
        const auto result = kiosk.view<NikResultView>();
        CHECK(result.answer.category == AnswerCategory::ready);
        CHECK(result.answer.certainty == domain::Certainty::sure);
        CHECK(result.answer.source_kind == domain::SourceKind::officer);
        CHECK(result.answer.source == "petugas (SIAK)");
        CHECK(result.answer.as_of == std::chrono::year{2026} / 11 / 23);
        CHECK(result.age == 18);
        CHECK(result.may_activate);
        CHECK_FALSE(result.ask_officer);
        CHECK_FALSE(kiosk.app.frame().back);
        kiosk.act(intent::GoOn{});
        for (int i = 0; i < domain::question_count; ++i)
            kiosk.act(intent::AnswerQuestion{domain::Answer::yes});
        CHECK(kiosk.screen() == "get_app");
        kiosk.act(intent::GoOn{}).act(intent::TakeTicket{});
        CHECK(kiosk.view<TicketView>().ticket == domain::TicketCode{'A', 1});
        while (kiosk.screen() != "confirm") kiosk.act(intent::GoOn{});
        kiosk.type(officer_code).act(intent::Submit{});
        CHECK(kiosk.screen() == "done");
        CHECK(kiosk.last_event().token == token_of(nik_of_adult));
    }
    SECTION("not recorded: to the recording path") {
        see(kiosk, intent::ChooseRecord{domain::KtpElRecord::unregistered});
        come_back(kiosk, "A01").act(intent::GoOn{});
        CHECK(kiosk.screen() == "recording_path");
    }
    SECTION("an officer who looked again has corrected himself") {
        see(kiosk, intent::ChooseRecord{domain::KtpElRecord::unregistered});
        see(kiosk, issued);
        come_back(kiosk, "A01");
        CHECK(kiosk.view<NikResultView>().answer.category == AnswerCategory::ready);
    }
}

TEST_CASE("a ticket that asked nothing leads where it always did") {
    TestKiosk kiosk;
    kiosk.leave_ticket();
    see(kiosk, issued);
    CHECK(come_back(kiosk, "A01").screen() == "confirm");
}

#include <catch2/catch.hpp>

#include "fake_world.hpp"

using namespace kiosk;
using namespace kiosk::test;
namespace intent = kiosk::app::intent;
using domain::AnswerCategory;
using domain::EventKind;
using domain::Reason;

namespace {

AnswerCategory category(const TestKiosk& kiosk) {
    return kiosk.view<app::NikResultView>().answer.category;
}

/// As many different NIKs as are answered without a pause.
TestKiosk& check_twelve(TestKiosk& kiosk) {
    for (int person = 0; person < 12; ++person) {
        kiosk.check_nik(nik_of(person));
        REQUIRE(category(kiosk) == AnswerCategory::no_list_yet);
        kiosk.act(intent::GoHome{});
    }
    return kiosk;
}

/// Types it and says "mine"; the answer of the worker is there, its time has not come.
TestKiosk& ask_nik(TestKiosk& kiosk, std::string_view nik) {
    kiosk.act(intent::Wake{}).act(intent::CheckNik{}).act(intent::Agree{}).scan(nik);
    return kiosk.act(intent::Submit{}).act(intent::ReadBackIsMine{});
}

}  // namespace

TEST_CASE("the thirteenth different NIK waits, and is not looked up") {
    TestKiosk kiosk;
    check_twelve(kiosk).check_nik(nik_of(12));
    REQUIRE(kiosk.screen() == "nik_result");
    CHECK(category(kiosk) == AnswerCategory::not_now);
    CHECK(kiosk.world.lists.asked == 12);
    const auto pause = kiosk.view<app::NikResultView>().pause_seconds;
    CHECK(pause > 0);
    CHECK(pause <= 10);
    CHECK(*kiosk.app.next_deadline() <= kiosk.now.mono + 1s);  // counts down
    const auto checked = kiosk.last_event();
    CHECK(checked.kind == EventKind::nik_checked);
    CHECK(checked.reason == Reason::nik_too_many_checks);
    CHECK_FALSE(checked.token);

    kiosk.pass(10s);
    CHECK(kiosk.view<app::NikResultView>().pause_seconds == 0);
    kiosk.act(intent::GoHome{}).check_nik(nik_of(12));
    CHECK(category(kiosk) == AnswerCategory::no_list_yet);
}

TEST_CASE("the same NIK may be asked again, and counts once") {
    TestKiosk kiosk;
    for (int time = 0; time < 5; ++time) kiosk.check_nik(nik_of(3)).act(intent::GoHome{});
    check_twelve(kiosk);
    kiosk.check_nik(nik_of(3));
    CHECK(category(kiosk) == AnswerCategory::no_list_yet);
}

TEST_CASE("an officer's release ends the waiting") {
    TestKiosk kiosk;
    check_twelve(kiosk).log_in();
    CHECK(kiosk.view<app::DeskView>().attention);
    kiosk.act(intent::OpenDeskMenu{});
    CHECK(kiosk.view<app::DeskMenuView>().checks_limited);
    kiosk.act(intent::ReleaseChecks{});
    CHECK(kiosk.last_event().kind == EventKind::checks_released);
    CHECK(kiosk.last_event().officer == "siti-1");
    CHECK_FALSE(kiosk.view<app::DeskMenuView>().checks_limited);
    kiosk.act(intent::ReleaseChecks{});
    CHECK(kiosk.world.count_of(EventKind::checks_released) == 1);
    kiosk.act(intent::LogOut{}).check_nik(nik_of(12));
    CHECK(category(kiosk) == AnswerCategory::no_list_yet);
}

TEST_CASE("who wants the activation goes on without the look-up, and still counts once") {
    TestKiosk kiosk;
    check_twelve(kiosk).to_result(nik_of(12));
    CHECK(category(kiosk) == AnswerCategory::not_now);
    CHECK(kiosk.view<app::NikResultView>().may_activate);
    kiosk.act(intent::GoOn{}).act(intent::GoOn{}).act(intent::TakeTicket{});
    CHECK(kiosk.screen() == "ticket");
    CHECK(kiosk.last_event().token == token_of(nik_of(12)));
}

TEST_CASE("a child is told of the recording path though nothing was looked up") {
    TestKiosk kiosk;
    check_twelve(kiosk).check_nik(nik_of_pupil);
    CHECK(category(kiosk) == AnswerCategory::not_now);
    CHECK(kiosk.view<app::NikResultView>().must_record);
}

TEST_CASE("hit, miss and not now are shown after the same time") {
    for (const std::string answer : {"hit", "miss", "not now"}) {
        TestKiosk kiosk;
        if (answer == "not now") check_twelve(kiosk);
        kiosk.world.lists.has_list(fresh_list);
        if (answer == "hit") kiosk.world.lists.has_list(fresh_list, domain::ListCategory::deactivated);
        ask_nik(kiosk, nik_of(20));
        const auto asked = kiosk.now.mono;
        CHECK(kiosk.screen() == "nik_read_back");
        CHECK(kiosk.app.frame().busy);
        CHECK(*kiosk.app.next_deadline() == asked + 800ms);
        kiosk.pass(799ms);
        CHECK(kiosk.screen() == "nik_read_back");
        CHECK(kiosk.app.frame().busy);
        kiosk.pass(1ms);
        REQUIRE(kiosk.screen() == "nik_result");
        CHECK_FALSE(kiosk.app.frame().busy);
        CHECK((category(kiosk) == AnswerCategory::deactivated) == (answer == "hit"));
        CHECK((category(kiosk) == AnswerCategory::not_now) == (answer == "not now"));
    }
}

TEST_CASE("an answer that took longer is shown at once") {
    TestKiosk kiosk;
    kiosk.act(intent::Wake{}).act(intent::CheckNik{}).act(intent::Agree{}).type(nik_of_adult);
    kiosk.act(intent::Submit{});
    kiosk.now.mono += 500ms;
    kiosk.app.handle(intent::ReadBackIsMine{}, kiosk.now);
    kiosk.now.mono += 2s;
    kiosk.settle();
    CHECK(kiosk.screen() == "nik_result");
}

TEST_CASE("who leaves before the answer never sees it") {
    TestKiosk kiosk;
    ask_nik(kiosk, nik_of_adult).act(intent::GoHome{}).pass(800ms);
    CHECK(kiosk.screen() == "attract");
    CHECK(kiosk.world.count_of(EventKind::nik_checked) == 0);
    kiosk.act(intent::Wake{}).act(intent::CheckNik{}).act(intent::Agree{});
    CHECK(kiosk.view<app::NikEntryView>().digits.empty());
}

TEST_CASE("where the KK is kept goes with the visit, to the ticket and the desk") {
    TestKiosk kiosk;
    kiosk.act(intent::Wake{}).act(intent::StartActivation{}).act(intent::Agree{});
    for (int i = 0; i + 1 < domain::question_count; ++i)
        kiosk.act(intent::AnswerQuestion{domain::Answer::yes});
    CHECK(kiosk.screen() == "pre_check_kk_here");
    CHECK(kiosk.view<app::PreCheckView>().district == "Kota Uji");
    kiosk.act(intent::AnswerQuestion{domain::Answer::no}).type(nik_of_adult).act(intent::Submit{});
    kiosk.act(intent::ReadBackIsMine{}).pass(800ms).act(intent::GoOn{}).act(intent::GoOn{});
    kiosk.act(intent::TakeTicket{});
    CHECK(kiosk.last_event().registration == domain::Registration::elsewhere);
    kiosk.act(intent::LeaveWithTicket{}).act(intent::Wake{}).act(intent::HaveTicket{}).type("A1");
    kiosk.act(intent::Submit{}).type(officer_code).act(intent::Submit{});
    CHECK(kiosk.last_event().registration == domain::Registration::elsewhere);
    const auto done = kiosk.view<app::DoneView>();
    CHECK(done.kiosk_number == 1);
    CHECK(done.board.kiosk->confirmed == 0);
    CHECK(done.board.kiosk->elsewhere == 1);
}

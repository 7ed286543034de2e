#include <catch2/catch.hpp>

#include "fake_world.hpp"

using namespace kiosk;
using namespace kiosk::test;
namespace intent = kiosk::app::intent;
using app::Panel;

namespace {

constexpr Appearance large_and_dark{TextSize::largest, ColorTheme::high_contrast_dark, true};

TestKiosk& choose_large_and_dark(TestKiosk& kiosk) {
    return kiosk.act(intent::ChooseTextSize{TextSize::largest})
        .act(intent::ChooseTheme{ColorTheme::high_contrast_dark})
        .act(intent::ChooseReach{true});
}

struct TalkingKiosk : TestKiosk {
    TalkingKiosk() { app.voice_available(true); }
};

}  // namespace

TEST_CASE("a panel lies over every screen in service and keeps the step") {
    const std::vector<std::pair<std::string, std::vector<app::Intent>>> ways = {
        {"attract", {}},
        {"home", {intent::Wake{}}},
        {"ticket_entry", {intent::Wake{}, intent::HaveTicket{}, intent::Type{'A'}}},
        {"places", {intent::ShowPlaces{}}},
        {"place", {intent::ShowPlaces{}, intent::ShowPlace{"dinas"}}},
        {"staff_login", {intent::OpenDesk{}, intent::Type{'1'}}},
        {"notice", {intent::Wake{}, intent::CheckNik{}}},
        {"nik_entry", {intent::Wake{}, intent::CheckNik{}, intent::Agree{}, intent::Type{'3'}}},
        {"problems", {intent::Wake{}, intent::HaveProblem{}}},
        {"problem", {intent::Wake{}, intent::HaveProblem{}, intent::ShowProblem{"F05"}}},
    };
    for (const auto& [screen, way] : ways) {
        TestKiosk kiosk;
        for (const auto& step : way) kiosk.act(step);
        REQUIRE(kiosk.screen() == screen);
        kiosk.act(intent::OpenPanel{Panel::language});
        CHECK(kiosk.screen() == "panel_language");
        kiosk.act(intent::ChooseLanguage{"en"});
        CHECK(kiosk.app.frame().panel == Panel::language);  // to be seen in the new language
        kiosk.act(intent::OpenPanel{Panel::display});
        CHECK(kiosk.screen() == "panel_display");
        kiosk.act(intent::OpenPanel{Panel::voice});
        CHECK(kiosk.screen() == "panel_voice");
        kiosk.act(intent::ClosePanel{});
        CHECK(kiosk.screen() == screen);
    }
}

TEST_CASE("back closes the panel first; what lies below it waits") {
    TestKiosk kiosk;
    kiosk.to_nik_entry().type("3572").act(intent::OpenPanel{Panel::display});
    kiosk.type("0215").act(intent::Submit{}).act(intent::EraseAll{});
    CHECK(kiosk.view<app::NikEntryView>().digits == "3572");
    kiosk.act(intent::GoBack{});
    CHECK(kiosk.screen() == "nik_entry");
    kiosk.act(intent::GoBack{});
    CHECK(kiosk.screen() == "pre_check_kk_here");
    kiosk.act(intent::OpenPanel{Panel::display}).act(intent::GoHome{});
    CHECK(kiosk.screen() == "attract");
}

TEST_CASE("an answer that shows another screen takes the panel away") {
    TestKiosk kiosk;
    kiosk.to_nik_entry().type(nik_of_adult).act(intent::Submit{});
    kiosk.act(intent::OpenPanel{Panel::voice}).act(intent::ClosePanel{});
    kiosk.now.mono += 500ms;
    kiosk.app.handle(intent::ReadBackIsMine{}, kiosk.now);
    kiosk.app.handle(intent::OpenPanel{Panel::voice}, kiosk.now);  // busy: nothing acts
    CHECK_FALSE(kiosk.app.frame().panel);
    kiosk.pass(800ms);
    CHECK(kiosk.screen() == "nik_result");
}

TEST_CASE("no panel over a kiosk that is out of service") {
    TestKiosk kiosk;
    kiosk.to_nik_entry();
    kiosk.world.disk_full = true;
    kiosk.act(intent::GoHome{}).act(intent::OpenPanel{Panel::language});
    CHECK(kiosk.screen() == "out_of_service");
}

TEST_CASE("the second tap of a nervous finger does not act in the panel that came up") {
    TestKiosk kiosk;
    kiosk.act(intent::OpenPanel{Panel::language});
    kiosk.now.mono += 100ms;
    kiosk.app.handle(intent::ChooseLanguage{"en"}, kiosk.now);
    CHECK(kiosk.app.frame().language == "id");
}

TEST_CASE("silence under a panel asks without closing it, then starts anew") {
    TestKiosk kiosk;
    kiosk.to_nik_entry().type("3572").act(intent::OpenPanel{Panel::display}).pass(45s);
    CHECK(kiosk.screen() == "still_there");
    kiosk.act(intent::StayHere{});
    CHECK(kiosk.screen() == "panel_display");
    kiosk.pass(75s);
    CHECK(kiosk.screen() == "attract");

    choose_large_and_dark(kiosk.act(intent::OpenPanel{Panel::display})).pass(45s);
    CHECK(kiosk.screen() == "still_there");  // on the first screen as well: choosing takes time
    kiosk.pass(30s);
    CHECK(kiosk.screen() == "attract");
    CHECK(kiosk.app.frame().appearance == Appearance{});
}

TEST_CASE("the last screen does not leave under a panel without asking") {
    TestKiosk kiosk;
    kiosk.to_confirm().act(intent::SelfReport{}).act(intent::OpenPanel{Panel::display}).pass(44s);
    CHECK(kiosk.screen() == "panel_display");
    kiosk.pass(1s);
    CHECK(kiosk.screen() == "still_there");
}

TEST_CASE("size, theme, reach and language go with the person from the invitation to the end") {
    TestKiosk kiosk;
    choose_large_and_dark(kiosk).act(intent::ChooseLanguage{"en"});
    const auto kept = [&] {
        const auto frame = kiosk.app.frame();
        return frame.appearance == large_and_dark && frame.language == "en";
    };
    CHECK(kept());
    kiosk.act(intent::Wake{}).act(intent::CheckNik{}).act(intent::GoBack{});
    CHECK(kiosk.screen() == "home");
    CHECK(kept());
    kiosk.act(intent::HaveProblem{}).act(intent::GoBack{});
    CHECK(kiosk.screen() == "home");
    CHECK(kept());
    kiosk.act(intent::StartActivation{}).act(intent::Agree{});
    CHECK(kept());
    kiosk.act(intent::GoHome{});
    CHECK(kiosk.app.frame().appearance == Appearance{});
    CHECK(kiosk.app.frame().language == "id");
}

TEST_CASE("what was chosen on the first screen does not wait for the next person") {
    TestKiosk kiosk;
    choose_large_and_dark(kiosk);
    CHECK(*kiosk.app.next_deadline() - kiosk.now.mono == 45s);
    kiosk.pass(44s);
    CHECK(kiosk.app.frame().appearance == large_and_dark);
    kiosk.pass(1s);
    CHECK(kiosk.app.frame().appearance == Appearance{});
}

TEST_CASE("the configuration says what every person starts with") {
    auto config = TestKiosk::default_config();
    config.appearance = {TextSize::large, ColorTheme::yellow_on_black, true};
    config.voice_volume = 5;
    config.voice_speed = 2;
    TestKiosk kiosk(config);
    kiosk.act(intent::ChooseTextSize{TextSize::small}).act(intent::ChangeSpeed{1}).pass(45s);
    CHECK(kiosk.app.frame().appearance == config.appearance);
    CHECK(kiosk.app.frame().voice.volume == 5);
    CHECK(kiosk.app.frame().voice.speed == 2);
}

TEST_CASE("another first language leaves the order of the choice alone") {
    const Now now{monday_morning, 10s};
    auto config = TestKiosk::default_config();
    config.languages = {"id", "jv", "en"};
    app::App app({config, small_district(), [](UtcTime) { return domain::Uuid{}; }, "en"}, now);
    CHECK(app.frame().language == "en");
    CHECK(app.frame().languages == config.languages);
}

TEST_CASE("pages: another screen, size, reach or language starts at the first") {
    TestKiosk kiosk;
    const auto page_after = [&](const app::Intent& wanted) {
        kiosk.act(intent::ShowPage{2});
        REQUIRE(kiosk.app.frame().page == 2);
        return kiosk.act(wanted).app.frame().page;
    };
    kiosk.act(intent::ShowPlaces{}).act(intent::ShowPage{-1});
    CHECK(kiosk.app.frame().page == 0);
    CHECK(page_after(intent::ChooseTextSize{TextSize::large}) == 0);
    CHECK(page_after(intent::ChooseReach{true}) == 0);
    CHECK(page_after(intent::ChooseLanguage{"en"}) == 0);
    CHECK(page_after(intent::ChooseTheme{ColorTheme::yellow_on_black}) == 2);
    CHECK(page_after(intent::OpenPanel{Panel::display}) == 2);
    CHECK(page_after(intent::ClosePanel{}) == 2);
    CHECK(page_after(intent::ShowPlace{"dinas"}) == 0);
    CHECK(page_after(intent::GoBack{}) == 0);
}

TEST_CASE("a page of one question is not the page of the next") {
    TestKiosk kiosk;
    kiosk.act(intent::Wake{}).act(intent::StartActivation{}).act(intent::Agree{}).act(intent::ShowPage{1});
    kiosk.act(intent::AnswerQuestion{domain::Answer::yes});
    CHECK(kiosk.app.frame().page == 0);
}

TEST_CASE("the other kind of phone shows its code at once, whatever page was open") {
    TestKiosk kiosk;
    kiosk.to_result().act(intent::GoOn{}).act(intent::ShowPage{2});
    REQUIRE(std::holds_alternative<app::GetAppView>(kiosk.app.frame().view));
    REQUIRE(kiosk.app.frame().page == 2);
    kiosk.act(intent::ChoosePhone{domain::PhoneKind::iphone});
    CHECK(kiosk.app.frame().page == 0);
}

TEST_CASE("the kiosk is silent until somebody asks") {
    TalkingKiosk kiosk;
    kiosk.act(intent::ReplayVoice{}).act(intent::PauseVoice{}).act(intent::ChangeVolume{1});
    kiosk.act(intent::OpenPanel{Panel::voice}).act(intent::ClosePanel{}).act(intent::Wake{});
    CHECK(kiosk.app.frame().voice.available);
    CHECK_FALSE(kiosk.app.frame().voice.on);
    CHECK_FALSE(kiosk.app.frame().voice.paused);
    CHECK(kiosk.app.frame().voice.replays == 0);
    kiosk.act(intent::StartVoice{});
    CHECK(kiosk.app.frame().voice.on);
}

TEST_CASE("pause, go on, repeat, stop") {
    TalkingKiosk kiosk;
    kiosk.act(intent::StartVoice{}).act(intent::PauseVoice{});
    CHECK(kiosk.app.frame().voice.paused);
    kiosk.act(intent::PauseVoice{});
    CHECK_FALSE(kiosk.app.frame().voice.paused);
    kiosk.act(intent::PauseVoice{}).act(intent::ReplayVoice{}).act(intent::ReplayVoice{});
    CHECK(kiosk.app.frame().voice.replays == 2);
    CHECK_FALSE(kiosk.app.frame().voice.paused);
    kiosk.act(intent::PauseVoice{}).act(intent::StopVoice{});
    CHECK_FALSE(kiosk.app.frame().voice.on);
    CHECK_FALSE(kiosk.app.frame().voice.paused);
}

TEST_CASE("again means the screen below, not the panel that the wish came from") {
    TalkingKiosk kiosk;
    kiosk.act(intent::Wake{}).act(intent::CheckNik{}).act(intent::OpenPanel{Panel::voice});
    kiosk.act(intent::ReplayVoice{});
    CHECK(kiosk.screen() == "panel_voice");  // nothing was read
    kiosk.act(intent::StartVoice{}).act(intent::PauseVoice{}).act(intent::ReplayVoice{});
    CHECK(kiosk.screen() == "notice");
    CHECK(kiosk.app.frame().voice.replays == 1);
    CHECK_FALSE(kiosk.app.frame().voice.paused);
}

TEST_CASE("volume and speed are steps from 1 to 5") {
    TalkingKiosk kiosk;
    for (int i = 0; i < 7; ++i) kiosk.act(intent::ChangeVolume{1}).act(intent::ChangeSpeed{-1});
    CHECK(kiosk.app.frame().voice.volume == 5);
    CHECK(kiosk.app.frame().voice.speed == 1);
    kiosk.act(intent::ChangeVolume{-1}).act(intent::ChangeSpeed{1});
    CHECK(kiosk.app.frame().voice.volume == 4);
    CHECK(kiosk.app.frame().voice.speed == 2);
}

TEST_CASE("a service that goes away for a moment does not end the reading") {
    TalkingKiosk kiosk;
    kiosk.act(intent::Wake{}).act(intent::StartVoice{}).act(intent::PauseVoice{});
    kiosk.app.voice_available(false);
    CHECK_FALSE(kiosk.app.frame().voice.available);
    CHECK(kiosk.app.frame().voice.on);
    CHECK(kiosk.app.frame().voice.paused);
    kiosk.app.voice_available(true);
    CHECK(kiosk.app.frame().voice.available);
    CHECK(kiosk.app.frame().voice.on);
    kiosk.app.voice_available(false);
    kiosk.act(intent::StopVoice{});
    CHECK_FALSE(kiosk.app.frame().voice.on);
    kiosk.app.voice_available(true);
    CHECK_FALSE(kiosk.app.frame().voice.on);
}

TEST_CASE("headphones are the configuration's to know") {
    CHECK_FALSE(TalkingKiosk().app.frame().voice.headphones);
    auto config = TestKiosk::default_config();
    config.voice_headphones = true;
    TestKiosk kiosk(config);
    CHECK(kiosk.app.frame().voice.headphones);
    CHECK(kiosk.act(intent::Wake{}).act(intent::GoHome{}).app.frame().voice.headphones);
}

TEST_CASE("without a speech service, or where the voice is not wanted, nothing is offered") {
    TestKiosk kiosk;
    kiosk.act(intent::StartVoice{});
    CHECK(kiosk.app.frame().voice == app::VoiceState{});
    auto config = TestKiosk::default_config();
    config.voice = false;
    TestKiosk mute(config);
    mute.app.voice_available(true);
    CHECK_FALSE(mute.act(intent::StartVoice{}).app.frame().voice.available);
}

TEST_CASE("the voice stays with the person and goes with him; the service stays") {
    TalkingKiosk kiosk;
    kiosk.act(intent::StartVoice{}).act(intent::Wake{}).act(intent::CheckNik{}).act(intent::GoBack{});
    CHECK(kiosk.app.frame().voice.on);
    kiosk.act(intent::GoHome{});
    CHECK_FALSE(kiosk.app.frame().voice.on);
    CHECK(kiosk.app.frame().voice.available);
    kiosk.act(intent::StartVoice{}).pass(299s);
    CHECK(kiosk.app.frame().voice.on);  // the invitation is read, too
    kiosk.pass(1s);
    CHECK_FALSE(kiosk.app.frame().voice.on);
    CHECK(kiosk.app.frame().voice.available);
}

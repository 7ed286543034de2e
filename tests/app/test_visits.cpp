#include <catch2/catch.hpp>

#include "fake_world.hpp"

using namespace kiosk;
using namespace kiosk::test;
namespace intent = kiosk::app::intent;
using domain::EventKind;

TEST_CASE("a confirmed activation is in the ledger before the screen says so") {
    TestKiosk kiosk;
    kiosk.to_confirm().type(officer_code);
    CHECK(kiosk.view<app::ConfirmView>().digits_typed == 6);
    kiosk.app.handle(intent::Submit{}, kiosk.now);
    CHECK(kiosk.screen() == "confirm");
    CHECK(kiosk.app.frame().busy);
    kiosk.settle();
    CHECK(kiosk.screen() == "done");
    CHECK(kiosk.view<app::DoneView>().confirmed);
    CHECK(kiosk.view<app::DoneView>().kiosk_number == 1);
    const auto& event = kiosk.world.events.back().draft;
    CHECK(event.kind == EventKind::activation_confirmed);
    CHECK(event.officer == "siti-1");
    CHECK(event.token == token_of(nik_of_adult));
    CHECK(event.age_band == domain::AgeBand::age_18_to_24);
    CHECK(event.language == "id");
    CHECK(event.ticket == domain::TicketCode{'A', 1});
}

TEST_CASE("a wrong code is refused, the right one still confirms") {
    TestKiosk kiosk;
    kiosk.to_confirm().type("000000").act(intent::Submit{});
    CHECK(kiosk.view<app::ConfirmView>().refused);
    CHECK(kiosk.view<app::ConfirmView>().digits_typed == 0);
    CHECK(kiosk.view<app::ConfirmView>().attempts_left == 2);
    kiosk.type("1");
    CHECK_FALSE(kiosk.view<app::ConfirmView>().refused);
    kiosk.type("23456").act(intent::Submit{});
    CHECK(kiosk.screen() == "done");
}

TEST_CASE("five digits are not a code") {
    TestKiosk kiosk;
    kiosk.to_confirm().type("12345").act(intent::Submit{});
    CHECK(kiosk.screen() == "confirm");
    CHECK(kiosk.view<app::ConfirmView>().digits_typed == 5);
}

TEST_CASE("guessing codes costs pauses that outlast the visit") {
    TestKiosk kiosk;
    kiosk.to_confirm();
    for (int i = 0; i < 3; ++i) kiosk.type("000000").act(intent::Submit{});
    CHECK(kiosk.view<app::ConfirmView>().attempts_left == 0);
    CHECK(kiosk.view<app::ConfirmView>().pause_seconds == 0);
    CHECK(kiosk.world.count_of(EventKind::staff_refused) == 3);
    kiosk.act(intent::GoHome{}).act(intent::Wake{}).act(intent::HaveTicket{}).type("A1");
    kiosk.act(intent::Submit{});
    for (int i = 0; i < 2; ++i) kiosk.type("000000").act(intent::Submit{});
    CHECK(kiosk.view<app::ConfirmView>().pause_seconds == 15);
    kiosk.type(officer_code).act(intent::Submit{});
    CHECK(kiosk.screen() == "confirm");
    kiosk.pass(15s).act(intent::Submit{});
    CHECK(kiosk.screen() == "done");
}

TEST_CASE("a code that was used before does not confirm") {
    TestKiosk kiosk;
    kiosk.world.code_used = true;
    kiosk.to_confirm().type(officer_code).act(intent::Submit{});
    CHECK(kiosk.view<app::ConfirmView>().refused);
    CHECK(kiosk.world.count_of(EventKind::activation_confirmed) == 0);
}

TEST_CASE("without a code it is self-reported and counted apart") {
    TestKiosk kiosk;
    kiosk.to_confirm().act(intent::SelfReport{});
    CHECK(kiosk.screen() == "done");
    CHECK_FALSE(kiosk.view<app::DoneView>().confirmed);
    CHECK(kiosk.view<app::DoneView>().board.kiosk->confirmed == 0);
    CHECK(kiosk.view<app::DoneView>().board.kiosk->self_reported == 1);
}

TEST_CASE("the resident leaves with a ticket, the next person starts, the ticket comes back") {
    TestKiosk kiosk;
    kiosk.to_ticket();
    CHECK(kiosk.view<app::TicketView>().ticket == domain::TicketCode{'A', 1});
    CHECK(kiosk.view<app::TicketView>().position == 1);
    kiosk.act(intent::LeaveWithTicket{});
    CHECK(kiosk.screen() == "attract");

    kiosk.to_ticket();
    CHECK(kiosk.view<app::TicketView>().ticket == domain::TicketCode{'A', 2});
    CHECK(kiosk.view<app::TicketView>().position == 2);
    kiosk.act(intent::GoHome{});

    kiosk.act(intent::Wake{});
    CHECK(kiosk.view<app::HomeView>().tickets_open == 2);
    kiosk.act(intent::HaveTicket{}).type("a01").act(intent::Submit{});
    CHECK(kiosk.screen() == "confirm");
    CHECK(kiosk.world.events.back().draft.kind == EventKind::visit_resumed);
    kiosk.type(officer_code).act(intent::Submit{});
    CHECK(kiosk.screen() == "done");
    CHECK(kiosk.world.events.back().draft.token == token_of(nik_of_adult));

    kiosk.act(intent::GoOn{}).act(intent::Wake{}).act(intent::HaveTicket{}).type("A01").act(intent::Submit{});
    CHECK(kiosk.screen() == "ticket_entry");  // confirmed tickets are closed
    CHECK(kiosk.view<app::TicketEntryView>().unknown);
}

TEST_CASE("a ticket is a letter and two digits") {
    TestKiosk kiosk;
    kiosk.act(intent::Wake{}).act(intent::HaveTicket{}).type("7a7x123");
    CHECK(kiosk.view<app::TicketEntryView>().typed == "A71");
    kiosk.act(intent::Erase{});
    CHECK(kiosk.view<app::TicketEntryView>().typed == "A7");
    kiosk.act(intent::Submit{});
    CHECK(kiosk.view<app::TicketEntryView>().unknown);
    kiosk.act(intent::GoBack{});
    CHECK(kiosk.screen() == "home");
}

TEST_CASE("a ticket of yesterday is unknown") {
    TestKiosk kiosk;
    kiosk.to_ticket().act(intent::LeaveWithTicket{}).pass(24h);
    kiosk.act(intent::Wake{}).act(intent::HaveTicket{}).type("A01").act(intent::Submit{});
    CHECK(kiosk.view<app::TicketEntryView>().unknown);
}

TEST_CASE("the NIK: errors stay to be corrected, read-back, category, wiping") {
    TestKiosk kiosk;
    kiosk.to_nik_entry().type(nik_impossible).act(intent::Submit{});
    CHECK(kiosk.screen() == "nik_entry");
    CHECK(kiosk.view<app::NikEntryView>().errors == std::vector{domain::NikError::impossible_date});
    CHECK(kiosk.view<app::NikEntryView>().digits.size() == 16);
    CHECK(kiosk.view<app::NikEntryView>().attempts_left == 2);
    kiosk.act(intent::EraseAll{});
    CHECK(kiosk.view<app::NikEntryView>().errors.empty());
    kiosk.type(nik_of_adult).type("5").act(intent::Submit{});  // a 17th digit is not taken
    CHECK(kiosk.screen() == "nik_read_back");
    CHECK(kiosk.view<app::NikReadBackView>().area == "Kec. Sukorejo, Kota Blitar");
    kiosk.act(intent::ReadBackIsMine{}).pass(800ms);
    CHECK(kiosk.screen() == "nik_result");
    CHECK(kiosk.view<app::NikResultView>().answer.category == domain::AnswerCategory::ready);  // as declared
    CHECK(kiosk.view<app::NikResultView>().may_activate);
    kiosk.act(intent::GoBack{}).act(intent::GoBack{});
    CHECK(kiosk.view<app::NikEntryView>().digits.empty());  // wiped as soon as the lists have answered
}

TEST_CASE("a NIK on a list leads to the recording path with places") {
    TestKiosk kiosk;
    kiosk.world.lists.has_list(fresh_list, domain::ListCategory::unrecorded);
    kiosk.to_result();
    const auto result = kiosk.view<app::NikResultView>();
    CHECK(result.answer.category == domain::AnswerCategory::unrecorded);
    CHECK(result.answer.source == "daftar uji");
    CHECK_FALSE(result.may_activate);
    kiosk.act(intent::GoOn{});
    const auto path = kiosk.view<app::RecordingPathView>();
    REQUIRE(path.places.size() == 4);
    CHECK(path.places.front().id == "kel-uji");  // where the kiosk stands comes first
    kiosk.act(intent::GoOn{});
    CHECK(kiosk.screen() == "attract");
    CHECK(kiosk.world.events.back().draft.reason == domain::Reason::not_recorded);
}

TEST_CASE("a pupil of 16 is recorded, not activated") {
    TestKiosk kiosk;
    kiosk.act(intent::Wake{}).act(intent::CheckNik{}).act(intent::Agree{});
    kiosk.type(nik_of_pupil).act(intent::Submit{}).act(intent::ReadBackIsMine{}).pass(800ms);
    CHECK(kiosk.view<app::NikResultView>().answer.next_step == domain::NextStep::record);
    CHECK_FALSE(kiosk.view<app::NikResultView>().may_activate);
    kiosk.act(intent::GoOn{});
    CHECK(kiosk.screen() == "recording_path");
}

TEST_CASE("the store shown follows the phone") {
    TestKiosk kiosk;
    kiosk.to_result().act(intent::GoOn{});
    CHECK(kiosk.view<app::GetAppView>().store.url == "https://play.example/ikd");
    kiosk.act(intent::ChoosePhone{domain::PhoneKind::iphone});
    CHECK(kiosk.view<app::GetAppView>().store.url == "https://apps.example/ikd");
}

TEST_CASE("a disk that takes no more stops the service and never says saved") {
    TestKiosk kiosk;
    kiosk.to_confirm();
    kiosk.world.disk_full = true;
    kiosk.type(officer_code).act(intent::Submit{});
    CHECK(kiosk.screen() == "out_of_service");
    CHECK(kiosk.view<app::OutOfServiceView>().detail == "the disk is full");
    CHECK(kiosk.world.count_of(EventKind::activation_confirmed) == 0);
    kiosk.world.disk_full = false;
    kiosk.pass(61s);
    CHECK(kiosk.screen() == "attract");
}

TEST_CASE("the second tap of a nervous finger does not answer the next question") {
    TestKiosk kiosk;
    kiosk.act(intent::Wake{}).act(intent::StartActivation{}).act(intent::Agree{});
    kiosk.act(intent::AnswerQuestion{domain::Answer::yes});
    CHECK(kiosk.screen() == "pre_check_seventeen_or_married");
    kiosk.now.mono += 200ms;
    kiosk.app.handle(intent::AnswerQuestion{domain::Answer::yes}, kiosk.now);
    CHECK(kiosk.screen() == "pre_check_seventeen_or_married");
    kiosk.now.mono += 50ms;
    kiosk.app.handle(intent::AnswerQuestion{domain::Answer::yes}, kiosk.now);
    CHECK(kiosk.screen() == "pre_check_own_phone");
}

TEST_CASE("a keypad is as fast as the finger") {
    TestKiosk kiosk;
    kiosk.to_nik_entry();
    kiosk.now.mono += 300ms;
    for (const char c : nik_of_adult) kiosk.app.handle(intent::Type{c}, kiosk.now);
    CHECK(kiosk.view<app::NikEntryView>().digits == nik_of_adult);
}

TEST_CASE("a failed write is not hidden by a read that works") {
    TestKiosk kiosk;
    kiosk.to_nik_entry();
    kiosk.world.disk_full = true;
    kiosk.act(intent::GoHome{});  // the end of the visit cannot be written
    CHECK(kiosk.screen() == "out_of_service");
    kiosk.pass(61s);
    CHECK(kiosk.screen() == "out_of_service");  // reading works, writing does not
    kiosk.world.disk_full = false;
    kiosk.pass(61s);
    CHECK(kiosk.screen() == "attract");
}

TEST_CASE("a scanner: a second scan replaces a wrong one, enter alone costs nothing") {
    TestKiosk kiosk;
    kiosk.to_nik_entry().act(intent::Submit{});
    CHECK(kiosk.view<app::NikEntryView>().attempts_left == 3);
    kiosk.type("3572").act(intent::Submit{});
    CHECK(kiosk.view<app::NikEntryView>().errors == std::vector{domain::NikError::not_sixteen_digits});
    CHECK(kiosk.view<app::NikEntryView>().attempts_left == 3);
    kiosk.act(intent::EraseAll{}).type(nik_impossible).act(intent::Submit{});
    CHECK(kiosk.view<app::NikEntryView>().attempts_left == 2);
    kiosk.type(nik_of_adult).act(intent::Submit{});
    CHECK(kiosk.screen() == "nik_read_back");
}

TEST_CASE("a card scanned where a code belongs is not taken for one") {
    TestKiosk kiosk;
    kiosk.to_confirm().type(nik_of_adult).act(intent::Submit{});
    CHECK(kiosk.view<app::ConfirmView>().attempts_left == 3);
    CHECK(kiosk.view<app::ConfirmView>().digits_typed == 0);
    kiosk.type(officer_code).act(intent::Submit{});
    CHECK(kiosk.screen() == "done");
}

TEST_CASE("what is kept of a NIK is not the NIK") {
    TestKiosk kiosk;
    kiosk.to_nik_entry().type(nik_of_adult).act(intent::Submit{});
    CHECK_FALSE(kiosk.view<app::NikReadBackView>().reading.serial.has_value());
}

TEST_CASE("not mine: neither token nor age of the other person stay") {
    TestKiosk kiosk;
    kiosk.to_result().act(intent::GoBack{}).act(intent::ReadBackIsNotMine{}).act(intent::GoBack{});
    CHECK(kiosk.screen() == "pre_check_kk_here");
    kiosk.act(intent::GoBack{});
    kiosk.act(intent::AnswerQuestion{domain::Answer::no}).act(intent::GoOn{});
    CHECK(kiosk.screen() == "ticket");
    CHECK_FALSE(kiosk.world.events.back().draft.token.has_value());
    CHECK(kiosk.world.events.back().draft.age_band == domain::AgeBand::unknown);
}

TEST_CASE("a person of 100 or more can say so") {
    TestKiosk kiosk;
    kiosk.act(intent::Wake{}).act(intent::CheckNik{}).act(intent::Agree{});
    kiosk.type("3572021505209009").act(intent::Submit{});  // 15 May 2020, or 1920
    CHECK(kiosk.view<app::NikReadBackView>().reading.age == 6);
    kiosk.act(intent::ReadBackIsOlder{}).pass(800ms);
    CHECK(kiosk.screen() == "nik_result");
    CHECK(kiosk.view<app::NikResultView>().may_activate);
    CHECK(kiosk.view<app::NikResultView>().age == 106);
}

TEST_CASE("a child is recorded from 16, and does not come to the activation whatever was answered") {
    TestKiosk kiosk;
    SECTION("nothing was answered") {
        kiosk.check_nik("3572021505149046");
        CHECK(kiosk.view<app::NikResultView>().must_record);
        CHECK(kiosk.view<app::NikResultView>().answer.next_step == domain::NextStep::record_from_16);
        CHECK(kiosk.act(intent::GoOn{}).screen() == "recording_path");
    }
    SECTION("says that it was recorded, which cannot be: an officer has to see") {
        kiosk.to_result("3572021505149046");
        CHECK_FALSE(kiosk.view<app::NikResultView>().may_activate);
        CHECK(kiosk.view<app::NikResultView>().ask_officer);
        kiosk.act(intent::GoOn{});
        CHECK(kiosk.view<app::TicketView>().reason == domain::Reason::status_question);
    }
}

TEST_CASE("a no about the age after a fine NIK still leads to recording from 16") {
    TestKiosk kiosk;
    kiosk.act(intent::Wake{}).act(intent::CheckNik{}).act(intent::Agree{});
    kiosk.type(nik_of_adult)
        .act(intent::Submit{})
        .act(intent::ReadBackIsMine{})
        .pass(800ms)
        .act(intent::GoOn{});
    kiosk.act(intent::AnswerQuestion{domain::Answer::yes}).act(intent::AnswerQuestion{domain::Answer::no});
    CHECK(kiosk.view<app::RecordingPathView>().step == domain::NextStep::record_from_16);
}

TEST_CASE("without the activation function a NIK check ends with its result") {
    auto district = small_district();
    district.functions.activation = false;
    TestKiosk kiosk(TestKiosk::default_config(), district);
    kiosk.act(intent::Wake{}).act(intent::CheckNik{}).act(intent::Agree{});
    kiosk.type(nik_of_adult).act(intent::Submit{}).act(intent::ReadBackIsMine{}).pass(800ms);
    CHECK_FALSE(kiosk.view<app::NikResultView>().may_activate);
    kiosk.act(intent::GoOn{});
    CHECK(kiosk.screen() == "attract");
    CHECK(kiosk.world.events.back().draft.reason == domain::Reason::guided);
}

TEST_CASE("back from the notice keeps the language") {
    TestKiosk kiosk;
    kiosk.act(intent::Wake{})
        .act(intent::ChooseLanguage{"en"})
        .act(intent::StartActivation{})
        .act(intent::GoBack{});
    CHECK(kiosk.screen() == "home");
    CHECK(kiosk.app.frame().language == "en");
}

TEST_CASE("functions that are off do nothing") {
    auto district = small_district();
    district.functions.activation = false;
    app::App app({TestKiosk::default_config(), district, [](UtcTime) { return domain::Uuid{}; }},
                 {monday_morning, 10s});
    app.handle(intent::Wake{}, {monday_morning, 10s});
    app.handle(intent::StartActivation{}, {monday_morning, 20s});
    CHECK(app::screen_name(app.frame()) == "home");
}

TEST_CASE("places: details, back") {
    TestKiosk kiosk;
    kiosk.act(intent::Wake{}).act(intent::ShowPlaces{});
    CHECK(kiosk.view<app::PlacesView>().places.size() == 5);
    CHECK(kiosk.view<app::PlacesView>().places.front().id == "kel-uji");  // where the kiosk stands
    CHECK(kiosk.view<app::PlacesView>().places.front().state.open);
    kiosk.act(intent::ShowPlace{"kec-uji"});
    CHECK(kiosk.view<app::PlaceView>().place.id == "kec-uji");
    kiosk.act(intent::ShowPlace{"nowhere"}).act(intent::GoBack{}).act(intent::GoBack{});
    CHECK(kiosk.screen() == "home");
}

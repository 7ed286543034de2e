#include <catch2/catch.hpp>

#include "fake_world.hpp"

using namespace kiosk;
using namespace kiosk::test;
using app::KecamatanView;
using app::PlacesView;
using app::RecordingInfoView;
using app::RecordingPathView;
using app::SlipView;
using domain::NextStep;
namespace intent = app::intent;

namespace {

constexpr auto monday = std::chrono::year{2026} / 11 / 23;
constexpr auto wednesday = std::chrono::year{2026} / 11 / 25;

config::LocalText text(const std::string& indonesian) {
    config::LocalText text;
    text.by_language = {{"id", indonesian}};
    return text;
}

config::Place visit_on_wednesday(const std::string& id, domain::Audience audience) {
    config::Place visit;
    visit.id = visit.name = id;
    visit.area_code = "35.99.02.2001";
    visit.services = {config::Service::ktp_recording};
    visit.hours.exceptions = {{wednesday, wednesday, {{9h, 12h}}, "Jemput bola", domain::every_day}};
    visit.visit_on = wednesday;
    visit.quota = 40;
    visit.audience = audience;
    return visit;
}

/// Two kecamatan; the kiosk stands in Wetan.
config::DistrictPack two_kecamatan() {
    auto district = small_district();
    district.code = "35.99";
    district.kecamatan = {{"35.99.01", "Wetan", {}}, {"35.99.02", "Kulon", {}}};
    for (auto& place : district.places) {
        place.area_code = place.id == "kel-jauh" ? "35.99.02.1001" : "35.99.01.1001";
        if (place.id == "dinas") place.area_code = "35.99";
    }
    district.places.push_back(visit_on_wednesday("desa-uji", domain::Audience::everybody));
    district.places.push_back(visit_on_wednesday("sma-uji", domain::Audience::pupils));
    district.recording.who = {text("Semua yang berumur 16 tahun")};
    district.recording.elsewhere = {text("Rekam di mana saja")};
    district.bring[NextStep::record] = {text("Bawa KK")};
    return district;
}

struct PlacesKiosk : TestKiosk {
    explicit PlacesKiosk(config::DistrictPack pack = two_kecamatan())
        : TestKiosk(default_config(), std::move(pack)) {}

    /// "KTP-el recorded?" - no.
    PlacesKiosk& to_path() {
        act(intent::Wake{}).act(intent::StartActivation{}).act(intent::Agree{});
        act(intent::AnswerQuestion{domain::Answer::no});
        return *this;
    }
    PlacesKiosk& to_slip(const std::string& id) {
        to_path().act(intent::ChooseDestination{id});
        return *this;
    }
};

template <class View>
std::vector<std::string> ids(const View& view) {
    std::vector<std::string> ids;
    for (const auto& place : view.places) ids.push_back(place.id);
    return ids;
}

}  // namespace

TEST_CASE("who was never recorded is shown where to go, without a NIK") {
    PlacesKiosk kiosk;
    kiosk.to_path();
    const auto path = kiosk.view<RecordingPathView>();
    CHECK(path.step == NextStep::record);
    CHECK_FALSE(path.age.has_value());
    CHECK(path.bring == std::vector{text("Bawa KK")});
    CHECK(path.info);
    CHECK_FALSE(path.may_activate);
    CHECK(path.kecamatan == app::KecamatanChoice{"35.99.01", "Wetan", true});  // of the kiosk
    CHECK(ids(path) == std::vector<std::string>{"kel-uji", "kec-uji", "dinas", "kel-jauh", "desa-uji"});
    const auto& visit = path.places.back();
    CHECK(visit.visit_on == wednesday);
    CHECK(visit.visit_hours == domain::DayHours{{9h, 12h}});
    CHECK(visit.quota == 40);
    CHECK(visit.nearness == domain::Nearness::other_kecamatan);
}

TEST_CASE("the chosen kecamatan comes first, on the way and in the list of places") {
    PlacesKiosk kiosk;
    SECTION("on the recording path") {
        kiosk.to_path().act(intent::OpenKecamatan{});
        const auto view = kiosk.view<KecamatanView>();
        REQUIRE(view.items.size() == 2);
        CHECK(view.items.front().name == "Kulon");  // by name
        CHECK(view.chosen == "35.99.01");
        CHECK(view.elsewhere);
        kiosk.act(intent::ChooseKecamatan{"35.99.02"});
        const auto path = kiosk.view<RecordingPathView>();
        CHECK(path.kecamatan.name == "Kulon");
        CHECK(path.places.front().id == "kel-jauh");
        CHECK(path.places.front().nearness == domain::Nearness::same_kecamatan);
    }
    SECTION("in the list of places") {
        kiosk.act(intent::ShowPlaces{}).act(intent::OpenKecamatan{});
        CHECK_FALSE(kiosk.view<KecamatanView>().elsewhere);
        kiosk.act(intent::LiveElsewhere{});
        CHECK(kiosk.screen() == "kecamatan");
        kiosk.act(intent::ChooseKecamatan{"35.99.02"});
        CHECK(kiosk.view<PlacesView>().places.front().id == "kel-jauh");
        kiosk.act(intent::OpenKecamatan{}).act(intent::ChooseKecamatan{""});
        CHECK(kiosk.view<PlacesView>().kecamatan == app::KecamatanChoice{"", "", true});
        CHECK(kiosk.view<PlacesView>().places.front().id == "kel-uji");
    }
    SECTION("one that does not exist is none") {
        kiosk.act(intent::ShowPlaces{}).act(intent::OpenKecamatan{});
        kiosk.act(intent::ChooseKecamatan{"35.72.01"});
        CHECK(kiosk.screen() == "kecamatan");
        CHECK(kiosk.act(intent::GoBack{}).screen() == "places");
    }
}

TEST_CASE("a district of one kecamatan has nothing to choose") {
    auto district = two_kecamatan();
    district.kecamatan.pop_back();
    PlacesKiosk kiosk(district);
    kiosk.to_path();
    CHECK_FALSE(kiosk.view<RecordingPathView>().kecamatan.offered);
    CHECK(kiosk.act(intent::OpenKecamatan{}).screen() == "recording_path");
}

TEST_CASE("the choice is this person's and goes with him") {
    PlacesKiosk kiosk;
    kiosk.act(intent::ShowPlaces{}).act(intent::OpenKecamatan{}).act(intent::ChooseKecamatan{"35.99.02"});
    SECTION("home") {
        kiosk.act(intent::GoHome{});
    }
    SECTION("silence") {
        kiosk.pass(kiosk.config.silence + kiosk.config.still_there);
    }
    CHECK(kiosk.screen() == "attract");
    CHECK(kiosk.act(intent::ShowPlaces{}).view<PlacesView>().kecamatan.code == "35.99.01");
}

TEST_CASE("school visits are for pupils, as their NIK says") {
    PlacesKiosk kiosk;
    const auto has_school = [&] {
        const auto places = ids(kiosk.view<RecordingPathView>());
        return std::find(places.begin(), places.end(), "sma-uji") != places.end();
    };
    kiosk.world.lists.has_list(fresh_list, domain::ListCategory::unrecorded);
    kiosk.check_nik(nik_of_pupil).act(intent::GoOn{});
    CHECK(has_school());
    kiosk.act(intent::GoHome{}).check_nik("3572021505809001").act(intent::GoOn{});
    CHECK_FALSE(has_school());
}

namespace {

constexpr auto birthday_of_16 = std::chrono::year{2026} / 12 / 6;
constexpr std::string_view nik_of_almost_16 = "3572010612109001";  // born 6 December 2010

/// Jemput bola before the birthday, on it and after it, where the kiosk stands.
config::DistrictPack visits_around_the_birthday() {
    auto district = two_kecamatan();
    for (const int day : {3, 6, 10}) {
        const domain::Date date = std::chrono::year{2026} / 12 / day;
        auto visit = visit_on_wednesday("desa-" + std::to_string(day), domain::Audience::everybody);
        visit.area_code = "35.99.01.2001";
        visit.hours.exceptions = {{date, date, {{9h, 12h}}, "Jemput bola", domain::every_day}};
        visit.visit_on = date;
        district.places.push_back(visit);
    }
    return district;
}

}  // namespace

TEST_CASE("who is too young is sent nowhere before the birthday: neither to visits nor by the slip") {
    PlacesKiosk kiosk(visits_around_the_birthday());
    kiosk.check_nik(nik_of_almost_16);
    const auto result = kiosk.view<app::NikResultView>();
    REQUIRE(result.answer.next_step == NextStep::record_from_16);
    REQUIRE(result.answer.record_from == birthday_of_16);
    CHECK(result.not_yet);
    CHECK_FALSE(result.nearest);  // its hours of today would invite him
    const auto path = kiosk.act(intent::GoOn{}).view<RecordingPathView>();
    CHECK(path.record_from == birthday_of_16);
    CHECK(ids(path) ==
          std::vector<std::string>{"kel-uji", "desa-6", "kec-uji", "desa-10", "dinas", "kel-jauh"});
    CHECK(path.places.front().state.open);  // now, whoever asks
    kiosk.act(intent::ChooseDestination{"desa-3"});
    CHECK(kiosk.screen() == "recording_path");
    SECTION("an office") {
        kiosk.act(intent::ChooseDestination{"kec-uji"});
        const auto slip = kiosk.view<SlipView>();
        CHECK(slip.day == std::chrono::year{2026} / 12 / 7);  // the birthday is a Sunday
        CHECK(slip.record_from == birthday_of_16);
        CHECK(slip.card_from == std::chrono::year{2027} / 12 / 6);
        CHECK(kiosk.act(intent::NextSlipDay{}).view<SlipView>().day == std::chrono::year{2026} / 12 / 8);
    }
    SECTION("a visit on the day itself") {
        kiosk.act(intent::ChooseDestination{"desa-6"});
        CHECK(kiosk.view<SlipView>().day == birthday_of_16);
    }
}

TEST_CASE("a slip for a day too far ahead has neither day nor hours, only from when on") {
    PlacesKiosk kiosk;
    kiosk.check_nik("3572010705129001");  // born 7 May 2012: hours and holidays of 2028 are not known
    kiosk.act(intent::GoOn{}).act(intent::ChooseDestination{"kec-uji"});
    REQUIRE(kiosk.screen() == "slip");
    kiosk.act(intent::NextSlipDay{});
    const auto slip = kiosk.view<SlipView>();
    CHECK_FALSE(slip.day);
    CHECK(slip.hours.empty());
    CHECK(slip.label.empty());
    CHECK_FALSE(slip.other_days);
    CHECK(slip.record_from == std::chrono::year{2028} / 5 / 7);
}

TEST_CASE("the nearest place is near the kiosk until a kecamatan is chosen") {
    PlacesKiosk kiosk;
    kiosk.world.lists.has_list(fresh_list, domain::ListCategory::unrecorded);
    kiosk.check_nik("3572010101909001");
    const auto result = kiosk.view<app::NikResultView>();
    CHECK_FALSE(result.not_yet);
    REQUIRE(result.nearest);
    CHECK_FALSE(result.nearest_is_chosen);
    kiosk.act(intent::GoOn{}).act(intent::OpenKecamatan{}).act(intent::ChooseKecamatan{"35.99.02"});
    kiosk.act(intent::GoBack{});
    CHECK(kiosk.view<app::NikResultView>().nearest_is_chosen);
}

TEST_CASE("who has not recorded is told what threatens where the district deactivates such NIKs") {
    auto district = two_kecamatan();
    district.status_rules.deactivates_unrecorded = GENERATE(false, true);
    PlacesKiosk kiosk(district);
    kiosk.world.lists.has_list(fresh_list, domain::ListCategory::unrecorded);
    kiosk.check_nik("3572010101909001");
    const bool threatens = district.status_rules.deactivates_unrecorded;
    CHECK(kiosk.view<app::NikResultView>().may_be_deactivated == threatens);
    CHECK(kiosk.act(intent::GoOn{}).view<RecordingPathView>().may_be_deactivated == threatens);
}

TEST_CASE("the card comes later for who is neither 17 nor married") {
    PlacesKiosk kiosk;
    kiosk.check_nik("3572010101109001");  // 16
    REQUIRE(kiosk.view<app::NikResultView>().answer.next_step == NextStep::record);
    CHECK(kiosk.act(intent::GoOn{}).view<RecordingPathView>().card_later);
    PlacesKiosk grown;
    CHECK_FALSE(grown.to_path().view<RecordingPathView>().card_later);
}

TEST_CASE("who was recorded at 16 is sent for the card from its day on") {
    PlacesKiosk kiosk(visits_around_the_birthday());
    kiosk.world.lists.has_list(fresh_list, domain::ListCategory::print_ready);
    kiosk.check_nik("3572010512099001");  // born 5 December 2009
    const auto result = kiosk.view<app::NikResultView>();
    REQUIRE(result.answer.next_step == NextStep::collect_card_at_17);
    kiosk.act(intent::GoOn{});
    const auto places = ids(kiosk.view<RecordingPathView>());
    CHECK(std::ranges::find(places, "desa-3") == places.end());
    CHECK(std::ranges::find(places, "desa-6") != places.end());
    const auto slip = kiosk.act(intent::ChooseDestination{"kec-uji"}).view<SlipView>();
    CHECK(slip.day == std::chrono::year{2026} / 12 / 7);
    CHECK(slip.card_from == std::chrono::year{2026} / 12 / 5);
    CHECK_FALSE(slip.record_from);
}

TEST_CASE("who lives elsewhere reads what to do; back leads where it was opened") {
    PlacesKiosk kiosk;
    kiosk.to_path().act(intent::OpenKecamatan{}).act(intent::LiveElsewhere{});
    CHECK(kiosk.screen() == "recording_elsewhere");
    CHECK(kiosk.view<RecordingInfoView>().info.elsewhere == two_kecamatan().recording.elsewhere);
    CHECK(kiosk.act(intent::GoBack{}).screen() == "kecamatan");
    CHECK(kiosk.act(intent::GoBack{}).screen() == "recording_path");
    CHECK(kiosk.act(intent::OpenRecordingInfo{}).screen() == "recording_info");
    CHECK(kiosk.act(intent::GoBack{}).screen() == "recording_path");
    CHECK(kiosk.act(intent::GoBack{}).screen() == "pre_check_ktp_recorded");
}

TEST_CASE("a slip says where, when, with what") {
    PlacesKiosk kiosk;
    kiosk.to_slip("kec-uji");
    auto slip = kiosk.view<SlipView>();
    CHECK(slip.step == NextStep::record);
    CHECK(slip.place.id == "kec-uji");
    CHECK(slip.day == monday);  // open now
    CHECK(slip.hours == domain::DayHours{{8h, 15h}});
    CHECK(slip.bring == std::vector{text("Bawa KK")});
    CHECK(slip.other_days);
    kiosk.act(intent::NextSlipDay{});
    CHECK(kiosk.view<SlipView>().day == std::chrono::year{2026} / 11 / 24);
    for (int i = 0; i < 6; ++i) kiosk.act(intent::NextSlipDay{});
    CHECK(kiosk.view<SlipView>().day == monday);  // seven days, and round again
    CHECK(kiosk.act(intent::GoBack{}).screen() == "recording_path");
}

TEST_CASE("a slip for a visit of the officers has its one day") {
    PlacesKiosk kiosk;
    kiosk.to_slip("desa-uji");
    const auto slip = kiosk.view<SlipView>();
    CHECK(slip.day == wednesday);
    CHECK(slip.hours == domain::DayHours{{9h, 12h}});
    CHECK(slip.label == "Jemput bola");
    CHECK_FALSE(slip.other_days);
    CHECK(slip.place.nearness == domain::Nearness::other_kecamatan);
    kiosk.act(intent::NextSlipDay{});
    CHECK(kiosk.view<SlipView>().day == wednesday);
}

TEST_CASE("the day of a slip does not change by itself") {
    auto config = TestKiosk::default_config();
    config.silence = 24h;
    TestKiosk kiosk(config, two_kecamatan());
    kiosk.act(intent::Wake{}).act(intent::StartActivation{}).act(intent::Agree{});
    kiosk.act(intent::AnswerQuestion{domain::Answer::no}).act(intent::ChooseDestination{"kec-uji"});
    REQUIRE(kiosk.screen() == "slip");
    kiosk.pass(16h);
    CHECK(kiosk.view<SlipView>().day == monday);
    CHECK(kiosk.act(intent::NextSlipDay{}).view<SlipView>().day == std::chrono::year{2026} / 11 / 24);
}

TEST_CASE("only what is on the path has a slip") {
    PlacesKiosk kiosk;
    kiosk.to_slip("kel-lain");  // it does not record
    CHECK(kiosk.screen() == "recording_path");
    kiosk.act(intent::ChooseDestination{"sma-uji"});  // nobody said that he is a pupil
    CHECK(kiosk.screen() == "recording_path");
    kiosk.act(intent::GoHome{}).act(intent::ShowPlaces{}).act(intent::ChooseDestination{"kec-uji"});
    CHECK(kiosk.screen() == "places");
    kiosk.act(intent::ShowPlace{"kec-uji"}).act(intent::ChooseDestination{"kec-uji"});
    CHECK(kiosk.screen() == "place");
}

TEST_CASE("the visit below these screens waits, and home or silence ends it") {
    const auto [screen, way] = GENERATE(table<std::string, app::Intent>({
        {"kecamatan", intent::OpenKecamatan{}},
        {"recording_info", intent::OpenRecordingInfo{}},
        {"slip", intent::ChooseDestination{"kec-uji"}},
    }));
    PlacesKiosk kiosk;
    kiosk.to_path().act(way);
    kiosk.act(intent::GoOn{}).act(intent::AnswerQuestion{domain::Answer::yes});
    kiosk.act(intent::CallOfficer{}).act(intent::AskStatus{});
    CHECK(kiosk.screen() == screen);
    kiosk.act(intent::OpenPanel{app::Panel::language});
    CHECK(kiosk.screen() == "panel_language");
    kiosk.act(intent::GoBack{});
    CHECK(kiosk.screen() == screen);
    CHECK(kiosk.app.frame().back);
    CHECK(kiosk.app.frame().home);
    SECTION("silence") {
        kiosk.pass(kiosk.config.silence + kiosk.config.still_there);
    }
    SECTION("home") {
        kiosk.act(intent::GoHome{});
    }
    CHECK(kiosk.screen() == "attract");
    CHECK(kiosk.last_event().kind == domain::EventKind::visit_ended);
    CHECK(kiosk.last_event().reason == domain::Reason::not_recorded);
}

#include "kiosk/config/directions.hpp"
#include "small_pack.hpp"

using namespace kiosk;
using namespace kiosk::config;
using namespace std::chrono_literals;
using domain::NextStep;

namespace {

domain::Whereabouts monday_morning() {
    domain::Whereabouts who;
    who.now = {date("2026-11-23"), 9h};
    return who;
}

std::vector<std::string> ids(const Directions& directions) {
    std::vector<std::string> ids;
    for (const auto& destination : directions.destinations) ids.push_back(destination.place->id);
    return ids;
}

DistrictPack offering(const std::string& services) {
    return pack_in(changed("[\"ikd_activation\"]", services) + "[bring]\nrecord_with_kk = [\"KK\"]\n");
}

}  // namespace

TEST_CASE("directions name the places of the step and what to bring") {
    const auto pack = offering("[\"ktp_recording\", \"nik_reactivation\"]");
    const auto directions = directions_for(pack, NextStep::record_with_kk, monday_morning());
    CHECK(directions.service == Service::nik_reactivation);
    CHECK(ids(directions) == std::vector<std::string>{"kel-anu"});
    CHECK(directions.destinations[0].place == &pack.places[0]);
    CHECK(directions.bring == std::vector<LocalText>{{{{"id", "KK"}}}});
    CHECK(directions_for(pack, NextStep::record, monday_morning()).bring.empty());
}

TEST_CASE("where nobody reactivates or hands out cards, people go where they are recorded") {
    const auto pack = offering("[\"ktp_recording\"]");
    for (const auto step : {NextStep::record_with_kk, NextStep::collect_card, NextStep::collect_card_at_17}) {
        const auto directions = directions_for(pack, step, monday_morning());
        CHECK(directions.service == Service::ktp_recording);
        CHECK(ids(directions) == std::vector<std::string>{"kel-anu"});
    }
    CHECK(directions_for(pack, NextStep::see_dinas, monday_morning()).destinations.empty());
}

TEST_CASE("who has to go nowhere is sent nowhere") {
    const auto pack = offering("[\"ktp_recording\"]");
    for (const auto step : {NextStep::wait, NextStep::nothing}) {
        const auto directions = directions_for(pack, step, monday_morning());
        CHECK_FALSE(directions.service);
        CHECK(directions.destinations.empty());
    }
}

TEST_CASE("who named a kecamatan is sent to its offices and those of the whole district, else to all") {
    auto pack = offering("[\"ktp_recording\"]");
    const auto add = [&](const std::string& id, const std::string& area) -> Place& {
        auto place = pack.places.front();
        place.id = id;
        place.area_code = area;
        pack.places.push_back(place);
        return pack.places.back();
    };
    add("kec-dua", "35.72.02");
    Place& visit = add("kunjungan", "35.72.03");
    visit.visit_on = date("2026-11-25");
    visit.hours = {};
    visit.hours.exceptions = {{*visit.visit_on, *visit.visit_on, {{9h, 12h}}, "", domain::every_day}};
    auto who = monday_morning();
    CHECK(ids(directions_for(pack, NextStep::record, who)).size() == 3);
    who.kecamatan = "35.72.02";
    CHECK(ids(directions_for(pack, NextStep::record, who)) == std::vector<std::string>{"kec-dua"});
    SECTION("a visit alone is not enough: it may be full or missed") {
        who.kecamatan = "35.72.03";
        CHECK(ids(directions_for(pack, NextStep::record, who)).size() == 3);
    }
    SECTION("an office of the whole district is near for everybody") {
        add("dinas", "35.72");
        who.kecamatan = "35.72.03";
        CHECK(ids(directions_for(pack, NextStep::record, who)) ==
              std::vector<std::string>{"kunjungan", "dinas"});
    }
}

TEST_CASE("who is too young is sent there from his birthday on, who waits for the card from its day on") {
    domain::StatusAnswer answer;
    answer.record_from = date("2026-12-06");
    answer.card_from = date("2027-12-06");
    const auto first_day = [&](NextStep step) {
        answer.next_step = step;
        return first_day_for(answer);
    };
    CHECK(first_day(NextStep::record_from_16) == answer.record_from);
    CHECK(first_day(NextStep::record) == answer.record_from);
    CHECK(first_day(NextStep::collect_card_at_17) == answer.card_from);
    CHECK_FALSE(first_day(NextStep::collect_card));
    CHECK_FALSE(first_day(NextStep::record_with_kk));
    CHECK_FALSE(first_day(NextStep::see_dinas));
    answer.record_from.reset();
    CHECK_FALSE(first_day(NextStep::record));
}

TEST_CASE("a kecamatan has a name by its code") {
    const auto pack = pack_in(small_pack);
    CHECK(kecamatan_name(pack, "35.72.01") == "Satu");
    CHECK(kecamatan_name(pack, "35.72.02").empty());
    CHECK(kecamatan_name(pack, "35.72.01.1001").empty());
    CHECK(kecamatan_name(pack, "").empty());
}

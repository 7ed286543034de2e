#include <set>

#include "kiosk/config/directions.hpp"
#include "small_pack.hpp"

using namespace kiosk;
using namespace kiosk::config;
using namespace std::chrono_literals;
using domain::DayHours;
using domain::NextStep;

namespace {

DistrictPack shipped(const std::string& name) {
    return pack_of(load_district(shipped_districts / (name + ".toml")));
}

const std::vector<std::string> districts = {"kota-blitar", "kab-blitar", "balangan"};

std::set<std::string> area_codes(const DistrictPack& pack) {
    std::set<std::string> codes{pack.code};
    for (const auto& kecamatan : pack.kecamatan) {
        codes.insert(kecamatan.code);
        for (const auto& kelurahan : kecamatan.kelurahan) codes.insert(kelurahan.code);
    }
    return codes;
}

/// All texts of a pack that residents read, with a name for the failure.
std::vector<std::pair<std::string, LocalText>> local_texts(const DistrictPack& pack) {
    std::vector<std::pair<std::string, LocalText>> texts;
    const auto add = [&](const std::string& name, const std::vector<LocalText>& list) {
        for (const auto& text : list) texts.emplace_back(pack.name + " " + name, text);
    };
    for (const auto& [step, list] : pack.bring) add(std::string(domain::to_word(step)), list);
    add("who", pack.recording.who);
    add("not_needed", pack.recording.not_needed);
    add("waiting", pack.recording.waiting);
    add("reactivation", pack.recording.reactivation);
    add("elsewhere", pack.recording.elsewhere);
    add("abroad", pack.recording.abroad);
    return texts;
}

}  // namespace

TEST_CASE("every shipped district loads, and only these are shipped") {
    std::set<std::string> files;
    for (const auto& entry : std::filesystem::directory_iterator(shipped_districts))
        files.insert(entry.path().stem().string());
    CHECK(files == std::set<std::string>{"balangan", "ikd-problems", "kab-blitar", "kota-blitar"});
    for (const auto& name : districts) {
        CAPTURE(name);
        const auto pack = shipped(name);
        CHECK(pack.problems.size() == 14);
        CHECK(pack.target.percent == 30);
        CHECK(pack.functions == Functions{});
        CHECK(pack.contacts.size() == 3);
    }
}

TEST_CASE("places of shipped districts lie in their district, each kecamatan has its office") {
    for (const auto& name : districts) {
        const auto pack = shipped(name);
        const auto codes = area_codes(pack);
        std::set<std::string> with_office;
        for (const auto& place : pack.places) {
            CAPTURE(name, place.id);
            CHECK(codes.contains(place.area_code));
            if (!place.visit_on) with_office.insert(place.area_code);
        }
        for (const auto& kecamatan : pack.kecamatan) CHECK(with_office.contains(kecamatan.code));
    }
}

TEST_CASE("in every shipped district each next step leads somewhere, from every kecamatan, any day of 2026") {
    for (const auto& name : districts) {
        const auto pack = shipped(name);
        for (const char* day : {"2026-02-27", "2026-05-02", "2026-09-06", "2026-12-31"}) {
            for (const auto& kecamatan : pack.kecamatan) {
                domain::Whereabouts who;
                who.kecamatan = kecamatan.code;
                who.now = {date(day), 10h};
                for (int i = 0; i < domain::next_step_count; ++i) {
                    const auto step = static_cast<NextStep>(i);
                    CAPTURE(name, day, kecamatan.name, domain::to_word(step));
                    const auto directions = directions_for(pack, step, who);
                    CHECK(directions.destinations.empty() == !domain::service_for(step));
                    CHECK((directions.bring.empty() || step != NextStep::go_on));
                    if (step != NextStep::record || directions.destinations.empty()) continue;
                    CHECK(directions.destinations[0].place->area_code == kecamatan.code);
                }
            }
        }
    }
}

TEST_CASE("who must go somewhere is told what to bring") {
    for (const auto& name : districts) {
        const auto pack = shipped(name);
        for (const auto step : {NextStep::record_with_kk, NextStep::record, NextStep::collect_card,
                                NextStep::see_dinas, NextStep::settle_residence, NextStep::reset_ikd}) {
            CAPTURE(name, domain::to_word(step));
            CHECK_FALSE(pack.bring.at(step).empty());
        }
        CHECK(pack.bring.at(NextStep::record_with_kk)[0].in("id").find("KK") != std::string::npos);
    }
}

TEST_CASE("texts of shipped districts are in four languages and short") {
    for (const auto& name : districts) {
        for (const auto& [where, text] : local_texts(shipped(name))) {
            CAPTURE(where, text.in("id"));
            for (const char* language : {"id", "jv", "en", "bjn"}) {
                CHECK(text.by_language.contains(language));
                CHECK(text.in(language).size() <= 170);
            }
        }
    }
}

TEST_CASE("what was announced is said: no letters, a copy of the KK, a wait of one day to months") {
    for (const auto& name : districts) {
        const auto& info = shipped(name).recording;
        CAPTURE(name);
        CHECK(info.not_needed.size() == 3);
        CHECK(info.not_needed[1].in("id") == "Tidak perlu SKCK.");
        CHECK(info.waiting[0].in("id").find("paling cepat 1 hari, kadang beberapa bulan") !=
              std::string::npos);
        CHECK(info.elsewhere[0].in("id").find("Bawa fotokopi KK") != std::string::npos);
        CHECK_FALSE(info.who.empty());
        CHECK_FALSE(info.reactivation.empty());
        CHECK_FALSE(info.abroad.empty());
    }
}

TEST_CASE("only Kabupaten Blitar deactivates NIKs, with three months of grace") {
    CHECK(shipped("kab-blitar").status_rules == domain::StatusRules{16, 17, false, true, 3});
    CHECK(shipped("kota-blitar").status_rules == domain::StatusRules{});
    CHECK(shipped("balangan").status_rules == domain::StatusRules{});
}

TEST_CASE("Kabupaten Blitar: 22 kecamatan that record, print and reactivate, and two service points") {
    const auto pack = shipped("kab-blitar");
    CHECK(pack.utc_offset == 7h);
    REQUIRE(pack.kecamatan.size() == 22);
    CHECK(kecamatan_name(pack, "35.05.01") == "Wonodadi");
    CHECK(kecamatan_name(pack, "35.05.10") == "Kanigoro");
    CHECK(kecamatan_name(pack, "35.05.22") == "Selopuro");
    int offices = 0;
    for (const auto& place : pack.places) {
        if (place.visit_on) continue;
        ++offices;
        CAPTURE(place.id);
        for (const auto service : {Service::ktp_recording, Service::card_pick_up, Service::nik_reactivation})
            CHECK(domain::offers(place, service));
    }
    CHECK(offices == 25);
    for (const char* id : {"dispendukcapil", "tla-srengat", "tla-wlingi", "kec-wonotirto", "kec-bakung"})
        CHECK(find_place(pack, id));
}

TEST_CASE("Kabupaten Blitar: weekends of the campaign month are open, those around it are not") {
    const auto pack = shipped("kab-blitar");
    for (const auto& place : pack.places) {
        if (place.visit_on) continue;
        CAPTURE(place.id);
        const auto on = [&](const char* day) { return domain::hours_on(place.hours, date(day)); };
        CHECK(on("2026-08-29").empty());
        CHECK(on("2026-08-30").empty());
        for (const char* day : {"2026-09-05", "2026-09-06", "2026-09-26", "2026-09-27"})
            CHECK(on(day) == DayHours{{8h, 12h}});
        CHECK(on("2026-10-03").empty());
        CHECK(on("2026-10-04").empty());
        CHECK(on("2026-09-07") == DayHours{{8h, 15h}});
        CHECK(on("2026-09-04") == DayHours{{8h, 11h}, {13h, 14h + 30min}});
    }
    CHECK(domain::exception_label_on(find_place(pack, "tla-srengat")->hours, date("2026-09-05")) ==
          "Layanan akhir pekan");
}

TEST_CASE("Kabupaten Blitar: whoever lives in Wonotirto is told of the visit, until it is over") {
    const auto pack = shipped("kab-blitar");
    const auto visited = [&](const char* day) {
        domain::Whereabouts who;
        who.kecamatan = "35.05.08";
        who.now = {date(day), 9h};
        for (const auto& destination : directions_for(pack, NextStep::record, who).destinations)
            if (destination.place->id == "visit-wonotirto") return true;
        return false;
    };
    CHECK_FALSE(visited("2026-09-01"));
    CHECK(visited("2026-11-23"));
    CHECK(visited("2026-12-03"));
    CHECK_FALSE(visited("2026-12-04"));
}

TEST_CASE("Balangan: 8 kecamatan in WITA, visits to schools and pesantren for pupils") {
    const auto pack = shipped("balangan");
    CHECK(pack.utc_offset == 8h);
    REQUIRE(pack.kecamatan.size() == 8);
    CHECK(kecamatan_name(pack, "63.11.04") == "Batu Mandi");
    int visits = 0;
    for (const auto& place : pack.places) {
        if (!place.visit_on) continue;
        ++visits;
        CHECK(place.audience == domain::Audience::pupils);
        CHECK(place.quota == 30);
    }
    CHECK(visits == 3);
    CHECK(pack.official_figures.empty());  // none was published
}

TEST_CASE("Kota Blitar: recording three times a week is told") {
    const auto pack = shipped("kota-blitar");
    CHECK(pack.recording.who.back().in("id").find("tiga kali seminggu") != std::string::npos);
    CHECK(domain::offers(*find_place(pack, "dispendukcapil"), Service::data_correction));
}

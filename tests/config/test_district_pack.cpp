#include <set>

#include "small_pack.hpp"

using namespace kiosk;
using namespace kiosk::config;
using namespace std::chrono_literals;
using domain::DayHours;

namespace {

const std::filesystem::path shipped = shipped_districts / "kota-blitar.toml";

}  // namespace

TEST_CASE("the pack of Kota Blitar carries target and official figure with their sources") {
    const auto pack = pack_of(load_district(shipped));
    CHECK(pack.name == "Kota Blitar");
    CHECK(pack.utc_offset == 7h);
    CHECK(pack.target.district == "Kota Blitar");
    CHECK(domain::target_count(pack.target) == 36'900);
    CHECK(pack.target.base_count == 123'000);
    CHECK(pack.target.base_kind == domain::BaseKind::wajib_ktp);
    CHECK(pack.target.first == date("2026-01-01"));
    CHECK(pack.target.deadline == date("2026-12-31"));
    REQUIRE(pack.official_figures.size() == 1);
    CHECK(pack.official_figures[0] ==
          domain::OfficialFigure{23'370, date("2025-12-31"),
                                 "laporan publik akhir 2025, sekitar 19 % dari 123.000 wajib KTP"});
    CHECK(domain::percent_of_base(pack.target, 23'370) == Approx(19.0));
}

TEST_CASE("the pack of Kota Blitar has 3 kecamatan, 21 kelurahan and an office in each") {
    const auto pack = pack_of(load_district(shipped));
    REQUIRE(pack.kecamatan.size() == 3);
    CHECK(pack.kecamatan[0].name == "Kepanjenkidul");
    CHECK(pack.kecamatan[1].name == "Sukorejo");
    CHECK(pack.kecamatan[2].name == "Sananwetan");
    std::set<std::string> with_office;
    for (const auto& place : pack.places) with_office.insert(place.area_code);
    for (const auto& kecamatan : pack.kecamatan) {
        CHECK(with_office.contains(kecamatan.code));
        CHECK(kecamatan.kelurahan.size() == 7);
        for (const auto& kelurahan : kecamatan.kelurahan) CHECK(with_office.contains(kelurahan.code));
    }
    CHECK(pack.places.size() == 25);
    REQUIRE(find_place(pack, "kel-sukorejo"));
    CHECK(find_place(pack, "kel-sukorejo")->area_code == "35.72.02.1006");
    CHECK(find_place(pack, "dispendukcapil")->services.size() == 5);
    CHECK_FALSE(find_place(pack, "kel-"));
}

TEST_CASE("the pack of Kota Blitar names stores, contacts and holidays") {
    const auto pack = pack_of(load_district(shipped));
    CHECK(pack.app_name == "Identitas Kependudukan Digital");
    CHECK(pack.android == Store{"Google Play",
                                "https://play.google.com/store/apps/details?id=gov.dukcapil.mobile_id",
                                "Android 8"});
    CHECK(pack.iphone == Store{"App Store", "https://apps.apple.com/id/app/id6448944056", "iOS 11"});
    CHECK(pack.contacts == std::vector<Contact>{{"Halo Dukcapil", "1500537"},
                                                {"WhatsApp", "0811-800-5373"},
                                                {"E-mail", "callcenter@dukcapil.kemendagri.go.id"}});
    CHECK(pack.functions == Functions{});
    CHECK(pack.problems.size() == 14);
    const auto& hours = find_place(pack, "kel-sukorejo")->hours;
    CHECK(domain::hours_on(hours, date("2026-12-24")) == DayHours{{8h, 15h}});
    CHECK(domain::hours_on(hours, date("2026-12-25")).empty());
    CHECK(domain::exception_label_on(hours, date("2026-12-25")) == "Hari Raya Natal");
    CHECK(domain::hours_on(hours, date("2026-12-18")) == DayHours{{8h, 11h}, {13h, 14h}});
}

TEST_CASE("a pack without mistakes is read whole") {
    const auto pack = pack_in(small_pack);
    CHECK(pack.utc_offset == 8h);
    CHECK(pack.service_hours.week[1] == DayHours{{8h, 12h}, {13h, 15h}});
    CHECK(pack.service_hours.week[6] == DayHours{{20h, 24h}});
    CHECK(pack.service_hours.week[0].empty());
    CHECK(pack.places[0].services == std::vector<Service>{Service::ikd_activation});
    CHECK(pack.places[0].hours == pack.service_hours);
}

TEST_CASE("a place may have hours, exceptions and a note of its own") {
    const auto pack = pack_in(changed("services = [\"ikd_activation\"]\n", R"(services = ["card_pick_up"]
note = "Lantai 2"
[places.hours]
sunday = "00:00-24:00"
monday = "closed"
tuesday = "closed"
wednesday = "closed"
thursday = "closed"
friday = "closed"
saturday = "closed"
[[places.exceptions]]
first = "2026-12-25"
hours = "09:00-10:00"
label = "Jemput bola"
[[holidays]]
first = 2026-12-24
last = 2026-12-26
label = "Libur"
)"));
    const auto& place = pack.places[0];
    CHECK(place.note == "Lantai 2");
    CHECK(place.hours.week[0] == DayHours{{0h, 24h}});
    CHECK(place.hours.week[1].empty());
    CHECK(domain::exception_label_on(place.hours, date("2026-12-24")) == "Libur");
    CHECK(domain::exception_label_on(place.hours, date("2026-12-25")) == "Jemput bola");
    CHECK(domain::exception_label_on(place.hours, date("2026-12-26")) == "Libur");
    CHECK(domain::hours_on(place.hours, date("2026-12-25")) == DayHours{{9h, 10h}});
    CHECK(domain::hours_on(pack.service_hours, date("2026-12-25")).empty());
}

TEST_CASE("what a pack must have is told when it is missing") {
    CHECK(mistakes_in("[functions]\nnik_check = false\n") ==
          Texts{"x.toml: district: found nothing, expected a table [district]",
                "x.toml: target: found nothing, expected a table [target]",
                "x.toml: service_hours: found nothing, expected a table [service_hours]",
                "x.toml: kecamatan: found nothing, expected one or more tables [[kecamatan]]",
                "x.toml: places: found nothing, expected one or more tables [[places]]",
                "x.toml: app: found nothing, expected a table [app]",
                "x.toml: contacts: found nothing, expected one or more tables [[contacts]]"});
    CHECK(
        after_change("friday = \"08:00-14:00\"\n", "") ==
        Texts{"x.toml:19: service_hours.friday: found nothing, expected \"closed\" or times in order such as "
              "\"08:00-12:00, 13:00-15:00\""});
}

TEST_CASE("hours must be times in order") {
    for (const std::string wrong :
         {"", "open", "Closed", "8:00-15:00", "08:00-15:0", "08:00 - 15:00", "15:00-08:00", "08:00-08:00",
          "08:00-24:01", "08:60-15:00", "08:00-12:00,", ",08:00-12:00", "08:00-12:00 13:00-15:00",
          "08:00-12:00, 11:59-15:00", "13:00-15:00, 08:00-12:00", "08.00-15.00", "+8:00-15:00",
          "closed, closed"}) {
        CHECK(after_change("08:00-14:00", wrong) ==
              Texts{"x.toml:25: service_hours.friday: found \"" + wrong +
                    "\", expected \"closed\" or times in order such as \"08:00-12:00, 13:00-15:00\""});
    }
    CHECK(after_change("08:00-14:00", "00:00-12:00,12:00-24:00").empty());
}

TEST_CASE("codes must lie in their district and stand once") {
    CHECK(after_change("\"35.72\"", "\"3572\"") ==
          Texts{"x.toml:3: district.code: found \"3572\", expected a Kemendagri code such as \"35.72\""});
    CHECK(after_change("\"35.72.01\"", "\"35.05.01\"") ==
          Texts{"x.toml:28: kecamatan[1].code: found \"35.05.01\", expected a code such as \"35.72.01\"",
                "x.toml:30: kecamatan[1].kelurahan[1].code: found \"35.72.01.1001\", expected a code such as "
                "\"35.05.01.1001\""});
    CHECK(
        after_change("name = \"Anu\" }]", "name = \"Anu\" }, { code = \"35.72.01.1001\", name = \"B\" }]") ==
        Texts{"x.toml:30: kecamatan[1].kelurahan[2].code: found \"35.72.01.1001\", expected a value that "
              "stands here only once"});
    CHECK(
        after_change("area_code = \"35.72.01.1001\"", "area_code = \"35.72.01.1002\"") ==
        Texts{"x.toml:35: places[1].area_code: found \"35.72.01.1002\", expected the code of this district, "
              "of its kecamatan or of its kelurahan"});
}

TEST_CASE("the id of a place stands once and services are known words") {
    const std::string place = small_pack.substr(small_pack.find("[[places]]"),
                                                small_pack.find("[app]") - small_pack.find("[[places]]"));
    CHECK(after_change("[app]", place + "[app]") ==
          Texts{"x.toml:38: places[2].id: found \"kel-anu\", expected a value that stands here only once"});
    CHECK(
        after_change("[\"ikd_activation\"]", "[\"ikd_aktivasi\"]") ==
        Texts{
            "x.toml:36: places[1].services: found \"ikd_aktivasi\", expected a list of \"ktp_recording\", "
            "\"ikd_activation\", \"card_pick_up\", \"nik_reactivation\" or \"data_correction\"; did you mean "
            "\"ikd_activation\"?"});
}

TEST_CASE("dates must exist and follow each other") {
    CHECK(after_change("deadline = 2026-12-31", "deadline = 2025-12-31") ==
          Texts{"x.toml:9: target.deadline: found 2025-12-31, expected a date not before \"first\""});
    CHECK(after_change("deadline = 2026-12-31", "deadline = \"31-12-2026\"") ==
          Texts{"x.toml:9: target.deadline: found \"31-12-2026\", expected a date such as 2026-12-31"});
    CHECK(after_change("[service_hours]",
                       "[[official_figures]]\ndate = 2025-12-31\ncount = 1\nsource = \"x\"\n"
                       "[service_hours]") ==
          Texts{"x.toml:20: official_figures[2].date: found 2025-12-31, expected a date after that of the "
                "figure before"});
    CHECK(
        after_change("[app]", "[[holidays]]\nfirst = 2026-12-26\nlast = 2026-12-25\nlabel = \"x\"\n[app]") ==
        Texts{"x.toml:39: holidays[1].last: found 2026-12-25, expected a date not before \"first\""});
}

TEST_CASE("links are https addresses of a host") {
    for (const std::string wrong : {"http://play.google.com/x", "play.google.com/x", "https://", "https://x",
                                    "https://a b.id", "https://play.google.com@elsewhere.id/x"}) {
        CHECK(after_change("https://play.google.com/x", wrong) ==
              Texts{"x.toml:40: app.android.url: found \"" + wrong +
                    "\", expected an address that begins with https://"});
    }
}

TEST_CASE("a percentage, a base and a text have bounds") {
    CHECK(after_change("percent = 30", "percent = 130") ==
          Texts{"x.toml:10: target.percent: found 130, expected a number from 0.1 to 100"});
    CHECK(after_change("base_count = 1000", "base_count = 0") ==
          Texts{"x.toml:12: target.base_count: found 0, expected a whole number from 1 to 20000000"});
    CHECK(after_change("\"Kota Contoh\"", "\"\"") ==
          Texts{"x.toml:2: district.name: found \"\", expected a text that is not empty"});
    CHECK(
        after_change("Asia/Makassar", "Asia/Makasar") ==
        Texts{"x.toml:5: district.timezone: found \"Asia/Makasar\", expected \"Asia/Jakarta\", "
              "\"Asia/Pontianak\", \"Asia/Makassar\" or \"Asia/Jayapura\"; did you mean \"Asia/Makassar\"?"});
}

TEST_CASE("a long text is told on one short line") {
    const auto told =
        after_change("\"20:00-24:00\"", "\"\"\"from eight\nto " + std::string(100, 'x') + "\"\"\"");
    CHECK(told == Texts{"x.toml:26: service_hours.saturday: found \"from eight to " + std::string(46, 'x') +
                        "...\", expected \"closed\" or times in order such as \"08:00-12:00, 13:00-15:00\""});
}

TEST_CASE("a list of tables holds tables only") {
    CHECK(
        after_change("kelurahan = [{ code = \"35.72.01.1001\", name = \"Anu\" }]", "kelurahan = [\"Anu\"]") ==
        Texts{"x.toml:30: kecamatan[1].kelurahan[1]: found \"Anu\", expected a table",
              "x.toml:35: places[1].area_code: found \"35.72.01.1001\", expected the code of this district, "
              "of its kecamatan or of its kelurahan"});
}

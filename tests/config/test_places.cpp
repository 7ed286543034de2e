#include "small_pack.hpp"

using namespace kiosk;
using namespace kiosk::config;
using namespace std::chrono_literals;
using domain::DayHours;

namespace {

const std::string visit = R"([[visits]]
id = "visit-satu"
name = "Jemput bola Satu"
address = "Balai desa"
area_code = "35.72.01"
date = 2026-12-25
hours = "09:00-11:00"
services = ["ktp_recording"]
quota = 40
audience = "pupils"
note = "Bawa KK"
)";

const std::string campaign = R"([[campaigns]]
label = "Layanan akhir pekan"
first = 2026-09-01
last = 2026-09-30
days = ["saturday", "sunday"]
hours = "08:00-12:00"
services = ["ikd_activation"]
)";

DistrictPack with(const std::string& tables) {
    return pack_in(small_pack + tables);
}

Texts mistakes_with(const std::string& tables, const std::string& from, const std::string& to) {
    const auto at = tables.find(from);
    REQUIRE(at != std::string::npos);
    return mistakes_in(small_pack + std::string(tables).replace(at, from.size(), to));
}

}  // namespace

TEST_CASE("a visit is a place that is open on its day only") {
    const auto pack = with(visit);
    REQUIRE(pack.places.size() == 2);
    const auto& place = pack.places[1];
    CHECK(find_place(pack, "visit-satu") == &place);
    CHECK(place.visit_on == date("2026-12-25"));
    CHECK(place.quota == 40);
    CHECK(place.audience == domain::Audience::pupils);
    CHECK(place.note == "Bawa KK");
    CHECK(domain::hours_on(place.hours, date("2026-12-24")).empty());
    CHECK(domain::hours_on(place.hours, date("2026-12-25")) == DayHours{{9h, 11h}});
    CHECK(domain::service_days(place.hours, date("2026-01-01"), date("2027-12-31")) == 1);
}

TEST_CASE("visits follow the offices, by date; what is left out is said to nobody") {
    const std::string early = R"([[visits]]
id = "visit-dulu"
name = "Jemput bola"
address = "Balai desa"
area_code = "35.72"
date = 2020-02-29
hours = "09:00-11:00"
services = ["ktp_recording"]
)";
    const auto pack = with(visit + early);
    REQUIRE(pack.places.size() == 3);
    CHECK(pack.places[0].id == "kel-anu");
    CHECK(pack.places[1].id == "visit-dulu");
    CHECK(pack.places[1].quota == 0);
    CHECK(pack.places[1].audience == domain::Audience::everybody);
    CHECK(pack.places[2].id == "visit-satu");
}

TEST_CASE("mistakes of a visit are told with their line") {
    CHECK(mistakes_in(small_pack + "[[visits]]\nid = \"visit-satu\"\n") ==
          Texts{"x.toml:45: visits[1].name: found nothing, expected a text that is not empty",
                "x.toml:45: visits[1].address: found nothing, expected a text that is not empty",
                "x.toml:45: visits[1].area_code: found nothing, expected a text that is not empty",
                "x.toml:45: visits[1].services: found nothing, expected a list of \"ktp_recording\", "
                "\"ikd_activation\", \"card_pick_up\", \"nik_reactivation\" or \"data_correction\"",
                "x.toml:45: visits[1].date: found nothing, expected a date such as 2026-12-31",
                "x.toml:45: visits[1].hours: found nothing, expected \"closed\" or times in order such as "
                "\"08:00-12:00, 13:00-15:00\""});
    CHECK(mistakes_with(visit, "2026-12-25", "\"25-12-2026\"") ==
          Texts{"x.toml:50: visits[1].date: found \"25-12-2026\", expected a date such as 2026-12-31"});
    CHECK(mistakes_with(visit, "09:00-11:00", "closed") ==
          Texts{"x.toml:51: visits[1].hours: found \"closed\", expected the times of the visit"});
    CHECK(mistakes_with(visit, "visit-satu", "kel-anu") ==
          Texts{"x.toml:46: visits[1].id: found \"kel-anu\", expected a value that stands here only once"});
    CHECK(mistakes_with(visit, "35.72.01", "35.72.02") ==
          Texts{"x.toml:49: visits[1].area_code: found \"35.72.02\", expected the code of this district, of "
                "its kecamatan or of its kelurahan"});
    CHECK(mistakes_with(visit, "40", "0") ==
          Texts{"x.toml:53: visits[1].quota: found 0, expected a whole number from 1 to 10000"});
    CHECK(
        mistakes_with(visit, "pupils", "pupil") ==
        Texts{"x.toml:54: visits[1].audience: found \"pupil\", expected \"everybody\" or \"pupils\"; did you "
              "mean \"pupils\"?"});
}

TEST_CASE("a campaign opens its days of the week, first to last") {
    const auto pack = with(campaign);
    const auto& hours = pack.places[0].hours;
    CHECK(domain::hours_on(hours, date("2026-08-30")).empty());
    CHECK(domain::hours_on(hours, date("2026-09-05")) == DayHours{{8h, 12h}});
    CHECK(domain::hours_on(hours, date("2026-09-06")) == DayHours{{8h, 12h}});
    CHECK(domain::exception_label_on(hours, date("2026-09-06")) == "Layanan akhir pekan");
    CHECK(domain::hours_on(hours, date("2026-09-04")) == DayHours{{8h, 14h}});
    CHECK(domain::hours_on(hours, date("2026-10-04")).empty());
    CHECK(domain::hours_on(pack.service_hours, date("2026-09-06")).empty());
}

TEST_CASE("a campaign without days is on every day") {
    const auto at = campaign.find("days");
    const auto every = std::string(campaign).erase(at, campaign.find('\n', at) + 1 - at);
    CHECK(domain::hours_on(with(every).places[0].hours, date("2026-09-04")) == DayHours{{8h, 12h}});
}

TEST_CASE("a holiday and a place's own exception win over a campaign") {
    const auto pack = pack_in(changed("services = [\"ikd_activation\"]\n", R"(services = ["ikd_activation"]
[[places.exceptions]]
first = 2026-09-12
hours = "10:00-11:00"
label = "Sendiri"
[[holidays]]
first = 2026-09-05
label = "Libur"
)" + campaign));
    const auto& hours = pack.places[0].hours;
    CHECK(domain::hours_on(hours, date("2026-09-05")).empty());
    CHECK(domain::exception_label_on(hours, date("2026-09-05")) == "Libur");
    CHECK(domain::hours_on(hours, date("2026-09-12")) == DayHours{{10h, 11h}});
    CHECK(domain::hours_on(hours, date("2026-09-13")) == DayHours{{8h, 12h}});
}

TEST_CASE("a campaign is at the places that record, unless it says otherwise") {
    const auto without = [](const std::string& line) {
        auto text = campaign;
        return text.erase(text.find(line), line.size());
    };
    const std::string services = "services = [\"ikd_activation\"]\n";
    const auto sunday = date("2026-09-06");
    CHECK(domain::hours_on(with(without(services)).places[0].hours, sunday).empty());
    CHECK_FALSE(domain::hours_on(with(without(services) + "places = [\"kel-anu\"]\n").places[0].hours, sunday)
                    .empty());
    const auto visited = with(visit + campaign +
                              "[[campaigns]]\nlabel = \"x\"\nfirst = 2026-09-01\n"
                              "last = 2026-09-30\nhours = \"08:00-12:00\"\n");
    CHECK(domain::hours_on(visited.places[1].hours, sunday).empty());
}

TEST_CASE("mistakes of a campaign are told with their line") {
    CHECK(mistakes_with(campaign, "\"saturday\"", "\"saturdy\"") ==
          Texts{"x.toml:49: campaigns[1].days: found \"saturdy\", expected a list of \"sunday\", \"monday\", "
                "\"tuesday\", \"wednesday\", \"thursday\", \"friday\" or \"saturday\"; did you mean "
                "\"saturday\"?"});
    CHECK(mistakes_with(campaign, "2026-09-30", "2026-08-30") ==
          Texts{"x.toml:48: campaigns[1].last: found 2026-08-30, expected a date not before \"first\""});
    CHECK(
        mistakes_with(campaign, "services = [\"ikd_activation\"]", "places = [\"kel-anu\", \"kel-anuu\"]") ==
        Texts{"x.toml:51: campaigns[1].places: found \"kel-anuu\", expected the id of a place of [[places]]; "
              "did you mean \"kel-anu\"?"});
    CHECK(
        mistakes_with(campaign, "services", "places = [\"kel-anu\"]\nservices") ==
        Texts{"x.toml:52: campaigns[1].services: found a list, expected either \"services\" or \"places\""});
}

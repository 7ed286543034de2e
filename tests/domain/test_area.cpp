#include <catch2/catch.hpp>
#include <set>
#include <string>

#include "kiosk/domain/area.hpp"

using namespace kiosk::domain;

namespace {

std::string readable(std::uint32_t code) {
    return readable_area(find_area(AreaCode{code}));
}

AreaListing listing(std::uint32_t code) {
    return find_area(AreaCode{code}).listing;
}

int listed_kecamatan(std::uint32_t district) {
    int count = 0;
    for (std::uint32_t kecamatan = 0; kecamatan < 100; ++kecamatan) {
        count += listing(district * 100 + kecamatan) == AreaListing::listed;
    }
    return count;
}

}  // namespace

TEST_CASE("Kota Blitar uses Kemendagri codes, not the swapped ones of BPS") {
    CHECK(readable(357201) == "Kec. Kepanjenkidul, Kota Blitar");
    CHECK(readable(357202) == "Kec. Sukorejo, Kota Blitar");
    CHECK(readable(357203) == "Kec. Sananwetan, Kota Blitar");
}

TEST_CASE("all kecamatan of the three districts are listed, and no others") {
    CHECK(listed_kecamatan(3572) == 3);
    CHECK(listed_kecamatan(3505) == 22);
    CHECK(listed_kecamatan(6311) == 8);
    CHECK(readable(350503) == "Kec. Srengat, Kab. Blitar");
    CHECK(readable(350522) == "Kec. Selopuro, Kab. Blitar");
    CHECK(readable(631101) == "Kec. Juai, Kab. Balangan");
    CHECK(readable(631108) == "Kec. Tebing Tinggi, Kab. Balangan");
    const std::uint32_t no_such = GENERATE(357299u, 357204u, 350523u);
    const Area area = find_area(AreaCode{no_such});
    CHECK(area.listing == AreaListing::district_only);
    CHECK(area.kecamatan.empty());
    CHECK(readable_area(area) == (no_such == 350523 ? "Kab. Blitar" : "Kota Blitar"));
}

TEST_CASE("a listed area names kecamatan, district and province") {
    const Area area = find_area(AreaCode{357202});
    CHECK(area.listing == AreaListing::listed);
    CHECK(area.kecamatan == "Sukorejo");
    CHECK(area.district == "Kota Blitar");
    CHECK(area.province == "Jawa Timur");
}

TEST_CASE("38 provinces and one former") {
    std::set<std::string> names;
    for (std::uint32_t province = 0; province < 100; ++province) {
        for (const std::uint32_t district : {1u, 2u, 71u}) {
            const Area area = find_area(AreaCode{province * 10'000 + district * 100 + 1});
            if (!area.province.empty()) names.insert(std::string(area.province));
        }
    }
    CHECK(names.size() == 39);
    CHECK(listing(540101) == AreaListing::archived);
    CHECK(readable(540101) == "Timor Timur");
}

TEST_CASE("codes of an impossible form are unknown") {
    const std::uint32_t code = GENERATE(0u, 200101u, 350001u, 357001u, 357200u, 310100u, 540001u, 990101u);
    CAPTURE(code);
    const Area area = find_area(AreaCode{code});
    CHECK(area.listing == AreaListing::unknown);
    CHECK(area.province.empty());
    CHECK(readable_area(area).empty());
}

TEST_CASE("a district's code is two digits, a dot, two digits") {
    CHECK(is_district_code("35.72"));
    CHECK(is_district_code("00.00"));
    const std::string wrong =
        GENERATE("", "3572", "35.7", "35.720", "35,72", "3.572", "35.7x", "x5.72", " 5.72", "35.72.01");
    CAPTURE(wrong);
    CHECK_FALSE(is_district_code(wrong));
}

TEST_CASE("area codes keep their leading zeros") {
    CHECK(format_area_code(AreaCode{357201}) == "357201");
    CHECK(format_area_code(AreaCode{1}) == "000001");
}

#include <catch2/catch.hpp>
#include <set>

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
    CHECK(readable(357201) == "Kepanjenkidul, Kota Blitar");
    CHECK(readable(357202) == "Sukorejo, Kota Blitar");
    CHECK(readable(357203) == "Sananwetan, Kota Blitar");
}

TEST_CASE("all kecamatan of the three districts are listed, and no others") {
    CHECK(listed_kecamatan(3572) == 3);
    CHECK(listed_kecamatan(3505) == 22);
    CHECK(listed_kecamatan(6311) == 8);
    CHECK(readable(350503) == "Srengat, Kab. Blitar");
    CHECK(readable(350522) == "Selopuro, Kab. Blitar");
    CHECK(readable(631101) == "Juai, Kab. Balangan");
    CHECK(readable(631108) == "Tebing Tinggi, Kab. Balangan");
    CHECK(listing(357299) == AreaListing::unknown);
    CHECK(listing(357204) == AreaListing::unknown);
    CHECK(listing(350523) == AreaListing::unknown);
}

TEST_CASE("a listed area names kecamatan, district and province") {
    const Area area = find_area(AreaCode{357202});
    CHECK(area.listing == AreaListing::listed);
    CHECK(area.kecamatan == "Sukorejo");
    CHECK(area.district == "Kota Blitar");
    CHECK(area.province == "Jawa Timur");
}

TEST_CASE("elsewhere the province is known") {
    const Area area = find_area(AreaCode{317106});
    CHECK(area.listing == AreaListing::province_only);
    CHECK(area.kecamatan.empty());
    CHECK(area.district.empty());
    CHECK(readable_area(area) == "DKI Jakarta");
    CHECK(readable(961301) == "Papua Barat Daya");
    CHECK(readable(110101) == "Aceh");
}

TEST_CASE("38 provinces and one former") {
    std::set<std::string> names;
    int archived = 0;
    for (std::uint32_t province = 0; province < 100; ++province) {
        const Area area = find_area(AreaCode{province * 10'000 + 101});
        if (area.listing == AreaListing::province_only) names.insert(std::string(area.province));
        archived += area.listing == AreaListing::archived;
    }
    CHECK(names.size() == 38);
    CHECK(archived == 1);
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

TEST_CASE("kabupaten are 01 to 69, kota 71 to 99") {
    CHECK(listing(350101) == AreaListing::province_only);
    CHECK(listing(356901) == AreaListing::province_only);
    CHECK(listing(357101) == AreaListing::province_only);
    CHECK(listing(359901) == AreaListing::province_only);
}

TEST_CASE("an area code is six ASCII digits") {
    CHECK(parse_area_code("357201") == AreaCode{357201});
    CHECK(parse_area_code("000001") == AreaCode{1});
    const std::string wrong = GENERATE("", "35720", "3572011", "35720a", "-35720", " 35720", "35.72.01");
    CAPTURE(wrong);
    CHECK_FALSE(parse_area_code(wrong));
}

TEST_CASE("area codes keep their leading zeros") {
    CHECK(format_area_code(AreaCode{357201}) == "357201");
    CHECK(format_area_code(AreaCode{1}) == "000001");
}

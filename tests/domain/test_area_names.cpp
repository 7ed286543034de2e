// What a code outside the three districts is called: with the names of the whole country in this build, and
// without.
#include <catch2/catch.hpp>
#include <map>
#include <set>
#include <sstream>
#include <string>

#include "kiosk/domain/area.hpp"
#include "kiosk/domain/nik.hpp"
#include "support/support.hpp"

using namespace kiosk::domain;

namespace {

bool whole_country() {
    return !area_names_source().empty();
}

Area area_of(std::uint32_t code) {
    return find_area(AreaCode{code});
}

std::string readable(std::uint32_t code) {
    return readable_area(area_of(code));
}

/// Codes and names of the project's own table.
std::map<std::uint32_t, std::string> own_names(const std::string& file) {
    std::istringstream lines(
        kiosk::test::read_file(std::filesystem::path(KIOSK_SOURCE_DIR) / "src/domain/areas" / file));
    std::map<std::uint32_t, std::string> names;
    std::string line;
    std::getline(lines, line);
    while (std::getline(lines, line)) {
        std::string code = line.substr(0, line.find(','));
        std::erase(code, '.');
        names[static_cast<std::uint32_t>(std::stoul(code))] = line.substr(line.rfind(',') + 1);
    }
    return names;
}

std::vector<NikWarning> warnings_of(const std::string& area) {
    return read_nik(area + "2105089001", std::chrono::year(2026) / 5 / 2).warnings;
}

bool warns(const std::string& area, NikWarning warning) {
    const auto warnings = warnings_of(area);
    return std::find(warnings.begin(), warnings.end(), warning) != warnings.end();
}

}  // namespace

TEST_CASE("the three districts are called the same in every build") {
    const auto districts = own_names("regencies.csv");
    const auto kecamatan = own_names("districts.csv");
    CHECK(districts.size() == 3);
    CHECK(kecamatan.size() == 33);
    for (const auto& [code, name] : kecamatan) {
        CAPTURE(code);
        CHECK(area_of(code).kecamatan == name);
        const std::string district = districts.at(code / 100);
        const bool is_kota = district.starts_with("Kota ");
        CHECK(area_of(code).district == (is_kota ? district : "Kab. " + district.substr(10)));
    }
}

TEST_CASE("the whole country: 514 kabupaten and kota, 7,285 kecamatan", "[area-names]") {
    if (!whole_country()) return;
    CHECK(area_names_source() == "idn-area-data 4.0.1 by fityannugroho, Open Database License (ODbL) 1.0");
    std::set<std::uint32_t> districts;
    std::set<std::uint32_t> provinces;
    int kecamatan = 0;
    for (std::uint32_t code = 0; code < 1'000'000; ++code) {
        const Area area = area_of(code);
        const bool listed = area.listing == AreaListing::listed;
        const bool named = !area.kecamatan.empty() && !area.district.empty() && !area.province.empty();
        if (listed != named) FAIL_CHECK("names that do not fit the listing of " << code);
        if (!listed) continue;
        ++kecamatan;
        districts.insert(code / 100);
        provinces.insert(code / 10'000);
    }
    CHECK(kecamatan == 7285);
    CHECK(districts.size() == 514);
    CHECK(provinces.size() == 38);
}

TEST_CASE("names of the whole country", "[area-names]") {
    if (!whole_country()) return;
    CHECK(readable(350503) == "Kec. Srengat, Kab. Blitar");
    CHECK(readable(352922) == "Kec. Ra\"as, Kab. Sumenep");
    CHECK(readable(110101) == "Kec. Bakongan, Kab. Aceh Selatan");
    CHECK(area_of(317106).district == "Kota Administrasi Jakarta Pusat");
    CHECK(area_of(317106).province == "DKI Jakarta");
    CHECK(area_of(960101).province == "Papua Barat Daya");
}

TEST_CASE("what the whole country has not is unknown, or of before a province was split", "[area-names]") {
    if (!whole_country()) return;
    CHECK(area_of(356901).listing == AreaListing::unknown);
    CHECK(readable(356901).empty());
    CHECK(area_of(350199).listing == AreaListing::district_only);
    const std::uint32_t old = GENERATE(910101u, 911401u, 920401u, 917199u, 646901u);
    CAPTURE(old);
    CHECK(area_of(old).listing == AreaListing::archived);
    CHECK(area_of(old).district.empty());
    CHECK_FALSE(area_of(old).province.empty());
}

TEST_CASE("without the names of the whole country the province is known", "[area-names]") {
    if (whole_country()) return;
    const std::uint32_t code = GENERATE(317106u, 961301u, 110101u, 350101u, 356901u, 910101u);
    CAPTURE(code);
    CHECK(area_of(code).listing == AreaListing::province_only);
    CHECK_FALSE(readable(code).empty());
    CHECK(readable(code) == area_of(code).province);
}

TEST_CASE("old codes are no reason to doubt a NIK, or a mild one; codes that never were are") {
    CHECK_FALSE(warns("350503", NikWarning::unknown_area_code));
    CHECK(warns("350599", NikWarning::unknown_area_code));
    CHECK(warns("990101", NikWarning::unknown_area_code));
    const std::string old = GENERATE("540101", "910101", "920499");
    CAPTURE(old);
    CHECK_FALSE(warns(old, NikWarning::unknown_area_code));
    CHECK(warns(old, NikWarning::archived_area_code) == (whole_country() || old == "540101"));
}

#pragma once

#include <catch2/catch.hpp>
#include <filesystem>
#include <string>
#include <variant>
#include <vector>

#include "kiosk/config/district_pack.hpp"
#include "support/support.hpp"

// A district pack to change one thing in, and what is then told.
namespace kiosk::config {

using Texts = std::vector<std::string>;

inline const std::filesystem::path shipped_districts =
    std::filesystem::path(KIOSK_SOURCE_DIR) / "kiosk-config/districts";

inline domain::Date date(const char* iso) {
    return domain::parse_iso_date(iso).value();
}

/// A small pack without mistakes, of 44 lines. Line numbers of the tests refer to it.
inline const std::string small_pack = R"([district]
name = "Kota Contoh"
code = "35.72"
office = "Dispendukcapil Kota Contoh"
timezone = "Asia/Makassar"
problems_file = "ikd-problems.toml"
[target]
first = 2026-01-01
deadline = 2026-12-31
percent = 30
base_kind = "wajib_ktp"
base_count = 1000
base_date = 2025-12-31
source = "laporan"
[[official_figures]]
date = 2025-12-31
count = 190
source = "laporan"
[service_hours]
sunday = "closed"
monday = "08:00-12:00, 13:00-15:00"
tuesday = "08:00-15:00"
wednesday = "08:00-15:00"
thursday = "08:00-15:00"
friday = "08:00-14:00"
saturday = "20:00-24:00"
[[kecamatan]]
code = "35.72.01"
name = "Satu"
kelurahan = [{ code = "35.72.01.1001", name = "Anu" }]
[[places]]
id = "kel-anu"
name = "Kelurahan Anu"
address = "Kantor Kelurahan Anu"
area_code = "35.72.01.1001"
services = ["ikd_activation"]
[app]
name = "Identitas Kependudukan Digital"
publisher = "Ditjen Dukcapil"
android = { name = "Google Play", url = "https://play.google.com/x", minimum = "Android 8" }
iphone = { name = "App Store", url = "https://apps.apple.com/x", minimum = "iOS 11" }
[[contacts]]
label = "Halo Dukcapil"
value = "1500537"
)";

inline std::string changed(const std::string& from, const std::string& to) {
    const auto at = small_pack.find(from);
    REQUIRE(at != std::string::npos);
    return std::string(small_pack).replace(at, from.size(), to);
}

inline Texts mistakes_in(const std::string& text) {
    const auto outcome = parse_district(text, "x.toml");
    Texts texts;
    if (const auto* mistakes = std::get_if<Mistakes>(&outcome)) {
        for (const auto& mistake : *mistakes) texts.push_back(readable(mistake));
    }
    return texts;
}

inline Texts after_change(const std::string& from, const std::string& to) {
    return mistakes_in(changed(from, to));
}

inline DistrictPack pack_of(const std::variant<DistrictPack, Mistakes>& outcome) {
    if (const auto* mistakes = std::get_if<Mistakes>(&outcome)) FAIL(readable(mistakes->front()));
    return std::get<DistrictPack>(outcome);
}

inline DistrictPack pack_in(const std::string& text) {
    return pack_of(parse_district(text, "x.toml"));
}

}  // namespace kiosk::config

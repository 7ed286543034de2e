#include "kiosk/domain/area.hpp"

#include <algorithm>

#include "area_names.hpp"
#include "area_table.hpp"

namespace kiosk::domain {
namespace {

template <std::size_t Size>
std::string_view name_in(const std::array<NamedCode, Size>& table, std::uint32_t code) {
    const auto entry = std::ranges::find(table, code, &NamedCode::code);
    return entry == table.end() ? std::string_view{} : entry->name;
}

std::string_view name_in(std::span<const PooledName> sorted, std::uint32_t code) {
    const auto entry = std::ranges::lower_bound(sorted, code, {}, &PooledName::code);
    if (entry == sorted.end() || entry->code != code) return {};
    return area_names.pool.substr(entry->begin, entry->length);
}

/// 01..69 kabupaten, 71..99 kota; kecamatan are counted from 01 (domain.md 2.1).
bool is_well_formed(AreaCode code) {
    const std::uint32_t district = code.value / 100 % 100;
    const std::uint32_t kecamatan = code.value % 100;
    return district != 0 && district != 70 && kecamatan != 0;
}

}  // namespace

std::string format_area_code(AreaCode code) {
    const std::string digits = std::to_string(code.value);
    return digits.size() < 6 ? std::string(6 - digits.size(), '0') + digits : digits;
}

bool is_district_code(std::string_view text) {
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    return text.size() == 5 && text[2] == '.' && std::ranges::count_if(text, is_digit) == 4;
}

Area find_area(AreaCode code) {
    if (!is_well_formed(code)) return {};
    const std::uint32_t province_code = code.value / 10'000;
    if (const auto former = name_in(former_provinces, province_code); !former.empty()) {
        return {AreaListing::archived, {}, {}, former};
    }
    const auto province = name_in(provinces, province_code);
    if (province.empty()) return {};
    const auto district = name_in(area_names.districts, code.value / 100);
    const auto kecamatan = name_in(area_names.kecamatan, code.value);
    if (!kecamatan.empty()) return {AreaListing::listed, kecamatan, district, province};
    if (!area_names.whole_country() && district.empty())
        return {AreaListing::province_only, {}, {}, province};
    if (std::ranges::count(split_provinces, province_code) > 0)
        return {AreaListing::archived, {}, {}, province};
    if (!district.empty()) return {AreaListing::district_only, {}, district, province};
    return {};
}

std::string readable_area(const Area& area) {
    if (area.district.empty()) return std::string(area.province);
    if (area.kecamatan.empty()) return std::string(area.district);
    return "Kec. " + std::string(area.kecamatan) + ", " + std::string(area.district);
}

std::string_view area_names_source() {
    return area_names.source;
}

}  // namespace kiosk::domain

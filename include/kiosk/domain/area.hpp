#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace kiosk::domain {

/// Six-digit Kemendagri code of a kecamatan as used in a NIK: PPKKCC. Never a BPS code: in Kota Blitar the
/// two systems swap Kepanjenkidul and Sukorejo (domain.md 0.8, 2.3).
struct AreaCode {
    std::uint32_t value = 0;  ///< 0..999999
    auto operator<=>(const AreaCode&) const = default;
};

std::string format_area_code(AreaCode code);  ///< "357201": six digits, with leading zeros

/// "35.72": the Kemendagri code of a kabupaten or kota with its dot, by its form alone.
bool is_district_code(std::string_view text);

/// How well a code is known to this build's list.
enum class AreaListing {
    listed,         ///< the kecamatan is in the list
    district_only,  ///< its kabupaten/kota is in the list, with all kecamatan, but not this one
    province_only,  ///< its province exists; this build carries no kecamatan of that kabupaten/kota
    archived,       ///< a former code (Timor Timur, Papua before 2022): old NIKs carry it for life
    unknown,        ///< neither in the current list nor in the archive
};

/// Names for a code. The code says where the NIK was first issued, never where somebody lives (domain.md
/// 0.7).
struct Area {
    AreaListing listing = AreaListing::unknown;
    std::string_view kecamatan;  ///< empty unless listed
    std::string_view district;   ///< "Kota Blitar", "Kab. Balangan"; empty unless listed or district_only
    std::string_view province;   ///< empty when unknown
};

/// For any code, also an impossible one (`unknown`); the names live as long as the program.
Area find_area(AreaCode code);
/// "Kec. Kepanjenkidul, Kota Blitar"; of what is not listed the district's or the province's name; empty when
/// unknown.
std::string readable_area(const Area& area);

/// Whose data the names of the whole country are, with the licence that wants to be named; empty when this
/// build carries only the three districts of its own (kiosk-config/fetch-area-names).
std::string_view area_names_source();

}  // namespace kiosk::domain

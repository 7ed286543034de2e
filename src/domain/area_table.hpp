#pragma once

#include <array>
#include <cstdint>
#include <string_view>

// Kemendagri codes as of Kepmendagri 300.2.2-2430/2025 (domain.md 2.3, 2.4), the coding of the NIK. BPS codes
// look alike and mean other places: never mix them in.

namespace kiosk::domain {

struct NamedCode {
    std::uint32_t code;
    std::string_view name;
};

inline constexpr auto provinces = std::to_array<NamedCode>({
    {11, "Aceh"},
    {12, "Sumatera Utara"},
    {13, "Sumatera Barat"},
    {14, "Riau"},
    {15, "Jambi"},
    {16, "Sumatera Selatan"},
    {17, "Bengkulu"},
    {18, "Lampung"},
    {19, "Kepulauan Bangka Belitung"},
    {21, "Kepulauan Riau"},
    {31, "DKI Jakarta"},
    {32, "Jawa Barat"},
    {33, "Jawa Tengah"},
    {34, "DI Yogyakarta"},
    {35, "Jawa Timur"},
    {36, "Banten"},
    {51, "Bali"},
    {52, "Nusa Tenggara Barat"},
    {53, "Nusa Tenggara Timur"},
    {61, "Kalimantan Barat"},
    {62, "Kalimantan Tengah"},
    {63, "Kalimantan Selatan"},
    {64, "Kalimantan Timur"},
    {65, "Kalimantan Utara"},
    {71, "Sulawesi Utara"},
    {72, "Sulawesi Tengah"},
    {73, "Sulawesi Selatan"},
    {74, "Sulawesi Tenggara"},
    {75, "Gorontalo"},
    {76, "Sulawesi Barat"},
    {81, "Maluku"},
    {82, "Maluku Utara"},
    {91, "Papua"},
    {92, "Papua Barat"},
    {93, "Papua Selatan"},
    {94, "Papua Tengah"},
    {95, "Papua Pegunungan"},
    {96, "Papua Barat Daya"},
});

/// Provinces that are no more; old NIKs carry them for life.
inline constexpr auto former_provinces = std::to_array<NamedCode>({
    {54, "Timor Timur"},
});

/// Provinces that kabupaten have left for a new one: Papua and Papua Barat in 2022, Kalimantan Timur in 2012.
/// A code of theirs that is in no list may be of before (domain.md 2.3).
inline constexpr std::array<std::uint32_t, 3> split_provinces{64, 91, 92};

}  // namespace kiosk::domain

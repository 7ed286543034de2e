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

/// The kabupaten and kota whose kecamatan are listed below, all of them.
inline constexpr auto listed_districts = std::to_array<NamedCode>({
    {3505, "Kab. Blitar"},
    {3572, "Kota Blitar"},
    {6311, "Kab. Balangan"},
});

inline constexpr auto kecamatan_list = std::to_array<NamedCode>({
    {350501, "Wonodadi"},      {350502, "Udanawu"},   {350503, "Srengat"},       {350504, "Kademangan"},
    {350505, "Bakung"},        {350506, "Ponggok"},   {350507, "Sanankulon"},    {350508, "Wonotirto"},
    {350509, "Nglegok"},       {350510, "Kanigoro"},  {350511, "Garum"},         {350512, "Sutojayan"},
    {350513, "Panggungrejo"},  {350514, "Talun"},     {350515, "Gandusari"},     {350516, "Binangun"},
    {350517, "Wlingi"},        {350518, "Doko"},      {350519, "Kesamben"},      {350520, "Wates"},
    {350521, "Selorejo"},      {350522, "Selopuro"},  {357201, "Kepanjenkidul"}, {357202, "Sukorejo"},
    {357203, "Sananwetan"},    {631101, "Juai"},      {631102, "Halong"},        {631103, "Awayan"},
    {631104, "Batu Mandi"},    {631105, "Lampihong"}, {631106, "Paringin"},      {631107, "Paringin Selatan"},
    {631108, "Tebing Tinggi"},
});

}  // namespace kiosk::domain

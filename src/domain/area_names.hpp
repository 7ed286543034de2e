#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace kiosk::domain {

/// A code and where its name stands in the pool.
struct PooledName {
    std::uint32_t code;
    std::uint32_t begin : 24;
    std::uint32_t length : 8;
};

/// Names of kabupaten/kota with all their kecamatan.
struct AreaNames {
    std::string_view source;  ///< empty: the three districts of src/domain/areas
    std::string_view pool;
    std::span<const PooledName> districts;  ///< by PPKK, ascending: "Kab. Blitar", "Kota Blitar"
    std::span<const PooledName> kecamatan;  ///< by PPKKCC, ascending

    bool whole_country() const { return !source.empty(); }
};

/// Made at build time by areas/generate_area_names.cpp.
extern const AreaNames area_names;

}  // namespace kiosk::domain

#pragma once

#include <cstdint>

namespace kiosk::raster {

/// One step of a 64-bit hash; the order of steps matters. A multiplication and a shift: fast, and good enough
/// for a handful of frames a second.
constexpr std::uint64_t mixed(std::uint64_t hash, std::uint64_t value) {
    hash = (hash ^ value) * 0x9E3779B97F4A7C15U;
    return hash ^ (hash >> 32);
}

}  // namespace kiosk::raster

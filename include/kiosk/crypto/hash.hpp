#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "kiosk/core/clock.hpp"
#include "kiosk/domain/event.hpp"

namespace kiosk::crypto {

/// Stops the program if the library fails.
domain::Digest sha256(std::span<const std::uint8_t> bytes);
/// Fills from the operating system's generator; stops the program if that fails.
void fill_random(std::span<std::uint8_t> bytes);
/// RFC 9562 version 7: 48-bit Unix milliseconds of `now`, then random bits.
domain::Uuid random_uuid7(UtcTime now);

}  // namespace kiosk::crypto

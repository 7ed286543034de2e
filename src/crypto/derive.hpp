#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

namespace kiosk::crypto {

/// HKDF-SHA-256 (RFC 5869) without salt: the device key is uniformly random already.
std::array<std::uint8_t, 32> derive_key(std::span<const std::uint8_t, 32> key, std::string_view label);

}  // namespace kiosk::crypto

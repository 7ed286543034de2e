#pragma once

#include <cstdint>
#include <span>

#include "kiosk/domain/checkpoint.hpp"

namespace kiosk::crypto {

// Ed25519 (RFC 8032) with the private key as its seed of 32 bytes.

domain::PublicKey public_key_of(std::span<const std::uint8_t, 32> seed);
domain::Signature sign_with(std::span<const std::uint8_t, 32> seed, std::span<const std::uint8_t> message);

}  // namespace kiosk::crypto

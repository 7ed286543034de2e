#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "kiosk/domain/event.hpp"
#include "kiosk/domain/nik.hpp"

namespace kiosk::crypto {

inline constexpr std::size_t longest_token_label = 32;

/// HMAC-SHA-256(label || NIK), first 16 bytes. Each kind of tokens has a label of its own.
domain::NikToken token_under(std::span<const std::uint8_t, 32> key, std::string_view label,
                             const domain::Nik& nik);

}  // namespace kiosk::crypto

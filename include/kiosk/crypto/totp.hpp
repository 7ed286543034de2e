#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "kiosk/core/clock.hpp"
#include "kiosk/core/result.hpp"

namespace kiosk::crypto {

/// RFC 6238 with the defaults that every authenticator app understands: SHA-1, 30 s, 6 digits.
inline constexpr int totp_period_seconds = 30;

/// 20 random bytes in base32 without padding.
std::string new_totp_secret();
/// otpauth://totp/IKD%20Kiosk:NAME?secret=...&issuer=IKD%20Kiosk
std::string otpauth_uri(std::string_view base32_secret, std::string_view officer_name);
/// The time step whose code this is, within one step before or after `now`; empty when the code is wrong.
/// Through liboath.
Result<std::optional<std::int64_t>> find_totp_step(std::string_view base32_secret,
                                                   std::string_view six_digits, UtcTime now);
/// The code of `now`: for tests and the tour, which play the officer's phone.
Result<std::string> totp_code_at(std::string_view base32_secret, UtcTime now);

}  // namespace kiosk::crypto

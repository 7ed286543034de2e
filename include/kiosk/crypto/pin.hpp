#pragma once

#include <string>
#include <string_view>

#include "kiosk/core/result.hpp"

namespace kiosk::crypto {

/// scrypt (RFC 7914) with N = 2^15, r = 8, p = 1 and 16 random bytes of salt: 32 MiB and about 0.1 s, so
/// never on the drawing thread. "scrypt$15$8$1$SALT$HASH" in base64.
Result<std::string> hash_pin(std::string_view pin);
/// `damaged_data` when the hash is not of that form.
Result<bool> pin_matches(std::string_view pin, std::string_view hash);
bool is_pin_hash(std::string_view hash);  ///< of that form
/// Six random digits that `domain::weakness_of` accepts.
std::string random_pin();

}  // namespace kiosk::crypto

#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace kiosk::crypto {

/// A hash without a key: what must never be made of a NIK, because whoever has it finds the NIK by trying
/// them all. Only for looking whether somebody did (`ikdctl privacy check`).
struct PlainDigest {
    std::string_view name;  ///< "SHA-256"
    std::vector<std::uint8_t> bytes;
};

/// MD5, SHA-1, SHA-256, SHA-512 of the text.
std::vector<PlainDigest> plain_digests(std::string_view text);

}  // namespace kiosk::crypto

#include "kiosk/crypto/hash.hpp"

#include <openssl/evp.h>
#include <openssl/rand.h>

#include "require.hpp"

namespace kiosk::crypto {

domain::Digest sha256(std::span<const std::uint8_t> bytes) {
    domain::Digest digest;
    const int done = EVP_Digest(bytes.data(), bytes.size(), digest.data(), nullptr, EVP_sha256(), nullptr);
    require(done == 1, "SHA-256");
    return digest;
}

void fill_random(std::span<std::uint8_t> bytes) {
    require(RAND_bytes(bytes.data(), static_cast<int>(bytes.size())) == 1, "the random generator");
}

domain::Uuid random_uuid7(UtcTime now) {
    domain::Uuid id;
    fill_random(id);
    const auto milliseconds = static_cast<std::uint64_t>(now.time_since_epoch().count());
    for (std::size_t i = 0; i < 6; ++i) id[i] = static_cast<std::uint8_t>(milliseconds >> (40 - 8 * i));
    id[6] = static_cast<std::uint8_t>(0x70 | (id[6] & 0x0f));
    id[8] = static_cast<std::uint8_t>(0x80 | (id[8] & 0x3f));
    return id;
}

}  // namespace kiosk::crypto

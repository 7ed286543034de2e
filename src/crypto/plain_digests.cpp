#include "kiosk/crypto/plain_digests.hpp"

#include <openssl/evp.h>

#include "require.hpp"

namespace kiosk::crypto {
namespace {

PlainDigest digest(std::string_view name, const EVP_MD* kind, std::string_view text) {
    PlainDigest result{name, std::vector<std::uint8_t>(EVP_MAX_MD_SIZE)};
    unsigned int size = 0;
    require(EVP_Digest(text.data(), text.size(), result.bytes.data(), &size, kind, nullptr) == 1, "a digest");
    result.bytes.resize(size);
    return result;
}

}  // namespace

std::vector<PlainDigest> plain_digests(std::string_view text) {
    return {digest("MD5", EVP_md5(), text), digest("SHA-1", EVP_sha1(), text),
            digest("SHA-256", EVP_sha256(), text), digest("SHA-512", EVP_sha512(), text)};
}

}  // namespace kiosk::crypto

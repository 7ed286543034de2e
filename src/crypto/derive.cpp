#include "derive.hpp"

#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/kdf.h>
#include <openssl/params.h>

#include <algorithm>
#include <string>

#include "require.hpp"

namespace kiosk::crypto {

std::array<std::uint8_t, 32> derive_key(std::span<const std::uint8_t, 32> key, std::string_view label) {
    EVP_KDF* const kdf = EVP_KDF_fetch(nullptr, "HKDF", nullptr);
    EVP_KDF_CTX* const context = EVP_KDF_CTX_new(kdf);
    char digest[] = "SHA256";
    std::array<std::uint8_t, 32> input;
    std::copy(key.begin(), key.end(), input.begin());
    std::string info(label);
    const OSSL_PARAM parameters[] = {
        OSSL_PARAM_construct_utf8_string(OSSL_KDF_PARAM_DIGEST, digest, 0),
        OSSL_PARAM_construct_octet_string(OSSL_KDF_PARAM_KEY, input.data(), input.size()),
        OSSL_PARAM_construct_octet_string(OSSL_KDF_PARAM_INFO, info.data(), info.size()),
        OSSL_PARAM_construct_end()};
    std::array<std::uint8_t, 32> derived;
    require(context && EVP_KDF_derive(context, derived.data(), derived.size(), parameters) == 1, "HKDF");
    OPENSSL_cleanse(input.data(), input.size());
    EVP_KDF_CTX_free(context);
    EVP_KDF_free(kdf);
    return derived;
}

}  // namespace kiosk::crypto

#include <openssl/crypto.h>
#include <openssl/evp.h>

#include <memory>

#include "derive.hpp"
#include "ed25519.hpp"
#include "kiosk/crypto/hash.hpp"
#include "kiosk/crypto/keys.hpp"
#include "kiosk/domain/hex.hpp"
#include "require.hpp"

namespace kiosk::crypto {
namespace {

constexpr std::string_view signer_label = "ikd-kiosk ed25519 v1";
constexpr std::size_t fingerprint_bytes = 8;

struct PkeyEnd {
    void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
    void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
};
using Pkey = std::unique_ptr<EVP_PKEY, PkeyEnd>;
using Context = std::unique_ptr<EVP_MD_CTX, PkeyEnd>;

Pkey private_key(std::span<const std::uint8_t, 32> seed) {
    Pkey key(EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nullptr, seed.data(), seed.size()));
    require(key != nullptr, "the Ed25519 key");
    return key;
}

}  // namespace

domain::PublicKey public_key_of(std::span<const std::uint8_t, 32> seed) {
    domain::PublicKey key;
    std::size_t size = key.size();
    const int done = EVP_PKEY_get_raw_public_key(private_key(seed).get(), key.data(), &size);
    require(done == 1 && size == key.size(), "the Ed25519 public key");
    return key;
}

domain::Signature sign_with(std::span<const std::uint8_t, 32> seed, std::span<const std::uint8_t> message) {
    const Pkey key = private_key(seed);
    const Context context(EVP_MD_CTX_new());
    domain::Signature signature;
    std::size_t size = signature.size();
    const bool done =
        context && EVP_DigestSignInit(context.get(), nullptr, nullptr, nullptr, key.get()) == 1 &&
        EVP_DigestSign(context.get(), signature.data(), &size, message.data(), message.size()) == 1;
    require(done && size == signature.size(), "the Ed25519 signature");
    return signature;
}

DeviceSigner::DeviceSigner(const KeyFile& key)
    : seed_(derive_key(key.bytes(), signer_label)), public_key_(public_key_of(seed_)) {}

DeviceSigner::~DeviceSigner() {
    OPENSSL_cleanse(seed_.data(), seed_.size());
}

domain::Signature DeviceSigner::sign(std::span<const std::uint8_t> message) const {
    return sign_with(seed_, message);
}

bool verify_signature(std::span<const std::uint8_t> message, const domain::Signature& signature,
                      const domain::PublicKey& key) {
    const Pkey public_key(EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr, key.data(), key.size()));
    const Context context(EVP_MD_CTX_new());
    return public_key && context &&
           EVP_DigestVerifyInit(context.get(), nullptr, nullptr, nullptr, public_key.get()) == 1 &&
           EVP_DigestVerify(context.get(), signature.data(), signature.size(), message.data(),
                            message.size()) == 1;
}

std::string fingerprint(const domain::PublicKey& key) {
    const domain::Digest digest = sha256(key);
    std::string text;
    for (std::size_t i = 0; i < fingerprint_bytes; i += 2) {
        if (i > 0) text += ' ';
        text += domain::format_hex(std::span(digest).subspan(i, 2));
    }
    return text;
}

}  // namespace kiosk::crypto

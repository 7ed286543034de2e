#include "kiosk/crypto/keys.hpp"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <algorithm>
#include <memory>

#include "derive.hpp"
#include "kiosk/crypto/hash.hpp"
#include "nik_token.hpp"
#include "require.hpp"

namespace kiosk::crypto {
namespace {

constexpr std::string_view token_label = "ikd-kiosk nik v1";
constexpr std::string_view box_label = "ikd-kiosk secret box v1";
constexpr std::size_t nonce_size = 12;
constexpr std::size_t tag_size = 16;

struct CipherEnd {
    void operator()(EVP_CIPHER_CTX* context) const { EVP_CIPHER_CTX_free(context); }
};
using Cipher = std::unique_ptr<EVP_CIPHER_CTX, CipherEnd>;

const std::uint8_t* bytes_of(std::string_view text) {
    return reinterpret_cast<const std::uint8_t*>(text.data());
}

}  // namespace

domain::NikToken token_under(std::span<const std::uint8_t, 32> key, std::string_view label,
                             const domain::Nik& nik) {
    SecretText<longest_token_label + 16> message(label);
    for (const char digit : nik.digits()) message.push(digit);
    std::array<std::uint8_t, 32> mac;
    const auto* done = HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()), bytes_of(message.view()),
                            message.size(), mac.data(), nullptr);
    require(done != nullptr, "HMAC-SHA-256");
    domain::NikToken token;
    std::copy_n(mac.begin(), token.size(), token.begin());
    OPENSSL_cleanse(mac.data(), mac.size());
    return token;
}

HmacNikTokens::HmacNikTokens(const KeyFile& key) {
    std::copy(key.bytes().begin(), key.bytes().end(), key_.begin());
}

HmacNikTokens::~HmacNikTokens() {
    OPENSSL_cleanse(key_.data(), key_.size());
}

domain::NikToken HmacNikTokens::token_of(const domain::Nik& nik) const {
    return token_under(key_, token_label, nik);
}

SecretBox::SecretBox(const KeyFile& key) : key_(derive_key(key.bytes(), box_label)) {}

SecretBox::~SecretBox() {
    OPENSSL_cleanse(key_.data(), key_.size());
}

std::vector<std::uint8_t> SecretBox::seal(std::string_view plain) const {
    std::vector<std::uint8_t> sealed(nonce_size + plain.size() + tag_size);
    std::uint8_t* const body = sealed.data() + nonce_size;
    std::uint8_t* const tag = body + plain.size();
    fill_random(std::span(sealed).first(nonce_size));

    const Cipher cipher(EVP_CIPHER_CTX_new());
    int written = 0;
    const bool done =
        cipher &&
        EVP_EncryptInit_ex(cipher.get(), EVP_aes_256_gcm(), nullptr, key_.data(), sealed.data()) == 1 &&
        EVP_EncryptUpdate(cipher.get(), body, &written, bytes_of(plain), static_cast<int>(plain.size())) ==
            1 &&
        EVP_EncryptFinal_ex(cipher.get(), tag, &written) == 1 &&
        EVP_CIPHER_CTX_ctrl(cipher.get(), EVP_CTRL_GCM_GET_TAG, static_cast<int>(tag_size), tag) == 1;
    require(done, "AES-256-GCM");
    return sealed;
}

Result<std::string> SecretBox::open(std::span<const std::uint8_t> sealed) const {
    const Error not_ours{ErrorCode::damaged_data,
                         "sealed secret: damaged, or sealed with another device.key; enrol the officer anew"};
    if (sealed.size() < nonce_size + tag_size) return not_ours;
    const auto body = sealed.subspan(nonce_size, sealed.size() - nonce_size - tag_size);
    std::array<std::uint8_t, tag_size> tag;
    std::copy_n(sealed.end() - tag_size, tag_size, tag.begin());

    std::string plain(body.size(), '\0');
    auto* const out = reinterpret_cast<std::uint8_t*>(plain.data());
    const Cipher cipher(EVP_CIPHER_CTX_new());
    int written = 0;
    const bool opened =
        cipher &&
        EVP_DecryptInit_ex(cipher.get(), EVP_aes_256_gcm(), nullptr, key_.data(), sealed.data()) == 1 &&
        EVP_DecryptUpdate(cipher.get(), out, &written, body.data(), static_cast<int>(body.size())) == 1 &&
        EVP_CIPHER_CTX_ctrl(cipher.get(), EVP_CTRL_GCM_SET_TAG, static_cast<int>(tag_size), tag.data()) ==
            1 &&
        EVP_DecryptFinal_ex(cipher.get(), out + body.size(), &written) == 1;
    if (opened) return plain;
    OPENSSL_cleanse(plain.data(), plain.size());
    return not_ours;
}

}  // namespace kiosk::crypto

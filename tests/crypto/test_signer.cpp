#include <catch2/catch.hpp>

#include "crypto/counting_key.hpp"
#include "kiosk/domain/hex.hpp"

using namespace kiosk;
using namespace kiosk::test;

namespace {

std::span<const std::uint8_t> bytes_of(const std::string& text) {
    return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

bool verifies(const std::string& key, const std::string& message, const std::string& signature) {
    return crypto::verify_signature(bytes_of(bytes_of_hex(message)),
                                    array_of_hex<domain::Signature>(signature),
                                    array_of_hex<domain::PublicKey>(key));
}

const std::string rfc_key = "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c";
const std::string rfc_signature =
    "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
    "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00";

}  // namespace

TEST_CASE("signatures of RFC 8032 are accepted") {  // 7.1, TEST 1 to TEST 3
    CHECK(verifies("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "",
                   "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555"
                   "fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"));
    CHECK(verifies(rfc_key, "72", rfc_signature));
    CHECK(verifies("fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025", "af82",
                   "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac"
                   "18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"));
}

TEST_CASE("a changed signature, message or key is refused") {
    CHECK_FALSE(verifies(rfc_key, "73", rfc_signature));
    CHECK_FALSE(verifies(rfc_key, "7200", rfc_signature));
    for (const std::size_t at : {0U, 63U, 64U, 120U}) {
        std::string changed = rfc_signature;
        changed[at] = changed[at] == '1' ? '2' : '1';
        CHECK_FALSE(verifies(rfc_key, "72", changed));
    }
    CHECK_FALSE(
        verifies("fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025", "72", rfc_signature));
    CHECK_FALSE(verifies(std::string(64, 'f'), "72", rfc_signature));  // no point of the curve
}

TEST_CASE("the device signs with the key that HKDF makes of its secret") {
    // Python's hmac for HKDF-SHA-256 with the info "ikd-kiosk ed25519 v1", the openssl program for Ed25519.
    const TemporaryDirectory directory;
    const crypto::DeviceSigner signer(counting_key(directory.path()));
    const domain::PublicKey& key = signer.public_key();
    CHECK(domain::format_hex(key) == "f58ea6fed5d30ed5445805533386c87ba7402857b55ff46483c924fb829dad74");
    const domain::Signature signature = signer.sign(bytes_of("ikd-kiosk"));
    CHECK(domain::format_hex(signature) ==
          "0b1a4375f6ab8f386be19f3450e0cbf3fcfe21a7dd16ad2f59c3af4e9eff13e6"
          "db154d9744004fc4298ca7b08becdf0a71229b460b9484b56300be8b7b164f06");
    CHECK(crypto::verify_signature(bytes_of("ikd-kiosk"), signature, key));
    CHECK(crypto::fingerprint(key) == "54d8 a27e 813d 1ef0");
}

TEST_CASE("another device has another key") {
    const TemporaryDirectory directory;
    const crypto::DeviceSigner ours(counting_key(directory.path()));
    const crypto::DeviceSigner theirs(
        crypto::KeyFile::load_or_create(directory.path() / "other.key").value());
    CHECK(ours.public_key() != theirs.public_key());
    CHECK_FALSE(crypto::verify_signature(bytes_of("x"), ours.sign(bytes_of("x")), theirs.public_key()));
}

#include <catch2/catch.hpp>
#include <set>
#include <string_view>

#include "kiosk/crypto/hash.hpp"
#include "kiosk/domain/hex.hpp"

using namespace kiosk;

namespace {

std::string sha256_hex(std::string_view text) {
    const auto digest = crypto::sha256({reinterpret_cast<const std::uint8_t*>(text.data()), text.size()});
    return domain::format_hex(digest);
}

UtcTime at(std::int64_t milliseconds) {
    return UtcTime(std::chrono::milliseconds(milliseconds));
}

}  // namespace

TEST_CASE("SHA-256 gives the digests of FIPS 180-2") {
    CHECK(sha256_hex("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    CHECK(sha256_hex("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    CHECK(sha256_hex("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq") ==
          "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
}

TEST_CASE("a UUIDv7 starts with the time of RFC 9562's example and carries version and variant") {
    const std::string text = domain::format_uuid(crypto::random_uuid7(at(0x017F22E279B0)));
    CHECK(text.substr(0, 13) == "017f22e2-79b0");
    CHECK(text[14] == '7');
    CHECK(std::string("89ab").find(text[19]) != std::string::npos);
}

TEST_CASE("UUIDs of one millisecond differ, those of later ones sort after") {
    std::set<domain::Uuid> ids;
    for (int i = 0; i < 1000; ++i) CHECK(ids.insert(crypto::random_uuid7(at(1'700'000'000'000))).second);
    CHECK(crypto::random_uuid7(at(1'700'000'000'001)) > *ids.rbegin());
}

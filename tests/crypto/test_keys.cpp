#include <sys/stat.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>

#include "crypto/counting_key.hpp"
#include "kiosk/crypto/hash.hpp"
#include "kiosk/crypto/keys.hpp"
#include "kiosk/domain/hex.hpp"

using namespace kiosk;
using kiosk::crypto::KeyFile;
using kiosk::test::counting_key;
namespace fs = std::filesystem;

namespace {

constexpr domain::Date today = std::chrono::year(2026) / 11 / 22;

domain::Nik nik(std::string_view digits) {
    return domain::Nik::from_typed(digits, today).value();
}

mode_t mode_of(const fs::path& file) {
    struct stat status {};
    REQUIRE(stat(file.c_str(), &status) == 0);
    return status.st_mode & 07777;
}

}  // namespace

TEST_CASE("a key file is made once, for its owner only, and then kept") {
    const test::TemporaryDirectory directory;
    const fs::path file = directory.path() / "device.key";
    const auto made = KeyFile::load_or_create(file);
    REQUIRE(made.ok());
    CHECK(mode_of(file) == 0600);
    const std::string bytes = test::read_file(file);
    CHECK(bytes.size() == 32);

    const auto loaded = KeyFile::load_or_create(file);
    REQUIRE(loaded.ok());
    CHECK(std::ranges::equal(loaded->bytes(), made->bytes()));
    CHECK(test::read_file(file) == bytes);
    CHECK(std::distance(fs::directory_iterator(directory.path()), {}) == 1);  // no temporary file stays
}

TEST_CASE("two key files differ") {
    const test::TemporaryDirectory directory;
    const auto one = KeyFile::load_or_create(directory.path() / "1");
    const auto two = KeyFile::load_or_create(directory.path() / "2");
    CHECK_FALSE(std::ranges::equal(one->bytes(), two->bytes()));
}

TEST_CASE("a key that others can read is refused and left alone") {
    const test::TemporaryDirectory directory;
    const fs::path file = directory.path() / "device.key";
    REQUIRE(KeyFile::load_or_create(file).ok());
    const std::string bytes = test::read_file(file);
    for (const auto perms : {fs::perms::group_read, fs::perms::others_read, fs::perms::group_write}) {
        fs::permissions(file, fs::perms::owner_read | fs::perms::owner_write | perms);
        const auto refused = KeyFile::load_or_create(file);
        REQUIRE_FALSE(refused.ok());
        CHECK(refused.error().code == ErrorCode::denied);
        CHECK(refused.error().text.find(file.string()) == 0);
    }
    CHECK(test::read_file(file) == bytes);
}

TEST_CASE("a key file of another length is damaged, and left alone") {
    const test::TemporaryDirectory directory;
    const fs::path file = directory.path() / "device.key";
    for (const std::size_t length : {0U, 31U, 33U}) {
        test::write_file(file, std::string(length, 'x'));
        fs::permissions(file, fs::perms::owner_read | fs::perms::owner_write);
        const auto refused = KeyFile::load_or_create(file);
        REQUIRE_FALSE(refused.ok());
        CHECK(refused.error().code == ErrorCode::damaged_data);
        CHECK(test::read_file(file).size() == length);
    }
}

TEST_CASE("a key file in a directory that does not exist is an error of the disk") {
    const test::TemporaryDirectory directory;
    const auto refused = KeyFile::load_or_create(directory.path() / "missing" / "device.key");
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.error().code == ErrorCode::io);
}

TEST_CASE("a token is HMAC-SHA-256 over label and NIK, cut to 16 bytes") {
    // Python: hmac.new(bytes(range(32)), b"ikd-kiosk nik v1" + b"3572015505089001",
    // "sha256").hexdigest()[:32]
    const test::TemporaryDirectory directory;
    const crypto::HmacNikTokens tokens(counting_key(directory.path()));
    const auto token = tokens.token_of(nik("3572015505089001"));
    CHECK(domain::format_hex(token) == "f5c24a27cd28a84ffa63c24e2f740e09");
    CHECK(tokens.token_of(nik("3572 0155 0508 9001")) == token);
    CHECK(tokens.token_of(nik("3572015505089002")) != token);
}

TEST_CASE("tokens under another key are others") {
    const test::TemporaryDirectory directory;
    const crypto::HmacNikTokens ours(counting_key(directory.path()));
    const crypto::HmacNikTokens theirs(KeyFile::load_or_create(directory.path() / "other").value());
    CHECK(ours.token_of(nik("3572015505089001")) != theirs.token_of(nik("3572015505089001")));
}

TEST_CASE("what was sealed is opened again, and looks different each time") {
    const test::TemporaryDirectory directory;
    const crypto::SecretBox box(counting_key(directory.path()));
    for (const std::string plain : {"", "x", "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"}) {
        const auto sealed = box.seal(plain);
        CHECK(box.open(sealed).value() == plain);
        CHECK(box.seal(plain) != sealed);
        CHECK(sealed.size() == plain.size() + 28);
    }
}

TEST_CASE("a changed, cut or foreign sealed secret is not opened") {
    const test::TemporaryDirectory directory;
    const crypto::SecretBox box(counting_key(directory.path()));
    const auto sealed = box.seal("JBSWY3DPEHPK3PXP");
    for (std::size_t i = 0; i < sealed.size(); ++i) {
        auto changed = sealed;
        changed[i] ^= 1;
        CHECK(box.open(changed).error().code == ErrorCode::damaged_data);
    }
    for (std::size_t length = 0; length < sealed.size(); ++length) {
        CHECK_FALSE(box.open(std::span(sealed).first(length)).ok());
    }
    const crypto::SecretBox other(KeyFile::load_or_create(directory.path() / "other").value());
    CHECK_FALSE(other.open(sealed).ok());
}

TEST_CASE("a secret that an earlier program sealed is opened") {
    // Python's cryptography: HKDF-SHA-256 with the info "ikd-kiosk secret box v1", AES-256-GCM, nonce 0 to
    // 11.
    const test::TemporaryDirectory directory;
    const crypto::SecretBox box(counting_key(directory.path()));
    const std::string sealed = test::bytes_of_hex(
        "000102030405060708090a0b9c41fa0de4333eb6db4172529ac384d70fa372360f2f17b1000f8936d7b74310");
    CHECK(box.open({reinterpret_cast<const std::uint8_t*>(sealed.data()), sealed.size()}).value() ==
          "JBSWY3DPEHPK3PXP");
}

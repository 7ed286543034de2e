#include <sys/stat.h>

#include <catch2/catch.hpp>
#include <filesystem>

#include "crypto/counting_key.hpp"
#include "kiosk/crypto/list_keys.hpp"
#include "kiosk/domain/hex.hpp"

using namespace kiosk;
using namespace kiosk::test;
using crypto::DinasKeys;
using crypto::ListPassport;
namespace fs = std::filesystem;

namespace {

constexpr domain::Date a_day = std::chrono::year(2026) / 11 / 22;

mode_t mode_of(const fs::path& file) {
    struct stat status {};
    REQUIRE(stat(file.c_str(), &status) == 0);
    return status.st_mode & 07777;
}

domain::Nik a_nik() {
    return domain::Nik::from_typed("3505014107859001", a_day).value();
}

std::span<const std::uint8_t> bytes_of(const std::string& text) {
    return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

/// Whether the text or a part of it that is long enough to be worth something gives the key away.
bool quotes(const std::string& text, const std::string& hex) {
    return text.find(hex.substr(0, 16)) != std::string::npos ||
           text.find(hex.substr(48)) != std::string::npos;
}

struct Dinas {
    TemporaryDirectory directory;
    fs::path file = directory.path() / "dinas.keys";
    DinasKeys keys = DinasKeys::make(file, "35.05", "Dispendukcapil Kab. Blitar").value();
};

bool same(const ListPassport& a, const ListPassport& b) {
    return a.district == b.district && a.name == b.name && a.dinas == b.dinas && a.token_key == b.token_key;
}

}  // namespace

TEST_CASE("list tokens are what another program computes, and not those of a device with the same key") {
    // Python: hmac.new(bytes(range(32)), b"ikd-kiosk list nik v1" b"3505014107859001",
    // "sha256").digest()[:16]
    const TemporaryDirectory directory;
    const auto device = counting_key(directory.path());
    const crypto::ListTokens tokens(device.bytes());
    CHECK(domain::format_hex(tokens.token_of(a_nik())) == "80cdf888b3f35936b4c5ea6ac359aa71");
    CHECK(tokens.token_of(a_nik()) != crypto::HmacNikTokens(device).token_of(a_nik()));
}

TEST_CASE("keys of a dinas are made once, privately, and load again") {
    Dinas f;
    CHECK(mode_of(f.file) == 0600);
    CHECK(std::distance(fs::directory_iterator(f.directory.path()), {}) == 1);
    const auto again = DinasKeys::load(f.file).value();
    CHECK(same(again.passport(), f.keys.passport()));
    CHECK(again.passport().district == "35.05");
    CHECK(again.passport().name == "Dispendukcapil Kab. Blitar");
    CHECK(again.tokens().token_of(a_nik()) == f.keys.tokens().token_of(a_nik()));
    CHECK(again.tokens().token_of(a_nik()) ==
          crypto::ListTokens(f.keys.passport().token_key).token_of(a_nik()));
    CHECK(crypto::verify_signature(bytes_of("x"), again.sign(bytes_of("x")), f.keys.public_key()));
    CHECK_FALSE(crypto::verify_signature(bytes_of("y"), again.sign(bytes_of("x")), f.keys.public_key()));

    const std::string before = read_file(f.file);
    const auto refused = DinasKeys::make(f.file, "35.05", "X");
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.error().code == ErrorCode::in_use);
    CHECK(read_file(f.file) == before);
}

TEST_CASE("no two dinas have the same keys") {
    Dinas one, other;
    CHECK(one.keys.public_key() != other.keys.public_key());
    CHECK(one.keys.passport().token_key != other.keys.passport().token_key);
}

TEST_CASE("a district or name that cannot be is refused before a file is made") {
    const TemporaryDirectory directory;
    const fs::path file = directory.path() / "keys";
    const auto code = [&](const std::string& district, const std::string& name) {
        return DinasKeys::make(file, district, name).error().code;
    };
    CHECK(code("3505", "X") == ErrorCode::bad_input);
    CHECK(code("35.5x", "X") == ErrorCode::bad_input);
    CHECK(code("35.05", "") == ErrorCode::bad_input);
    CHECK(code("35.05", "two\nlines") == ErrorCode::bad_input);
    CHECK(code("35.05", std::string(81, 'x')) == ErrorCode::bad_input);
    CHECK_FALSE(fs::exists(file));
}

TEST_CASE("keys of a dinas that others can read are refused") {
    Dinas f;
    fs::permissions(f.file, fs::perms::group_read, fs::perm_options::add);
    CHECK(DinasKeys::load(f.file).error().code == ErrorCode::denied);
    CHECK(DinasKeys::load(f.directory.path() / "none").error().code == ErrorCode::not_found);
    CHECK(DinasKeys::load(f.directory.path()).error().code == ErrorCode::denied);
}

TEST_CASE("every changed byte of the dinas' keys is found, and no error quotes a key") {
    Dinas f;
    const std::string sound = read_file(f.file);
    const auto token_key = domain::format_hex(f.keys.passport().token_key);
    for (std::size_t at = 0; at < sound.size(); ++at) {
        std::string changed = sound;
        changed[at] = changed[at] == '3' ? '4' : '3';
        write_private_file(f.file, changed);
        const auto loaded = DinasKeys::load(f.file);
        CAPTURE(at);
        REQUIRE_FALSE(loaded.ok());
        CHECK(loaded.error().code == ErrorCode::damaged_data);
        CHECK_FALSE(quotes(loaded.error().text, token_key));
    }
    for (const std::string& other : {sound.substr(0, sound.size() - 1), sound + "\n", std::string()}) {
        write_private_file(f.file, other);
        CHECK(DinasKeys::load(f.file).error().code == ErrorCode::damaged_data);
    }
}

TEST_CASE("keys that were moved sign as before") {
    Dinas f;
    const auto signature = f.keys.sign(bytes_of("x"));
    DinasKeys moved = std::move(f.keys);
    CHECK(moved.sign(bytes_of("x")) == signature);
    f.keys = std::move(moved);
    CHECK(f.keys.sign(bytes_of("x")) == signature);
}

TEST_CASE("a passport reads again, line by line") {
    Dinas f;
    const std::string text = crypto::format_passport(f.keys.passport());
    CHECK(same(crypto::parse_passport(text).value(), f.keys.passport()));
    CHECK(text.starts_with(
        "ikd-list-passport 1\ndistrict 35.05\nname Dispendukcapil Kab. Blitar\ndinas ed25519:" +
        domain::format_hex(f.keys.public_key()) + "\ntoken-key " +
        domain::format_hex(f.keys.passport().token_key) + "\ncheck "));
    CHECK(std::count(text.begin(), text.end(), '\n') == 6);
    CHECK(text.find(read_file(f.file).substr(150, 40)) == std::string::npos);  // the seed stays at the dinas
}

TEST_CASE("a passport with any changed byte is refused by its line, and no error quotes a key") {
    Dinas f;
    const std::string sound = crypto::format_passport(f.keys.passport());
    int line = 1;
    for (std::size_t at = 0; at < sound.size(); ++at) {
        std::string changed = sound;
        changed[at] = changed[at] == '3' ? '4' : '3';
        const auto parsed = crypto::parse_passport(changed);
        CAPTURE(at);
        REQUIRE_FALSE(parsed.ok());
        CHECK(parsed.error().code == ErrorCode::bad_input);
        CHECK(parsed.error().text.starts_with("line "));
        CHECK_FALSE(quotes(parsed.error().text, domain::format_hex(f.keys.passport().token_key)));
        if (sound[at] == '\n') ++line;
    }
    CHECK(line == 7);
    CHECK(crypto::parse_passport("").error().text == "line 1: expected a line that ends with a newline");
    CHECK(crypto::parse_passport("ikd-list-passport 2\n").error().text ==
          "line 1: expected \"ikd-list-passport 1\"");
    CHECK(crypto::parse_passport("ikd-list-passport 1\ndistrict x\n").error().text ==
          "line 2: expected \"district\" and a district such as 35.05");
    CHECK_FALSE(crypto::parse_passport(sound + "x").ok());
    CHECK_FALSE(crypto::parse_passport(read_file(f.file)).ok());
}

TEST_CASE("a kiosk keeps its passport sealed, private and whole") {
    Dinas f;
    const crypto::SecretBox box(counting_key(f.directory.path()));
    const fs::path file = f.directory.path() / "list-passport";
    CHECK(crypto::load_passport(file, box).error().code == ErrorCode::not_found);
    REQUIRE(crypto::keep_passport(file, f.keys.passport(), box).ok());
    CHECK(mode_of(file) == 0600);
    CHECK(same(crypto::load_passport(file, box).value(), f.keys.passport()));
    CHECK(read_file(file).find("35.05") == std::string::npos);

    Dinas other;
    REQUIRE(crypto::keep_passport(file, other.keys.passport(), box).ok());
    CHECK(same(crypto::load_passport(file, box).value(), other.keys.passport()));
    CHECK(std::distance(fs::directory_iterator(f.directory.path()), {}) == 3);  // keys, device key, passport

    const crypto::SecretBox stranger(
        crypto::KeyFile::load_or_create(f.directory.path() / "other.key").value());
    const auto foreign = crypto::load_passport(file, stranger);
    CHECK(foreign.error().code == ErrorCode::damaged_data);
    CHECK(foreign.error().text.find("ikdctl list trust") != std::string::npos);
    write_private_file(file, read_file(file).substr(1));
    CHECK(crypto::load_passport(file, box).error().code == ErrorCode::damaged_data);
    CHECK_FALSE(crypto::keep_passport(f.directory.path() / "no" / "folder", f.keys.passport(), box).ok());
}

#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <sstream>

#include "installation.hpp"
#include "kiosk/proof/export_file.hpp"
#include "kiosk/storage/store.hpp"
#include "state_files.hpp"
#include "support/support.hpp"

using namespace kiosk;
using namespace kiosk::test;
namespace fs = std::filesystem;

namespace {

struct State {
    TemporaryDirectory directory;
    fs::path path = directory.path() / "state";
    Result<storage::Store> open() const { return storage::Store::open(path, storage::WhenBroken::set_aside); }
};

/// What systemd tells a service, as long as this lives.
struct HandedOver {
    explicit HandedOver(const fs::path& directory) {
        fs::create_directory(directory);
        setenv("CREDENTIALS_DIRECTORY", directory.c_str(), 1);
    }
    HandedOver(const HandedOver&) = delete;
    HandedOver& operator=(const HandedOver&) = delete;
    ~HandedOver() { unsetenv("CREDENTIALS_DIRECTORY"); }
};

std::string public_key_line(const crypto::KeyFile& key) {
    return proof::format_public_key(crypto::DeviceSigner(key).public_key()) + "\n";
}

}  // namespace

TEST_CASE("the first start makes directory and key, and the next finds the same key") {
    const State state;
    REQUIRE(open_state_key(state.path).ok());
    const std::string key = read_file(key_file(state.path));
    CHECK(fs::status(state.path).permissions() == fs::perms::owner_all);
    REQUIRE(open_state_key(state.path).ok());  // killed between key and database
    REQUIRE(state.open().ok());
    REQUIRE(open_state_key(state.path).ok());
    CHECK(read_file(key_file(state.path)) == key);
}

TEST_CASE("a database without its key is refused and left as it is") {
    const State state;
    REQUIRE(open_state_key(state.path).ok());
    REQUIRE(state.open().ok());
    fs::remove(key_file(state.path));
    const auto refused = open_state_key(state.path);
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.error().code == ErrorCode::damaged_data);
    CHECK(refused.error().text.find(key_file(state.path).string() + ": is missing") == 0);
    CHECK_FALSE(fs::exists(key_file(state.path)));
    CHECK(fs::exists(storage::database_file(state.path)));
}

TEST_CASE("after a lost key what the error names is moved away together, and a new start is possible") {
    const State state;
    {
        const auto key = open_state_key(state.path);
        REQUIRE(key.ok());
        const auto store = state.open();
        REQUIRE(store.ok());
        REQUIRE(crypto::DayKeys(day_keys_directory(state.path), *key)
                    .seal({}, std::chrono::year(2026) / 11 / 22)
                    .ok());
        // With the log of a kiosk that was killed: what a closing store would tidy up.
        for (const std::string part : {"", "-wal"}) {
            const fs::path file = storage::database_file(state.path).string() + part;
            fs::copy(file, file.string() + ".killed");
        }
    }
    for (const std::string part : {"", "-wal"}) {
        const fs::path file = storage::database_file(state.path).string() + part;
        fs::rename(file.string() + ".killed", file);
    }
    fs::remove(key_file(state.path));

    const std::string text = open_state_key(state.path).error().text;
    const std::string before = "Without a backup move away together: ";
    const auto from = text.find(before) + before.size();
    REQUIRE(from > before.size());
    std::istringstream names(text.substr(from, text.find(';', from) - from));
    const fs::path away = state.directory.path() / "away";
    fs::create_directory(away);
    for (std::string name; std::getline(names >> std::ws, name, ',');) {
        if (fs::exists(name)) fs::rename(name, away / fs::path(name).filename());
    }
    CHECK(fs::is_empty(state.path));
    const auto key = open_state_key(state.path);
    REQUIRE(key.ok());
    CHECK(state.open().value().report().created);
    CHECK(crypto::DayKeys(day_keys_directory(state.path), *key).days().value().empty());
}

TEST_CASE("a lost key is told as long as its public half is there, also without a database") {
    const State state;
    REQUIRE(open_state_key(state.path).ok());
    fs::remove(key_file(state.path));
    const auto refused = open_state_key(state.path);
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.error().text.find(key_file(state.path).string() + ": is missing although ") == 0);
    CHECK_FALSE(fs::exists(key_file(state.path)));
}

TEST_CASE("the public key lies beside the key, for everybody, and is written anew when it is missing") {
    const State state;
    const auto key = open_state_key(state.path);
    REQUIRE(key.ok());
    const fs::path file = public_key_file(state.path);
    CHECK(read_file(file) == public_key_line(*key));
    CHECK(fs::status(file).permissions() ==
          (fs::perms::owner_read | fs::perms::owner_write | fs::perms::group_read | fs::perms::others_read));
    CHECK(read_public_key(state.path).value() == crypto::DeviceSigner(*key).public_key());
    fs::remove(file);
    CHECK(read_public_key(state.path).error().code == ErrorCode::not_found);
    REQUIRE(open_state_key(state.path).ok());
    CHECK(read_file(file) == public_key_line(*key));
    CHECK(std::distance(fs::directory_iterator(state.path), {}) == 2);  // no temporary file stays
}

TEST_CASE("a key that does not fit the public key is refused, and both are left as they are") {
    const State state;
    const State other;
    REQUIRE(open_state_key(state.path).ok());
    REQUIRE(open_state_key(other.path).ok());
    const std::string foreign = read_file(public_key_file(other.path));
    write_file(public_key_file(state.path), foreign);
    const auto refused = open_state_key(state.path);
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.error().code == ErrorCode::damaged_data);
    CHECK(refused.error().text.find(public_key_file(state.path).string()) == 0);
    CHECK(read_file(public_key_file(state.path)) == foreign);
    for (const std::string& damaged : {std::string(), std::string("ed25519:12\n"), foreign + "more\n"}) {
        write_file(public_key_file(state.path), damaged);
        CHECK(open_state_key(state.path).error().code == ErrorCode::damaged_data);
    }
}

TEST_CASE("a key that systemd hands over takes the place of its file") {
    const State state;
    const std::string line = public_key_line(open_state_key(state.path).value());
    REQUIRE(state.open().ok());
    const std::string bytes = read_file(key_file(state.path));
    fs::remove(key_file(state.path));
    {
        const HandedOver service(state.directory.path() / "credentials");
        const fs::path credential = state.directory.path() / "credentials" / crypto::KeyFile::credential_name;
        write_file(credential, bytes);
        fs::permissions(credential, fs::perms::owner_read);
        const auto key = open_state_key(state.path);
        REQUIRE(key.ok());
        CHECK(public_key_line(*key) == line);
        CHECK(key->protection() != crypto::KeyProtection::file);
        CHECK(find_state_key(state.path).ok());
        CHECK_FALSE(fs::exists(key_file(state.path)));
    }
    const auto refused = open_state_key(state.path);
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.error().text.find("LoadCredentialEncrypted=ikd-kiosk.device-key") != std::string::npos);
    CHECK(find_state_key(state.path).error().code == ErrorCode::not_found);
}

TEST_CASE("looking for a key makes nothing") {
    const State state;
    CHECK(find_state_key(state.path).error().code == ErrorCode::not_found);
    CHECK_FALSE(fs::exists(state.path));
}

TEST_CASE("a public key that is there and cannot be opened is not taken for missing") {
    const State state;
    REQUIRE(open_state_key(state.path).ok());
    const fs::path file = public_key_file(state.path);
    fs::remove(file);
    fs::create_symlink(file.filename(), file);
    CHECK(read_public_key(state.path).error().code == ErrorCode::io);
    CHECK(open_state_key(state.path).error().text.starts_with(file.string() + ": cannot open: "));
    CHECK(fs::is_symlink(file));
    fs::remove(key_file(state.path));
    CHECK_FALSE(open_state_key(state.path).ok());
    CHECK_FALSE(fs::exists(key_file(state.path)));
}

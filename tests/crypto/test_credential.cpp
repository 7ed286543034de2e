#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>

#include "crypto/counting_key.hpp"

using namespace kiosk;
using namespace kiosk::test;
using crypto::KeyFile;
using crypto::KeyProtection;
namespace fs = std::filesystem;

namespace {

/// What systemd hands to a service, and the stores that it takes it from.
struct Service {
    TemporaryDirectory directory;
    fs::path file = directory.path() / "device.key";
    fs::path credentials = directory.path() / "credentials";
    std::vector<fs::path> stores{directory.path() / "etc", directory.path() / "lib"};

    Service() {
        for (const auto& made : {credentials, stores[0], stores[1]}) fs::create_directory(made);
    }
    void hand_over(const std::string& bytes) const {
        write_private_file(credentials / KeyFile::credential_name, bytes);
    }
    Result<KeyFile> open() const { return KeyFile::load_or_create(file, credentials, stores); }
};

// How files of systemd-creds 252 begin, by --with-key.
const std::string by_host = "Whxqht+dQJax1aZeCGLxmiAAAAABAAAADAAAABAAAACU9cMf\nlMcb2ygrTwcAAAA\n";
const std::string by_tpm = "DHzAexF2RZGcSwvqCLwg/iAAAAABAAAADAAAABAAAAA\n";
const std::string by_both = "k6iUCUh0RJCQyvL8k8q1UyAAAAABAAAADAAAABAAAAA\n";
const std::string by_nothing = "BYRp2vb1QySABUnaD46i+yAAAAABAAAADAAAABAAAAA\n";

}  // namespace

TEST_CASE("the credential is taken, and no key file made") {
    const Service service;
    service.hand_over(counting_bytes());
    const auto key = service.open();
    REQUIRE(key.ok());
    CHECK(std::ranges::equal(key->bytes(), counting_key(service.directory.path()).bytes()));
    CHECK(key->protection() == KeyProtection::credential);
    CHECK_FALSE(fs::exists(service.file));
    CHECK(KeyFile::has_credential(service.credentials));
    CHECK_FALSE(KeyFile::has_credential({}));
}

TEST_CASE("without the credential the file is taken") {
    const Service service;
    REQUIRE(service.open().ok());
    CHECK(service.open()->protection() == KeyProtection::file);
    CHECK(fs::exists(service.file));
    CHECK_FALSE(KeyFile::has_credential(service.credentials));
}

TEST_CASE("looking makes no key") {
    const Service service;
    CHECK(KeyFile::load(service.file, service.credentials, service.stores).error().code ==
          ErrorCode::not_found);
    CHECK_FALSE(fs::exists(service.file));
}

TEST_CASE("a key file beside the credential must be the same, and is then what protects the key") {
    const Service service;
    write_private_file(service.file, counting_bytes());
    write_file(service.stores[0] / KeyFile::credential_name, by_tpm);
    service.hand_over(counting_bytes());
    CHECK(service.open().value().protection() == KeyProtection::file);
    service.hand_over(std::string(32, 'x'));
    const auto refused = service.open();
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.error().code == ErrorCode::damaged_data);
    CHECK(refused.error().text.find(service.file.string()) == 0);
}

TEST_CASE("a credential of another length is damaged, and one that everybody reads is refused") {
    const Service service;
    service.hand_over(std::string(31, 'x'));
    CHECK(service.open().error().code == ErrorCode::damaged_data);
    service.hand_over(counting_bytes());
    const fs::path file = service.credentials / KeyFile::credential_name;
    fs::permissions(file, fs::perms::group_read, fs::perm_options::add);  // systemd's access list
    CHECK(service.open().ok());
    fs::permissions(file, fs::perms::others_read, fs::perm_options::add);
    CHECK(service.open().error().code == ErrorCode::denied);
    CHECK_FALSE(fs::exists(service.file));
}

TEST_CASE("how the credential is sealed is read from its encrypted file") {
    const Service service;
    service.hand_over(counting_bytes());
    const auto protection_with = [&](const std::string& sealed) {
        write_file(service.stores[1] / KeyFile::credential_name, sealed);
        return service.open().value().protection();
    };
    CHECK(protection_with(by_host) == KeyProtection::credential_host);
    CHECK(protection_with(by_tpm) == KeyProtection::credential_tpm);
    CHECK(protection_with(by_both) == KeyProtection::credential_tpm);
    CHECK(protection_with(by_nothing) == KeyProtection::credential);
    CHECK(protection_with("") == KeyProtection::credential);
    CHECK(protection_with("something else that is long enough") == KeyProtection::credential);
}

TEST_CASE("the first store that has it counts, and before them what the service was handed") {
    const Service service;
    service.hand_over(counting_bytes());
    write_file(service.stores[1] / KeyFile::credential_name, by_host);
    write_file(service.stores[0] / KeyFile::credential_name, by_tpm);
    CHECK(service.open().value().protection() == KeyProtection::credential_tpm);
    write_file(service.credentials / KeyFile::sealed_name, by_host);
    CHECK(service.open().value().protection() == KeyProtection::credential_host);
}

TEST_CASE("every protection has its words") {
    for (const auto protection : {KeyProtection::credential_tpm, KeyProtection::credential_host,
                                  KeyProtection::credential, KeyProtection::file}) {
        CHECK_FALSE(crypto::describe(protection).empty());
    }
}

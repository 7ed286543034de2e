#include <sqlite3.h>

#include <catch2/catch.hpp>

#include "device_facts.hpp"
#include "installation.hpp"
#include "kiosk/storage/ledger.hpp"
#include "state_files.hpp"
#include "storage/ledger_fixture.hpp"

using namespace kiosk;
using namespace kiosk::test;

namespace {

/// A kiosk with real keys and two events.
struct Machine {
    TemporaryDirectory directory;
    std::filesystem::path state = directory.path() / "state";
    crypto::KeyFile key = open_state_key(state).value();
    crypto::DeviceSigner signer{key};
    crypto::DayKeys day_keys{day_keys_directory(state), key};
    storage::Store store = storage::Store::open(state, storage::WhenBroken::refuse).value();
    storage::SqliteLedger ledger{
        store, {"kb-1", "kantor", "boot", crypto::sha256, crypto::random_uuid7, &day_keys, &signer}};

    Machine() {
        const std::vector drafts{draft(domain::EventKind::visit_started, 1),
                                 draft(domain::EventKind::nik_checked, 1, 7)};
        REQUIRE(ledger.append(drafts).ok());
    }
};

}  // namespace

TEST_CASE("a technician sees the key, the ledger and the disk") {
    Machine f;
    REQUIRE(
        f.ledger.checkpoint(UtcTime{std::chrono::seconds(1'795'316'700)}, domain::CheckpointReason::regular)
            .ok());
    StoredDevice device(f.state, f.key, 90);
    const auto facts = device.look();
    if (!facts) FAIL(facts.error().text);
    CHECK(facts->key_protection == domain::KeyProtection::file);
    CHECK(facts->fingerprint == crypto::fingerprint(f.signer.public_key()));
    CHECK(facts->events == 2);
    CHECK(facts->covered == 2);
    CHECK(facts->findings.empty());
    CHECK(facts->free_megabytes > 0);
    CHECK(facts->tokens_kept_days == 90);
}

TEST_CASE("what is wrong with the ledger is said") {
    Machine f;
    REQUIRE(sqlite3_exec(f.store.handle(), "DROP TRIGGER events_never_change", nullptr, nullptr, nullptr) ==
            SQLITE_OK);
    StoredDevice device(f.state, f.key, 90);
    const auto facts = device.look();
    REQUIRE(facts.ok());
    CHECK_FALSE(facts->findings.empty());
}

TEST_CASE("a damaged key of a day is said, once it was set aside") {
    Machine f;
    write_file(day_keys_directory(f.state) / "2026-11-22.key", "damaged");
    StoredDevice device(f.state, f.key, 90);
    crypto::DayKeys restarted(day_keys_directory(f.state), f.key);
    REQUIRE(restarted.seal(domain::NikToken{}, a_day).ok());
    CHECK(device.look()->findings == std::vector<std::string>{"key of 2026-11-22 was damaged and set aside"});
}

TEST_CASE("without a ledger there is nothing to look at") {
    const TemporaryDirectory directory;
    const auto key = open_state_key(directory.path()).value();
    CHECK(StoredDevice(directory.path(), key, 90).look().error().code == ErrorCode::not_found);
}

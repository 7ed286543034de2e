#include <sys/stat.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>

#include "kiosk/storage/store.hpp"
#include "ledger_fixture.hpp"

using namespace kiosk;
using namespace kiosk::test;
using storage::Store;
using storage::WhenBroken;
namespace fs = std::filesystem;

namespace {

mode_t mode_of(const fs::path& file) {
    struct stat status {};
    REQUIRE(stat(file.c_str(), &status) == 0);
    return status.st_mode & 07777;
}

std::string pragma(const Store& store, const std::string& name) {
    std::string value;
    const auto take = [](void* into, int, char** values, char**) {
        *static_cast<std::string*>(into) = values[0] ? values[0] : "";
        return 0;
    };
    REQUIRE(sqlite3_exec(store.handle(), ("PRAGMA " + name).c_str(), take, &value, nullptr) == SQLITE_OK);
    return value;
}

/// A state directory with one event, closed.
void make_ledger(const fs::path& state) {
    Store store = Store::open(state, WhenBroken::refuse).value();
    FakeSeals seals;
    const FakeSigner signer;
    storage::SqliteLedger ledger(
        store, {"KB-1", "357202", "b", crypto::sha256, crypto::random_uuid7, &seals, &signer});
    const auto event = draft(domain::EventKind::visit_started, 1);
    REQUIRE(ledger.append(std::span(&event, 1)).ok());
}

/// Overwrites the middle of the file, pages that hold tables and indexes.
void damage(const fs::path& file) {
    std::string bytes = read_file(file);
    REQUIRE(bytes.size() > 12'000);
    std::fill(bytes.begin() + 4096, bytes.end() - 4096, '\x5a');
    write_file(file, bytes);
}

}  // namespace

TEST_CASE("a new store is private, current and as durable as SQLite can be") {
    const TemporaryDirectory directory;
    const fs::path state = directory.path() / "deep" / "state";
    const Store store = Store::open(state, WhenBroken::refuse).value();
    CHECK(store.report().created);
    CHECK(store.report().migrated_from == 0);
    CHECK_FALSE(store.report().set_aside.has_value());
    CHECK(store.file() == state / "kiosk.sqlite");
    CHECK(mode_of(state) == 0700);
    for (const std::string part : {"", "-wal", "-shm"}) CHECK(mode_of(store.file().string() + part) == 0600);
    CHECK(pragma(store, "user_version") == std::to_string(Store::schema_version));
    CHECK(pragma(store, "journal_mode") == "wal");
    CHECK(pragma(store, "synchronous") == "2");
    CHECK(pragma(store, "foreign_keys") == "1");
    CHECK(pragma(store, "trusted_schema") == "0");
}

TEST_CASE("a store that others could read is made private") {
    const TemporaryDirectory directory;
    make_ledger(directory.path());
    fs::permissions(directory.path() / "kiosk.sqlite", fs::perms::others_read, fs::perm_options::add);
    REQUIRE(Store::open(directory.path(), WhenBroken::refuse).ok());
    CHECK(mode_of(directory.path() / "kiosk.sqlite") == 0600);
}

TEST_CASE("an existing store is opened as it is, by two at a time") {
    const TemporaryDirectory directory;
    make_ledger(directory.path());
    const Store first = Store::open(directory.path(), WhenBroken::refuse).value();
    Store second = Store::open(directory.path(), WhenBroken::refuse).value();
    CHECK_FALSE(second.report().created);
    CHECK(second.report().migrated_from == Store::schema_version);
    CHECK(storage::read_events(second)->size() == 1);
}

TEST_CASE("an empty file, left by a power cut at the first start, becomes a store") {
    const TemporaryDirectory directory;
    write_file(directory.path() / "kiosk.sqlite", "");
    const auto store = Store::open(directory.path(), WhenBroken::refuse);
    REQUIRE(store.ok());
    CHECK(store->report().created);
}

TEST_CASE("a broken file is refused by one and set aside by the other, both kept") {
    const TemporaryDirectory directory;
    const fs::path file = directory.path() / "kiosk.sqlite";
    const std::string contents = GENERATE(
        "no database at all, but long enough to have a header of a hundred "
        "bytes, and then some more to be sure",
        "damaged");
    if (contents == "damaged") {
        make_ledger(directory.path());
        damage(file);
    } else {
        write_file(file, contents);
    }
    const std::string broken = read_file(file);

    const auto refused = Store::open(directory.path(), WhenBroken::refuse);
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.error().code == ErrorCode::damaged_data);
    CHECK(refused.error().text.find(file.string()) == 0);
    CHECK(read_file(file) == broken);

    auto store = Store::open(directory.path(), WhenBroken::set_aside);
    REQUIRE(store.ok());
    CHECK(store->report().set_aside == file.string() + ".broken-1");
    CHECK(store->report().problem == refused.error().text);
    CHECK(store->report().created);
    CHECK(read_file(file.string() + ".broken-1") == broken);
    CHECK(storage::read_events(*store)->empty());
}

TEST_CASE("what was set aside before is never overwritten") {
    const TemporaryDirectory directory;
    const fs::path file = directory.path() / "kiosk.sqlite";
    write_file(file.string() + ".broken-2-wal", "the log of an older one");
    for (const std::string name : {"one", "two"}) {
        write_file(file, name +
                             ": no database, just text that is longer than a hundred bytes, which is what "
                             "SQLite wants before it looks at the header");
        REQUIRE(Store::open(directory.path(), WhenBroken::set_aside).ok());
        fs::remove(file.string() + "-wal");
    }
    CHECK(read_file(file.string() + ".broken-1").substr(0, 3) == "one");
    CHECK(read_file(file.string() + ".broken-3").substr(0, 3) == "two");
    CHECK(read_file(file.string() + ".broken-2-wal") == "the log of an older one");
}

TEST_CASE("a log without its database is set aside, not deleted") {
    const TemporaryDirectory directory;
    const fs::path log = directory.path() / "kiosk.sqlite-wal";
    write_file(log, "the last events");
    CHECK(Store::open(directory.path(), WhenBroken::refuse).error().code == ErrorCode::damaged_data);
    CHECK(Store::open_read_only(directory.path()).error().code == ErrorCode::damaged_data);
    const auto store = Store::open(directory.path(), WhenBroken::set_aside);
    REQUIRE(store.ok());
    CHECK(read_file(store->report().set_aside->string() + "-wal") == "the last events");
}

TEST_CASE("a file of a newer program is refused, not set aside") {
    const TemporaryDirectory directory;
    make_ledger(directory.path());
    tamper(directory.path(), "PRAGMA user_version = 99");
    for (const auto when_broken : {WhenBroken::refuse, WhenBroken::set_aside}) {
        const auto refused = Store::open(directory.path(), when_broken);
        REQUIRE_FALSE(refused.ok());
        CHECK(refused.error().code == ErrorCode::unavailable);
        CHECK(refused.error().text.find("schema version 99") != std::string::npos);
    }
    CHECK(Store::open_read_only(directory.path()).error().code == ErrorCode::unavailable);
}

TEST_CASE("a state directory that cannot be made is an error of the disk") {
    const TemporaryDirectory directory;
    write_file(directory.path() / "file", "");
    const auto refused = Store::open(directory.path() / "file" / "state", WhenBroken::set_aside);
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.error().code == ErrorCode::io);
}

TEST_CASE("looking makes nothing") {
    const TemporaryDirectory directory;
    const auto missing = Store::open_read_only(directory.path() / "state");
    REQUIRE_FALSE(missing.ok());
    CHECK(missing.error().code == ErrorCode::not_found);
    CHECK_FALSE(fs::exists(directory.path() / "state"));

    write_file(directory.path() / "kiosk.sqlite", "");
    CHECK(Store::open_read_only(directory.path()).error().code == ErrorCode::damaged_data);
    CHECK(read_file(directory.path() / "kiosk.sqlite").empty());
}

TEST_CASE("looking sees what a running kiosk has written, and can write nothing") {
    LedgerFixture f;
    f.append(draft(domain::EventKind::visit_started, 1));
    Store looking = Store::open_read_only(f.directory.path()).value();
    CHECK(storage::read_events(looking)->size() == 1);
    CHECK(try_sql(looking.handle(), "DELETE FROM outbox").find("readonly") != std::string::npos);
}

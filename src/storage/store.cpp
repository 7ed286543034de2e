#include "kiosk/storage/store.hpp"

#include <array>
#include <chrono>
#include <system_error>

#include "kiosk/core/durable_file.hpp"
#include "migrations.hpp"
#include "sqlite.hpp"
#include "state_directory.hpp"

namespace kiosk::storage {
namespace {

namespace fs = std::filesystem;

/// Longer than importing the largest list takes, so that an append waits instead of failing.
constexpr std::chrono::milliseconds patience{15'000};

constexpr const char* settings = R"sql(
PRAGMA synchronous = FULL;
PRAGMA foreign_keys = ON;
PRAGMA trusted_schema = OFF;
PRAGMA cell_size_check = ON;
PRAGMA temp_store = MEMORY;
PRAGMA secure_delete = ON;
PRAGMA journal_size_limit = 16777216;
)sql";

fs::path with_suffix(const fs::path& file, const std::string& suffix) {
    return file.string() + suffix;
}

Result<void> use_wal(sqlite3* database) {
    Statement pragma(database, "PRAGMA journal_mode = WAL");
    const std::string mode(pragma.next() ? pragma.text(0) : "");
    if (auto failure = pragma.failure()) return *failure;
    if (mode == "wal") return {};
    return Error{ErrorCode::io,
                 "journal mode: found " + mode + ", expected wal; is the state on a network file system?"};
}

Result<void> quick_check(sqlite3* database, const fs::path& file) {
    Statement check(database, "PRAGMA quick_check(1)");
    const std::string answer(check.next() ? check.text(0) : "");
    if (auto failure = check.failure()) return *failure;
    if (answer == "ok") return {};
    return Error{ErrorCode::damaged_data, file.string() + ": quick_check: " + answer};
}

Result<int> known_schema_version(sqlite3* database, const fs::path& file) {
    auto version = schema_version_of(database);
    if (!version || (*version >= 0 && *version <= Store::schema_version)) return version;
    const std::string found = file.string() + ": schema version " + std::to_string(*version) +
                              ", this program knows up to " + std::to_string(Store::schema_version);
    if (*version < 0) return Error{ErrorCode::damaged_data, found};
    return Error{ErrorCode::unavailable, found + "; it was written by a newer program, install that one"};
}

/// The log of changes that belongs to a database which is gone: SQLite would delete it.
Result<void> refuse_orphaned_log(const fs::path& file) {
    std::error_code ignored;
    const fs::path log = with_suffix(file, "-wal");
    if (fs::exists(file, ignored) || !fs::exists(log, ignored) || fs::is_empty(log, ignored)) return {};
    return Error{ErrorCode::damaged_data, log.string() + ": found without its database " + file.string()};
}

constexpr std::array<const char*, 3> parts{"", "-wal", "-shm"};

bool taken(const fs::path& base) {
    std::error_code ignored;
    for (const char* part : parts) {
        if (fs::exists(with_suffix(base, part), ignored)) return true;
    }
    return false;
}

/// The database first: should the power fail in between, its log is found orphaned and set aside next time.
Result<fs::path> set_aside(const fs::path& file) {
    int number = 1;
    const auto numbered = [&] { return with_suffix(file, ".broken-" + std::to_string(number)); };
    while (taken(numbered())) ++number;
    for (const char* part : parts) {
        std::error_code failure;
        const fs::path from = with_suffix(file, part);
        if (!fs::exists(from, failure)) continue;
        fs::rename(from, with_suffix(numbered(), part), failure);
        if (failure) {
            return Error{ErrorCode::io, from.string() + ": cannot set it aside: " + failure.message()};
        }
    }
    if (auto synced = sync_directory(file.parent_path()); !synced) return synced.error();
    return numbered();
}

}  // namespace

fs::path database_file(const fs::path& state_dir) {
    return state_dir / "kiosk.sqlite";
}

void Store::Closer::operator()(sqlite3* database) const {
    sqlite3_close_v2(database);
}

Store::Store(Store&&) noexcept = default;
Store& Store::operator=(Store&&) noexcept = default;
Store::~Store() = default;

Result<void> Store::connect(const fs::path& file, int flags) {
    sqlite3* database = nullptr;
    const int code = sqlite3_open_v2(file.c_str(), &database, flags | SQLITE_OPEN_NOMUTEX, nullptr);
    database_.reset(database);
    file_ = file;
    if (!database) return Error{ErrorCode::io, file.string() + ": no memory to open it"};
    sqlite3_extended_result_codes(database, 1);
    if (code != SQLITE_OK) return sqlite_error(database, "open");
    sqlite3_busy_timeout(database, static_cast<int>(patience.count()));
    sqlite3_db_config(database, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    return execute(database, settings, "open");
}

Result<void> Store::all_or_nothing(const std::function<Result<void>()>& work) {
    auto transaction = Transaction::begin_write(handle());
    if (!transaction) return transaction.error();
    if (auto done = work(); !done) return done;
    return transaction->commit();
}

Result<bool> Store::empty_log() {
    Statement pragma(handle(), "PRAGMA wal_checkpoint(TRUNCATE)");
    const bool busy = !pragma.next() || pragma.integer(0) != 0;
    if (auto failure = pragma.failure()) return *failure;
    return !busy;
}

Result<Store> Store::open_sound(const fs::path& file) {
    if (auto fine = refuse_orphaned_log(file); !fine) return fine.error();
    if (auto made = make_private_file(file); !made) return made.error();
    Store store;
    if (auto connected = store.connect(file, SQLITE_OPEN_READWRITE); !connected) return connected.error();
    sqlite3* const database = store.handle();

    // Until the file has proved sound, closing it must not move its log into it.
    sqlite3_db_config(database, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
    const auto version = known_schema_version(database, file);
    if (!version) return version.error();
    if (auto sound = quick_check(database, file); !sound) return sound.error();
    sqlite3_db_config(database, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0, nullptr);

    if (auto used = use_wal(database); !used) return used.error();
    if (auto migrated = migrate(database, *version); !migrated) return migrated.error();
    if (*version == 0) {
        if (auto synced = sync_directory(file.parent_path()); !synced) return synced.error();
    }
    store.report_ = {*version == 0, *version, std::nullopt, ""};
    return store;
}

Result<Store> Store::open(const fs::path& state_dir, WhenBroken when_broken) {
    if (auto made = make_state_directory(state_dir); !made) return made.error();
    const fs::path file = database_file(state_dir);
    auto opened = open_sound(file);
    const bool broken = !opened && opened.error().code == ErrorCode::damaged_data;
    if (!broken || when_broken == WhenBroken::refuse) return opened;

    const std::string problem = opened.error().text;
    const auto moved = set_aside(file);
    if (!moved) return moved.error();
    opened = open_sound(file);
    if (opened) {
        opened->report_.set_aside = *moved;
        opened->report_.problem = problem;
    }
    return opened;
}

Result<Store> Store::open_read_only(const fs::path& state_dir) {
    const fs::path file = database_file(state_dir);
    if (auto fine = refuse_orphaned_log(file); !fine) return fine.error();
    std::error_code ignored;
    if (!fs::exists(file, ignored)) {
        return Error{ErrorCode::not_found, file.string() + ": there is no such file; is --state right?"};
    }
    Store store;
    if (auto connected = store.connect(file, SQLITE_OPEN_READONLY); !connected) return connected.error();
    const auto version = known_schema_version(store.handle(), file);
    if (!version) return version.error();
    if (*version == 0) {
        return Error{ErrorCode::damaged_data, file.string() + ": schema version 0: the file holds no ledger"};
    }
    if (*version < schema_version) {
        return Error{ErrorCode::unavailable, file.string() + ": schema version " + std::to_string(*version) +
                                                 ", expected " + std::to_string(schema_version) +
                                                 "; start the kiosk once, which migrates the file"};
    }
    store.report_.migrated_from = *version;
    return store;
}

}  // namespace kiosk::storage

#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "kiosk/core/result.hpp"
#include "kiosk/domain/ports.hpp"

struct sqlite3;

namespace kiosk::storage {

/// Who writes events: fixed for the life of the process.
struct LedgerIdentity {
    std::string kiosk;
    std::string place;
    std::string boot_id;
    domain::HashFunction hash;
    domain::RandomUuid uuid;
    domain::TokenSeals* seals = nullptr;     ///< outlives the ledger; never null
    const domain::Signer* signer = nullptr;  ///< the same
};

/// What happened at opening, for the log and the technician.
struct OpenReport {
    bool created = false;
    int migrated_from = 0;  ///< schema version found; equals `schema_version` when current
    std::optional<std::filesystem::path> set_aside;  ///< where a broken file was moved to
    std::string problem;                             ///< what SQLite said about the broken file
};

enum class WhenBroken {
    set_aside,  ///< move file, -wal and -shm to NAME.broken-N and start a new one (the kiosk)
    refuse,     ///< leave it and answer `damaged_data` (ikdctl)
};

/// Makes the directory for its owner only (0700), with its parents; leaves an existing one as it is.
Result<void> make_state_directory(const std::filesystem::path& directory);

/// Whether it exists or not.
std::filesystem::path database_file(const std::filesystem::path& state_dir);

/// The one SQLite file of a kiosk: DIR/kiosk.sqlite, WAL, synchronous=FULL, numbered migrations, quick_check
/// at opening; what is deleted is overwritten (secure_delete). A broken file is never overwritten. Not
/// thread-safe: one thread at a time; a second process may open it too.
class Store {
  public:
    static constexpr int schema_version = 6;

    /// Makes directory (0700) and file (0600) where missing, and migrates. `damaged_data` for a broken file,
    /// `unavailable` for one of a newer program, `io` for the rest.
    static Result<Store> open(const std::filesystem::path& state_dir, WhenBroken when_broken);
    /// For looking only: makes, migrates and checks nothing. `not_found` without a file.
    static Result<Store> open_read_only(const std::filesystem::path& state_dir);
    Store(Store&&) noexcept;
    Store& operator=(Store&&) noexcept;
    ~Store();

    /// Runs `work`, whose writes to this store become durable together, or not at all when it fails.
    Result<void> all_or_nothing(const std::function<Result<void>()>& work);
    /// Moves the log of changes into the file and empties it, so that nothing that was deleted is left in
    /// it. False while another process reads; then the last process that closes the store does it.
    Result<bool> empty_log();

    const OpenReport& report() const { return report_; }
    const std::filesystem::path& file() const { return file_; }
    sqlite3* handle() const { return database_.get(); }

  private:
    Store() = default;
    static Result<Store> open_sound(const std::filesystem::path& file);
    Result<void> connect(const std::filesystem::path& file, int flags);

    struct Closer {
        void operator()(sqlite3* database) const;
    };
    std::unique_ptr<sqlite3, Closer> database_;
    std::filesystem::path file_;
    OpenReport report_;
};

}  // namespace kiosk::storage

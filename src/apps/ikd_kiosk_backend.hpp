#pragma once

#include <filesystem>
#include <functional>
#include <memory>

#include "kiosk/app/worker.hpp"
#include "kiosk/config/kiosk_config.hpp"
#include "kiosk/crypto/keys.hpp"
#include "kiosk/storage/ledger.hpp"
#include "kiosk/storage/officers.hpp"
#include "kiosk/storage/state_lock.hpp"
#include "kiosk/storage/status_lists.hpp"
#include "kiosk/storage/store.hpp"
#include "officer_codes.hpp"

namespace kiosk {

/// Everything behind the worker thread: the state directory with its lock, key, ledger, lists and officers.
class Backend {
  public:
    /// Opens or makes the state directory. A broken store is set aside, see `report`.
    static Result<std::unique_ptr<Backend>> open(const std::filesystem::path& state_dir,
                                                 const config::KioskConfig& config);

    /// Starts the worker; `answered` may only wake somebody.
    void start(std::function<void()> answered);
    app::Worker& worker() { return *worker_; }

    const storage::OpenReport& report() const { return store_.report(); }
    const std::filesystem::path& ledger_file() const { return store_.file(); }

    // For the tour, which plays the dinas and the officer; only while the worker is idle.
    domain::Ledger& ledger() { return ledger_; }
    storage::Store& store() { return store_; }
    const domain::NikTokens& tokens() const { return tokens_; }
    const crypto::SecretBox& secret_box() const { return secret_box_; }

  private:
    Backend(storage::StateLock lock, crypto::KeyFile key, storage::Store store,
            const config::KioskConfig& config);

    storage::StateLock lock_;
    crypto::KeyFile key_;
    storage::Store store_;
    storage::SqliteLedger ledger_;
    storage::SqliteStatusLists lists_;
    storage::Officers officers_;
    crypto::HmacNikTokens tokens_;
    crypto::SecretBox secret_box_;
    StoredOfficerCodes codes_;
    std::unique_ptr<app::Worker> worker_;  // last: its thread uses everything above
};

}  // namespace kiosk

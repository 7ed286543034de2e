#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>

#include "device_facts.hpp"
#include "kiosk/app/worker.hpp"
#include "kiosk/config/kiosk_config.hpp"
#include "kiosk/crypto/keys.hpp"
#include "kiosk/storage/ledger.hpp"
#include "kiosk/storage/officers.hpp"
#include "kiosk/storage/state_lock.hpp"
#include "kiosk/storage/status_lists.hpp"
#include "kiosk/storage/store.hpp"
#include "list_inbox.hpp"
#include "officer_codes.hpp"
#include "staff_pins.hpp"
#include "status_sources.hpp"

namespace kiosk {

struct BackendSetup {
    std::filesystem::path state;
    config::KioskConfig config;
    std::string district;                ///< code: whose list bundles are taken
    std::chrono::minutes utc_offset{0};  ///< of the district: for the service day of the last event
    Now started;
    std::string boot_id;
    std::unique_ptr<domain::TimeService> time_service;
};

/// Everything behind the worker thread: the state directory with its lock, keys, ledger, lists and staff,
/// and the sources of NIK status.
class Backend {
  public:
    /// Opens or makes the state directory. A broken store is set aside, see `report`. `bad_input` for a web
    /// service that is enabled and cannot work as it is set up.
    static Result<std::unique_ptr<Backend>> open(BackendSetup setup);

    /// Starts the worker; `answered` may only wake somebody.
    void start(std::function<void()> answered);
    app::Worker& worker() { return *worker_; }
    /// In order: finishes the jobs, keeps kiosk_stopped and signs where the ledger ends. The worker is gone
    /// afterwards.
    Result<void> stop(const Now& now);

    const storage::OpenReport& report() const { return store_.report(); }
    const std::filesystem::path& ledger_file() const { return store_.file(); }

    // For the tour, which plays the dinas and staff; only while the worker is idle.
    domain::Ledger& ledger() { return ledger_; }
    storage::Store& store() { return store_; }
    const domain::NikTokens& tokens() const { return tokens_; }
    const crypto::SecretBox& secret_box() const { return secret_box_; }
    const domain::PublicKey& public_key() const { return signer_.public_key(); }

  private:
    Backend(BackendSetup setup, storage::StateLock lock, crypto::KeyFile key, storage::Store store,
            std::optional<domain::ClockWitness> last_moment,
            std::unique_ptr<dukcapil::WebServiceSource> web_service);
    Result<std::optional<domain::Date>> lists_valid_until();

    BackendSetup setup_;
    storage::StateLock lock_;
    crypto::KeyFile key_;
    storage::Store store_;
    std::optional<domain::ClockWitness> last_moment_;
    crypto::DeviceSigner signer_;
    crypto::DayKeys day_keys_;
    storage::SqliteLedger ledger_;
    storage::StatusLists lists_;
    storage::Officers officers_;
    crypto::HmacNikTokens tokens_;
    crypto::SecretBox secret_box_;
    StoredOfficerCodes codes_;
    StoredStaffPins pins_;
    StoredDevice device_;
    ListFolder inbox_;
    domain::StructureSource structure_;
    storage::LocalListSource local_lists_;
    TrustedListSource signed_list_;
    storage::OfficerSource seen_by_officers_;
    std::unique_ptr<dukcapil::WebServiceSource> web_service_;  ///< null: not enabled
    std::vector<LoggedSource> sources_;                        ///< all of them, as they are asked
    std::unique_ptr<app::Worker> worker_;                      // last: its thread uses everything above
};

}  // namespace kiosk

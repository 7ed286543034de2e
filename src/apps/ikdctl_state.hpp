#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>

#include "ikdctl_district.hpp"
#include "kiosk/crypto/keys.hpp"
#include "kiosk/storage/ledger.hpp"

namespace kiosk::ikdctl {

/// The state of this kiosk, open for a command at the terminal that changes staff or lists, also while the
/// kiosk runs. Each change is an event of the ledger, without an officer unless the command names one.
class OpenState {
  public:
    /// `kiosk_toml` says whose ledger it is. Makes a state directory where there is none.
    static Result<std::unique_ptr<OpenState>> open(const std::filesystem::path& state,
                                                   const std::filesystem::path& kiosk_toml);

    const Configured& configured() const { return configured_; }
    const crypto::KeyFile& key() const { return key_; }
    storage::Store& store() { return store_; }
    domain::Ledger& ledger() { return ledger_; }
    /// An event of this moment.
    domain::EventDraft draft(domain::EventKind kind, std::string detail) const;
    /// Runs `change`, which answers the detail of its event, and appends that event, in one transaction:
    /// neither is there without the other.
    Result<void> record(domain::EventKind kind, const std::function<Result<std::string>()>& change);

  private:
    OpenState(Configured configured, crypto::KeyFile key, storage::Store store,
              const std::filesystem::path& state);

    Configured configured_;
    crypto::KeyFile key_;
    crypto::DeviceSigner signer_;
    crypto::DayKeys seals_;
    storage::Store store_;
    storage::SqliteLedger ledger_;
};

}  // namespace kiosk::ikdctl

#pragma once

#include <filesystem>
#include <utility>

#include "kiosk/crypto/keys.hpp"
#include "kiosk/domain/ports.hpp"

namespace kiosk {

/// Looks at this machine for the technician. Opens the ledger for itself, for reading only.
class StoredDevice final : public domain::Device {
  public:
    StoredDevice(std::filesystem::path state, const crypto::KeyFile& key, int tokens_kept_days)
        : StoredDevice(std::move(state), key.protection(), crypto::DeviceSigner(key).public_key(),
                       tokens_kept_days) {}
    /// For who looks without the key.
    StoredDevice(std::filesystem::path state, domain::KeyProtection key_protection,
                 const domain::PublicKey& public_key, int tokens_kept_days)
        : state_(std::move(state)),
          key_protection_(key_protection),
          public_key_(public_key),
          tokens_kept_days_(tokens_kept_days) {}

    Result<domain::DeviceFacts> look() override;

  private:
    std::filesystem::path state_;
    domain::KeyProtection key_protection_;
    domain::PublicKey public_key_;
    int tokens_kept_days_;
};

}  // namespace kiosk

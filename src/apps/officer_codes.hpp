#pragma once

#include <string>
#include <vector>

#include "kiosk/crypto/keys.hpp"
#include "kiosk/domain/ports.hpp"
#include "kiosk/storage/officers.hpp"

namespace kiosk {

/// Finds the enrolled officer whose code of now this is. Empty when nobody's is, when two officers happen to
/// show the same code, and when the code was used before. An officer whose secret cannot be read is left out;
/// technicians have no codes.
class StoredOfficerCodes final : public domain::OfficerCodes {
  public:
    StoredOfficerCodes(storage::Officers& officers, const crypto::SecretBox& box)
        : officers_(officers), box_(box) {}

    Result<std::optional<domain::UsedCode>> check(std::string_view six_digits, UtcTime now) override;

    /// Ids of the enrolled officers whose secrets cannot be read: sealed with another key, or damaged. They
    /// must be enrolled again.
    Result<std::vector<std::string>> unreadable();

  private:
    storage::Officers& officers_;
    const crypto::SecretBox& box_;
};

}  // namespace kiosk

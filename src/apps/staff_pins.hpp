#pragma once

#include <string>
#include <vector>

#include "kiosk/crypto/keys.hpp"
#include "kiosk/domain/ports.hpp"
#include "kiosk/storage/officers.hpp"

namespace kiosk {

/// Finds the staff member of a number and checks the PIN. An unknown number, one without PIN and a hash that
/// cannot be read cost the same time as a wrong PIN.
class StoredStaffPins final : public domain::StaffPins {
  public:
    StoredStaffPins(storage::Officers& officers, const crypto::SecretBox& box)
        : officers_(officers), box_(box) {}

    Result<std::optional<domain::StaffMember>> check(std::string_view number_and_pin) override;

    /// Ids of the active members whose PIN cannot be read: sealed with another key, or damaged. They need a
    /// new one.
    Result<std::vector<std::string>> unreadable();

  private:
    storage::Officers& officers_;
    const crypto::SecretBox& box_;
};

}  // namespace kiosk

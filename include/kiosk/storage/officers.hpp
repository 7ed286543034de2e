#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "kiosk/core/result.hpp"
#include "kiosk/domain/staff.hpp"
#include "kiosk/storage/store.hpp"

namespace kiosk::storage {

/// Staff as stored. The secrets are sealed with the device's key before they come here.
struct Officer {
    std::string id;  ///< stable, short: "siti-1"; stands in the ledger
    std::string name;
    int number = 0;  ///< 1..99, unique among the active; 0 for those enrolled before there were PINs
    domain::StaffRole role = domain::StaffRole::officer;
    std::vector<std::uint8_t> sealed_secret;  ///< of the code app; empty for technicians
    std::vector<std::uint8_t> sealed_pin;     ///< scrypt hash; empty: no PIN yet
    std::int64_t last_used_step = 0;          ///< codes of this time step or earlier are burnt
    bool active = true;
};

/// Staff who may confirm (officers) or look after the kiosk (technicians).
class Officers {
  public:
    explicit Officers(Store& store) : store_(store) {}
    /// Makes an id from the name and takes the lowest free number. `bad_input` for an empty name, one of an
    /// active member, or when all 99 numbers are taken. Answers the new row.
    Result<Officer> add(const std::string& name, domain::StaffRole role,
                        std::vector<std::uint8_t> sealed_secret, std::vector<std::uint8_t> sealed_pin);
    /// `not_found`. Gives a number to a member who has none.
    Result<Officer> set_pin(const std::string& id, std::vector<std::uint8_t> sealed_pin);
    /// Overwrites name and secrets; the id stays taken for ever. `not_found`. See Store::empty_log.
    Result<void> remove(const std::string& id);
    Result<std::vector<Officer>> active();

  private:
    Store& store_;
};

}  // namespace kiosk::storage

#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "kiosk/core/result.hpp"
#include "kiosk/storage/store.hpp"

namespace kiosk::storage {

struct Officer {
    std::string id;  ///< stable, short: "siti-1"; stands in the ledger
    std::string name;
    std::vector<std::uint8_t> sealed_secret;
    std::int64_t last_used_step = 0;  ///< codes of this time step or earlier are burnt
    bool active = true;
};

/// Officers who may confirm. Their secrets are stored sealed.
class Officers {
  public:
    explicit Officers(Store& store) : store_(store) {}
    /// Makes an id from the name. `bad_input` for an empty name or one of an active officer.
    Result<std::string> add(const std::string& name, std::vector<std::uint8_t> sealed_secret);
    Result<void> deactivate(const std::string& id);  ///< `not_found`
    Result<std::vector<Officer>> active();

  private:
    Store& store_;
};

}  // namespace kiosk::storage

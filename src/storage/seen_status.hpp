#pragma once

#include <vector>

#include "kiosk/core/result.hpp"
#include "kiosk/domain/ports.hpp"
#include "sqlite.hpp"

namespace kiosk::storage {

/// What officers saw about the visits of tickets; rows that were taken back are left out.
class SeenAtVisits {
  public:
    explicit SeenAtVisits(sqlite3* database);
    /// After this row, oldest first.
    Result<std::vector<domain::SeenStatus>> since(const domain::Event& ticket_issued);

  private:
    Statement query_;
};

}  // namespace kiosk::storage

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

/// Where the sources of a visit contradicted each other (sources_disagree), before its ticket or after.
class DisagreementsAtVisits {
  public:
    explicit DisagreementsAtVisits(sqlite3* database);
    /// Each axis once, in the order of its first event.
    Result<std::vector<domain::StatusAxis>> of(const domain::Uuid& visit);

  private:
    Statement query_;
};

}  // namespace kiosk::storage

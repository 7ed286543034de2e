#pragma once

#include <cstdint>
#include <map>

#include "kiosk/core/result.hpp"
#include "kiosk/domain/tally.hpp"

struct sqlite3;

namespace kiosk::storage {

// The count as kept beside the events: what domain::Tally says of all rows, without reading them.

/// Takes an activation that was just appended into the count.
Result<void> keep_activation(sqlite3* database, const domain::Event& activation);
/// Notes that `undo`, just appended, takes `undone` back, and corrects the count.
Result<void> keep_undo(sqlite3* database, const domain::Event& undo, const domain::Event& undone);

Result<domain::KioskCount> kept_count(sqlite3* database);
/// By first row, all that ever had an activation. For verification: grows with the ledger.
Result<std::map<std::int64_t, domain::PersonActs>> kept_people(sqlite3* database);

}  // namespace kiosk::storage

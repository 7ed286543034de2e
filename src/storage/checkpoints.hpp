#pragma once

#include "kiosk/core/result.hpp"
#include "kiosk/domain/checkpoint.hpp"

struct sqlite3;

namespace kiosk::storage {

Result<void> insert_checkpoint(sqlite3* database, const domain::Checkpoint& checkpoint);

}  // namespace kiosk::storage

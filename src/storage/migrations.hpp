#pragma once

#include <span>

#include "kiosk/core/result.hpp"

struct sqlite3;

namespace kiosk::storage {

/// SQL scripts; number N (from 0) takes a file from schema version N to N + 1.
std::span<const char* const> migrations();

Result<int> schema_version_of(sqlite3* database);

/// Brings the file from `version` to the newest one, each step in a transaction of its own.
Result<void> migrate(sqlite3* database, int version);

}  // namespace kiosk::storage

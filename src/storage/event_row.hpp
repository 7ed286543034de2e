#pragma once

#include <string_view>

#include "kiosk/domain/event.hpp"
#include "sqlite.hpp"

namespace kiosk::storage {

/// Columns of `events` in the order in which a query must name them for `read_event`.
inline constexpr std::string_view event_columns =
    "sequence, id, kiosk, place, boot_id, kind, reason, visit, ticket, token, age_band, registration, "
    "language, duration_s, officer, wall_ms, mono_ms, service_day, detail, previous, hash";

Result<void> insert_event(sqlite3* database, const domain::Event& event);

/// `damaged_data`, naming the column, when the row is not exactly what `insert_event` writes; `unavailable`
/// for an enumeration's word that this program does not know. Whatever this accepts, `canonical_bytes`
/// covers, so no change of a row escapes its hash.
Result<domain::Event> read_event(const Statement& row);
/// Empty when there is no such row.
Result<std::optional<domain::Event>> read_event_at(sqlite3* database, std::int64_t sequence);

}  // namespace kiosk::storage

#pragma once

#include <cstdint>

#include "kiosk/core/result.hpp"
#include "kiosk/domain/event.hpp"

struct sqlite3;

namespace kiosk::storage {

/// The last event; sequence 0 and a zero hash when there is none.
struct LedgerHead {
    std::int64_t sequence = 0;
    domain::Digest hash{};
    bool operator==(const LedgerHead&) const = default;
};

/// As kept beside the events.
Result<LedgerHead> kept_ledger_head(sqlite3* database);
/// As found in the last event.
Result<LedgerHead> found_ledger_head(sqlite3* database);
/// Both, which must agree: nothing may be appended to a ledger whose end was cut off (`damaged_data`).
Result<LedgerHead> sound_ledger_head(sqlite3* database);
Result<void> write_ledger_head(sqlite3* database, const LedgerHead& head);

}  // namespace kiosk::storage

#pragma once

#include <string>
#include <string_view>

#include "kiosk/core/result.hpp"
#include "kiosk/domain/event.hpp"

struct sqlite3;

namespace kiosk::storage {

/// The event that this act_undone takes back. `bad_input` when there is no such row, it cannot be taken
/// back, or something did so already.
Result<domain::Event> event_to_undo(sqlite3* database, const domain::EventDraft& undo);

/// SQL: nothing took `row`, an alias of events, back.
inline std::string stands(std::string_view row) {
    return "NOT EXISTS (SELECT 1 FROM undone WHERE undone.sequence = " + std::string(row) + ".sequence)";
}

}  // namespace kiosk::storage

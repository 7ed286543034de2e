#include "corrections.hpp"

#include "event_row.hpp"
#include "kiosk/domain/tally.hpp"
#include "sqlite.hpp"

namespace kiosk::storage {
namespace {

Error refused(const std::string& what) {
    return {ErrorCode::bad_input, "event act_undone: " + what};
}

Result<bool> was_undone(sqlite3* database, std::int64_t row) {
    Statement query(database, "SELECT 1 FROM undone WHERE sequence = ?1");
    query.bind(1, row);
    const bool found = query.next();
    if (auto failure = query.failure()) return *failure;
    return found;
}

}  // namespace

Result<domain::Event> event_to_undo(sqlite3* database, const domain::EventDraft& undo) {
    domain::Event event;
    event.draft = undo;
    const auto row = domain::undone_row(event);
    if (!row) return refused("found detail \"" + undo.detail + "\", expected the row to undo: \"row 41\"");
    const std::string name = "row " + std::to_string(*row);

    const auto target = read_event_at(database, *row);
    if (!target) return target.error();
    if (!*target) return refused("this ledger has no " + name);
    if (!domain::is_undoable(**target)) {
        return refused(name + ": " + std::string(to_word((*target)->draft.kind)) +
                       " cannot be taken back, only activations, outcomes that staff recorded, and what was "
                       "seen in SIAK");
    }
    const auto undone = was_undone(database, *row);
    if (!undone) return undone.error();
    if (*undone) return refused(name + " was taken back before");
    return **target;
}

}  // namespace kiosk::storage

#include "kiosk/domain/event.hpp"

namespace kiosk::domain {
namespace {

/// Acts of a known member of staff.
bool is_of_staff(EventKind kind) {
    return kind == EventKind::staff_logged_in || kind == EventKind::staff_logged_out ||
           kind == EventKind::clock_confirmed || kind == EventKind::disturbance_started ||
           kind == EventKind::disturbance_ended || kind == EventKind::act_undone ||
           kind == EventKind::figure_entered || kind == EventKind::checks_released;
}

}  // namespace

std::optional<std::string> find_misfit(const EventDraft& draft) {
    if (is_of_staff(draft.kind) && draft.officer.empty())
        return std::string(to_word(draft.kind)) + " without the member of staff who did it";
    return std::nullopt;
}

}  // namespace kiosk::domain

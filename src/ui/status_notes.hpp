#pragma once

#include <optional>
#include <vector>

#include "screen.hpp"

namespace kiosk::ui {

// What the result, the way to the recording and the slip say alike.

struct StatusDates {
    std::optional<domain::Date> record_from, card_from, grace_until;
    bool may_be_deactivated = false;  ///< who does not record
};
/// What applies, a line each.
void append_dates(Stack& stack, const Screen& screen, const StatusDates& dates);
/// What to bring; nothing when nothing is asked for.
void append_bring(Stack& stack, const Screen& screen, const std::vector<config::LocalText>& bring);

}  // namespace kiosk::ui

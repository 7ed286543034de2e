#pragma once

#include <optional>
#include <string_view>

#include "kiosk/domain/hours.hpp"

namespace kiosk::config {

/// "08:00-15:00", several spans with commas between, 24:00 as the last end, or "closed". Empty when the text
/// is none of these or its spans do not follow each other.
std::optional<domain::DayHours> parse_day_hours(std::string_view text);

}  // namespace kiosk::config

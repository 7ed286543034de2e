#pragma once

#include "screen.hpp"

namespace kiosk::ui {

/// What everybody in the hall must know, across the top of the content: a ticket that was called, a disturbed
/// server, a clock that nobody vouches for. Beside each other where the panel is wide, in short words where
/// it is low.
void draw_bands(Screen& screen);

}  // namespace kiosk::ui

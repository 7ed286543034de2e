#pragma once

#include "kiosk/ui/ui.hpp"
#include "screen.hpp"

namespace kiosk::ui {

/// Room between the bars and the places of the acts, for this frame.
void lay_out_frame(Screen& screen);
/// Top bar with place, time and language; back and home.
void draw_chrome(Screen& screen, const UiSetup& setup);
/// "Masih di sini?" over everything.
void draw_still_there(Screen& screen, const app::StillThere& still_there);

}  // namespace kiosk::ui

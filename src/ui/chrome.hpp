#pragma once

#include "screen.hpp"

namespace kiosk::ui {

/// Room for content and acts between the bars.
void lay_out_frame(Screen& screen);
/// Top bar with place, time and the corner buttons; back and home.
void draw_chrome(Screen& screen, const UiSetup& setup);
/// Overlays: over the whole screen, the only thing that can be touched.
void draw_still_there(Screen& screen, const app::StillThere& still_there);
void draw_panel(Screen& screen, app::Panel panel, const UiSetup& setup);

}  // namespace kiosk::ui

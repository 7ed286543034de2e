#pragma once

#include "screen.hpp"

namespace kiosk::ui {

void button(Screen& screen, Box box, const Button& look, Intent intent);
TextStyle label_style(const Button& look, Color ink);
/// What a button's edges leave to its label and icon.
Box label_room(const Theme& theme, Box box, const Button& look);

/// The primary act in its place. Like the others it is drawn last, when all of the row are known.
void primary(Screen& screen, std::string id, std::string label, Intent intent,
             std::string_view icon = "arrow_right", bool enabled = true);
/// Further acts beside it; `place` 0 is the nearest.
void secondary(Screen& screen, std::size_t place, std::string id, std::string label, std::string_view icon,
               Intent intent, bool enabled = true);
/// Reserves the rows of the primary act and of that many others. Call first.
void with_primary(Screen& screen, int others = 0);
/// Draws the acts of the row, and of the rows above it.
void draw_footer(Screen& screen);

}  // namespace kiosk::ui

#pragma once

#include <string_view>

#include "kiosk/core/appearance.hpp"

namespace kiosk::audit {

// The rules with numbers of screens.md, in one place, written down apart from src/ui/theme.hpp: what draws
// is not what judges.

inline constexpr double main_target_mm = 20;     ///< keys and acts
inline constexpr double other_target_mm = 12.7;  ///< everything else
inline constexpr double target_gap_mm = 2.5;
inline constexpr double highest_reach_mm = 1220;  ///< above the floor, of targets in low-reach mode
inline constexpr double code_module_mm = 0.8;
inline constexpr int code_quiet_modules = 4;

/// On small panels a share of the screen's shorter side counts instead, or ten keys would not fit: 15 % for
/// main targets, 10 % for others.
double wanted_target_mm(bool is_main, double shorter_side_mm);

/// Every target is a main one, except those of the corners, panels and choices beside an act (by id).
bool is_main_target(std::string_view id);
/// Of the corner controls, which come last in the order of the focus.
bool is_corner_target(std::string_view id);

/// WCAG 2.2 ratio. What cannot be pressed now is exempt there; here its label must stay readable.
double wanted_contrast(ColorTheme theme, bool of_disabled_target);

/// Height of a body text's capitals: 3.5, 4.8, 6.5 and 9 mm. On panels below 240 mm (the shorter side) in
/// proportion: 9 mm is 4 % of it.
double body_capital_mm(TextSize size, double shorter_side_mm);
/// Of the smallest text of any screen: three quarters of the body's.
double smallest_capital_mm(TextSize size, double shorter_side_mm);
/// From one text size to the next a screen's smallest text grows by at least this factor. The named sizes
/// grow by a third or more.
inline constexpr double capital_growth = 1.1;

}  // namespace kiosk::audit

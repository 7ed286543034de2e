#include "audit/rules.hpp"

#include <algorithm>
#include <array>

namespace kiosk::audit {
namespace {

constexpr double main_share = 0.15;
constexpr double other_share = 0.10;
constexpr double proportional_below_mm = 240;
constexpr double smallest_of_body = 0.75;

// Beginnings of ids. Corner controls, and the choice of a phone beside its QR code.
constexpr std::array<std::string_view, 4> small_targets = {"frame.", "panel.", "get_app.android",
                                                           "get_app.iphone"};
// The two of the frame that stand in the lower bar.
constexpr std::array<std::string_view, 2> bar_targets = {"frame.back", "frame.home"};

template <std::size_t Size>
bool begins_with_any(std::string_view id, const std::array<std::string_view, Size>& beginnings) {
    return std::any_of(beginnings.begin(), beginnings.end(),
                       [&](std::string_view beginning) { return id.starts_with(beginning); });
}

double of_named_size(TextSize size) {
    switch (size) {
        case TextSize::small:
            return 3.5;
        case TextSize::normal:
            return 4.8;
        case TextSize::large:
            return 6.5;
        case TextSize::largest:
            return 9;
    }
    return 0;
}

}  // namespace

double wanted_target_mm(bool is_main, double shorter_side_mm) {
    return is_main ? std::min(main_target_mm, main_share * shorter_side_mm)
                   : std::min(other_target_mm, other_share * shorter_side_mm);
}

bool is_main_target(std::string_view id) {
    return begins_with_any(id, bar_targets) || !begins_with_any(id, small_targets);
}

bool is_corner_target(std::string_view id) {
    return id.starts_with("frame.") && !begins_with_any(id, bar_targets);
}

double wanted_contrast(ColorTheme theme, bool of_disabled_target) {
    const bool standard = theme == ColorTheme::standard;
    if (of_disabled_target) return standard ? 4.5 : 7;
    return standard ? 7 : 15;
}

double body_capital_mm(TextSize size, double shorter_side_mm) {
    return of_named_size(size) * std::min(1.0, shorter_side_mm / proportional_below_mm);
}

double smallest_capital_mm(TextSize size, double shorter_side_mm) {
    return smallest_of_body * body_capital_mm(size, shorter_side_mm);
}

}  // namespace kiosk::audit

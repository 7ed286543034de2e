#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>

namespace kiosk::ui {

/// 0xAARRGGBB, named by meaning. Text pairs reach 7:1 (tests/ui/test_theme.cpp).
using Color = std::uint32_t;

namespace color {
inline constexpr Color paper = 0xFFF2F6FA;  ///< behind everything
inline constexpr Color card = 0xFFFFFFFF;
inline constexpr Color line = 0xFFCFDAE6;   ///< thin borders
inline constexpr Color ink = 0xFF14263B;    ///< text
inline constexpr Color quiet = 0xFF42536A;  ///< secondary text
inline constexpr Color act = 0xFF0F4C92;    ///< what can be pressed
inline constexpr Color act_pressed = 0xFF083263;
inline constexpr Color act_tint = 0xFFE4EEF9;  ///< calm blue surface
inline constexpr Color act_tint_pressed = 0xFFC9DDF3;
inline constexpr Color deep = 0xFF092E58;     ///< hero surface
inline constexpr Color on_deep = 0xFFE8F1FB;  ///< secondary text on deep
inline constexpr Color white = 0xFFFFFFFF;
inline constexpr Color accent = 0xFFF2B24A;       ///< the one warm colour
inline constexpr Color accent_tint = 0xFFFDF2DD;  ///< attention without danger
inline constexpr Color accent_ink = 0xFF5C3B00;   ///< text on accent_tint
inline constexpr Color danger = 0xFF961B1B;       ///< only for danger
inline constexpr Color danger_tint = 0xFFFCEBEA;
inline constexpr Color off = 0xFFE1E8F0;  ///< surface of what cannot be pressed now
inline constexpr Color off_ink = 0xFF56677B;
inline constexpr Color scrim = 0xB00B1F38;   ///< over the screen below an overlay
inline constexpr Color shadow = 0x38173A63;  ///< soft depth
inline constexpr Color black = 0xFF000000;
}  // namespace color

/// The type scale, small to large; each step is what a text falls back to when it does not fit.
enum class Type { small, body, lead, title, display, giant };
inline constexpr int type_count = 6;

constexpr Type smaller(Type type) {
    return type == Type::small ? type : static_cast<Type>(static_cast<int>(type) - 1);
}

enum class IconSize { small, medium, large };

/// Lengths in pixels for one screen. Sizes come from millimetres (screens.md "Rules with numbers"), bounded
/// by a share of the shorter side: a 10" panel still fits, a 43" panel is not covered with tiny things.
struct Theme {
    float width, height;
    bool portrait;
    float scale;   ///< 1 on a 21.5" panel of 1920x1080
    float button;  ///< height of keys and main buttons, at least 20 mm
    float target;  ///< smallest side of any other target, at least 12.7 mm
    float gap;     ///< between targets, at least 2.5 mm
    float margin;  ///< at the screen's edges
    float pad;     ///< inside cards
    float top_bar;
    float kawung;  ///< height of the batik band
    float border;
    int radius;        ///< cards and buttons
    int radius_small;  ///< chips and fields
    int shadow_reach;
    int illustration_w, illustration_h;
    std::array<int, type_count> type_px;
    std::array<int, 3> icon_px;

    float font_px(Type type) const { return static_cast<float>(type_px[static_cast<std::size_t>(type)]); }
    float icon(IconSize size) const { return static_cast<float>(icon_px[static_cast<std::size_t>(size)]); }
    /// Lengths of the 1080-line design in pixels of this screen.
    float px(float design) const { return std::round(design * scale); }
};

inline Theme make_theme(int width, int height, double px_per_mm) {
    Theme t{};
    const auto mm = static_cast<float>(px_per_mm);
    const auto shorter = static_cast<float>(std::min(width, height));
    t.width = static_cast<float>(width);
    t.height = static_cast<float>(height);
    t.portrait = height > width;
    const float share = shorter / 1080.0F;
    t.scale = std::clamp(mm / 4.03F, share * (t.portrait ? 1.08F : 1.0F), share * 1.22F);
    t.button = std::ceil(std::clamp(20 * mm, 0.078F * shorter, 0.15F * shorter));
    t.target = std::ceil(std::clamp(12.7F * mm, 0.05F * shorter, 0.1F * shorter));
    t.gap = std::ceil(std::max(2.5F * mm, 0.0125F * shorter));
    t.margin = std::round(0.03F * shorter);
    t.pad = t.px(26);
    t.kawung = t.px(14);
    t.top_bar = t.target + t.kawung + t.px(18);
    t.border = std::max(2.0F, t.px(2));
    t.radius = static_cast<int>(t.px(22));
    t.radius_small = static_cast<int>(t.px(12));
    t.shadow_reach = static_cast<int>(t.px(20));
    // What the two bars, a line of progress and a card leave; a third of it in portrait.
    const float room = t.height - t.top_bar - t.button - 2.25F * t.margin - t.px(46) - 2 * t.pad;
    t.illustration_h = static_cast<int>(std::min({t.portrait ? 0.4F * room : room, 0.54F * shorter, 800.0F}));
    t.illustration_w = t.illustration_h * 8 / 11;
    t.type_px = {static_cast<int>(t.px(22)), static_cast<int>(t.px(28)),
                 static_cast<int>(t.px(36)), static_cast<int>(t.px(52)),
                 static_cast<int>(t.px(78)), static_cast<int>(std::min(t.px(170), 300.0F))};
    t.icon_px = {static_cast<int>(t.px(30)), static_cast<int>(t.px(44)), static_cast<int>(t.px(80))};
    return t;
}

}  // namespace kiosk::ui

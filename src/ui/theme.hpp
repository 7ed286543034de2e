#pragma once

#include <array>
#include <cstdint>

#include "kiosk/core/appearance.hpp"

namespace kiosk::ui {

/// Colours are named by meaning; a theme says what they look like.
enum class Color : std::uint8_t {
    paper,  ///< behind everything
    card,
    field,  ///< what is typed into, and keys
    line,   ///< thin borders
    ink,    ///< text
    quiet,  ///< secondary text
    act,    ///< what can be pressed
    act_pressed,
    on_act,    ///< text on act
    act_tint,  ///< calm surface
    act_tint_pressed,
    deep,         ///< hero surface
    deep_ink,     ///< text on deep
    deep_quiet,   ///< secondary text on deep
    deep_accent,  ///< the warm colour as text on deep
    accent,       ///< the one warm colour
    on_accent,
    accent_tint,  ///< attention without danger
    accent_ink,   ///< text on accent_tint
    danger,       ///< only for danger
    danger_tint,
    off,  ///< surface of what cannot be pressed now
    off_ink,
    plate,  ///< behind illustrations
    app,    ///< a button of the IKD app in a drawing
    on_app,
    focus,  ///< ring around what a keyboard or switch stands on
    scrim,  ///< over the screen below an overlay
    shadow,
    band_motif,  ///< kawung in the top band
    deep_motif,  ///< kawung on deep
    white,       ///< of a QR code, in every theme
    black,
};
inline constexpr int color_count = static_cast<int>(Color::black) + 1;

namespace color {
using enum Color;
}

/// 0xAARRGGBB by Color.
using Palette = std::array<std::uint32_t, color_count>;
/// Text pairs reach 7:1, in the three contrast themes 15:1 (screens.md; measured by tests/audit).
const Palette& palette_of(ColorTheme theme);

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
    const Palette* palette;
    float width, height;
    float top;  ///< everything is drawn below this line; above it low-reach mode leaves a calm band
    bool portrait;
    bool reach_helps;  ///< low-reach mode would lower something on this panel
    bool compact;      ///< large letters: one column, pictures and second sentences give way
    bool outlined;     ///< contrast themes: surfaces are told by lines, not by shades
    float scale;       ///< 1 on a 21.5" panel of 1920x1080
    float key;         ///< height of keypad keys, at least 20 mm
    float button;      ///< height of keys and main buttons, at least 20 mm
    float target;      ///< smallest side of any other target, at least 12.7 mm
    float gap;         ///< between targets, at least 2.5 mm
    float margin;      ///< at the screen's edges
    float pad;         ///< inside cards
    float top_bar;
    float kawung;  ///< height of the batik band
    float border;
    int radius;        ///< cards and buttons
    int radius_small;  ///< chips and fields
    int shadow_reach;
    int illustration_w, illustration_h;
    std::array<int, type_count> type_px;
    std::array<int, 3> icon_px;

    std::uint32_t rgb(Color color) const { return (*palette)[static_cast<std::size_t>(color)]; }
    float font_px(Type type) const { return static_cast<float>(type_px[static_cast<std::size_t>(type)]); }
    float icon(IconSize size) const { return static_cast<float>(icon_px[static_cast<std::size_t>(size)]); }
    /// Lengths of the 1080-line design in pixels of this screen.
    float px(float design) const;
    /// Height of the capitals of Noto Sans in that size, in pixels.
    float capital_px(Type type) const { return font_px(type) * capital_share; }

    /// Of ImGui's font height (ascent + descent = 1.362 em), capitals are 0.714 em.
    static constexpr float capital_share = 0.714F / 1.362F;
};

struct Panel {
    int width, height;  ///< pixels
    double px_per_mm;
    double bottom_edge_mm = 0;  ///< of the picture above the floor; 0: not known
};

Theme make_theme(const Panel& panel, const Appearance& appearance);

}  // namespace kiosk::ui

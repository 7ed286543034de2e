#include "theme.hpp"

#include <algorithm>
#include <cmath>

namespace kiosk::ui {
namespace {

constexpr Palette make_palette(std::initializer_list<std::pair<Color, std::uint32_t>> colors) {
    Palette palette{};
    for (const auto& [color, rgb] : colors) palette[static_cast<std::size_t>(color)] = rgb;
    return palette;
}

constexpr Palette standard = make_palette({
    {Color::paper, 0xFFF2F6FA},
    {Color::card, 0xFFFFFFFF},
    {Color::field, 0xFFFFFFFF},
    {Color::line, 0xFFCFDAE6},
    {Color::ink, 0xFF14263B},
    {Color::quiet, 0xFF3A4B61},
    {Color::act, 0xFF0F4C92},
    {Color::act_pressed, 0xFF083263},
    {Color::on_act, 0xFFFFFFFF},
    {Color::act_tint, 0xFFE4EEF9},
    {Color::act_tint_pressed, 0xFFC9DDF3},
    {Color::deep, 0xFF062449},
    {Color::deep_ink, 0xFFFFFFFF},
    {Color::deep_quiet, 0xFFE8F1FB},
    {Color::deep_accent, 0xFFF2B24A},
    {Color::accent, 0xFFF2B24A},
    {Color::on_accent, 0xFF092E58},
    {Color::accent_tint, 0xFFFDF2DD},
    {Color::accent_ink, 0xFF5C3B00},
    {Color::danger, 0xFF961B1B},
    {Color::danger_tint, 0xFFFCEBEA},
    {Color::off, 0xFFE1E8F0},
    {Color::off_ink, 0xFF4F6074},
    {Color::plate, 0x00000000},
    {Color::app, 0xFF0F4C92},
    {Color::on_app, 0xFFFFFFFF},
    {Color::focus, 0xFFD9480F},
    {Color::scrim, 0xB00B1F38},
    {Color::shadow, 0x38173A63},
    {Color::band_motif, 0xD0EDA73A},
    {Color::deep_motif, 0x0CFFFFFF},
    {Color::white, 0xFFFFFFFF},
    {Color::black, 0xFF000000},
});

/// One ink on black; surfaces differ only by lines.
constexpr Palette on_black(std::uint32_t ink, std::uint32_t accent) {
    return make_palette({
        {Color::paper, 0xFF000000},
        {Color::card, 0xFF000000},
        {Color::field, 0xFF000000},
        {Color::line, ink},
        {Color::ink, ink},
        {Color::quiet, ink},
        {Color::act, ink},
        {Color::act_pressed, accent},
        {Color::on_act, 0xFF000000},
        {Color::act_tint, 0xFF000000},
        {Color::act_tint_pressed, 0xFF3D3D3D},
        {Color::deep, 0xFF000000},
        {Color::deep_ink, ink},
        {Color::deep_quiet, ink},
        {Color::deep_accent, accent},
        {Color::accent, accent},
        {Color::on_accent, 0xFF000000},
        {Color::accent_tint, 0xFF000000},
        {Color::accent_ink, accent},
        {Color::danger, ink},
        {Color::danger_tint, 0xFF000000},
        {Color::off, 0xFF000000},
        {Color::off_ink, 0xFFA8A8A8},
        {Color::plate, 0xFFF2F6FA},
        {Color::app, 0xFF00104D},
        {Color::on_app, 0xFFFFFFFF},
        {Color::focus, 0xFF37C2FF},
        {Color::scrim, 0xE0000000},
        {Color::shadow, 0x00000000},
        {Color::band_motif, accent},
        {Color::deep_motif, 0x00000000},
        {Color::white, 0xFFFFFFFF},
        {Color::black, 0xFF000000},
    });
}

constexpr Palette dark = on_black(0xFFFFFFFF, 0xFFFFE14D);
constexpr Palette yellow = on_black(0xFFFFEB00, 0xFFFFEB00);

constexpr Palette light = make_palette({
    {Color::paper, 0xFFFFFFFF},
    {Color::card, 0xFFFFFFFF},
    {Color::field, 0xFFFFFFFF},
    {Color::line, 0xFF000000},
    {Color::ink, 0xFF000000},
    {Color::quiet, 0xFF000000},
    {Color::act, 0xFF00104D},
    {Color::act_pressed, 0xFF000000},
    {Color::on_act, 0xFFFFFFFF},
    {Color::act_tint, 0xFFFFFFFF},
    {Color::act_tint_pressed, 0xFFC4C4C4},
    {Color::deep, 0xFF000000},
    {Color::deep_ink, 0xFFFFFFFF},
    {Color::deep_quiet, 0xFFFFFFFF},
    {Color::deep_accent, 0xFFFFE14D},
    {Color::accent, 0xFFFFE14D},
    {Color::on_accent, 0xFF000000},
    {Color::accent_tint, 0xFFFFFFFF},
    {Color::accent_ink, 0xFF000000},
    {Color::danger, 0xFF000000},
    {Color::danger_tint, 0xFFFFFFFF},
    {Color::off, 0xFFFFFFFF},
    {Color::off_ink, 0xFF505050},
    {Color::plate, 0x00000000},
    {Color::app, 0xFF00104D},
    {Color::on_app, 0xFFFFFFFF},
    {Color::focus, 0xFFB4009E},
    {Color::scrim, 0xC0000000},
    {Color::shadow, 0x00000000},
    {Color::band_motif, 0xFFFFFFFF},
    {Color::deep_motif, 0x00000000},
    {Color::white, 0xFFFFFFFF},
    {Color::black, 0xFF000000},
});

/// What the four text sizes mean, in pixels of the 1080-line design: body capitals of 3.5, 4.8, 6.5 and 9 mm
/// on the 21.5" panel. Titles grow less: they are large already.
struct Letters {
    std::array<float, type_count> type;  // small, body, lead, title, display, giant
    float icon;
};

constexpr std::array<Letters, 4> letters = {{{{23, 27, 34, 50, 76, 170}, 1},
                                             {{29, 37, 43, 56, 80, 170}, 1.1F},
                                             {{41, 50, 54, 64, 84, 170}, 1.25F},
                                             {{58, 69, 72, 78, 92, 170}, 1.5F}}};

// What a wheelchair user reaches from the side (screens.md: 1220 mm above the floor).
constexpr double highest_reach_mm = 1220;
constexpr double usual_bottom_edge_mm = 700;

float unreachable_px(const Panel& panel) {
    const double bottom = panel.bottom_edge_mm > 0 ? panel.bottom_edge_mm : usual_bottom_edge_mm;
    const double above = (bottom - highest_reach_mm) * panel.px_per_mm + panel.height;
    // A tall panel keeps at least a square to work in.
    const double most = std::max(0, panel.height - panel.width);
    return static_cast<float>(std::clamp(std::round(above), 0.0, std::min(most, 0.45 * panel.height)));
}

}  // namespace

const Palette& palette_of(ColorTheme theme) {
    switch (theme) {
        case ColorTheme::standard:
            return standard;
        case ColorTheme::high_contrast_dark:
            return dark;
        case ColorTheme::high_contrast_light:
            return light;
        case ColorTheme::yellow_on_black:
            return yellow;
    }
    return standard;
}

float Theme::px(float design) const {
    return std::round(design * scale);
}

Theme make_theme(const Panel& panel, const Appearance& appearance) {
    Theme t{};
    const auto& size = letters[static_cast<std::size_t>(appearance.text_size)];
    const auto mm = static_cast<float>(panel.px_per_mm);
    t.palette = &palette_of(appearance.theme);
    t.outlined = appearance.theme != ColorTheme::standard;
    t.compact = appearance.text_size >= TextSize::large;
    t.width = static_cast<float>(panel.width);
    t.height = static_cast<float>(panel.height);
    t.reach_helps = unreachable_px(panel) > 0;
    if (appearance.low_reach) t.top = unreachable_px(panel);
    const float room_h = t.height - t.top;
    t.portrait = room_h > t.width;
    // A panel that low-reach mode has cut to nearly a square is a small one.
    const float shorter = t.portrait ? std::min(t.width, 0.66F * room_h) : std::min(0.625F * t.width, room_h);
    const float share = shorter / 1080.0F;
    t.scale =
        std::clamp(mm / 4.03F, share * (t.portrait ? 1.08F : 1.0F), share * (t.compact ? 1.08F : 1.22F));
    for (std::size_t i = 0; i < t.type_px.size(); ++i)
        t.type_px[i] =
            static_cast<int>(std::min(t.px(size.type[i]), i + 1 == t.type_px.size() ? 300.0F : 999.0F));
    // Two lines of small letters fit on a main button, one on any other target.
    const float line = t.font_px(Type::small);
    t.key = std::ceil(std::clamp(20 * mm, 0.078F * shorter, 0.15F * shorter));
    t.button = std::max(t.key, std::ceil(std::min(2.12F * line + 8, 0.175F * shorter)));
    t.target = std::ceil(std::max(std::clamp(12.7F * mm, 0.05F * shorter, 0.1F * shorter), 1.2F * line));
    t.gap = std::ceil(std::max(2.5F * mm, 0.0125F * shorter));
    t.margin = std::round(0.03F * shorter);
    t.pad = t.px(26);
    t.kawung = t.px(18);
    t.top_bar = t.target + t.kawung + t.px(18);
    t.border = std::max(2.0F, t.px(t.outlined ? 3 : 2));
    t.radius = static_cast<int>(t.px(22));
    t.radius_small = static_cast<int>(t.px(12));
    t.shadow_reach = static_cast<int>(t.px(20));
    // What the two bars, a line of progress and a card leave; a third of it in portrait.
    const float room = room_h - t.top_bar - t.button - 2.25F * t.margin - t.px(46) - 2 * t.pad;
    const float upright = t.compact ? 0.22F : 0.4F;
    t.illustration_h =
        static_cast<int>(std::min({t.portrait ? upright * room : room, 0.54F * shorter, 800.0F}));
    t.illustration_w = t.illustration_h * 8 / 11;
    constexpr std::array<float, 3> icons = {30, 44, 80};
    for (std::size_t i = 0; i < icons.size(); ++i)
        t.icon_px[i] = static_cast<int>(t.px(icons[i] * (i == 2 ? std::min(size.icon, 1.1F) : size.icon)));
    return t;
}

}  // namespace kiosk::ui

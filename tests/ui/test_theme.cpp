#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <utility>

#include "../../src/ui/atlas.hpp"
#include "../../src/ui/theme.hpp"
#include "samples.hpp"

using namespace kiosk;
using namespace kiosk::ui;

namespace {

double linear(std::uint32_t rgb, int shift) {
    const double c = ((rgb >> shift) & 0xFF) / 255.0;
    return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}

double luminance(std::uint32_t rgb) {
    return 0.2126 * linear(rgb, 16) + 0.7152 * linear(rgb, 8) + 0.0722 * linear(rgb, 0);
}

// WCAG 2.2 contrast ratio.
double contrast(std::uint32_t a, std::uint32_t b) {
    const double first = luminance(a);
    const double second = luminance(b);
    return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

}  // namespace

TEST_CASE("every text stands out from what is behind it: 7:1, in the contrast themes 15:1") {
    using namespace color;
    const std::pair<Color, Color> pairs[] = {
        {ink, paper},          {ink, card},         {ink, act_tint},
        {quiet, paper},        {quiet, card},       {quiet, act_tint},
        {act, field},          {act, act_tint},     {on_act, act},
        {on_act, act_pressed}, {deep_ink, deep},    {deep_quiet, deep},
        {deep_accent, deep},   {on_accent, accent}, {accent_ink, accent_tint},
        {danger, danger_tint}, {accent_ink, card}};
    for (const auto theme : all_color_themes) {
        const auto& palette = palette_of(theme);
        const auto rgb = [&](Color color) { return palette[static_cast<std::size_t>(color)]; };
        for (const auto& [text, surface] : pairs) {
            INFO(to_word(theme) << " " << std::hex << rgb(text) << " on " << rgb(surface));
            CHECK(contrast(rgb(text), rgb(surface)) >= (theme == ColorTheme::standard ? 7.0 : 15.0));
        }
    }
}

TEST_CASE("a QR code is black on white in every theme") {
    for (const auto theme : all_color_themes) {
        const auto& palette = palette_of(theme);
        CHECK(palette[static_cast<std::size_t>(Color::white)] == 0xFFFFFFFF);
        CHECK(palette[static_cast<std::size_t>(Color::black)] == 0xFF000000);
    }
}

TEST_CASE("sizes follow the millimetres of the panel within a share of the screen") {
    const auto desk = make_theme({1920, 1080, 4.03}, {});
    CHECK(desk.button >= 20 * 4.03F);
    CHECK(desk.target >= 12.7F * 4.03F);
    const auto small = make_theme({1280, 800, 5.88}, {});
    CHECK(small.button >= 20 * 5.88F);
    CHECK(small.button <= 0.15F * 800 + 1);
    const auto wall = make_theme({3840, 2160, 4.03}, {});
    CHECK(wall.button == Approx(2 * desk.button).epsilon(0.1));
}

TEST_CASE("body letters have the capitals that the four sizes promise") {
    constexpr std::array<double, 4> promised_mm = {3.5, 4.8, 6.5, 9.0};
    for (const auto size : all_text_sizes) {
        Appearance appearance;
        appearance.text_size = size;
        const auto theme = make_theme({1920, 1080, 4.03}, appearance);
        const double capital_mm = static_cast<double>(theme.capital_px(Type::body)) / 4.03;
        CHECK(capital_mm == Approx(promised_mm[static_cast<std::size_t>(size)]).epsilon(0.04));
    }
}

TEST_CASE("low-reach mode keeps a tall panel's controls below 1220 mm") {
    Appearance low;
    low.low_reach = true;
    // 32" upright, 708 mm tall, hung 700 mm above the floor: the upper 188 mm are out of reach.
    const auto tall = make_theme({1080, 1920, 2.71, 700}, low);
    CHECK(tall.top == Approx(188 * 2.71).epsilon(0.02));
    CHECK(tall.reach_helps);
    const auto desk = make_theme({1920, 1080, 4.03, 700}, low);
    CHECK(desk.top == 0);
    CHECK_FALSE(desk.reach_helps);
}

TEST_CASE("the fonts hold every letter of every language") {
    const auto setup = test::ui_setup(test::sample_sizes().front());
    AtlasSources sources{setup.assets, setup.fonts, setup.load_svg, {}, nullptr};
    for (const auto& [code, words] : setup.catalogues) {
        for (char32_t c : words.code_points()) sources.code_points.push_back(c);
    }
    const auto theme = make_theme({1366, 768, 3.95}, {});
    for (const auto extent : {Extent::first_screen, Extent::everything}) {
        const auto atlas = Atlas::bake(sources, theme, extent);
        REQUIRE(atlas.ok());
        for (const auto type : {Type::small, Type::body, Type::lead, Type::title, Type::display}) {
            for (char32_t c : sources.code_points) {
                INFO("U+" << std::hex << static_cast<unsigned>(c));
                CHECK((*atlas)->font(type, true).FindGlyphNoFallback(static_cast<ImWchar>(c)) != nullptr);
                CHECK((*atlas)->font(type, false).FindGlyphNoFallback(static_cast<ImWchar>(c)) != nullptr);
            }
        }
    }
}

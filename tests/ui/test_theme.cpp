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

double linear(Color color, int shift) {
    const double c = ((color >> shift) & 0xFF) / 255.0;
    return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}

double luminance(Color color) {
    return 0.2126 * linear(color, 16) + 0.7152 * linear(color, 8) + 0.0722 * linear(color, 0);
}

// WCAG 2.2 contrast ratio.
double contrast(Color a, Color b) {
    const double first = luminance(a);
    const double second = luminance(b);
    return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

}  // namespace

TEST_CASE("every text stands out from what is behind it at least 7:1") {
    using namespace color;
    const std::pair<Color, Color> pairs[] = {
        {ink, paper},          {ink, card},       {ink, act_tint}, {quiet, paper}, {quiet, card},
        {act, white},          {act, act_tint},   {white, act},    {white, deep},  {white, act_pressed},
        {on_deep, deep},       {on_deep, act},    {accent, deep},  {deep, accent}, {accent_ink, accent_tint},
        {danger, danger_tint}, {accent_ink, card}};
    for (const auto& [text, surface] : pairs) {
        INFO(std::hex << text << " on " << surface);
        CHECK(contrast(text, surface) >= 7.0);
    }
}

TEST_CASE("sizes follow the millimetres of the panel within a share of the screen") {
    const auto desk = make_theme(1920, 1080, 4.03);
    CHECK(desk.button >= 20 * 4.03F);
    CHECK(desk.target >= 12.7F * 4.03F);
    const auto small = make_theme(1280, 800, 5.88);
    CHECK(small.button >= 20 * 5.88F);
    CHECK(small.button <= 0.15F * 800 + 1);
    const auto wall = make_theme(3840, 2160, 4.03);
    CHECK(wall.button == Approx(2 * desk.button).epsilon(0.1));
}

TEST_CASE("the fonts hold every letter of every language") {
    const auto setup = test::ui_setup(test::sample_sizes().front());
    AtlasSources sources{setup.assets, setup.fonts, setup.load_svg, {}, nullptr};
    for (const auto& [code, words] : setup.catalogues) {
        for (char32_t c : words.code_points()) sources.code_points.push_back(c);
    }
    const auto theme = make_theme(1366, 768, 3.95);
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

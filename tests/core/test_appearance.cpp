#include <catch2/catch.hpp>

#include "kiosk/core/appearance.hpp"

using namespace kiosk;

TEST_CASE("sizes and themes are read back from their words") {
    for (const TextSize size : all_text_sizes) CHECK(parse_text_size(to_word(size)) == size);
    for (const ColorTheme theme : all_color_themes) CHECK(parse_color_theme(to_word(theme)) == theme);
    CHECK(to_word(TextSize::largest) == "largest");
    CHECK(to_word(ColorTheme::standard) == "default");
    CHECK(to_word(ColorTheme::yellow_on_black) == "yellow-on-black");
    for (const char* wrong : {"", "Normal", "standard", "huge"}) {
        CHECK_FALSE(parse_text_size(wrong).has_value());
        CHECK_FALSE(parse_color_theme(wrong).has_value());
    }
}

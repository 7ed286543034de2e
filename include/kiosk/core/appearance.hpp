#pragma once

#include <array>
#include <optional>
#include <string_view>

namespace kiosk {

/// Capital height about 3.5 / 4.8 / 6.5 / 9 mm (screens.md "Rules with numbers"; VVSG 2.0 7.1-G asks for
/// two).
enum class TextSize { small, normal, large, largest };
inline constexpr std::array all_text_sizes = {TextSize::small, TextSize::normal, TextSize::large,
                                              TextSize::largest};

/// `standard` is called "default" in files and options.
enum class ColorTheme { standard, high_contrast_dark, high_contrast_light, yellow_on_black };
inline constexpr std::array all_color_themes = {ColorTheme::standard, ColorTheme::high_contrast_dark,
                                                ColorTheme::high_contrast_light, ColorTheme::yellow_on_black};

/// How the resident wants to see the kiosk; goes back to the configured one after each person.
struct Appearance {
    TextSize text_size = TextSize::normal;
    ColorTheme theme = ColorTheme::standard;
    bool low_reach = false;  ///< everything that can be touched in the lower part of a tall panel
    bool operator==(const Appearance&) const = default;
};

// Stable words for files, options and target ids: "largest", "yellow-on-black".
std::string_view to_word(TextSize size);
std::string_view to_word(ColorTheme theme);
std::optional<TextSize> parse_text_size(std::string_view word);
std::optional<ColorTheme> parse_color_theme(std::string_view word);

}  // namespace kiosk

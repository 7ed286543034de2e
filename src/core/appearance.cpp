#include "kiosk/core/appearance.hpp"

#include <algorithm>

namespace kiosk {
namespace {

template <class Value, class List>
std::optional<Value> parse(const List& values, std::string_view word) {
    const auto found =
        std::find_if(values.begin(), values.end(), [&](Value value) { return to_word(value) == word; });
    return found == values.end() ? std::nullopt : std::optional<Value>(*found);
}

}  // namespace

std::string_view to_word(TextSize size) {
    switch (size) {
        case TextSize::small:
            return "small";
        case TextSize::normal:
            return "normal";
        case TextSize::large:
            return "large";
        case TextSize::largest:
            return "largest";
    }
    return "";
}

std::string_view to_word(ColorTheme theme) {
    switch (theme) {
        case ColorTheme::standard:
            return "default";
        case ColorTheme::high_contrast_dark:
            return "high-contrast-dark";
        case ColorTheme::high_contrast_light:
            return "high-contrast-light";
        case ColorTheme::yellow_on_black:
            return "yellow-on-black";
    }
    return "";
}

std::optional<TextSize> parse_text_size(std::string_view word) {
    return parse<TextSize>(all_text_sizes, word);
}

std::optional<ColorTheme> parse_color_theme(std::string_view word) {
    return parse<ColorTheme>(all_color_themes, word);
}

}  // namespace kiosk

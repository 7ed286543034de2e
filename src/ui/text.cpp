#include "text.hpp"

#include <algorithm>
#include <cfloat>
#include <cmath>

namespace kiosk::ui {
namespace {

/// Bytes of an address that fit into the room when it is broken after one of its joints; 0 when none fits.
std::size_t fitting_joint(const ImFont& font, std::string_view word, float room) {
    std::size_t fitting = 0;
    for (auto joint = word.find_first_of("/?&=_."); joint != std::string_view::npos;
         joint = word.find_first_of("/?&=_.", joint + 1)) {
        if (text_width(font, word.substr(0, joint + 1)) > room) break;
        fitting = joint + 1;
    }
    return fitting;
}

Paragraph fill_lines(const ImFont& font, float spacing, std::string_view text, float room) {
    Paragraph result;
    result.text = text;
    result.line_height = std::round(font.FontSize * spacing);
    while (true) {
        const auto feed = text.find('\n');
        std::string_view rest = text.substr(0, feed);
        std::size_t end = 0;  // of the line so far
        while (end < rest.size()) {
            auto next = rest.find(' ', end + 1);
            if (next == std::string_view::npos) next = rest.size();
            const bool too_wide = text_width(font, rest.substr(0, next)) > room;
            if (end == 0 && too_wide) {
                if (const auto joint = fitting_joint(font, rest.substr(0, next), room);
                    joint > 0 && joint < next) {
                    result.lines.push_back({rest.substr(0, joint), 0});
                    rest.remove_prefix(joint);
                    continue;
                }
            }
            if (end > 0 && too_wide) {
                result.lines.push_back({rest.substr(0, end), 0});
                rest.remove_prefix(end + 1);
                end = 0;
                continue;
            }
            end = next;
        }
        result.lines.push_back({rest, 0});
        if (feed == std::string_view::npos) break;
        text.remove_prefix(feed + 1);
    }
    for (auto& line : result.lines) {
        line.width = text_width(font, line.text);
        result.width = std::max(result.width, line.width);
    }
    result.fits = result.width <= room;
    return result;
}

}  // namespace

float text_width(const ImFont& font, std::string_view text) {
    return font.CalcTextSizeA(font.FontSize, FLT_MAX, 0, text.data(), text.data() + text.size()).x;
}

Paragraph break_lines(const ImFont& font, float spacing, std::string_view text, float room, bool balanced) {
    auto result = fill_lines(font, spacing, text, room);
    if (!balanced || !result.fits || result.lines.size() < 2) return result;
    // The narrowest room that needs no more lines.
    float low = room / 2;
    float high = room;
    for (int i = 0; i < 5; ++i) {
        const float middle = (low + high) / 2;
        const auto attempt = fill_lines(font, spacing, text, middle);
        (attempt.fits && attempt.lines.size() == result.lines.size() ? high : low) = middle;
    }
    return fill_lines(font, spacing, text, high);
}

}  // namespace kiosk::ui

#pragma once

#include <imgui.h>

#include <string_view>
#include <vector>

#include "atlas.hpp"
#include "theme.hpp"

namespace kiosk::ui {

enum class Align { left, centre, right };

struct TextStyle {
    Type type = Type::body;
    bool bold = false;
    Color color = color::ink;
    Align align = Align::left;
    Type smallest = Type::small;  ///< how far it may step down to fit
    bool operator==(const TextStyle&) const = default;
};

struct Line {
    std::string_view text;
    float width = 0;
};

/// A text broken into lines at blanks and line feeds; addresses too wide for a line also at their joints.
struct Paragraph {
    std::string_view text;  ///< whole
    std::vector<Line> lines;
    float line_height = 0;
    float width = 0;   ///< of the longest line
    bool fits = true;  ///< no word is wider than the room
    float height() const { return line_height * static_cast<float>(lines.size()); }
};

/// `spacing`: line height as a multiple of the font's; `balanced`: lines of about equal length, for titles
/// and centred texts.
Paragraph break_lines(const ImFont& font, float spacing, std::string_view text, float room, bool balanced);

float text_width(const ImFont& font, std::string_view text);

}  // namespace kiosk::ui

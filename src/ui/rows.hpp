#pragma once

#include <string>
#include <vector>

#include "screen.hpp"

namespace kiosk::ui {

/// A row of a list that is pressed as a whole: icon, a large code, what it is, and more in small letters.
struct Row {
    std::string id;
    std::string_view icon;
    std::string code;  ///< a ticket or a time; may be empty
    std::string title;
    std::string details;  ///< may be empty
    std::string act;      ///< what pressing does, at the right end; may be empty
    bool chosen = false;  ///< framed; the icon and the words must say it too
    Intent intent;
};

/// All rows in a list over the content, each as tall as the longest needs.
void draw_rows(Screen& screen, const std::vector<Row>& rows);

}  // namespace kiosk::ui

#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <utility>

#include "screen.hpp"

namespace kiosk::ui {

void button(Screen& screen, Box box, const Button& look, Intent intent);

/// The primary act in its place. Like the others it is drawn last, when all of the row are known.
void primary(Screen& screen, std::string id, std::string label, Intent intent,
             std::string_view icon = "arrow_right", bool enabled = true);
/// Further acts beside it; `place` 0 is the nearest.
void secondary(Screen& screen, std::size_t place, std::string id, std::string label, std::string_view icon,
               Intent intent);
/// Draws the acts of the row, and of the rows above it.
void draw_footer(Screen& screen);
/// Reserves the rows of the primary act and of that many others. Call first.
void with_primary(Screen& screen, int others = 0);

/// Title and, below, one quiet sentence; cut off the top of the content. In large letters the sentence gives
/// way: screens that need it say it in their text.
void heading(Screen& screen, const std::string& title, const std::string& lead = {});

/// A text to be read: in the letters of the chosen size, on several pages if it must be, with the page
/// buttons at the foot of the box. One per screen.
void read(Screen& screen, Box box, const Stack& stack, Vertical vertical = Vertical::middle);
/// Does the box hold enough lines of the chosen letters to be worth reading in?
bool roomy(const Screen& screen, const Box& box);
/// A page of its own for something that is no text, before or after the pages of the text on a card.
enum class Place { first, last };
void read_pages_and(Screen& screen, Place place, const std::function<void(Box)>& draw_it, const Stack& stack);
/// `read` on a card.
void read_card(Screen& screen, Box box, const Stack& stack, Color surface = color::card);
/// The part of a list that the wished page shows, when `rows` fit at once; cuts the page buttons off the foot
/// of the content if there are several pages.
struct ListPage {
    std::size_t first, end;
};
ListPage list_page(Screen& screen, std::size_t count, std::size_t rows);
/// "Langkah 2 dari 4" with its dots; cut off the top of the content.
void progress(Screen& screen, const std::string& label, int number, int total);

/// Left and right in landscape, below each other in portrait. `share` is the first one's part.
std::pair<Box, Box> panes(const Screen& screen, float share_landscape, float share_portrait);
/// A card and the room inside it.
Box card(Screen& screen, Box box);

/// A large card that is pressed as a whole. `strong`: the screen's main choice.
struct Choice {
    std::string id;
    std::string title;
    std::string text;
    std::string_view icon;
    bool strong = false;
    bool chosen = false;
    bool tall = false;  ///< icon above the text
    std::string says;   ///< read aloud instead of title and text
};
void choice(Screen& screen, Box box, const Choice& look, Intent intent);

/// Black on white with quiet zone; the readable text in large letters if it cannot be drawn.
void qr_code(Screen& screen, Box box, const std::string& text);

/// The three series of the district's progress, each with denominator, date and source.
Stack board_lines(const Screen& screen, const app::TargetBoard& board);
void append_board_lines(Stack& stack, const Screen& screen, const app::TargetBoard& board);
void progress_bar(Screen& screen, Box box, double share);

}  // namespace kiosk::ui

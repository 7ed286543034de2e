#pragma once

#include <functional>

#include "screen.hpp"

namespace kiosk::ui {

// Texts and lists that are longer than the screen: page buttons, never a swipe.

/// A text to be read: in the letters of the chosen size, on several pages if it must be, with the page
/// buttons at the foot of the box. One per screen.
void read(Screen& screen, Box box, const Stack& stack, Vertical vertical = Vertical::middle);
/// Does the box hold enough lines of the chosen letters to be worth reading in?
bool roomy(const Screen& screen, const Box& box);
/// A page of its own for something that is no text, before or after the pages of the text on a card.
enum class Place { first, last };
void read_pages_and(Screen& screen, Place place, const std::function<void(Box)>& draw_it, const Stack& stack);
/// The pages of a text on a card, then those of a list of rows of that height (of a width).
struct RowList {
    std::size_t count;
    std::function<float(float width)> height;
    std::function<void(Box, std::size_t)> draw;
};
void read_pages_then_list(Screen& screen, const Stack& stack, const RowList& list);
/// `read` on a card.
void read_card(Screen& screen, Box box, const Stack& stack, Color surface = color::card);
/// The part of a list that the wished page shows, when `rows` fit at once; cuts the page buttons off the foot
/// of the content if there are several pages.
struct ListPage {
    std::size_t first, end;
};
ListPage list_page(Screen& screen, std::size_t count, std::size_t rows);

/// Rows of that height below each other in the content; fewer when `count` things need page buttons too.
std::size_t rows_that_fit(const Screen& screen, std::size_t count, std::size_t columns, float row_height,
                          float gap);

/// A list over the whole content: two columns, in large letters or upright one.
struct List {
    float gap;  ///< between rows and columns, pixels
    int columns;
    float row_width;
};
/// `gap`: of the 1080-line design.
List list_of(const Screen& screen, float gap);
/// Draws the rows of the wished page with `draw_row(box, index)`.
void draw_list(Screen& screen, const List& list, std::size_t count, float row_height,
               const std::function<void(Box, std::size_t)>& draw_row);

}  // namespace kiosk::ui

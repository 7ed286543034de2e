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
/// `read` on a card.
void read_card(Screen& screen, Box box, const Stack& stack, Color surface = color::card);
/// The part of a list that the wished page shows, when `rows` fit at once; cuts the page buttons off the foot
/// of the content if there are several pages.
struct ListPage {
    std::size_t first, end;
};
ListPage list_page(Screen& screen, std::size_t count, std::size_t rows);

}  // namespace kiosk::ui

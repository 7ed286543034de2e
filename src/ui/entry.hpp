#pragma once

#include <string>

#include "widgets.hpp"

namespace kiosk::ui {

// What people type: NIK, tickets, officers' codes.

/// Digits 1-9, clear, 0, erase; ids "<prefix>.key_5", "<prefix>.clear", "<prefix>.erase".
void keypad(Screen& screen, Box box, const std::string& prefix, bool digits_enabled = true);
/// Takes the keypad's place off the content: the whole right side, in portrait the bottom. Call before
/// `heading`.
Box keypad_place(Screen& screen);
void letter_keys(Screen& screen, Box box, const std::string& prefix, int columns);

inline constexpr int code_digits = 6;

struct CodeEntry {
    std::string prefix, title, lead;
    std::string about;  ///< may be empty
    int digits;
    bool open;
    Stack words;
    Stack more;  ///< where there is room
};
/// Title, keypad, what has been typed as dots, and what there is to say about it.
void code_entry(Screen& screen, const CodeEntry& entry);

}  // namespace kiosk::ui

#pragma once

#include <string>
#include <vector>

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
inline constexpr int login_digits = 8;  ///< two of the number, six of the PIN

/// Boxes that belong together, with what they are for.
struct DigitGroup {
    int digits;
    std::string label = {};
};
/// Number and PIN of staff.
std::vector<DigitGroup> login_groups(const Screen& screen);

struct CodeEntry {
    std::string prefix, title, lead;
    std::string about;  ///< may be empty
    int digits;
    bool open;
    Stack words;
    Stack more;  ///< where there is room
    std::vector<DigitGroup> groups = {{code_digits}};
};
/// Title, keypad, what has been typed as dots, and what there is to say about it.
void code_entry(Screen& screen, const CodeEntry& entry);

}  // namespace kiosk::ui

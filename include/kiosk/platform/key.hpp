#pragma once

#include <string>

namespace kiosk::platform {

/// A key that acts; digits, letters and signs are typed instead (`KeyTyped`).
struct KeyEvent {
    enum class Key {
        next,      ///< the configured one, and Tab
        previous,  ///< Shift with one of those
        left,
        right,
        up,
        down,
        select,  ///< the configured one, and Space
        enter,   ///< Return of a keyboard or at the end of what a scanner types
        back,    ///< Escape
        erase,   ///< Backspace
    };
    Key key;
    bool operator==(const KeyEvent&) const = default;
};

/// Names of the two keys that people without a keyboard may use, for example as switches: as
/// SDL_GetKeyFromName knows them ("Tab", "F5", "Keypad +").
struct KeyNames {
    std::string next = "Tab";
    std::string select = "Return";
};

}  // namespace kiosk::platform

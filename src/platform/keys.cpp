#include "keys.hpp"

namespace kiosk::platform {
namespace {

using Key = KeyEvent::Key;

/// Codes of characters are the characters themselves; the other keys are far above.
bool is_typed_by_scanners(SDL_Keycode code) {
    return code > SDLK_SPACE && code < SDLK_DELETE;
}

Error refused(const char* entry, const std::string& name, const char* why) {
    return {ErrorCode::bad_config, std::string("input.") + entry + ": found \"" + name + "\", " + why +
                                       "; expected the name of a key, for example \"Tab\", \"F5\""};
}

Result<SDL_Keycode> find(const char* entry, const std::string& name) {
    const SDL_Keycode code = SDL_GetKeyFromName(name.c_str());
    if (code == SDLK_UNKNOWN) return refused(entry, name, "which no key is called");
    if (is_typed_by_scanners(code)) return refused(entry, name, "which scanners type");
    return code;
}

std::optional<Key> usual_meaning(SDL_Keycode code) {
    switch (code) {
        case SDLK_TAB:
            return Key::next;
        case SDLK_LEFT:
            return Key::left;
        case SDLK_RIGHT:
            return Key::right;
        case SDLK_UP:
            return Key::up;
        case SDLK_DOWN:
            return Key::down;
        case SDLK_SPACE:
            return Key::select;
        case SDLK_RETURN:
        case SDLK_KP_ENTER:
            return Key::enter;
        case SDLK_ESCAPE:
            return Key::back;
        case SDLK_BACKSPACE:
            return Key::erase;
        default:
            return std::nullopt;
    }
}

}  // namespace

Result<Keys> Keys::named(const KeyNames& names) {
    const auto next = find("next_key", names.next);
    if (!next) return next.error();
    const auto select = find("select_key", names.select);
    if (!select) return select.error();
    if (*next == *select) return refused("select_key", names.select, "the same as input.next_key");
    return Keys(*next, *select);
}

std::optional<Key> Keys::meaning(const SDL_Keysym& pressed) const {
    if ((pressed.mod & (KMOD_CTRL | KMOD_ALT | KMOD_GUI)) != 0) return std::nullopt;
    auto key = usual_meaning(pressed.sym);
    if (pressed.sym == next_) key = Key::next;
    if (pressed.sym == select_ && key != Key::enter) key = Key::select;
    const bool shift = (pressed.mod & KMOD_SHIFT) != 0;
    return key == Key::next && shift ? Key::previous : key;
}

}  // namespace kiosk::platform

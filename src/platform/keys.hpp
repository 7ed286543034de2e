#pragma once

#include <SDL.h>

#include <optional>

#include "kiosk/core/result.hpp"
#include "kiosk/platform/key.hpp"

namespace kiosk::platform {

/// What the keys of the keyboard mean.
class Keys {
  public:
    /// `bad_config` when SDL knows no key of that name, when both are the same, and when a scanner types it.
    static Result<Keys> named(const KeyNames& names);

    /// Empty for keys that are typed or mean nothing, also together with Ctrl, Alt or the key of a desktop:
    /// no combination leaves the kiosk.
    std::optional<KeyEvent::Key> meaning(const SDL_Keysym& pressed) const;

  private:
    Keys(SDL_Keycode next, SDL_Keycode select) : next_(next), select_(select) {}
    SDL_Keycode next_;
    SDL_Keycode select_;
};

}  // namespace kiosk::platform

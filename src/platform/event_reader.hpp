#pragma once

#include <SDL.h>

#include <deque>
#include <optional>

#include "keys.hpp"
#include "kiosk/platform/window.hpp"

namespace kiosk::platform {

/// Event types of our own, registered with SDL.
struct OwnEvents {
    Uint32 wake;
    Uint32 terminate;
};

/// Turns SDL's events into ours: one of SDL's may be none or several of them.
class EventReader {
  public:
    EventReader(OwnEvents own, bool fullscreen, Keys keys)
        : own_(own), fullscreen_(fullscreen), keys_(keys) {}

    /// Fingers come as a share of the window, whose size is given in pixels.
    void read(const SDL_Event& event, int width, int height);
    std::optional<WindowEvent> next();

  private:
    void read_finger(const SDL_TouchFingerEvent& finger, float width, float height);
    void read_button(const SDL_MouseButtonEvent& button);
    void read_motion(const SDL_MouseMotionEvent& motion);
    void read_key(const SDL_KeyboardEvent& pressed);
    void read_text(const SDL_TextInputEvent& text);
    void read_window(const SDL_WindowEvent& window);

    void press(std::int64_t finger, float x, float y, Uint32 milliseconds);
    void push(const std::optional<PointerEvent>& pointer);

    OwnEvents own_;
    bool fullscreen_;
    Keys keys_;
    bool acted_ = false;  ///< the key pressed last acts: it types nothing
    FingerFollower fingers_;
    Uint32 last_sign_ = 0;  ///< milliseconds of SDL; of the pointer that is followed
    std::deque<WindowEvent> pending_;
};

}  // namespace kiosk::platform

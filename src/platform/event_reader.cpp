#include "event_reader.hpp"

namespace kiosk::platform {
namespace {

/// The mouse is one more finger: only one pointer is followed at a time.
constexpr std::int64_t mouse = -1;

/// A pressed pointer that was silent for so long gives way to a new one: its release may have been lost
/// (SDL issue 9709, a touch panel unplugged), and the kiosk must not stay deaf.
constexpr Uint32 patience_milliseconds = 2'000;

}  // namespace

std::optional<WindowEvent> EventReader::next() {
    if (pending_.empty()) return {};
    WindowEvent event = pending_.front();
    pending_.pop_front();
    return event;
}

void EventReader::read(const SDL_Event& event, int width, int height) {
    if (event.type == own_.wake) return pending_.emplace_back(Woken{}), void();
    if (event.type == own_.terminate) return pending_.emplace_back(QuitRequested{}), void();
    switch (event.type) {
        case SDL_FINGERDOWN:
        case SDL_FINGERMOTION:
        case SDL_FINGERUP:
            return read_finger(event.tfinger, static_cast<float>(width), static_cast<float>(height));
        case SDL_MOUSEBUTTONDOWN:
        case SDL_MOUSEBUTTONUP:
            return read_button(event.button);
        case SDL_MOUSEMOTION:
            return read_motion(event.motion);
        case SDL_KEYDOWN:
            return read_key(event.key);
        case SDL_TEXTINPUT:
            return read_text(event.text);
        case SDL_WINDOWEVENT:
            return read_window(event.window);
        case SDL_QUIT:
            if (!fullscreen_) pending_.emplace_back(QuitRequested{});
            return;
        default:
            return;
    }
}

void EventReader::read_finger(const SDL_TouchFingerEvent& finger, float width, float height) {
    const float x = finger.x * width;
    const float y = finger.y * height;
    if (finger.type == SDL_FINGERDOWN) return press(finger.fingerId, x, y, finger.timestamp);
    const auto pointer = finger.type == SDL_FINGERUP ? fingers_.up(finger.fingerId, x, y)
                                                     : fingers_.motion(finger.fingerId, x, y);
    if (pointer) last_sign_ = finger.timestamp;
    push(pointer);
}

void EventReader::read_button(const SDL_MouseButtonEvent& button) {
    if (button.which == SDL_TOUCH_MOUSEID || button.button != SDL_BUTTON_LEFT) return;
    const auto x = static_cast<float>(button.x);
    const auto y = static_cast<float>(button.y);
    if (button.type == SDL_MOUSEBUTTONDOWN) return press(mouse, x, y, button.timestamp);
    push(fingers_.up(mouse, x, y));
}

void EventReader::read_motion(const SDL_MouseMotionEvent& motion) {
    if (motion.which == SDL_TOUCH_MOUSEID) return;
    const auto pointer = fingers_.motion(mouse, static_cast<float>(motion.x), static_cast<float>(motion.y));
    if (pointer) last_sign_ = motion.timestamp;
    push(pointer);
}

void EventReader::press(std::int64_t finger, float x, float y, Uint32 milliseconds) {
    if (fingers_.following() && milliseconds - last_sign_ > patience_milliseconds) push(fingers_.lost());
    const auto pointer = fingers_.down(finger, x, y);
    if (pointer) last_sign_ = milliseconds;
    push(pointer);
}

void EventReader::push(const std::optional<PointerEvent>& pointer) {
    if (pointer) pending_.emplace_back(*pointer);
}

/// A held key acts once, however long it is held by a hand that cannot let go quickly; erasing goes on.
void EventReader::read_key(const SDL_KeyboardEvent& pressed) {
    const auto key = keys_.meaning(pressed.keysym);
    acted_ = key.has_value();
    if (!key || (pressed.repeat != 0 && key != KeyEvent::Key::erase)) return;
    pending_.emplace_back(KeyEvent{*key});
}

void EventReader::read_text(const SDL_TextInputEvent& text) {
    if (acted_) return;
    for (const char* c = text.text; *c != '\0'; ++c) {
        if (*c >= ' ' && *c <= '~') pending_.emplace_back(KeyTyped{*c});
    }
}

void EventReader::read_window(const SDL_WindowEvent& window) {
    switch (window.event) {
        case SDL_WINDOWEVENT_EXPOSED:
        case SDL_WINDOWEVENT_RESTORED:
            pending_.emplace_back(Exposed{});
            return;
        case SDL_WINDOWEVENT_SIZE_CHANGED:
            pending_.emplace_back(Resized{window.data1, window.data2});
            return;
        case SDL_WINDOWEVENT_HIDDEN:
        case SDL_WINDOWEVENT_MINIMIZED:
            push(fingers_.lost());
            return;
        case SDL_WINDOWEVENT_CLOSE:
            if (!fullscreen_) pending_.emplace_back(QuitRequested{});
            return;
        default:
            return;
    }
}

}  // namespace kiosk::platform

#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <variant>

#include "kiosk/core/pixels.hpp"
#include "kiosk/core/result.hpp"
#include "kiosk/platform/key.hpp"
#include "kiosk/platform/pointer.hpp"

namespace kiosk::platform {

struct KeyTyped {
    char character;
};                  ///< printable ASCII from a keyboard or a keyboard-wedge scanner
struct Exposed {};  ///< the window lost its pixels: present everything again
struct Resized {
    int width;
    int height;
};
struct Woken {};          ///< by `Window::wake` from another thread
struct QuitRequested {};  ///< SIGTERM, SIGINT, or the window system

using WindowEvent = std::variant<PointerEvent, KeyTyped, KeyEvent, Exposed, Resized, Woken, QuitRequested>;

struct WindowSetup {
    std::string title;
    int width = 1280;  ///< ignored when fullscreen
    int height = 720;
    bool fullscreen = true;
    KeyNames keys = {};
};

/// The one window. Events and presenting on the thread that made it; `wake` from any thread.
class Window {
  public:
    /// `unavailable` when there is no display, `bad_config` when a key is not known.
    static Result<Window> open(const WindowSetup& setup);
    Window(Window&&) noexcept;
    Window& operator=(Window&&) noexcept;
    ~Window();

    int width() const;  ///< pixels
    int height() const;
    void set_title(const std::string& title);

    /// Copies the changed rectangles of the picture to the screen.
    Result<void> present(const PixelView& picture, std::span<const PixelRect> changed);
    /// The next event, or empty after `timeout`; no timeout waits for ever. Burns nothing while waiting.
    std::optional<WindowEvent> wait(std::optional<std::chrono::milliseconds> timeout);
    void wake() const;

  private:
    Window() = default;
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace kiosk::platform

#include "kiosk/platform/window.hpp"

#include <SDL.h>

#include <algorithm>
#include <cstdlib>
#include <string_view>
#include <vector>

#include "event_reader.hpp"
#include "keys.hpp"
#include "termination.hpp"

namespace kiosk::platform {
namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

struct Video {
    Video() = default;
    Video(const Video&) = delete;
    Video& operator=(const Video&) = delete;
    ~Video() { SDL_QuitSubSystem(SDL_INIT_VIDEO); }
};
struct WindowFree {
    void operator()(SDL_Window* window) const { SDL_DestroyWindow(window); }
};

void set_hints() {
    // No dead keys here: reading X11's compose table takes 8 ms, two thirds of opening the window.
    setenv("XCOMPOSEFILE", "/dev/null", 0);
    SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0");  // plain pixels, no OpenGL (performance.md)
    SDL_SetHint(SDL_HINT_MOUSE_TOUCH_EVENTS, "0");
    SDL_SetHint(SDL_HINT_TOUCH_MOUSE_EVENTS, "0");
    SDL_SetHint(SDL_HINT_MOUSE_AUTO_CAPTURE, "0");        // swallows touches: SDL issue 11469
    SDL_SetHint(SDL_HINT_MOUSE_FOCUS_CLICKTHROUGH, "1");  // else a press just after the focus came is dropped
    SDL_SetHint(SDL_HINT_NO_SIGNAL_HANDLERS, "1");  // Termination wakes a sleeping main thread, SDL's do not
    SDL_SetHint(SDL_HINT_QUIT_ON_LAST_WINDOW_CLOSE, "0");
    SDL_SetHint(SDL_HINT_VIDEO_ALLOW_SCREENSAVER, "0");
}

Error unavailable(const char* what) {
    return {ErrorCode::unavailable, std::string(what) + ": " + SDL_GetError()};
}

struct Frame {
    SDL_Rect place;
    Uint32 flags;
};

/// On X11, SDL's own fullscreen mode waits 100 ms for a window manager to change something, also when there
/// is none (SDL 2.26, X11_SetWindowFullscreenViaWM): a bare window over the whole display, on top, is the
/// same.
Frame frame_of(const WindowSetup& setup) {
    constexpr int centred = SDL_WINDOWPOS_CENTERED;
    SDL_Rect place{centred, centred, setup.width, setup.height};
    if (!setup.fullscreen) return {place, SDL_WINDOW_RESIZABLE};
    SDL_GetDisplayBounds(0, &place);
    const bool x11 = std::string_view(SDL_GetCurrentVideoDriver()) == "x11";
    return {place, x11 ? Uint32{SDL_WINDOW_BORDERLESS | SDL_WINDOW_ALWAYS_ON_TOP}
                       : Uint32{SDL_WINDOW_FULLSCREEN_DESKTOP}};
}

void push(Uint32 type) {
    SDL_Event event{};
    event.type = type;
    SDL_PushEvent(&event);
}

/// Only the part that both have.
SDL_Rect common(const PixelRect& rect, const PixelView& picture, const SDL_Surface& surface) {
    const int x = std::max(rect.x, 0);
    const int y = std::max(rect.y, 0);
    return {x, y, std::min({rect.x + rect.w, picture.width, surface.w}) - x,
            std::min({rect.y + rect.h, picture.height, surface.h}) - y};
}

void copy(const PixelView& picture, const SDL_Rect& rect, const SDL_Surface& surface) {
    // A screen without alpha takes our pixels as they are: naming them its own format makes SDL copy rows.
    const Uint32 format =
        surface.format->format == SDL_PIXELFORMAT_RGB888 ? SDL_PIXELFORMAT_RGB888 : SDL_PIXELFORMAT_ARGB8888;
    const std::uint32_t* source = picture.pixels + std::ptrdiff_t{rect.y} * picture.stride + rect.x;
    auto* target = static_cast<std::byte*>(surface.pixels) + std::ptrdiff_t{rect.y} * surface.pitch +
                   std::ptrdiff_t{rect.x} * surface.format->BytesPerPixel;
    SDL_ConvertPixels(rect.w, rect.h, format, source, picture.stride * static_cast<int>(sizeof *source),
                      surface.format->format, target, surface.pitch);
}

}  // namespace

struct Window::State {
    State(OwnEvents events, bool fullscreen, Keys keys)
        : own(events),
          reader(events, fullscreen, keys),
          termination([type = events.terminate] { push(type); }) {}

    Video video;
    OwnEvents own;
    std::unique_ptr<SDL_Window, WindowFree> window;
    EventReader reader;
    Termination termination;
    bool fresh = true;  // the window's surface is new: it needs the whole picture
};

Window::Window(Window&&) noexcept = default;
Window& Window::operator=(Window&&) noexcept = default;
Window::~Window() = default;

namespace {

/// SDL falls back to drivers that draw for nobody; they count only when asked for by name, as tests do.
bool shows_something(std::string_view driver) {
    const char* wanted = SDL_getenv("SDL_VIDEODRIVER");
    return (wanted && *wanted) || (driver != "dummy" && driver != "offscreen" && driver != "evdev");
}

}  // namespace

Result<Window> Window::open(const WindowSetup& setup) {
    const auto keys = Keys::named(setup.keys);
    if (!keys) return keys.error();
    set_hints();
    if (SDL_InitSubSystem(SDL_INIT_VIDEO) != 0) return unavailable("no display");
    if (!shows_something(SDL_GetCurrentVideoDriver())) {
        SDL_QuitSubSystem(SDL_INIT_VIDEO);
        return Error{ErrorCode::unavailable, "no display: neither X11, Wayland nor KMS/DRM answers"};
    }
    const Uint32 first = SDL_RegisterEvents(2);
    Window opened;
    opened.state_ = std::make_unique<State>(OwnEvents{first, first + 1}, setup.fullscreen, *keys);
    const auto [place, flags] = frame_of(setup);
    opened.state_->window.reset(
        SDL_CreateWindow(setup.title.c_str(), place.x, place.y, place.w, place.h, flags));
    if (!opened.state_->window) return unavailable("no window");
    if (setup.fullscreen) SDL_ShowCursor(SDL_DISABLE);
    SDL_StartTextInput();
    return opened;
}

int Window::width() const {
    int width = 0;
    SDL_GetWindowSize(state_->window.get(), &width, nullptr);
    return width;
}

int Window::height() const {
    int height = 0;
    SDL_GetWindowSize(state_->window.get(), nullptr, &height);
    return height;
}

void Window::set_title(const std::string& title) {
    SDL_SetWindowTitle(state_->window.get(), title.c_str());
}

Result<void> Window::present(const PixelView& picture, std::span<const PixelRect> changed) {
    SDL_Surface* surface = SDL_GetWindowSurface(state_->window.get());
    if (!surface) return unavailable("no pixels of the window");
    const PixelRect whole{0, 0, picture.width, picture.height};
    if (state_->fresh) changed = {&whole, 1};
    std::vector<SDL_Rect> rects;
    for (const PixelRect& rect : changed) {
        const SDL_Rect part = common(rect, picture, *surface);
        if (part.w <= 0 || part.h <= 0) continue;
        copy(picture, part, *surface);
        rects.push_back(part);
    }
    if (rects.empty()) return {};
    if (SDL_UpdateWindowSurfaceRects(state_->window.get(), rects.data(), static_cast<int>(rects.size())) != 0)
        return unavailable("the window cannot be updated");
    state_->fresh = false;
    return {};
}

std::optional<WindowEvent> Window::wait(std::optional<milliseconds> timeout) {
    const Clock::time_point start = Clock::now();
    for (;;) {
        if (auto event = state_->reader.next()) return event;
        SDL_Event event;
        if (timeout) {
            const auto passed = std::chrono::duration_cast<milliseconds>(Clock::now() - start);
            const auto left = std::max(*timeout - passed, milliseconds{0});
            if (!SDL_WaitEventTimeout(&event, static_cast<int>(left.count()))) return {};
        } else if (!SDL_WaitEvent(&event)) {
            return QuitRequested{};  // the window system is gone
        }
        if (event.type == SDL_WINDOWEVENT && event.window.event == SDL_WINDOWEVENT_SIZE_CHANGED)
            state_->fresh = true;
        state_->reader.read(event, width(), height());
    }
}

void Window::wake() const {
    push(state_->own.wake);
}

}  // namespace kiosk::platform

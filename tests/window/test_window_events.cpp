#include <SDL.h>
#include <signal.h>

#include <catch2/catch.hpp>
#include <thread>

#include "kiosk/platform/window.hpp"
#include "x_server.hpp"

using namespace kiosk;
using namespace kiosk::platform;
using namespace std::chrono_literals;
using Kind = PointerEvent::Kind;
using Key = KeyEvent::Key;
using test::XServer;

namespace {

/// An open window whose own first events are read.
struct Opened {
    explicit Opened(bool fullscreen, const KeyNames& keys = {})
        : window(Window::open({"test", XServer::width, XServer::height, fullscreen, keys}).value()) {
        while (window.wait(20ms)) continue;
    }
    /// What these events become.
    std::vector<WindowEvent> read(std::vector<SDL_Event> events) {
        const int count = static_cast<int>(events.size());
        SDL_PeepEvents(events.data(), count, SDL_ADDEVENT, 0, 0);
        std::vector<WindowEvent> read;
        while (auto event = window.wait(0ms)) read.push_back(*event);
        return read;
    }
    std::vector<PointerEvent> pointers(const std::vector<SDL_Event>& events) {
        std::vector<PointerEvent> pointers;
        for (const WindowEvent& event : read(events)) pointers.push_back(std::get<PointerEvent>(event));
        return pointers;
    }
    std::vector<Key> keys(const std::vector<SDL_Event>& events) {
        std::vector<Key> keys;
        for (const WindowEvent& event : read(events)) keys.push_back(std::get<KeyEvent>(event).key);
        return keys;
    }

    XServer server;
    Window window;
};

SDL_Event finger(Uint32 type, SDL_FingerID id, float x, float y, Uint32 milliseconds = 0) {
    SDL_Event event{};
    event.tfinger.type = type;
    event.tfinger.timestamp = milliseconds;
    event.tfinger.touchId = 1;
    event.tfinger.fingerId = id;
    event.tfinger.x = x;
    event.tfinger.y = y;
    return event;
}

SDL_Event button(Uint32 type, int x, int y, Uint8 which_button = SDL_BUTTON_LEFT, Uint32 device = 0) {
    SDL_Event event{};
    event.button.type = type;
    event.button.which = device;
    event.button.button = which_button;
    event.button.x = x;
    event.button.y = y;
    return event;
}

SDL_Event motion(int x, int y, Uint32 device = 0) {
    SDL_Event event{};
    event.motion.type = SDL_MOUSEMOTION;
    event.motion.which = device;
    event.motion.x = x;
    event.motion.y = y;
    return event;
}

SDL_Event window_event(Uint8 what, int a = 0, int b = 0) {
    SDL_Event event{};
    event.window.type = SDL_WINDOWEVENT;
    event.window.event = what;
    event.window.data1 = a;
    event.window.data2 = b;
    return event;
}

SDL_Event key(SDL_Keycode code, Uint16 modifiers = KMOD_NONE, Uint8 repeat = 0) {
    SDL_Event event{};
    event.key.type = SDL_KEYDOWN;
    event.key.repeat = repeat;
    event.key.keysym.sym = code;
    event.key.keysym.mod = modifiers;
    return event;
}

SDL_Event held(SDL_Keycode code) {
    return key(code, KMOD_NONE, 1);
}

SDL_Event text(const char* utf8) {
    SDL_Event event{};
    event.text.type = SDL_TEXTINPUT;
    SDL_strlcpy(event.text.text, utf8, sizeof event.text.text);
    return event;
}

}  // namespace

TEST_CASE("A finger becomes a pointer in pixels, and another finger nothing") {
    Opened opened(true);
    CHECK(opened.pointers({finger(SDL_FINGERDOWN, 4, 0.5F, 0.25F), finger(SDL_FINGERDOWN, 5, 0.1F, 0.1F),
                           finger(SDL_FINGERMOTION, 4, 0.75F, 0.5F), finger(SDL_FINGERUP, 5, 0.1F, 0.1F),
                           finger(SDL_FINGERUP, 4, 0.75F, 0.5F)}) ==
          std::vector<PointerEvent>{
              {Kind::press, 640, 200}, {Kind::move, 960, 400}, {Kind::release, 960, 400}});
}

TEST_CASE("A finger that has been silent gives way to the next press") {
    Opened opened(true);
    CHECK(opened.pointers({finger(SDL_FINGERDOWN, 4, 0.5F, 0.5F, 1'000),
                           finger(SDL_FINGERDOWN, 5, 0.25F, 0.25F, 2'500),
                           finger(SDL_FINGERDOWN, 6, 0.75F, 0.75F, 3'500)}) ==
          std::vector<PointerEvent>{
              {Kind::press, 640, 400}, {Kind::cancel, 640, 400}, {Kind::press, 960, 600}});
}

TEST_CASE("A hidden window cancels the press") {
    Opened opened(true);
    CHECK(opened.pointers({finger(SDL_FINGERDOWN, 4, 0.5F, 0.5F), window_event(SDL_WINDOWEVENT_MINIMIZED),
                           finger(SDL_FINGERUP, 4, 0.5F, 0.5F)}) ==
          std::vector<PointerEvent>{{Kind::press, 640, 400}, {Kind::cancel, 640, 400}});
}

TEST_CASE("The left mouse button points, hovering and other buttons do not") {
    Opened opened(true);
    CHECK(opened.pointers({motion(5, 5), button(SDL_MOUSEBUTTONDOWN, 10, 20), motion(-30, 2'000),
                           button(SDL_MOUSEBUTTONUP, -30, 2'000), motion(6, 6),
                           button(SDL_MOUSEBUTTONDOWN, 7, 7, SDL_BUTTON_RIGHT),
                           button(SDL_MOUSEBUTTONUP, 7, 7, SDL_BUTTON_RIGHT)}) ==
          std::vector<PointerEvent>{
              {Kind::press, 10, 20}, {Kind::move, -30, 2'000}, {Kind::release, -30, 2'000}});
}

TEST_CASE("A mouse made up from touches is ignored") {
    Opened opened(true);
    CHECK(opened
              .pointers({button(SDL_MOUSEBUTTONDOWN, 1, 1, SDL_BUTTON_LEFT, SDL_TOUCH_MOUSEID),
                         motion(2, 2, SDL_TOUCH_MOUSEID),
                         button(SDL_MOUSEBUTTONUP, 1, 1, SDL_BUTTON_LEFT, SDL_TOUCH_MOUSEID)})
              .empty());
}

TEST_CASE("Mouse and finger do not mix") {
    Opened opened(true);
    CHECK(opened.pointers({finger(SDL_FINGERDOWN, 4, 0.5F, 0.5F), button(SDL_MOUSEBUTTONDOWN, 1, 1),
                           motion(2, 2), button(SDL_MOUSEBUTTONUP, 1, 1),
                           finger(SDL_FINGERUP, 4, 0.5F, 0.5F)}) ==
          std::vector<PointerEvent>{{Kind::press, 640, 400}, {Kind::release, 640, 400}});
}

TEST_CASE("A scanner types printable ASCII and ends with enter") {
    Opened opened(true);
    std::string typed;
    std::vector<Key> keys;
    for (const WindowEvent& event :
         opened.read({key(SDLK_k), text("K7"), text("\xC3\xA9-"), key(SDLK_RETURN)})) {
        if (const auto* character = std::get_if<KeyTyped>(&event)) typed += character->character;
        if (const auto* acted = std::get_if<KeyEvent>(&event)) keys.push_back(acted->key);
    }
    CHECK(typed == "K7-");
    CHECK(keys == std::vector{Key::enter});
}

TEST_CASE("Keys of a keyboard act, and what acts types nothing") {
    Opened opened(true);
    CHECK(opened.keys({key(SDLK_TAB), text("\t"), key(SDLK_TAB, KMOD_LSHIFT), key(SDLK_LEFT), key(SDLK_RIGHT),
                       key(SDLK_UP), key(SDLK_DOWN), key(SDLK_SPACE), text(" "), key(SDLK_RETURN),
                       key(SDLK_KP_ENTER), key(SDLK_ESCAPE), key(SDLK_BACKSPACE)}) ==
          std::vector{Key::next, Key::previous, Key::left, Key::right, Key::up, Key::down, Key::select,
                      Key::enter, Key::enter, Key::back, Key::erase});
}

TEST_CASE("Two switches are the keys that they are configured to be") {
    Opened opened(true, {"F5", "Keypad +"});
    CHECK(opened.keys({key(SDLK_F5), key(SDLK_KP_PLUS), text("+"), key(SDLK_F5, KMOD_RSHIFT), key(SDLK_TAB),
                       key(SDLK_RETURN)}) ==
          std::vector{Key::next, Key::select, Key::previous, Key::next, Key::enter});
}

TEST_CASE("A held key acts once, but goes on erasing") {
    Opened opened(true);
    CHECK(opened.keys({key(SDLK_SPACE), held(SDLK_SPACE), text(" "), key(SDLK_RETURN), held(SDLK_RETURN),
                       key(SDLK_TAB), held(SDLK_TAB), key(SDLK_BACKSPACE), held(SDLK_BACKSPACE)}) ==
          std::vector{Key::select, Key::enter, Key::next, Key::erase, Key::erase});
}

TEST_CASE("No key and no combination leaves a fullscreen window") {
    Opened opened(true);
    CHECK(opened
              .read({key(SDLK_F4, KMOD_LALT), key(SDLK_F11), key(SDLK_q, KMOD_LCTRL), key(SDLK_w, KMOD_RCTRL),
                     key(SDLK_TAB, KMOD_LALT), key(SDLK_ESCAPE, KMOD_LCTRL), key(SDLK_RETURN, KMOD_LALT),
                     key(SDLK_LGUI), key(SDLK_DELETE, KMOD_LCTRL | KMOD_LALT), key(SDLK_PRINTSCREEN)})
              .empty());
}

TEST_CASE("Keys that cannot be switches are refused") {
    const auto refused = [](const KeyNames& keys) {
        const auto window = Window::open({"test", 640, 480, false, keys});
        REQUIRE_FALSE(window);
        CHECK(window.error().code == ErrorCode::bad_config);
        return window.error().text;
    };
    const Catch::Matchers::StdString::ContainsMatcher names_the_entry = Catch::Contains("input.next_key");
    CHECK_THAT(refused({"Knopf", "Return"}), names_the_entry && Catch::Contains("Knopf"));
    CHECK_THAT(refused({"7", "Return"}), names_the_entry && Catch::Contains("scanners"));
    CHECK_THAT(refused({"F5", "F5"}), Catch::Contains("input.select_key"));
}

TEST_CASE("Keys of a real keyboard arrive") {
    Opened opened(true);
    for (const char* name : {"Tab", "Return", "7"}) opened.server.press(name);
    std::vector<WindowEvent> read;
    while (read.size() < 3) {
        const auto event = opened.window.wait(5s);
        REQUIRE(event);
        read.push_back(*event);
    }
    CHECK(std::get<KeyEvent>(read[0]).key == Key::next);
    CHECK(std::get<KeyEvent>(read[1]).key == Key::enter);
    CHECK(std::get<KeyTyped>(read[2]).character == '7');
}

TEST_CASE("Only a window that is not fullscreen can be closed") {
    const auto closed = [](bool fullscreen) {
        Opened opened(fullscreen);
        SDL_Event quit{};
        quit.type = SDL_QUIT;
        return opened.read({window_event(SDL_WINDOWEVENT_CLOSE), quit}).size();
    };
    CHECK(closed(true) == 0);
    CHECK(closed(false) == 2);
}

TEST_CASE("Lost pixels and a new size are told") {
    Opened opened(true);
    const auto read = opened.read(
        {window_event(SDL_WINDOWEVENT_EXPOSED), window_event(SDL_WINDOWEVENT_SIZE_CHANGED, 800, 600)});
    REQUIRE(read.size() == 2);
    CHECK(std::holds_alternative<Exposed>(read[0]));
    CHECK(std::get<Resized>(read[1]).width == 800);
    CHECK(std::get<Resized>(read[1]).height == 600);
}

TEST_CASE("Another thread wakes a sleeping window") {
    Opened opened(true);
    std::thread worker([&] { opened.window.wake(); });
    const auto event = opened.window.wait({});
    worker.join();
    REQUIRE(event);
    CHECK(std::holds_alternative<Woken>(*event));
}

TEST_CASE("SIGTERM and SIGINT on any thread ask a sleeping fullscreen window to end") {
    for (const int signal : {SIGTERM, SIGINT}) {
        Opened opened(true);
        std::thread worker([&] { raise(signal); });
        const auto event = opened.window.wait({});
        worker.join();
        REQUIRE(event);
        CHECK(std::holds_alternative<QuitRequested>(*event));
    }
}

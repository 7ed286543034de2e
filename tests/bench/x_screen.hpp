#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

namespace kiosk::bench {

using Clock = std::chrono::steady_clock;
using Milliseconds = std::chrono::duration<double, std::milli>;

struct Area {
    int x, y, w, h;
};
struct Point {
    int x, y;
};

/// The X server of DISPLAY as a visitor meets it: pixels to see, a pointer to press.
class XScreen {
  public:
    XScreen();
    XScreen(const XScreen&) = delete;
    XScreen& operator=(const XScreen&) = delete;
    ~XScreen();

    int width() const;
    int height() const;

    /// Pixels by shared memory; the area must lie on the screen.
    std::vector<std::uint32_t> see(const Area& area);
    /// Colours of three columns of the screen: a blank screen has one.
    std::size_t colours();
    bool is_blank() { return colours() < 3; }

    void move(const Point& to);
    void press();
    void release();

    /// Looks again and again until the area differs from `before`.
    std::optional<Milliseconds> until_changed(const Area& area, const std::vector<std::uint32_t>& before);

  private:
    struct State;
    State* state_;
};

}  // namespace kiosk::bench

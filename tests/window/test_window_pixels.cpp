#include <catch2/catch.hpp>

#include "kiosk/platform/window.hpp"
#include "raster/canvas.hpp"
#include "x_server.hpp"

using namespace kiosk;
using test::Canvas;
using test::XServer;

namespace {

constexpr std::uint32_t background = 0xFFF4F4F0;

/// Of the screen against the picture without its alpha; every pixel counts.
std::size_t differences(const std::vector<std::uint32_t>& screen, const PixelView& picture) {
    const std::vector<std::uint32_t> pixels = test::pixels_of(picture);
    REQUIRE(pixels.size() == screen.size());
    std::size_t count = 0;
    for (std::size_t i = 0; i < pixels.size(); ++i)
        if ((pixels[i] & 0xFFFFFFU) != screen[i]) ++count;
    return count;
}

void draw(ImDrawList& list, float button_x) {
    list.AddText({30, 20}, IM_COL32(20, 20, 40, 255), "Aktivasi Identitas Kependudukan Digital");
    list.AddRectFilled({button_x, 300}, {button_x + 333, 410}, IM_COL32(0, 90, 160, 255), 18);
    list.AddRectFilledMultiColor({900, 500}, {1279, 800}, 0xFF0000FF, 0x80FFFFFF, 0xFF00FF00, 0xFFFF0000);
    list.AddText({button_x + 20, 340}, IM_COL32_WHITE, "Mulai");
}

}  // namespace

TEST_CASE("The pixels of the window are the pixels of the painter") {
    const XServer server;
    Canvas canvas(XServer::width, XServer::height);
    raster::Painter painter = canvas.painter();
    auto window = platform::Window::open({"test", 0, 0, true});
    REQUIRE(window);
    CHECK(window->width() == XServer::width);
    CHECK(window->height() == XServer::height);

    auto changed = painter.paint(canvas.frame([](ImDrawList& list) { draw(list, 100); }), background);
    REQUIRE(window->present(painter.pixels(), changed));
    CHECK(differences(server.screen(), painter.pixels()) == 0);

    changed = painter.paint(canvas.frame([](ImDrawList& list) { draw(list, 517); }), background);
    int area = 0;
    for (const PixelRect& rect : changed) area += rect.w * rect.h;
    CHECK(area < XServer::width * XServer::height / 4);
    CHECK(differences(server.screen(), painter.pixels()) > 0);
    REQUIRE(window->present(painter.pixels(), changed));
    CHECK(differences(server.screen(), painter.pixels()) == 0);
}

TEST_CASE("The first presenting shows the whole picture, later ones only what is named") {
    const XServer server;
    auto window = platform::Window::open({"test", 0, 0, true});
    REQUIRE(window);
    Image picture{XServer::width, XServer::height, {}};
    picture.pixels.assign(std::size_t{XServer::width} * XServer::height, 0xFF112233);
    REQUIRE(window->present(picture.view(), {}));
    CHECK(server.screen()[12'345] == 0x112233);

    picture.pixels.assign(picture.pixels.size(), 0xFF445566);
    const std::vector<PixelRect> rects{
        {-5, -5, 15, 8}, {1270, 790, 100, 100}, {2000, 0, 10, 10}, {50, 50, 0, 9}};
    REQUIRE(window->present(picture.view(), rects));
    const auto screen = server.screen();
    for (int y = 0; y < XServer::height; ++y) {
        for (int x = 0; x < XServer::width; ++x) {
            const bool named = (x < 10 && y < 3) || (x >= 1270 && y >= 790);
            REQUIRE(screen[static_cast<std::size_t>(y * XServer::width + x)] ==
                    (named ? 0x445566U : 0x112233U));
        }
    }
}

TEST_CASE("Without a display there is no window, but an error") {
    setenv("SDL_VIDEODRIVER", "x11", 1);
    setenv("DISPLAY", ":nowhere", 1);
    const auto window = platform::Window::open({"test", 0, 0, true});
    REQUIRE_FALSE(window);
    CHECK(window.error().code == ErrorCode::unavailable);
}

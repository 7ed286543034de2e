#include <catch2/catch.hpp>

#include "canvas.hpp"
#include "kiosk/raster/painter.hpp"

using namespace kiosk;
using test::Canvas;
using test::pixel;

namespace {

constexpr std::uint32_t background = 0xFF202020;
constexpr ImU32 red = IM_COL32(255, 0, 0, 255);

void title(ImDrawList& list) {
    list.AddText({10.4F, 8.6F}, IM_COL32_WHITE, "IKD kiosk 0123");
}

}  // namespace

TEST_CASE("A fill covers exactly its pixels in its exact colour") {
    Canvas canvas(200, 100);
    raster::Painter painter = canvas.painter();
    painter.paint(canvas.frame([](ImDrawList& list) {
        list.AddRectFilled({10, 20}, {30, 25}, IM_COL32(0x12, 0x34, 0x56, 0xFF));
    }),
                  background);
    for (int y = 0; y < 100; ++y) {
        for (int x = 0; x < 200; ++x) {
            const bool inside = x >= 10 && x < 30 && y >= 20 && y < 25;
            REQUIRE(pixel(painter, x, y) == (inside ? 0xFF123456 : background));
        }
    }
}

TEST_CASE("A translucent fill blends with what lies below") {
    Canvas canvas(64, 64);
    raster::Painter painter = canvas.painter();
    painter.paint(canvas.frame([](ImDrawList& list) {
        list.AddRectFilled({0, 0}, {8, 8}, IM_COL32(255, 128, 0, 128));
    }),
                  0xFF0000FF);
    // 255 * 128 / 255, 128 * 128 / 255, 255 * 127 / 255, and a screen stays opaque
    CHECK(pixel(painter, 3, 3) == 0xFF80407F);
    CHECK(pixel(painter, 8, 3) == 0xFF0000FF);
}

TEST_CASE("Fractional positions go to the nearest pixel") {
    Canvas canvas(64, 64);
    raster::Painter painter = canvas.painter();
    painter.paint(canvas.frame([](ImDrawList& list) {
        list.AddRectFilled({1.4F, 1.6F}, {4.6F, 4.4F}, red);
    }),
                  background);
    CHECK(pixel(painter, 1, 2) == 0xFFFF0000);
    CHECK(pixel(painter, 4, 3) == 0xFFFF0000);
    CHECK(pixel(painter, 1, 1) == background);
    CHECK(pixel(painter, 5, 3) == background);
    CHECK(pixel(painter, 3, 4) == background);
}

TEST_CASE("An unscaled image is the atlas pixel for pixel, with colour and alpha") {
    Canvas canvas(64, 64);
    Image& atlas = canvas.atlas();
    for (int i = 0; i < 4; ++i)
        atlas.pixels[static_cast<std::size_t>(atlas.width + i)] = 0xFF000040U + static_cast<std::uint32_t>(i);
    const auto w = static_cast<float>(atlas.width);
    const auto h = static_cast<float>(atlas.height);
    raster::Painter painter = canvas.painter();
    painter.paint(canvas.frame([&](ImDrawList& list) {
        list.AddImage(raster::Painter::atlas_id(), {5, 6}, {9, 7}, {0, 1 / h}, {4 / w, 2 / h});
        list.AddImage(raster::Painter::atlas_id(), {5, 8}, {9, 9}, {0, 1 / h}, {4 / w, 2 / h},
                      IM_COL32(255, 255, 0, 255));
    }),
                  background);
    for (int i = 0; i < 4; ++i) {
        CHECK(pixel(painter, 5 + i, 6) == 0xFF000040U + static_cast<std::uint32_t>(i));
        CHECK(pixel(painter, 5 + i, 8) == 0xFF000000U);
    }
    CHECK(pixel(painter, 4, 6) == background);
    CHECK(pixel(painter, 9, 6) == background);
}

TEST_CASE("A stretched image repeats its texels") {
    Canvas canvas(64, 64);
    Image& atlas = canvas.atlas();
    atlas.pixels[static_cast<std::size_t>(atlas.width)] = 0xFF0000AA;
    atlas.pixels[static_cast<std::size_t>(atlas.width + 1)] = 0xFF0000BB;
    const auto w = static_cast<float>(atlas.width);
    const auto h = static_cast<float>(atlas.height);
    raster::Painter painter = canvas.painter();
    painter.paint(canvas.frame([&](ImDrawList& list) {
        list.AddImage(raster::Painter::atlas_id(), {10, 10}, {20, 16}, {0, 1 / h}, {2 / w, 2 / h});
    }),
                  background);
    for (int y = 9; y < 17; ++y) {
        for (int x = 9; x < 21; ++x) {
            const bool inside = x >= 10 && x < 20 && y >= 10 && y < 16;
            REQUIRE(pixel(painter, x, y) == (!inside ? background : x < 15 ? 0xFF0000AA : 0xFF0000BB));
        }
    }
}

TEST_CASE("Nothing is drawn outside the clip rectangle") {
    Canvas canvas(200, 200);
    raster::Painter painter = canvas.painter();
    painter.paint(canvas.frame([](ImDrawList& list) {
        list.PushClipRect({50, 60}, {120, 110});
        list.AddRectFilled({0, 0}, {200, 200}, red);
        list.AddText({40, 55}, IM_COL32_WHITE, "clipped text that is far wider than its clip");
        list.AddCircleFilled({120, 110}, 30, IM_COL32(0, 255, 0, 100));
        list.AddImage(raster::Painter::atlas_id(), {30, 30}, {180, 180}, {0, 0}, {1, 1});
        list.PopClipRect();
    }),
                  background);
    int inside_changed = 0;
    for (int y = 0; y < 200; ++y) {
        for (int x = 0; x < 200; ++x) {
            const bool inside = x >= 50 && x < 120 && y >= 60 && y < 110;
            if (!inside) REQUIRE(pixel(painter, x, y) == background);
            if (inside && pixel(painter, x, y) != background) ++inside_changed;
        }
    }
    CHECK(inside_changed == 70 * 50);
}

TEST_CASE("The first picture is returned whole, an unchanged one not at all") {
    Canvas canvas(300, 200);
    raster::Painter painter = canvas.painter();
    CHECK(painter.paint(canvas.frame(title), background) == std::vector<PixelRect>{{0, 0, 300, 200}});
    CHECK(painter.paint(canvas.frame(title), background).empty());
    CHECK(painter.paint(canvas.frame(title), 0xFF202021) == std::vector<PixelRect>{{0, 0, 300, 200}});
    painter.forget();
    CHECK(painter.paint(canvas.frame(title), 0xFF202021) == std::vector<PixelRect>{{0, 0, 300, 200}});
    REQUIRE(painter.set_atlas(canvas.atlas()));
    CHECK(painter.paint(canvas.frame(title), 0xFF202021) == std::vector<PixelRect>{{0, 0, 300, 200}});
}

TEST_CASE("A small change returns only its tiles") {
    Canvas canvas(640, 480);
    raster::Painter painter = canvas.painter();
    const auto with_mark = [&](float x, float y, ImU32 colour) -> const ImDrawData& {
        return canvas.frame([=](ImDrawList& list) {
            title(list);
            list.AddRectFilled({x, y}, {x + 10, y + 10}, colour);
        });
    };
    painter.paint(with_mark(70, 70, red), background);
    CHECK(painter.paint(with_mark(70, 70, IM_COL32_WHITE), background) ==
          std::vector<PixelRect>{{64, 64, 64, 64}});
    // From one tile to two in another row: the old place and the new one.
    CHECK(painter.paint(with_mark(250, 200, IM_COL32_WHITE), background) ==
          std::vector<PixelRect>{{64, 64, 64, 64}, {192, 192, 128, 64}});
    // Across four tiles, which become one rectangle.
    CHECK(painter.paint(with_mark(250, 250, IM_COL32_WHITE), background) ==
          std::vector<PixelRect>{{192, 192, 128, 128}});
    CHECK(pixel(painter, 255, 255) == 0xFFFFFFFF);
    CHECK(pixel(painter, 255, 205) == background);
}

TEST_CASE("Tiles at the border end with the screen") {
    Canvas canvas(100, 70);
    raster::Painter painter = canvas.painter();
    painter.paint(canvas.frame([](ImDrawList&) {}), background);
    CHECK(painter.paint(canvas.frame([](ImDrawList& list) {
        list.AddRectFilled({90, 60}, {500, 500}, red);
    }),
                        background) == std::vector<PixelRect>{{64, 0, 36, 70}});
    CHECK(pixel(painter, 99, 69) == 0xFFFF0000);
}

TEST_CASE("What is invisible changes nothing") {
    Canvas canvas(200, 200);
    raster::Painter painter = canvas.painter();
    painter.paint(canvas.frame(title), background);
    CHECK(painter
              .paint(canvas.frame([](ImDrawList& list) {
                  title(list);
                  list.AddRectFilled({10, 10}, {50, 50}, IM_COL32(255, 255, 255, 0));
                  list.AddRectFilled({300, 10}, {350, 50}, red);
                  list.AddRectFilled({-300, -10}, {-1, 500}, red);
              }),
                     background)
              .empty());
}

TEST_CASE("Lists of more than 65536 vertices are drawn to the end") {
    Canvas canvas(256, 256);
    raster::Painter painter = canvas.painter();
    painter.paint(canvas.frame([](ImDrawList& list) {
        for (int i = 0; i < 17'000; ++i) list.AddRectFilled({0, 0}, {1, 1}, red);
        list.AddRectFilled({200, 200}, {210, 210}, red);
    }),
                  background);
    CHECK(pixel(painter, 205, 205) == 0xFFFF0000);
    CHECK(pixel(painter, 100, 100) == background);
}

TEST_CASE("What changes below an opaque fill is neither drawn nor returned") {
    Canvas canvas(256, 256);
    raster::Painter painter = canvas.painter();
    const auto paint = [&](ImU32 hidden) {
        return painter.paint(canvas.frame([=](ImDrawList& list) {
            list.AddRectFilled({70, 70}, {120, 120}, hidden);
            list.AddRectFilled({64, 64}, {128, 128}, IM_COL32_WHITE);
        }),
                             background);
    };
    paint(red);
    CHECK(paint(IM_COL32(0, 255, 0, 255)).empty());
    CHECK(pixel(painter, 100, 100) == 0xFFFFFFFF);
}

TEST_CASE("A triangle of an image is cut out of it") {
    Canvas canvas(64, 64);
    Image& atlas = canvas.atlas();
    std::fill(atlas.pixels.begin(), atlas.pixels.end(), 0xFF0000AA);
    raster::Painter painter = canvas.painter();
    painter.paint(canvas.frame([](ImDrawList& list) {
        list.AddImageQuad(raster::Painter::atlas_id(), {0, 0}, {60, 0}, {60, 60}, {59, 60}, {0, 0}, {0.5F, 0},
                          {0.5F, 0.5F}, {0, 0.5F});
    }),
                  background);
    CHECK(pixel(painter, 50, 10) == 0xFF0000AA);
    CHECK(pixel(painter, 10, 50) == background);
}

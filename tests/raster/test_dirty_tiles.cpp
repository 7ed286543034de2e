#include <rapidcheck.h>

#include <catch2/catch.hpp>
#include <cmath>

#include "canvas.hpp"

using namespace kiosk;
using test::Canvas;
using test::pixels_of;

namespace {

constexpr int width = 300;
constexpr int height = 200;
constexpr std::uint32_t background = 0xFFF4F4F0;

/// One random shape of every way of drawing that the painter knows.
struct Shape {
    int kind;
    int x, y, w, h;  ///< in quarter pixels
    std::uint32_t colour;
    bool operator==(const Shape&) const = default;
};

std::ostream& operator<<(std::ostream& out, const Shape& s) {
    return out << "kind " << s.kind << " at " << s.x << "," << s.y << " size " << s.w << "," << s.h
               << " colour " << s.colour;
}

rc::Gen<std::vector<Shape>> any_shapes() {
    return rc::gen::container<std::vector<Shape>>(rc::gen::construct<Shape>(
        rc::gen::inRange(0, 10), rc::gen::inRange(-200, 4 * width), rc::gen::inRange(-200, 4 * height),
        rc::gen::inRange(0, 900), rc::gen::inRange(0, 600), rc::gen::arbitrary<std::uint32_t>()));
}

void draw(ImDrawList& list, const Shape& shape) {
    const ImVec2 a(static_cast<float>(shape.x) / 4, static_cast<float>(shape.y) / 4);
    const ImVec2 c(a.x + static_cast<float>(shape.w) / 4, a.y + static_cast<float>(shape.h) / 4);
    const ImVec2 middle((a.x + c.x) / 2, (a.y + c.y) / 2);
    const float radius = (c.x - a.x) / 4;
    switch (shape.kind) {
        case 0:
            return list.AddRectFilled(a, c, shape.colour);
        case 1:
            return list.AddRectFilled(a, c, shape.colour, 9);
        case 2:
            return list.AddRect(a, c, shape.colour, 5, 0, 2.5F);
        case 3:
            return list.AddText(a, shape.colour, "Aktivasi IKD: 3271");
        case 4:
            return list.AddText(ImGui::GetFont(), 31, a, shape.colour, "Scaled");
        case 5:
            return list.AddCircleFilled(middle, radius, shape.colour);
        case 6:
            return list.AddRectFilledMultiColor(a, c, shape.colour, ~shape.colour, shape.colour, 0xFF00FF00);
        case 7:
            return list.AddImage(raster::Painter::atlas_id(), a, c, {0.1F, 0.1F}, {0.37F, 0.6F},
                                 shape.colour);
        case 8:
            return list.AddRectFilled(a, c, shape.colour | IM_COL32_A_MASK);
        default:
            return list.AddLine(a, c, shape.colour, 3);
    }
}

void draw(ImDrawList& list, const std::vector<Shape>& shapes) {
    for (std::size_t i = 0; i < shapes.size(); ++i) {
        const bool clipped = i % 3 == 2;
        if (clipped) list.PushClipRect({40.5F, 30}, {210, 150.25F}, true);
        draw(list, shapes[i]);
        if (clipped) list.PopClipRect();
    }
}

void copy(const PixelView& from, const PixelRect& rect, std::vector<std::uint32_t>& to) {
    for (int y = rect.y; y < rect.y + rect.h; ++y) {
        for (int x = rect.x; x < rect.x + rect.w; ++x)
            to[static_cast<std::size_t>(y * width + x)] = from.pixels[std::ptrdiff_t{y} * from.stride + x];
    }
}

/// Paints one picture after the other; the pixels of the last, and what a window would show.
struct Painted {
    std::vector<std::uint32_t> pixels;
    std::vector<std::uint32_t> window;
};

Painted paint_in_steps(Canvas& canvas, const std::vector<std::vector<Shape>>& pictures) {
    raster::Painter painter = canvas.painter();
    Painted painted{{}, std::vector<std::uint32_t>(std::size_t{width} * height)};
    for (const auto& shapes : pictures) {
        const ImDrawData& data = canvas.frame([&](ImDrawList& list) { draw(list, shapes); });
        for (const PixelRect& rect : painter.paint(data, background))
            copy(painter.pixels(), rect, painted.window);
    }
    painted.pixels = pixels_of(painter.pixels());
    return painted;
}

/// Of a fill that has been drawn pixel by pixel, channel by channel, in the plainest way.
void plain_fill(std::vector<std::uint32_t>& pixels, const Shape& s) {
    const auto nearest = [](int quarters) { return static_cast<int>(std::floor(quarters / 4.0 + 0.5)); };
    const ImVec4 colour = ImGui::ColorConvertU32ToFloat4(s.colour);
    for (int y = std::max(nearest(s.y), 0); y < std::min(nearest(s.y + s.h), height); ++y) {
        for (int x = std::max(nearest(s.x), 0); x < std::min(nearest(s.x + s.w), width); ++x) {
            std::uint32_t& pixel = pixels[static_cast<std::size_t>(y * width + x)];
            const auto channel = [&](float over, int shift) {
                const double below = pixel >> shift & 0xFF;
                const double mixed = over * 255.0 * colour.w + below * (1.0 - colour.w);
                return static_cast<std::uint32_t>(std::lround(mixed)) << shift;
            };
            pixel = 0xFF000000 | channel(colour.x, 16) | channel(colour.y, 8) | channel(colour.z, 0);
        }
    }
}

bool overlap(const PixelRect& a, const PixelRect& b) {
    return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}

}  // namespace

TEST_CASE("Painting in steps gives the pixels of painting at once") {
    Canvas canvas(width, height);
    CHECK(rc::check("any picture after any other", [&] {
        const auto first = *any_shapes();
        const auto last = *any_shapes();
        const Painted steps = paint_in_steps(canvas, {first, last});
        const Painted once = paint_in_steps(canvas, {last});
        RC_ASSERT(steps.pixels == once.pixels);
        RC_ASSERT(steps.window == once.pixels);
    }));
    CHECK(rc::check("one shape moves among others", [&] {
        const auto before = *rc::gen::nonEmpty(any_shapes());
        auto after = before;
        after[before.size() / 2].x += *rc::gen::inRange(-300, 300);
        const Painted steps = paint_in_steps(canvas, {before, after});
        const Painted once = paint_in_steps(canvas, {after});
        RC_ASSERT(steps.pixels == once.pixels);
        RC_ASSERT(steps.window == once.pixels);
    }));
}

TEST_CASE("Changed rectangles lie on the screen and do not overlap") {
    Canvas canvas(width, height);
    CHECK(rc::check("any change", [&] {
        raster::Painter painter = canvas.painter();
        const auto first = *any_shapes();
        const auto last = *any_shapes();
        painter.paint(canvas.frame([&](ImDrawList& list) { draw(list, first); }), background);
        const auto rects =
            painter.paint(canvas.frame([&](ImDrawList& list) { draw(list, last); }), background);
        for (std::size_t i = 0; i < rects.size(); ++i) {
            const PixelRect& r = rects[i];
            RC_ASSERT(r.w > 0 && r.h > 0 && r.x >= 0 && r.y >= 0 && r.x + r.w <= width &&
                      r.y + r.h <= height);
            for (std::size_t j = 0; j < i; ++j) RC_ASSERT(!overlap(r, rects[j]));
        }
    }));
}

TEST_CASE("Fills are what plain arithmetic says, hidden or not") {
    Canvas canvas(width, height);
    CHECK(rc::check("any fills", [&] {
        auto shapes = *any_shapes();
        std::vector<std::uint32_t> expected(std::size_t{width} * height, background);
        for (Shape& shape : shapes) {
            shape.kind = 0;
            if (shape.colour % 2 == 0) shape.colour |= IM_COL32_A_MASK;
            plain_fill(expected, shape);
        }
        raster::Painter painter = canvas.painter();
        painter.paint(canvas.frame([&](ImDrawList& list) {
            for (const Shape& shape : shapes) draw(list, shape);
        }),
                      background);
        RC_ASSERT(pixels_of(painter.pixels()) == expected);
    }));
}

#include "primitives.hpp"

#include <imgui.h>

#include <algorithm>
#include <bit>
#include <cassert>
#include <cmath>
#include <span>

#include "kiosk/raster/painter.hpp"
#include "tile_hash.hpp"

namespace kiosk::raster {
namespace {

int nearest(float value) {
    return static_cast<int>(std::floor(value + 0.5F));
}

std::uint32_t argb(ImU32 colour) {
    const auto channel = [&](int shift) { return colour >> shift & 0xFFU; };
    return channel(IM_COL32_A_SHIFT) << 24 | channel(IM_COL32_R_SHIFT) << 16 |
           channel(IM_COL32_G_SHIFT) << 8 | channel(IM_COL32_B_SHIFT);
}

SDL_Color sdl_colour(ImU32 colour) {
    const std::uint32_t packed = argb(colour);
    return {static_cast<Uint8>(packed >> 16), static_cast<Uint8>(packed >> 8), static_cast<Uint8>(packed),
            static_cast<Uint8>(packed >> 24)};
}

std::uint64_t pair_of(int a, int b) {
    return std::uint64_t{static_cast<std::uint32_t>(a)} << 32 | static_cast<std::uint32_t>(b);
}

std::uint64_t bits_of(const SDL_Color& colour) {
    return std::bit_cast<std::uint32_t>(colour);
}

std::uint64_t bits_of(const SDL_FPoint& point) {
    return std::bit_cast<std::uint64_t>(point);
}

std::uint64_t key_of(const Fill&) {
    return 1;
}

std::uint64_t mixed_rect(std::uint64_t key, const PixelRect& rect) {
    return mixed(mixed(key, pair_of(rect.x, rect.y)), pair_of(rect.w, rect.h));
}

std::uint64_t key_of(const Copy& copy) {
    return mixed_rect(mixed_rect(2, copy.source), copy.target);
}

std::uint64_t key_of(const Triangle& triangle) {
    std::uint64_t key = triangle.textured ? 3 : 4;
    for (const SDL_Vertex& corner : triangle.corners) {
        key = mixed(key, bits_of(corner.position));
        key = mixed(key, bits_of(corner.tex_coord));
        key = mixed(key, bits_of(corner.color));
    }
    return key;
}

/// Numbers that are not finite end at a border too.
int bounded(float value, int low, int high) {
    if (!(value > static_cast<float>(low))) return low;
    return value < static_cast<float>(high) ? nearest(value) : high;
}

PixelRect clip_of(const ImDrawCmd& command, const PixelRect& screen) {
    const int x0 = bounded(command.ClipRect.x, screen.x, screen.x + screen.w);
    const int y0 = bounded(command.ClipRect.y, screen.y, screen.y + screen.h);
    const int x1 = bounded(command.ClipRect.z, x0, screen.x + screen.w);
    const int y1 = bounded(command.ClipRect.w, y0, screen.y + screen.h);
    return {x0, y0, x1 - x0, y1 - y0};
}

bool same(const ImVec2& a, const ImVec2& b) {
    return a.x == b.x && a.y == b.y;
}

/// One draw command's triangles on their way into primitives.
class Collector {
  public:
    Collector(PixelRect clip, int atlas_width, int atlas_height, std::vector<Primitive>& into)
        : clip_(clip), atlas_width_(atlas_width), atlas_height_(atlas_height), into_(into) {}

    void collect(const ImDrawVert* vertices, std::span<const ImDrawIdx> indices) {
        for (std::size_t i = 0; i + 2 < indices.size();) {
            if (i + 5 < indices.size() && is_rectangle(vertices, indices.subspan(i, 6))) {
                add_rectangle(vertices[indices[i]], vertices[indices[i + 2]]);
                i += 6;
            } else {
                add_triangle({vertices[indices[i]], vertices[indices[i + 1]], vertices[indices[i + 2]]});
                i += 3;
            }
        }
    }

  private:
    /// The way ImGui writes rectangles, glyphs and images: corners a b c d, triangles abc and acd, one
    /// colour.
    static bool is_rectangle(const ImDrawVert* vertices, std::span<const ImDrawIdx> six) {
        if (six[3] != six[0] || six[4] != six[2]) return false;
        const ImDrawVert& a = vertices[six[0]];
        const ImDrawVert& b = vertices[six[1]];
        const ImDrawVert& c = vertices[six[2]];
        const ImDrawVert& d = vertices[six[5]];
        const auto aligned = [](const ImVec2& p, const ImVec2& q, const ImVec2& r, const ImVec2& s) {
            return p.y == q.y && q.x == r.x && r.y == s.y && s.x == p.x && p.x <= r.x && p.y <= r.y;
        };
        return a.col == b.col && a.col == c.col && a.col == d.col && aligned(a.pos, b.pos, c.pos, d.pos) &&
               aligned(a.uv, b.uv, c.uv, d.uv);
    }

    void add_rectangle(const ImDrawVert& a, const ImDrawVert& c) {
        PixelRect target{nearest(a.pos.x), nearest(a.pos.y), 0, 0};
        target.w = nearest(c.pos.x) - target.x;
        target.h = nearest(c.pos.y) - target.y;
        if (same(a.uv, c.uv)) return add(Fill{}, argb(a.col), target);

        const auto w = static_cast<float>(atlas_width_);
        const auto h = static_cast<float>(atlas_height_);
        const Texels across = texels(a.uv.x * w, c.uv.x * w);
        const Texels down = texels(a.uv.y * h, c.uv.y * h);
        // Rounding must not stretch what is as large as its texels.
        if (std::abs(c.pos.x - a.pos.x - across.exact_size) < 0.05F) target.w = across.size;
        if (std::abs(c.pos.y - a.pos.y - down.exact_size) < 0.05F) target.h = down.size;
        add(Copy{{across.first, down.first, across.size, down.size}, target}, argb(a.col), target);
    }

    struct Texels {
        int first, size;
        float exact_size;
    };

    /// Between two coordinates; where they are the same, the texel there.
    static Texels texels(float from, float to) {
        const int first = nearest(from);
        const int size = nearest(to) - first;
        if (size > 0) return {first, size, to - from};
        constexpr float hair = 1.0F / 64;
        return {static_cast<int>(from + hair), 1, to - from};
    }

    void add_triangle(const std::array<ImDrawVert, 3>& from) {
        Triangle triangle{};
        triangle.textured = !same(from[0].uv, from[1].uv) || !same(from[0].uv, from[2].uv);
        ImU32 visible = 0;
        for (std::size_t i = 0; i < 3; ++i) {
            SDL_Vertex& corner = triangle.corners[i];
            corner.position = {std::floor(from[i].pos.x + 0.5F), std::floor(from[i].pos.y + 0.5F)};
            if (triangle.textured) corner.tex_coord = {from[i].uv.x, from[i].uv.y};
            corner.color = sdl_colour(from[i].col);
            visible |= argb(from[i].col);
        }
        const auto& [a, b, c] = triangle.corners;
        const auto [x0, x1] = std::minmax({a.position.x, b.position.x, c.position.x});
        const auto [y0, y1] = std::minmax({a.position.y, b.position.y, c.position.y});
        add(triangle, visible,
            {static_cast<int>(x0), static_cast<int>(y0), static_cast<int>(x1 - x0),
             static_cast<int>(y1 - y0)});
    }

    template <class Shape>
    void add(const Shape& shape, std::uint32_t colour, const PixelRect& extent) {
        const PixelRect bounds = intersection(extent, clip_);
        if (bounds.w == 0 || bounds.h == 0 || colour >> 24 == 0) return;
        into_.push_back({shape, colour, bounds, mixed_rect(mixed(key_of(shape), colour), bounds)});
    }

    PixelRect clip_;
    int atlas_width_;
    int atlas_height_;
    std::vector<Primitive>& into_;
};

}  // namespace

PixelRect intersection(const PixelRect& a, const PixelRect& b) {
    const int x = std::max(a.x, b.x);
    const int y = std::max(a.y, b.y);
    const int w = std::min(a.x + a.w, b.x + b.w) - x;
    const int h = std::min(a.y + a.h, b.y + b.h) - y;
    if (w <= 0 || h <= 0) return {x, y, 0, 0};
    return {x, y, w, h};
}

void collect(const ImDrawData& draw_data, const PixelRect& screen, int atlas_width, int atlas_height,
             std::vector<Primitive>& into) {
    assert(draw_data.DisplayPos.x == 0 && draw_data.DisplayPos.y == 0);
    assert(draw_data.FramebufferScale.x == 1 && draw_data.FramebufferScale.y == 1);
    for (int i = 0; i < draw_data.CmdListsCount; ++i) {
        const ImDrawList& list = *draw_data.CmdLists[i];
        const std::span<const ImDrawIdx> indices(list.IdxBuffer.Data,
                                                 static_cast<std::size_t>(list.IdxBuffer.Size));
        for (const ImDrawCmd& command : list.CmdBuffer) {
            assert(command.UserCallback == nullptr);
            if (command.ElemCount == 0) continue;
            assert(command.GetTexID() == Painter::atlas_id());  // Build() of the atlas forgets it
            Collector(clip_of(command, screen), atlas_width, atlas_height, into)
                .collect(list.VtxBuffer.Data + command.VtxOffset,
                         indices.subspan(command.IdxOffset, command.ElemCount));
        }
    }
}

}  // namespace kiosk::raster

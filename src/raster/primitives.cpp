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

SDL_Color unpacked(ImU32 colour) {
    return {static_cast<Uint8>(colour >> IM_COL32_R_SHIFT), static_cast<Uint8>(colour >> IM_COL32_G_SHIFT),
            static_cast<Uint8>(colour >> IM_COL32_B_SHIFT), static_cast<Uint8>(colour >> IM_COL32_A_SHIFT)};
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

std::uint64_t key_of(const Copy& copy) {
    return mixed(mixed(2, pair_of(copy.source_x, copy.source_y)), pair_of(copy.target_x, copy.target_y));
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
        const int x = nearest(a.pos.x);
        const int y = nearest(a.pos.y);
        const SDL_Color colour = unpacked(a.col);
        if (same(a.uv, c.uv)) {
            add(Fill{}, colour, {x, y, nearest(c.pos.x) - x, nearest(c.pos.y) - y});
            return;
        }
        const ImVec2 from(a.uv.x * static_cast<float>(atlas_width_),
                          a.uv.y * static_cast<float>(atlas_height_));
        const ImVec2 to(c.uv.x * static_cast<float>(atlas_width_),
                        c.uv.y * static_cast<float>(atlas_height_));
        const PixelRect source{nearest(from.x), nearest(from.y), nearest(to.x) - nearest(from.x),
                               nearest(to.y) - nearest(from.y)};
        const bool unscaled = std::abs((to.x - from.x) - (c.pos.x - a.pos.x)) < 0.05F &&
                              std::abs((to.y - from.y) - (c.pos.y - a.pos.y)) < 0.05F;
        if (unscaled) {
            add(Copy{source.x, source.y, x, y}, colour, {x, y, source.w, source.h});
        } else {
            add_scaled(a, c);
        }
    }

    /// As triangles, because SDL's scaled copy rounds differently when a tile cuts it. SDL takes a texel off
    /// the largest coordinates of a textured triangle; here it would lose the last row and column.
    void add_scaled(const ImDrawVert& a, const ImDrawVert& c) {
        const float u1 = c.uv.x + 1 / static_cast<float>(atlas_width_);
        const float v1 = c.uv.y + 1 / static_cast<float>(atlas_height_);
        const ImDrawVert b{{c.pos.x, a.pos.y}, {u1, a.uv.y}, a.col};
        const ImDrawVert d{{a.pos.x, c.pos.y}, {a.uv.x, v1}, a.col};
        add_triangle({a, b, {c.pos, {u1, v1}, a.col}});
        add_triangle({a, {c.pos, {u1, v1}, a.col}, d});
    }

    void add_triangle(const std::array<ImDrawVert, 3>& from) {
        Triangle triangle{};
        triangle.textured = !same(from[0].uv, from[1].uv) || !same(from[0].uv, from[2].uv);
        int alpha = 0;
        for (std::size_t i = 0; i < 3; ++i) {
            SDL_Vertex& corner = triangle.corners[i];
            corner.position = {std::floor(from[i].pos.x + 0.5F), std::floor(from[i].pos.y + 0.5F)};
            if (triangle.textured) corner.tex_coord = texel(from[i].uv);
            corner.color = unpacked(from[i].col);
            alpha |= corner.color.a;
        }
        const auto [x0, x1] = std::minmax(
            {triangle.corners[0].position.x, triangle.corners[1].position.x, triangle.corners[2].position.x});
        const auto [y0, y1] = std::minmax(
            {triangle.corners[0].position.y, triangle.corners[1].position.y, triangle.corners[2].position.y});
        const SDL_Color visible{0, 0, 0, static_cast<Uint8>(alpha)};
        add(triangle, visible,
            {static_cast<int>(x0), static_cast<int>(y0), static_cast<int>(x1 - x0),
             static_cast<int>(y1 - y0)});
    }

    /// SDL cuts texture coordinates down to whole texels: an edge must not fall into the texel before.
    SDL_FPoint texel(const ImVec2& uv) const {
        constexpr float hair = 1.0F / 64;
        return {std::min(uv.x + hair / static_cast<float>(atlas_width_), 1.0F),
                std::min(uv.y + hair / static_cast<float>(atlas_height_), 1.0F)};
    }

    template <class Shape>
    void add(const Shape& shape, const SDL_Color& colour, const PixelRect& extent) {
        const PixelRect bounds = intersection(extent, clip_);
        if (bounds.w == 0 || bounds.h == 0 || colour.a == 0) return;
        std::uint64_t key = mixed(key_of(shape), bits_of(colour));
        key = mixed(key, pair_of(bounds.x, bounds.y));
        key = mixed(key, pair_of(bounds.w, bounds.h));
        into_.push_back({shape, colour, bounds, key});
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

#include "blend.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <cstddef>

#include "tiles.hpp"

namespace kiosk::raster {
namespace {

constexpr std::uint32_t white = 0xFFFFFF;
// Two channels with room between them, so that one multiplication does both.
constexpr std::uint32_t pair_mask = 0x00FF00FF;

/// Both channels of a product of up to 255 * 255 divided by 255, rounded.
constexpr std::uint32_t divided(std::uint32_t products) {
    products += 0x00800080;
    return (products + (products >> 8 & pair_mask)) >> 8 & pair_mask;
}

constexpr std::uint32_t red_blue(std::uint32_t colour) {
    return colour & pair_mask;
}
constexpr std::uint32_t green(std::uint32_t colour) {
    return colour >> 8 & 0xFF;
}

constexpr std::uint32_t over(std::uint32_t below, std::uint32_t colour, std::uint32_t alpha) {
    const std::uint32_t rest = 255 - alpha;
    return 0xFF000000U | divided(red_blue(colour) * alpha + red_blue(below) * rest) |
           divided(green(colour) * alpha + green(below) * rest) << 8;
}

constexpr std::uint32_t product(std::uint32_t a, std::uint32_t b) {
    return divided(a * b);
}

/// Channel by channel, alpha left out.
constexpr std::uint32_t modulated(std::uint32_t texel, std::uint32_t colour) {
    if ((texel & white) == white) return colour;
    if ((colour & white) == white) return texel;
    return product(texel >> 16 & 0xFF, colour >> 16 & 0xFF) << 16 |
           product(green(texel), green(colour)) << 8 | product(texel & 0xFF, colour & 0xFF);
}

void draw(std::uint32_t& pixel, std::uint32_t texel, std::uint32_t colour, std::uint32_t opacity) {
    const std::uint32_t alpha = opacity == 255 ? texel >> 24 : product(texel >> 24, opacity);
    if (alpha == 0) return;
    const std::uint32_t shade = modulated(texel, colour);
    pixel = alpha == 255 ? 0xFF000000U | shade : over(pixel, shade, alpha);
}

/// The texel whose middle is nearest to the middle of a pixel.
int texel_at(int pixel, int size, int first_texel, int texels) {
    return first_texel + (2 * pixel + 1) * texels / (2 * size);
}

std::uint32_t* row_at(const Target& target, int x, int y) {
    return target.pixels + std::ptrdiff_t{y} * target.stride + x;
}

}  // namespace

void fill(const Target& target, const PixelRect& visible, std::uint32_t colour) {
    const std::uint32_t alpha = colour >> 24;
    for (int y = visible.y; y < visible.y + visible.h; ++y) {
        std::uint32_t* row = row_at(target, visible.x, y);
        if (alpha == 255) {
            std::fill_n(row, visible.w, colour);
        } else {
            std::transform(row, row + visible.w, row,
                           [=](std::uint32_t p) { return over(p, colour, alpha); });
        }
    }
}

void copy(const Target& target, const PixelRect& visible, const PixelRect& quad, const Image& atlas,
          const PixelRect& source, std::uint32_t colour) {
    assert(visible.w <= Tiles::size);
    std::array<int, Tiles::size> columns{};
    for (int i = 0; i < visible.w; ++i) {
        const int texel = texel_at(visible.x + i - quad.x, quad.w, source.x, source.w);
        columns[static_cast<std::size_t>(i)] = std::clamp(texel, 0, atlas.width - 1);
    }
    for (int y = visible.y; y < visible.y + visible.h; ++y) {
        const int texel = std::clamp(texel_at(y - quad.y, quad.h, source.y, source.h), 0, atlas.height - 1);
        const std::uint32_t* texels = atlas.pixels.data() + std::ptrdiff_t{texel} * atlas.width;
        std::uint32_t* row = row_at(target, visible.x, y);
        for (int i = 0; i < visible.w; ++i)
            draw(row[i], texels[columns[static_cast<std::size_t>(i)]], colour & white, colour >> 24);
    }
}

}  // namespace kiosk::raster

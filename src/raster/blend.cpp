#include "blend.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <cstddef>
#include <cstring>

#include "tiles.hpp"

namespace kiosk::raster {
namespace {

// Two pixels as eight channels, each with room for a product: the size of a register on every machine of
// ours. (GCC and Clang; bytes in the order of the machine, alpha last.)
using Channels = std::uint16_t __attribute__((vector_size(16)));
using Bytes = std::uint8_t __attribute__((vector_size(8)));

Channels load(const std::uint32_t* two) {
    Bytes bytes;
    std::memcpy(&bytes, two, sizeof bytes);
    return __builtin_convertvector(bytes, Channels);
}

void store(std::uint32_t* two, Channels channels) {
    const auto bytes = __builtin_convertvector(channels, Bytes);
    std::memcpy(two, &bytes, sizeof bytes);
}

/// Products of up to 255 * 255 divided by 255, rounded.
Channels divided(Channels products) {
    products += 128;
    return (products + (products >> 8)) >> 8;
}

/// Two pixels of `colour`, whose alpha counts, over two opaque ones.
Channels over(Channels below, Channels colour) {
    const Channels alpha = __builtin_shuffle(colour, Channels{3, 3, 3, 3, 7, 7, 7, 7});
    const Channels opaque{0, 0, 0, 255, 0, 0, 0, 255};
    return divided(colour * alpha + below * (255 - alpha)) | opaque;
}

Channels twice(std::uint32_t colour) {
    const std::array<std::uint32_t, 2> two{colour, colour};
    return load(two.data());
}

/// Calls `draw(pixels, i)` for two pixels of a row at a time, also where their number is odd.
template <class Draw>
void by_twos(std::uint32_t* pixels, int count, Draw draw) {
    for (int i = 0; i + 1 < count; i += 2) draw(pixels + i, i);
    if (count % 2 == 0) return;
    std::array<std::uint32_t, 2> last{pixels[count - 1], 0};
    draw(last.data(), count - 1);
    pixels[count - 1] = last[0];
}

/// One more than a tile's, because an odd row is drawn by twos.
using Row = std::array<std::uint32_t, Tiles::size + 1>;

void draw_row(std::uint32_t* pixels, const Row& texels, int count, std::uint32_t colour) {
    const Channels tint = twice(colour);
    const bool plain = colour == 0xFFFFFFFF;
    by_twos(pixels, count, [&](std::uint32_t* two, int i) {
        const std::uint32_t* from = &texels[static_cast<std::size_t>(i)];
        if ((from[0] | from[1]) >> 24 == 0) return;
        if (plain && (from[0] & from[1]) >> 24 == 255) {
            std::copy_n(from, 2, two);
        } else {
            store(two, over(load(two), divided(load(from) * tint)));
        }
    });
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
    const Channels two_colours = twice(colour);
    const bool opaque = colour >> 24 == 255;
    const std::uint32_t* first = row_at(target, visible.x, visible.y);
    for (int y = visible.y; y < visible.y + visible.h; ++y) {
        std::uint32_t* row = row_at(target, visible.x, y);
        if (!opaque) {
            by_twos(row, visible.w,
                    [&](std::uint32_t* two, int) { store(two, over(load(two), two_colours)); });
        } else if (row == first) {
            std::fill_n(row, visible.w, colour);
        } else {
            std::copy_n(first, visible.w, row);  // faster than filling again
        }
    }
}

void copy(const Target& target, const PixelRect& visible, const PixelRect& quad, const Image& atlas,
          const PixelRect& source, std::uint32_t colour) {
    assert(visible.w <= Tiles::size);
    const auto count = static_cast<std::size_t>(visible.w);
    Row columns{};
    for (std::size_t i = 0; i < count; ++i) {
        const int texel = texel_at(visible.x + static_cast<int>(i) - quad.x, quad.w, source.x, source.w);
        columns[i] = static_cast<std::uint32_t>(std::clamp(texel, 0, atlas.width - 1));
    }
    const bool stretched = columns[count - 1] - columns[0] != count - 1;
    Row texels{};
    for (int y = visible.y; y < visible.y + visible.h; ++y) {
        const int texel = std::clamp(texel_at(y - quad.y, quad.h, source.y, source.h), 0, atlas.height - 1);
        const std::uint32_t* line = atlas.pixels.data() + std::ptrdiff_t{texel} * atlas.width;
        if (stretched) {
            for (std::size_t i = 0; i < count; ++i) texels[i] = line[columns[i]];
        } else {
            std::copy_n(line + columns[0], count, texels.begin());
        }
        draw_row(row_at(target, visible.x, y), texels, visible.w, colour);
    }
}

}  // namespace kiosk::raster

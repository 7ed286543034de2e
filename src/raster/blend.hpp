#pragma once

#include <cstdint>

#include "kiosk/core/pixels.hpp"

namespace kiosk::raster {

/// Pixels to draw on, opaque.
struct Target {
    std::uint32_t* pixels;
    int stride;
};

/// The colour over every pixel of `visible`.
void fill(const Target& target, const PixelRect& visible, std::uint32_t colour);

/// The part `visible` of a quad that shows `source` of the atlas over `quad`, modulated by the colour. At
/// most `Tiles::size` pixels wide.
void copy(const Target& target, const PixelRect& visible, const PixelRect& quad, const Image& atlas,
          const PixelRect& source, std::uint32_t colour);

}  // namespace kiosk::raster

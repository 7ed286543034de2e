#pragma once

#include <cstdint>

#include "kiosk/core/pixels.hpp"

namespace kiosk::audit {

/// WCAG 2.2 contrast ratio of two opaque colours (0xRRGGBB; alpha is ignored): 1 to 21.
double contrast_ratio(std::uint32_t a, std::uint32_t b);

struct InkContrast {
    double ratio = 1;
    std::uint32_t ink = 0;         ///< as it came out in the pixels
    std::uint32_t background = 0;  ///< the worst one behind it
};

/// Contrast of a text that was meant to be drawn with `color` inside `rect`, from the pixels. `capital_px`
/// says how large its letters are.
InkContrast measure_contrast(const PixelView& picture, const PixelRect& rect, std::uint32_t color,
                             double capital_px);

}  // namespace kiosk::audit

#pragma once

#include <cstdint>
#include <vector>

namespace kiosk {

/// In pixels; x to the right, y down.
struct PixelRect {
    int x = 0;
    int y = 0;
    int w = 0;
    int h = 0;
    bool operator==(const PixelRect&) const = default;
};

/// Somebody else's pixels: 0xAARRGGBB in machine order, rows of `stride` pixels.
struct PixelView {
    const std::uint32_t* pixels = nullptr;
    int width = 0;
    int height = 0;
    int stride = 0;
};

/// Own pixels, same format, stride == width. Straight (not premultiplied) alpha.
struct Image {
    int width = 0;
    int height = 0;
    std::vector<std::uint32_t> pixels;
    PixelView view() const { return {pixels.data(), width, height, width}; }
};

}  // namespace kiosk

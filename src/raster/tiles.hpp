#pragma once

#include <cstdint>
#include <vector>

#include "kiosk/core/pixels.hpp"

namespace kiosk::raster {

/// Remembers of every 64-pixel tile what it was made of (trick 4 of performance.md).
class Tiles {
  public:
    static constexpr int size = 64;

    Tiles(int width, int height);

    /// Begins a new frame on a plain background.
    void begin(std::uint32_t background);
    /// Something that draws inside `bounds`, which lie on the screen.
    void add(const PixelRect& bounds, std::uint64_t key);
    /// Ends the frame: rectangles around the tiles that differ from the frame before, not overlapping.
    std::vector<PixelRect> changed();
    /// The next frame differs everywhere.
    void forget() { known_ = false; }

  private:
    bool differs(int column, int row) const;
    PixelRect pixels(int column, int end_column, int row) const;

    int width_;
    int height_;
    int columns_;
    int rows_;
    bool known_ = false;
    std::vector<std::uint64_t> now_;
    std::vector<std::uint64_t> before_;
};

}  // namespace kiosk::raster

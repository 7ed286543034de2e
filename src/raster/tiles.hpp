#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "kiosk/core/pixels.hpp"

namespace kiosk::raster {

/// Knows of every 64-pixel tile what it is made of, now and in the frame before (trick 4 of performance.md).
class Tiles {
  public:
    static constexpr int size = 64;

    Tiles(int width, int height);

    /// Begins a new frame on a plain background.
    void begin(std::uint32_t background);
    /// Primitive number `primitive` draws inside `bounds`, which lie on the screen. An opaque one hides what
    /// came before wherever it covers a whole tile.
    void add(const PixelRect& bounds, std::uint64_t key, std::uint32_t primitive, bool opaque);

    /// The tiles that differ from the frame before.
    std::vector<int> changed() const;
    PixelRect pixels(int tile) const;
    /// What is visible in a tile, in drawing order.
    std::span<const std::uint32_t> primitives(int tile) const;

    /// Ends the frame: the next one is compared with it.
    void keep();
    /// The next frame differs everywhere.
    void forget() { known_ = false; }

  private:
    struct Tile {
        std::uint64_t now = 0;
        std::uint64_t before = 0;
        std::vector<std::uint32_t> primitives;
    };

    int width_;
    int height_;
    int columns_;
    bool known_ = false;
    std::vector<Tile> tiles_;
};

/// Fewer and larger rectangles over the same pixels. Takes tiles from left to right and top to bottom.
std::vector<PixelRect> joined(const std::vector<PixelRect>& tiles);

}  // namespace kiosk::raster

#include "tiles.hpp"

#include <algorithm>

#include "tile_hash.hpp"

namespace kiosk::raster {
namespace {

/// A run of tiles below an equal run makes it taller instead of a rectangle of its own.
void append(std::vector<PixelRect>& rects, const PixelRect& run) {
    const auto above = std::find_if(rects.begin(), rects.end(), [&](const PixelRect& rect) {
        return rect.x == run.x && rect.w == run.w && rect.y + rect.h == run.y;
    });
    if (above == rects.end()) {
        rects.push_back(run);
    } else {
        above->h += run.h;
    }
}

}  // namespace

Tiles::Tiles(int width, int height)
    : width_(width),
      height_(height),
      columns_((width + size - 1) / size),
      rows_((height + size - 1) / size),
      now_(static_cast<std::size_t>(columns_ * rows_)),
      before_(now_.size()) {}

void Tiles::begin(std::uint32_t background) {
    std::fill(now_.begin(), now_.end(), background);
}

void Tiles::add(const PixelRect& bounds, std::uint64_t key) {
    for (int row = bounds.y / size; row <= (bounds.y + bounds.h - 1) / size; ++row) {
        for (int column = bounds.x / size; column <= (bounds.x + bounds.w - 1) / size; ++column) {
            std::uint64_t& tile = now_[static_cast<std::size_t>(row * columns_ + column)];
            tile = mixed(tile, key);
        }
    }
}

std::vector<PixelRect> Tiles::changed() {
    std::vector<PixelRect> rects;
    for (int row = 0; row < rows_; ++row) {
        for (int column = 0; column < columns_; ++column) {
            if (!differs(column, row)) continue;
            const int first = column;
            while (column < columns_ && differs(column, row)) ++column;
            append(rects, pixels(first, column, row));
        }
    }
    std::swap(now_, before_);
    known_ = true;
    return rects;
}

bool Tiles::differs(int column, int row) const {
    const auto tile = static_cast<std::size_t>(row * columns_ + column);
    return !known_ || now_[tile] != before_[tile];
}

PixelRect Tiles::pixels(int column, int end_column, int row) const {
    const int x = column * size;
    const int y = row * size;
    return {x, y, std::min(end_column * size, width_) - x, std::min(y + size, height_) - y};
}

}  // namespace kiosk::raster

#include "tiles.hpp"

#include <algorithm>

#include "tile_hash.hpp"

namespace kiosk::raster {

Tiles::Tiles(int width, int height) : width_(width), height_(height), columns_((width + size - 1) / size) {
    const int rows = (height + size - 1) / size;
    tiles_.resize(static_cast<std::size_t>(columns_ * rows));
}

void Tiles::begin(std::uint32_t background) {
    for (Tile& tile : tiles_) {
        tile.now = background;
        tile.primitives.clear();
    }
}

void Tiles::add(const PixelRect& bounds, std::uint64_t key, std::uint32_t primitive, bool opaque) {
    for (int row = bounds.y / size; row <= (bounds.y + bounds.h - 1) / size; ++row) {
        for (int column = bounds.x / size; column <= (bounds.x + bounds.w - 1) / size; ++column) {
            const int index = row * columns_ + column;
            Tile& tile = tiles_[static_cast<std::size_t>(index)];
            const PixelRect all = pixels(index);
            const bool covers = bounds.x <= all.x && bounds.y <= all.y &&
                                bounds.x + bounds.w >= all.x + all.w && bounds.y + bounds.h >= all.y + all.h;
            if (opaque && covers) {
                tile.now = 0;
                tile.primitives.clear();
            }
            tile.now = mixed(tile.now, key);
            tile.primitives.push_back(primitive);
        }
    }
}

std::vector<int> Tiles::changed() const {
    std::vector<int> changed;
    for (std::size_t i = 0; i < tiles_.size(); ++i) {
        if (!known_ || tiles_[i].now != tiles_[i].before) changed.push_back(static_cast<int>(i));
    }
    return changed;
}

PixelRect Tiles::pixels(int tile) const {
    const int x = tile % columns_ * size;
    const int y = tile / columns_ * size;
    return {x, y, std::min(size, width_ - x), std::min(size, height_ - y)};
}

std::span<const std::uint32_t> Tiles::primitives(int tile) const {
    return tiles_[static_cast<std::size_t>(tile)].primitives;
}

void Tiles::keep() {
    for (Tile& tile : tiles_) tile.before = tile.now;
    known_ = true;
}

std::vector<PixelRect> joined(const std::vector<PixelRect>& tiles) {
    std::vector<PixelRect> runs;
    for (const PixelRect& tile : tiles) {
        const bool continues =
            !runs.empty() && runs.back().y == tile.y && runs.back().x + runs.back().w == tile.x;
        if (continues) {
            runs.back().w += tile.w;
        } else {
            runs.push_back(tile);
        }
    }
    std::vector<PixelRect> rects;  // a run below an equal run makes it taller
    for (const PixelRect& run : runs) {
        const auto above = std::find_if(rects.begin(), rects.end(), [&](const PixelRect& rect) {
            return rect.x == run.x && rect.w == run.w && rect.y + rect.h == run.y;
        });
        if (above == rects.end()) {
            rects.push_back(run);
        } else {
            above->h += run.h;
        }
    }
    return rects;
}

}  // namespace kiosk::raster

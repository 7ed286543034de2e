#include "audit/contact_sheet.hpp"

#include <algorithm>
#include <array>

namespace kiosk::audit {
namespace {

constexpr int longer_side = 480;
constexpr int sheet_width = 2900;
constexpr int gap = 12;
constexpr std::uint32_t table = 0xFF6B7785;  // neither paper nor black: every theme's edges show

std::uint32_t average(const PixelView& screen, int x0, int y0, int factor) {
    std::array<unsigned, 3> sum{};
    for (int y = y0; y < y0 + factor; ++y) {
        for (int x = x0; x < x0 + factor; ++x) {
            const std::uint32_t pixel = screen.pixels[y * screen.stride + x];
            for (unsigned i = 0; i < 3; ++i) sum[i] += pixel >> (8 * i) & 0xFF;
        }
    }
    const auto area = static_cast<unsigned>(factor * factor);
    return 0xFF000000 | (sum[2] + area / 2) / area << 16 | (sum[1] + area / 2) / area << 8 |
           (sum[0] + area / 2) / area;
}

Image scaled_down(const PixelView& screen) {
    const int factor = std::max(1, std::max(screen.width, screen.height) / longer_side);
    Image small{screen.width / factor, screen.height / factor, {}};
    small.pixels.reserve(static_cast<std::size_t>(small.width * small.height));
    for (int y = 0; y < small.height; ++y) {
        for (int x = 0; x < small.width; ++x)
            small.pixels.push_back(average(screen, x * factor, y * factor, factor));
    }
    return small;
}

int columns_of(const Image& thumbnail) {
    return std::max(1, (sheet_width - gap) / (thumbnail.width + gap));
}

}  // namespace

void ContactSheet::add(const std::string& name, const PixelView& screen) {
    names_.push_back(name);
    thumbnails_.push_back(scaled_down(screen));
}

Image ContactSheet::picture() const {
    if (empty()) return {};
    const Image& first = thumbnails_.front();
    const int columns = columns_of(first);
    const int rows = (static_cast<int>(thumbnails_.size()) + columns - 1) / columns;
    Image sheet{columns * (first.width + gap) + gap, rows * (first.height + gap) + gap, {}};
    sheet.pixels.assign(static_cast<std::size_t>(sheet.width) * static_cast<std::size_t>(sheet.height),
                        table);
    for (int i = 0; i < static_cast<int>(thumbnails_.size()); ++i) {
        const Image& thumbnail = thumbnails_[static_cast<std::size_t>(i)];
        const int left = gap + i % columns * (first.width + gap);
        const int top = gap + i / columns * (first.height + gap);
        for (int y = 0; y < thumbnail.height; ++y)
            std::copy_n(thumbnail.pixels.begin() + static_cast<std::ptrdiff_t>(y) * thumbnail.width,
                        thumbnail.width,
                        sheet.pixels.begin() + static_cast<std::ptrdiff_t>(top + y) * sheet.width + left);
    }
    return sheet;
}

std::string ContactSheet::captions() const {
    std::string all;
    const std::size_t columns = empty() ? 1 : static_cast<std::size_t>(columns_of(thumbnails_.front()));
    for (std::size_t i = 0; i < names_.size(); ++i)
        all += "row " + std::to_string(i / columns + 1) + ", column " + std::to_string(i % columns + 1) +
               ": " + names_[i] + "\n";
    return all;
}

}  // namespace kiosk::audit

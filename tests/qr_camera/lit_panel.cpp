#include <array>
#include <cmath>

#include "qr_camera/photograph.hpp"

namespace kiosk::test {
namespace {

/// How much the eye, and a camera's grey picture, makes of red, green and blue (BT.601).
constexpr std::array luma{0.299F, 0.587F, 0.114F};
constexpr float black_level = 1.0F / 800;  ///< contrast of an office panel
constexpr double display_gamma = 2.2;

std::array<float, 256> light_of_values() {
    std::array<float, 256> light{};
    for (std::size_t value = 0; value < light.size(); ++value) {
        const double share = std::pow(static_cast<double>(value) / 255, display_gamma);
        light[value] = black_level + (1 - black_level) * static_cast<float>(share);
    }
    return light;
}

}  // namespace

LitPanel::LitPanel(const PixelView& screen, const PixelRect& part, Point middle, double px_per_mm)
    : stripes_(part.w * 3),
      rows_(part.h),
      middle_{middle.x - part.x, middle.y - part.y},
      px_per_mm_(px_per_mm) {
    static const std::array<float, 256> light = light_of_values();
    constexpr float white = 3 / (lit_width_ * lit_height_);
    light_.reserve(static_cast<std::size_t>(stripes_) * static_cast<std::size_t>(rows_));
    for (int y = part.y; y < part.y + part.h; ++y) {
        for (int x = part.x; x < part.x + part.w; ++x) {
            const std::uint32_t pixel = screen.pixels[y * screen.stride + x];
            light_.push_back(white * luma[0] * light[pixel >> 16 & 0xFF]);
            light_.push_back(white * luma[1] * light[pixel >> 8 & 0xFF]);
            light_.push_back(white * luma[2] * light[pixel & 0xFF]);
        }
    }
}

Point LitPanel::upper_left() const {
    return {-middle_.x / px_per_mm_, -middle_.y / px_per_mm_};
}

Point LitPanel::lower_right() const {
    return {(stripes_ / 3.0 - middle_.x) / px_per_mm_, (rows_ - middle_.y) / px_per_mm_};
}

}  // namespace kiosk::test

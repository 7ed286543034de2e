#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "kiosk/core/pixels.hpp"
#include "qr_camera/projection.hpp"

namespace kiosk::test {

/// The light of a part of the panel: red, green and blue stripes with dark gaps between them and between the
/// rows, as an LCD has. This grid against the sensor's is what moire comes from.
class LitPanel {
  public:
    /// `middle` is the origin of the panel's coordinates, in pixels of `screen`.
    LitPanel(const PixelView& screen, const PixelRect& part, Point middle, double px_per_mm);

    double px_per_mm() const { return px_per_mm_; }
    /// In mm.
    Point upper_left() const;
    Point lower_right() const;
    /// At a place in pixels of the part; dark outside. A white pixel is 1 on average.
    float at(float x, float y) const {
        const float stripe = x * 3;
        const int column = static_cast<int>(stripe);
        const int row = static_cast<int>(y);
        if (stripe < 0 || y < 0 || column >= stripes_ || row >= rows_) return 0;
        // Factors instead of branches, which no processor could foresee: this is where the time goes.
        const auto across = static_cast<float>(stripe - static_cast<float>(column) < lit_width_);
        const auto along = static_cast<float>(y - static_cast<float>(row) < lit_height_);
        return light_[static_cast<std::size_t>(row * stripes_ + column)] * across * along;
    }
    Point to_pixels(Point mm) const { return {mm.x * px_per_mm_ + middle_.x, mm.y * px_per_mm_ + middle_.y}; }

  private:
    static constexpr float lit_width_ = 0.8F;  ///< of a stripe
    static constexpr float lit_height_ = 0.9F;
    int stripes_ = 0;  ///< in a row
    int rows_ = 0;
    Point middle_;  ///< in pixels of the part
    double px_per_mm_ = 0;
    std::vector<float> light_;  ///< of each stripe
};

/// A lamp or a window mirrored in the glass: a soft spot, or a strip when one radius is much larger.
struct Glare {
    Point middle_mm;
    double radius_mm = 0;  ///< to where the mirrored light has fallen to 1/e
    double length_mm = 0;  ///< the same along `degrees`
    double degrees = 0;
    double strength = 0;  ///< in the middle; 1 is the white of the panel
};

/// What stands between the panel and a clean picture. The defaults are a good phone held still.
struct Disturbance {
    double blur_px = 0.6;  ///< radius of the disc that the lens makes of a point, in sensor pixels
    double motion_px = 0;  ///< way of the picture over the sensor during the exposure
    double motion_degrees = 0;
    double noise = 0.01;  ///< standard deviation, share of the full scale, after the tone curve
    double veil = 0.01;   ///< light of the room mirrored evenly by the panel; 1 is the white of the panel
    double exposure = 1;  ///< 1: white is just full scale; less is dark, more is overexposed and clipped
    std::optional<Glare> glare = std::nullopt;
};

/// The part of the camera's frame in which the panel's part is visible: grey, empty when there is none. Light
/// is summed over each sensor pixel, spread by lens and motion, clipped, and written with a tone curve of
/// gamma 2.2 and noise. The same arguments give the same picture.
Image photograph(const LitPanel& panel, const Sensor& sensor, const Pose& pose,
                 const Disturbance& disturbance, std::uint64_t seed);

}  // namespace kiosk::test

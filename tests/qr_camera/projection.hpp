#pragma once

#include <array>

namespace kiosk::test {

struct Point {
    double x = 0;
    double y = 0;
};

/// A pinhole camera without lens distortion: what a modest phone gives an application as preview frames.
struct Sensor {
    int width = 1280;  ///< pixels, the long side: a phone held upright has rolled it by 90 degrees
    int height = 720;
    double field_of_view_degrees = 65;  ///< across the width
    /// Pixels of the sensor for a length that is seen straight on, per length over distance.
    double focal_px() const;
};

/// Where the camera stands before the panel. The origin of the panel is the middle of the code: x to the
/// right, y down, in mm; the camera is on the people's side.
struct Pose {
    double distance_mm = 400;  ///< from the lens to the middle of the code
    double yaw_degrees = 0;    ///< the camera stands to the right of the code's normal
    double pitch_degrees = 0;  ///< the camera stands below the code's normal
    double roll_degrees = 0;   ///< the camera turned clockwise about its own axis
    Point aim_mm{};            ///< point of the panel in the middle of the frame
};

/// The plane of the panel (mm) seen on the sensor (pixels, 0,0 is the frame's upper left corner).
class Projection {
  public:
    Projection(const Sensor& sensor, const Pose& pose);
    Point to_sensor(Point panel_mm) const { return apply(onto_sensor_, panel_mm); }
    Point to_panel(Point sensor_px) const { return apply(onto_panel_, sensor_px); }

  private:
    using Homography = std::array<double, 9>;  ///< row by row
    static Point apply(const Homography& m, Point p) {
        const double w = 1 / (m[6] * p.x + m[7] * p.y + m[8]);
        return {(m[0] * p.x + m[1] * p.y + m[2]) * w, (m[3] * p.x + m[4] * p.y + m[5]) * w};
    }

    Homography onto_sensor_{};
    Homography onto_panel_{};
};

}  // namespace kiosk::test

#include "qr_camera/projection.hpp"

#include <cmath>
#include <numbers>

namespace kiosk::test {
namespace {

/// x to the right, y down, z from the panel to the people.
struct Vector {
    double x, y, z;
};

double dot(Vector a, Vector b) {
    return a.x * b.x + a.y * b.y + a.z * b.z;
}

Vector cross(Vector a, Vector b) {
    return {a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x};
}

Vector sum(Vector a, double factor_a, Vector b, double factor_b) {
    return {a.x * factor_a + b.x * factor_b, a.y * factor_a + b.y * factor_b,
            a.z * factor_a + b.z * factor_b};
}

Vector unit(Vector a) {
    return sum(a, 1 / std::sqrt(dot(a, a)), a, 0);
}

double radians(double degrees) {
    return degrees * std::numbers::pi / 180;
}

/// Up to a factor, which a homography does not have.
std::array<double, 9> inverse(const std::array<double, 9>& m) {
    return {m[4] * m[8] - m[5] * m[7], m[2] * m[7] - m[1] * m[8], m[1] * m[5] - m[2] * m[4],
            m[5] * m[6] - m[3] * m[8], m[0] * m[8] - m[2] * m[6], m[2] * m[3] - m[0] * m[5],
            m[3] * m[7] - m[4] * m[6], m[1] * m[6] - m[0] * m[7], m[0] * m[4] - m[1] * m[3]};
}

}  // namespace

double Sensor::focal_px() const {
    return width / 2.0 / std::tan(radians(field_of_view_degrees) / 2);
}

Projection::Projection(const Sensor& sensor, const Pose& pose) {
    const double yaw = radians(pose.yaw_degrees);
    const double pitch = radians(pose.pitch_degrees);
    const double d = pose.distance_mm;
    const Vector camera{d * std::sin(yaw) * std::cos(pitch), d * std::sin(pitch),
                        d * std::cos(yaw) * std::cos(pitch)};
    const Vector backward = unit(sum(camera, 1, {pose.aim_mm.x, pose.aim_mm.y, 0}, -1));
    const Vector right = unit(cross({0, 1, 0}, backward));
    const Vector down = cross(backward, right);
    const double cosine = std::cos(radians(pose.roll_degrees));
    const double sine = std::sin(radians(pose.roll_degrees));
    const Vector across = sum(right, cosine, down, sine);
    const Vector along = sum(down, cosine, right, -sine);
    const Vector depth = sum(backward, -1, backward, 0);
    const auto row = [&](Vector axis, double middle) {
        const Vector v = sum(axis, sensor.focal_px(), depth, middle);
        return std::array{v.x, v.y, -dot(v, camera)};
    };
    const auto x = row(across, sensor.width / 2.0);
    const auto y = row(along, sensor.height / 2.0);
    onto_sensor_ = {x[0], x[1], x[2], y[0], y[1], y[2], depth.x, depth.y, -dot(depth, camera)};
    onto_panel_ = inverse(onto_sensor_);
}

}  // namespace kiosk::test

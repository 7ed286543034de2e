#include "qr_camera/trial.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "qr_camera/phone_reader.hpp"
#include "qr_camera/random.hpp"

namespace kiosk::test {
namespace {

constexpr double degree = std::numbers::pi / 180;

/// Hands turn the phone upright or across, never quite straight, and aim a little beside the code.
Pose random_pose(const Reach& reach, Random& random) {
    const double tilt = random.between(reach.least_degrees, reach.most_degrees) * degree;
    const double side = random.between(0, 360) * degree;
    Pose pose;
    pose.distance_mm = random.between(reach.nearest_mm, reach.farthest_mm);
    pose.pitch_degrees = std::asin(std::sin(tilt) * std::sin(side)) / degree;
    pose.yaw_degrees = std::atan2(std::sin(tilt) * std::cos(side), std::cos(tilt)) / degree;
    pose.roll_degrees = random.between(-15, 15) + (random.bits() % 2 == 0 ? 0 : 90);
    const double beside = 0.04 * pose.distance_mm;
    pose.aim_mm = {random.between(-beside, beside), random.between(-beside, beside)};
    return pose;
}

Point on_code(const ScreenCode& code, Random& random) {
    const double half = code.side_mm / 2;
    return {random.between(-half, half), random.between(-half, half)};
}

Glare lamp(const ScreenCode& code, double share, double strength, Random& random) {
    const double radius = share * code.side_mm;
    return {on_code(code, random), radius, radius, 0, strength};
}

Glare tube(const ScreenCode& code, double share, double strength, Random& random) {
    return {on_code(code, random), share * code.side_mm, 2 * code.side_mm, random.between(0, 180), strength};
}

/// The distance within reach where a pixel of the panel is nearest to a whole or half pixel of the sensor.
double beating_distance(const ScreenCode& code, const Reach& reach, Random& random) {
    const double pixel_for_pixel = phone.focal_px() / code.lit.px_per_mm();
    const double beat = std::array{0.5, 1.0, 1.5, 2.0, 3.0}[random.bits() % 5];
    const double near = beat * pixel_for_pixel * random.between(0.97, 1.03);
    return std::clamp(near, reach.nearest_mm, reach.farthest_mm);
}

void let_beat(Trial& trial, const ScreenCode& code, const Reach& reach, Random& random) {
    trial.disturbance.blur_px = 0.3;
    trial.pose.distance_mm = beating_distance(code, reach, random);
    trial.pose.roll_degrees = random.between(-2, 2) + (random.bits() % 2 == 0 ? 0 : 90);
    const double straighten = reach.least_degrees > 0 ? 1 : 0.3;
    trial.pose.yaw_degrees *= straighten;
    trial.pose.pitch_degrees *= straighten;
}

void disturb_severally(Disturbance& d, const ScreenCode& code, Random& random) {
    d.blur_px = random.between(0.6, 1.1);
    d.motion_px = random.between(0, 1.5);
    d.motion_degrees = random.between(0, 180);
    d.noise = random.between(0.01, 0.03);
    d.veil = random.between(0.05, 0.4);
    d.exposure = random.between(0.5, 1.2);
    d.glare = lamp(code, random.between(0.04, 0.07), random.between(0.2, 0.6), random);
}

void disturb(Trial& trial, const ScreenCode& code, const Reach& reach, Trouble trouble, Random& random) {
    Disturbance& d = trial.disturbance;
    switch (trouble) {
        case Trouble::none:
            return;
        case Trouble::out_of_focus:
            d.blur_px = random.between(1, 1.6);
            return;
        case Trouble::shaken:
            d.motion_px = random.between(1, 3);
            d.motion_degrees = random.between(0, 180);
            return;
        case Trouble::noisy:
            d.noise = random.between(0.03, 0.06);
            return;
        case Trouble::lamp:
            d.glare = lamp(code, random.between(0.04, 0.07), random.between(0.2, 1), random);
            return;
        case Trouble::tube:
            d.glare = tube(code, random.between(0.02, 0.04), random.between(0.2, 0.5), random);
            return;
        case Trouble::bright_room:
            d.veil = random.between(0.1, 0.5);
            return;
        case Trouble::dark:
            d.exposure = random.between(0.08, 0.3);
            return;
        case Trouble::overexposed:
            d.exposure = random.between(1.5, 2.5);
            return;
        case Trouble::moire:
            return let_beat(trial, code, reach, random);
        case Trouble::several:
            return disturb_severally(d, code, random);
        case Trouble::sunlight:
            d.veil = random.between(0.5, 1.5);
            return;
        case Trouble::dazzling:
            d.glare = lamp(code, random.between(0.07, 0.12), random.between(1, 3), random);
            return;
    }
}

}  // namespace

std::string_view to_word(Trouble trouble) {
    switch (trouble) {
        case Trouble::none:
            return "none";
        case Trouble::out_of_focus:
            return "out of focus";
        case Trouble::shaken:
            return "shaken";
        case Trouble::noisy:
            return "noisy";
        case Trouble::lamp:
            return "lamp";
        case Trouble::tube:
            return "tube";
        case Trouble::bright_room:
            return "bright room";
        case Trouble::dark:
            return "dark";
        case Trouble::overexposed:
            return "overexposed";
        case Trouble::moire:
            return "moire";
        case Trouble::several:
            return "several";
        case Trouble::sunlight:
            return "sunlight";
        case Trouble::dazzling:
            return "dazzling";
    }
    return "";
}

Trial make_trial(const ScreenCode& code, const Reach& reach, Trouble trouble, std::uint64_t seed) {
    Random random(seed);
    Trial trial{random_pose(reach, random), {}, random.bits()};
    disturb(trial, code, reach, trouble, random);
    return trial;
}

Reading read(const ScreenCode& code, const Trial& trial) {
    Reading reading;
    reading.picture = photograph(code.lit, phone, trial.pose, trial.disturbance, trial.seed);
    reading.read = read_as_phone(reading.picture) == std::vector{code.payload};
    return reading;
}

}  // namespace kiosk::test

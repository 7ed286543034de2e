#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

#include "kiosk/qr/qr.hpp"
#include "qr_camera/phone_reader.hpp"
#include "qr_camera/photograph.hpp"
#include "qr_camera/trial.hpp"
#include "support/support.hpp"

using namespace kiosk::test;
using kiosk::Image;

namespace {

constexpr double px_per_mm = 4;
const std::string payload = "IKD-TIKET A-17 2026-11-22 KB-SUKOREJO-1";

/// A white screen of 400 x 400 pixels (100 mm) with a code in its middle.
Image screen_with_code() {
    constexpr int side = 400;
    Image screen{side, side, std::vector<std::uint32_t>(side * side, 0xFFFFFFFF)};
    const auto code = kiosk::qr::lay_out(payload, 300, px_per_mm);
    REQUIRE(code);
    const int first = (side - code->matrix.size * code->module_px) / 2;
    for (int y = 0; y < code->matrix.size * code->module_px; ++y) {
        for (int x = 0; x < code->matrix.size * code->module_px; ++x) {
            if (!code->matrix.at(x / code->module_px, y / code->module_px)) continue;
            screen.pixels[static_cast<std::size_t>((first + y) * side + first + x)] = 0xFF000000;
        }
    }
    return screen;
}

LitPanel lit(const Image& screen) {
    const Point middle{screen.width / 2.0, screen.height / 2.0};
    return {screen.view(), {0, 0, screen.width, screen.height}, middle, px_per_mm};
}

LitPanel lit_evenly(std::uint32_t color) {
    return lit({100, 100, std::vector<std::uint32_t>(100 * 100, color)});
}

int grey_in_the_middle(const Image& picture) {
    return static_cast<int>(
        picture.pixels[static_cast<std::size_t>((picture.height / 2) * picture.width + picture.width / 2)] &
        0xFF);
}

Disturbance nothing() {
    Disturbance d;
    d.blur_px = d.noise = d.veil = 0;
    return d;
}

void check_point(Point seen, Point expected) {
    CHECK(seen.x == Approx(expected.x).margin(1e-6));
    CHECK(seen.y == Approx(expected.y).margin(1e-6));
}

}  // namespace

TEST_CASE("the field of view spans the sensor") {
    const Sensor sensor{1000, 500, 90};
    CHECK(sensor.focal_px() == Approx(500));
    check_point(Projection(sensor, {400}).to_sensor({400, 0}), {1000, 250});
}

TEST_CASE("a square seen straight on stays a square of focal length by distance") {
    const Sensor sensor{1000, 500, 90};
    const Projection projection(sensor, {250});
    check_point(projection.to_sensor({0, 0}), {500, 250});
    check_point(projection.to_sensor({-50, -50}), {400, 150});
    check_point(projection.to_sensor({50, 50}), {600, 350});
}

TEST_CASE("a square seen from the right is taller on its right") {
    const Sensor sensor{1000, 500, 90};
    Pose pose{500, 30};
    const Projection projection(sensor, pose);
    // By hand: the corner 100 mm to the right is 100 cos 30 aside and 500 - 100 sin 30 away.
    check_point(projection.to_sensor({100, 0}), {500 + 500 * 86.60254038 / 450, 250});
    check_point(projection.to_sensor({100, 100}), {500 + 500 * 86.60254038 / 450, 250 + 500 * 100.0 / 450});
    check_point(projection.to_sensor({-100, 100}), {500 - 500 * 86.60254038 / 550, 250 + 500 * 100.0 / 550});
}

TEST_CASE("rolling the camera clockwise turns the picture the other way") {
    Pose pose{500};
    pose.roll_degrees = 90;
    check_point(Projection({1000, 500, 90}, pose).to_sensor({100, 0}), {500, 150});
}

TEST_CASE("what is aimed at lies in the middle of the frame, and points come back from the sensor") {
    const Pose pose{400, -25, 15, 40, {12, -7}};
    const Projection projection({}, pose);
    check_point(projection.to_sensor({12, -7}), {640, 360});
    check_point(projection.to_panel(projection.to_sensor({33, -21})), {33, -21});
}

TEST_CASE("light becomes grey by exposure, veil and tone curve") {
    const LitPanel white = lit_evenly(0xFFFFFFFF);
    const LitPanel black = lit_evenly(0xFF000000);
    Disturbance d = nothing();
    d.blur_px = 3;  // evens out the panel's grid
    CHECK(grey_in_the_middle(photograph(white, {}, {100}, d, 1)) > 245);
    d.exposure = 0.25;
    CHECK(grey_in_the_middle(photograph(white, {}, {100}, d, 1)) == Approx(136).margin(4));  // 0.25^(1/2.2)
    d.exposure = 1;
    CHECK(grey_in_the_middle(photograph(black, {}, {100}, d, 1)) < 20);
    d.veil = 1;  // as bright as white: half of what is then full scale
    CHECK(grey_in_the_middle(photograph(black, {}, {100}, d, 1)) == Approx(186).margin(3));
    d.veil = 0;
    d.glare = Glare{{0, 0}, 5, 5, 0, 0.5};
    CHECK(grey_in_the_middle(photograph(black, {}, {100}, d, 1)) == Approx(186).margin(3));
}

TEST_CASE("pixels of panel and sensor beat: an even white is not even") {
    const LitPanel white = lit_evenly(0xFFFFFFFF);
    Pose pose{Sensor{}.focal_px() / px_per_mm * 1.05};  // 1.05 panel pixels to a sensor pixel
    const Image picture = photograph(white, {}, pose, nothing(), 1);
    const auto row = picture.pixels.begin() + picture.height / 2 * picture.width;
    const auto [least, most] = std::minmax_element(row + 10, row + picture.width - 10);
    CHECK((*most & 0xFF) - (*least & 0xFF) >= 5);
}

TEST_CASE("the seed decides about the noise, and nothing else does") {
    const LitPanel panel = lit(screen_with_code());
    Disturbance d;
    d.noise = 0.05;
    const Image once = photograph(panel, {}, {300}, d, 7);
    CHECK(photograph(panel, {}, {300}, d, 7).pixels == once.pixels);
    CHECK(photograph(panel, {}, {300}, d, 8).pixels != once.pixels);
}

TEST_CASE("a code in front of the camera is read, also at an angle") {
    const LitPanel panel = lit(screen_with_code());
    CHECK(read_as_phone(photograph(panel, {}, {250}, {}, 1)) == std::vector{payload});
    CHECK(read_as_phone(photograph(panel, {}, {250, 25, -15, 80}, {}, 1)) == std::vector{payload});
}

TEST_CASE("what cannot be read is not read") {
    const LitPanel panel = lit(screen_with_code());
    CHECK(read_as_phone(photograph(lit_evenly(0xFF000000), {}, {250}, {}, 1)).empty());
    CHECK(read_as_phone(photograph(panel, {}, {3000}, {}, 1)).empty());
    Disturbance d;
    SECTION("out of focus") {
        d.blur_px = 12;
    }
    SECTION("shaken") {
        d.motion_px = 30;
    }
    SECTION("drowned in noise") {
        d.noise = 0.6;
    }
    SECTION("behind a lamp") {
        d.glare = Glare{{0, 0}, 30, 30, 0, 5};
    }
    SECTION("overexposed") {
        d.exposure = 5000;
    }
    CHECK(read_as_phone(photograph(panel, {}, {250}, d, 1)).empty());
}

TEST_CASE("another payload than the screen claims counts as not read") {
    ScreenCode code{"panel", "screen", payload, 60, 1.5, lit(screen_with_code())};
    const Trial trial{{250}, {}, 1};
    CHECK(read(code, trial).read);
    code.payload += "0";
    CHECK_FALSE(read(code, trial).read);
}

TEST_CASE("a trial stays within its reach and follows from its seed") {
    const ScreenCode code{"panel", "screen", payload, 60, 1.5, lit(screen_with_code())};
    const Reach reach{250, 600, 10, 35};
    for (std::uint64_t seed = 0; seed < 50; ++seed) {
        const Trial trial = make_trial(code, reach, Trouble::several, seed);
        const Trial again = make_trial(code, reach, Trouble::several, seed);
        CHECK(trial.pose.distance_mm == again.pose.distance_mm);
        CHECK(trial.pose.distance_mm >= 250);
        CHECK(trial.pose.distance_mm <= 600);
        constexpr double degree = 3.14159265358979 / 180;
        const double tilt = std::acos(std::cos(trial.pose.yaw_degrees * degree) *
                                      std::cos(trial.pose.pitch_degrees * degree)) /
                            degree;
        CHECK(tilt >= Approx(10));
        CHECK(tilt <= Approx(35));
    }
}

#include "qr_camera/photograph.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "qr_camera/random.hpp"

namespace kiosk::test {
namespace {

/// A window of the sensor with the light that fell on its pixels.
struct Exposed {
    PixelRect window;
    std::vector<float> light;

    std::size_t index(int x, int y) const {
        return static_cast<std::size_t>(y) * static_cast<std::size_t>(window.w) + static_cast<std::size_t>(x);
    }
};

PixelRect window_of(const LitPanel& panel, const Sensor& sensor, const Projection& projection) {
    const Point a = panel.upper_left();
    const Point b = panel.lower_right();
    double left = sensor.width, top = sensor.height, right = 0, bottom = 0;
    for (const Point corner : {a, Point{b.x, a.y}, b, Point{a.x, b.y}}) {
        const Point seen = projection.to_sensor(corner);
        left = std::min(left, seen.x);
        top = std::min(top, seen.y);
        right = std::max(right, seen.x);
        bottom = std::max(bottom, seen.y);
    }
    const int x = std::max(0, static_cast<int>(std::floor(left)));
    const int y = std::max(0, static_cast<int>(std::floor(top)));
    const int w = std::min(sensor.width, static_cast<int>(std::ceil(right))) - x;
    const int h = std::min(sensor.height, static_cast<int>(std::ceil(bottom))) - y;
    return {x, y, std::max(0, w), std::max(0, h)};
}

/// 16 places within a pixel, no two in a row or a column: they resolve the stripes as 16 columns would.
constexpr std::array<std::array<float, 2>, 16> samples = [] {
    constexpr std::array<int, 16> row{0, 8, 4, 12, 2, 10, 6, 14, 1, 9, 5, 13, 3, 11, 7, 15};
    std::array<std::array<float, 2>, 16> places{};
    for (std::size_t i = 0; i < places.size(); ++i)
        places[i] = {(static_cast<float>(i) + 0.5F) / 16 - 0.5F,
                     (static_cast<float>(row[i]) + 0.5F) / 16 - 0.5F};
    return places;
}();

/// Within one sensor pixel the perspective is as good as straight.
float light_on_pixel(const LitPanel& panel, Point middle, Point step_x, Point step_y) {
    float sum = 0;
    for (const auto& [x, y] : samples)
        sum += panel.at(static_cast<float>(middle.x) + static_cast<float>(step_x.x) * x +
                            static_cast<float>(step_y.x) * y,
                        static_cast<float>(middle.y) + static_cast<float>(step_x.y) * x +
                            static_cast<float>(step_y.y) * y);
    return sum / samples.size();
}

Exposed expose(const LitPanel& panel, const Projection& projection, const PixelRect& window) {
    Exposed result{window, {}};
    result.light.reserve(static_cast<std::size_t>(window.w) * static_cast<std::size_t>(window.h));
    const auto middles_of_row = [&](int y) {
        std::vector<Point> row;
        for (int x = window.x; x <= window.x + window.w; ++x)
            row.push_back(panel.to_pixels(projection.to_panel({x + 0.5, y + 0.5})));
        return row;
    };
    std::vector<Point> row = middles_of_row(window.y);
    for (int y = window.y; y < window.y + window.h; ++y) {
        std::vector<Point> next_row = middles_of_row(y + 1);
        for (std::size_t i = 0; i + 1 < row.size(); ++i) {
            const Point here = row[i];
            const Point to_right{row[i + 1].x - here.x, row[i + 1].y - here.y};
            const Point down{next_row[i].x - here.x, next_row[i].y - here.y};
            result.light.push_back(light_on_pixel(panel, here, to_right, down));
        }
        row = std::move(next_row);
    }
    return result;
}

/// Where the light of a point falls: weights of the pixels around it, row by row, sum 1.
struct Spread {
    int reach = 0;
    std::vector<float> weights;
};

void add_point(Spread& spread, double x, double y) {
    const int side = 2 * spread.reach + 1;
    const double column = std::floor(x);
    const double row = std::floor(y);
    for (const int dy : {0, 1}) {
        for (const int dx : {0, 1}) {
            const double weight = (dx == 1 ? x - column : 1 - x + column) * (dy == 1 ? y - row : 1 - y + row);
            if (weight == 0) continue;
            const int place = (static_cast<int>(row) + dy + spread.reach) * side + static_cast<int>(column) +
                              dx + spread.reach;
            spread.weights[static_cast<std::size_t>(place)] += static_cast<float>(weight);
        }
    }
}

Spread spread_of(const Disturbance& disturbance) {
    constexpr int rings = 5;
    constexpr int spokes = 12;
    const double way = disturbance.motion_px / 2;
    const double angle = disturbance.motion_degrees * std::numbers::pi / 180;
    const int stops = way == 0 ? 1 : 9;
    Spread spread{static_cast<int>(std::ceil(disturbance.blur_px + way)) + 1, {}};
    spread.weights.resize(static_cast<std::size_t>((2 * spread.reach + 1) * (2 * spread.reach + 1)));
    for (int stop = 0; stop < stops; ++stop) {
        const double along = stops == 1 ? 0 : way * (2.0 * stop / (stops - 1) - 1);
        for (int ring = 0; ring < rings; ++ring) {
            const double radius = disturbance.blur_px * std::sqrt((ring + 0.5) / rings);
            for (int spoke = 0; spoke < spokes; ++spoke) {
                const double turn = 2 * std::numbers::pi * (spoke + 0.5 * (ring % 2)) / spokes;
                add_point(spread, along * std::cos(angle) + radius * std::cos(turn),
                          along * std::sin(angle) + radius * std::sin(turn));
            }
        }
    }
    for (float& weight : spread.weights) weight /= static_cast<float>(stops * rings * spokes);
    return spread;
}

/// What comes from beyond the window is dark.
void add_shifted(Exposed& sum, const Exposed& light, int dx, int dy, float weight) {
    const int width = sum.window.w - std::abs(dx);
    const int height = sum.window.h - std::abs(dy);
    for (int y = 0; y < height; ++y) {
        float* to = sum.light.data() + sum.index(std::max(0, dx), y + std::max(0, dy));
        const float* from = light.light.data() + light.index(std::max(0, -dx), y + std::max(0, -dy));
        for (int x = 0; x < width; ++x) to[x] += weight * from[x];
    }
}

Exposed spread_light(const Exposed& light, const Spread& spread) {
    Exposed sum{light.window, std::vector<float>(light.light.size())};
    const int side = 2 * spread.reach + 1;
    for (int y = 0; y < side; ++y) {
        for (int x = 0; x < side; ++x) {
            const float weight = spread.weights[static_cast<std::size_t>(y * side + x)];
            if (weight > 0) add_shifted(sum, light, x - spread.reach, y - spread.reach, weight);
        }
    }
    return sum;
}

void add_glare(Exposed& exposed, const Glare& glare, const Projection& projection) {
    const double angle = glare.degrees * std::numbers::pi / 180;
    const double cosine = std::cos(angle);
    const double sine = std::sin(angle);
    for (int y = 0; y < exposed.window.h; ++y) {
        for (int x = 0; x < exposed.window.w; ++x) {
            const Point mm = projection.to_panel({exposed.window.x + x + 0.5, exposed.window.y + y + 0.5});
            const double dx = mm.x - glare.middle_mm.x;
            const double dy = mm.y - glare.middle_mm.y;
            const double u = (dx * cosine + dy * sine) / glare.length_mm;
            const double v = (dy * cosine - dx * sine) / glare.radius_mm;
            exposed.light[exposed.index(x, y)] +=
                static_cast<float>(glare.strength * std::exp(-u * u - v * v));
        }
    }
}

/// The camera's tone curve, by table: light 0..1 in steps finer than a grey value.
float toned(float light) {
    static const auto table = [] {
        std::array<float, 4097> t{};
        for (std::size_t i = 0; i < t.size(); ++i)
            t[i] = static_cast<float>(std::pow(static_cast<double>(i) / 4096, 1 / 2.2));
        return t;
    }();
    return table[static_cast<std::size_t>(std::clamp(light, 0.0F, 1.0F) * 4096)];
}

Image develop(const Exposed& exposed, const Disturbance& disturbance, std::uint64_t seed) {
    Random random(seed);
    Image picture{exposed.window.w, exposed.window.h, {}};
    picture.pixels.reserve(exposed.light.size());
    const auto veil = static_cast<float>(disturbance.veil);
    const auto gain = static_cast<float>(disturbance.exposure / (1 + disturbance.veil));
    const auto noise = static_cast<float>(disturbance.noise);
    for (const float light : exposed.light) {
        const float value = toned((light + veil) * gain) + noise * random.normal();
        const auto grey = static_cast<std::uint32_t>(std::clamp(value, 0.0F, 1.0F) * 255 + 0.5F);
        picture.pixels.push_back(0xFF000000 | grey << 16 | grey << 8 | grey);
    }
    return picture;
}

}  // namespace

Image photograph(const LitPanel& panel, const Sensor& sensor, const Pose& pose,
                 const Disturbance& disturbance, std::uint64_t seed) {
    const Projection projection(sensor, pose);
    const PixelRect window = window_of(panel, sensor, projection);
    if (window.w == 0 || window.h == 0) return {};
    Exposed exposed = spread_light(expose(panel, projection, window), spread_of(disturbance));
    if (disturbance.glare) add_glare(exposed, *disturbance.glare, projection);
    return develop(exposed, disturbance, seed);
}

}  // namespace kiosk::test

#include "audit/contrast.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <unordered_map>
#include <vector>

#include "audit/checks.hpp"
#include "audit/rules.hpp"

namespace kiosk::audit {
namespace {

constexpr std::uint32_t rgb_mask = 0x00FFFFFF;
// Squares of this many capital heights are judged apart, so that a text that runs from a light onto a dark
// surface is seen. Letters never cover half of such a square.
constexpr double square_capitals = 4;
// Share of the pixels that show a letter's core, without the soft edges: thin letters still have twice that.
constexpr double core_share = 0.003;
constexpr int fewest_core_pixels = 8;
// A colour behind the letters counts as a background of its own from this share of a square.
constexpr double background_share = 0.10;

using Histogram = std::unordered_map<std::uint32_t, int>;

int channel(std::uint32_t color, int shift) {
    return static_cast<int>(color >> shift & 0xFF);
}

int distance(std::uint32_t a, std::uint32_t b) {
    int sum = 0;
    for (const int shift : {0, 8, 16}) {
        const int d = channel(a, shift) - channel(b, shift);
        sum += d * d;
    }
    return sum;
}

double linear(int value) {
    const double c = value / 255.0;
    return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}

double luminance(std::uint32_t color) {
    static const auto table = [] {
        std::array<double, 256> values{};
        for (int i = 0; i < 256; ++i) values[static_cast<std::size_t>(i)] = linear(i);
        return values;
    }();
    const auto of = [&](int shift) { return table[static_cast<std::size_t>(channel(color, shift))]; };
    return 0.2126 * of(16) + 0.7152 * of(8) + 0.0722 * of(0);
}

Histogram histogram(const PixelView& picture, const PixelRect& rect) {
    Histogram counts;
    for (int y = rect.y; y < bottom(rect); ++y) {
        const std::uint32_t* pixel = picture.pixels + y * picture.stride + rect.x;
        const std::uint32_t* const end = pixel + rect.w;
        while (pixel < end) {
            const std::uint32_t color = *pixel & rgb_mask;
            const std::uint32_t* const begin = pixel;
            while (pixel < end && (*pixel & rgb_mask) == color) ++pixel;
            counts[color] += static_cast<int>(pixel - begin);
        }
    }
    return counts;
}

std::vector<PixelRect> squares(const PixelRect& rect, double side) {
    const int columns = std::max(1, static_cast<int>(rect.w / side));
    const int rows = std::max(1, static_cast<int>(rect.h / side));
    std::vector<PixelRect> all;
    for (int row = 0; row < rows; ++row) {
        for (int column = 0; column < columns; ++column) {
            const int x = rect.x + rect.w * column / columns;
            const int y = rect.y + rect.h * row / rows;
            all.push_back(
                {x, y, rect.x + rect.w * (column + 1) / columns - x, rect.y + rect.h * (row + 1) / rows - y});
        }
    }
    return all;
}

/// Mean of the pixels that came out nearest to the wanted colour: the cores of the letters.
std::uint32_t core_ink(const Histogram& counts, std::uint32_t wanted, int area) {
    std::vector<std::pair<int, std::uint32_t>> nearest;
    for (const auto& [color, count] : counts) nearest.emplace_back(distance(color, wanted), color);
    std::sort(nearest.begin(), nearest.end());
    const int enough = std::max(fewest_core_pixels, static_cast<int>(area * core_share));
    std::array<long, 3> sum{};
    long taken = 0;
    for (const auto& [away, color] : nearest) {
        const long count = std::min<long>(counts.at(color), enough - taken);
        for (std::size_t i = 0; i < 3; ++i) sum[i] += count * channel(color, static_cast<int>(8 * i));
        taken += count;
        if (taken >= enough) break;
    }
    std::uint32_t mean = 0;
    for (std::size_t i = 0; i < 3; ++i)
        mean |= static_cast<std::uint32_t>(
                    std::lround(static_cast<double>(sum[i]) / static_cast<double>(std::max(1L, taken))))
                << (8 * i);
    return mean;
}

/// The most frequent colour, and every other one of weight that is not the ink itself.
std::vector<std::uint32_t> backgrounds(const Histogram& counts, std::uint32_t ink, int area) {
    const auto most = std::max_element(counts.begin(), counts.end(), [](const auto& a, const auto& b) {
        return std::pair(a.second, a.first) < std::pair(b.second, b.first);
    });
    std::vector<std::uint32_t> all = {most->first};
    for (const auto& [color, count] : counts) {
        const bool is_ink = 4 * distance(color, ink) <= distance(most->first, ink);
        if (count >= background_share * area && !is_ink) all.push_back(color);
    }
    return all;
}

PixelRect clipped(const PixelRect& rect, const PixelView& picture) {
    const int x = std::clamp(rect.x, 0, picture.width);
    const int y = std::clamp(rect.y, 0, picture.height);
    return {x, y, std::clamp(right(rect), x, picture.width) - x,
            std::clamp(bottom(rect), y, picture.height) - y};
}

bool is_disabled(const Shot& shot, const std::string& id) {
    return std::any_of(shot.targets.begin(), shot.targets.end(),
                       [&](const ui::Target& target) { return target.id == id && !target.enabled; });
}

std::string hex(std::uint32_t color) {
    std::array<char, 8> text{};
    std::snprintf(text.data(), text.size(), "#%06X", color);
    return text.data();
}

}  // namespace

double contrast_ratio(std::uint32_t a, std::uint32_t b) {
    const double of_a = luminance(a);
    const double of_b = luminance(b);
    return (std::max(of_a, of_b) + 0.05) / (std::min(of_a, of_b) + 0.05);
}

InkContrast measure_contrast(const PixelView& picture, const PixelRect& rect, std::uint32_t color,
                             double capital_px) {
    const PixelRect seen = clipped(rect, picture);
    if (seen.w <= 0 || seen.h <= 0) return {};
    const auto parts = squares(seen, std::max(1.0, square_capitals * capital_px));
    Histogram whole;
    std::vector<Histogram> of_part;
    for (const auto& part : parts) {
        of_part.push_back(histogram(picture, part));
        for (const auto& [shade, count] : of_part.back()) whole[shade] += count;
    }
    InkContrast worst{22, core_ink(whole, color & rgb_mask, seen.w * seen.h), 0};
    for (std::size_t i = 0; i < parts.size(); ++i) {
        for (const auto background : backgrounds(of_part[i], worst.ink, parts[i].w * parts[i].h)) {
            const double ratio = contrast_ratio(worst.ink, background);
            if (ratio < worst.ratio) worst = {ratio, worst.ink, background};
        }
    }
    return worst;
}

void check_contrast(Examination& examination) {
    const Shot& shot = examination.shot;
    for (const auto& text : shot.texts) {
        if (text.rect.w <= 0) continue;  // says nothing; speech.cpp complains
        const auto measured =
            measure_contrast(shot.picture, text.rect, text.color, text.capital_mm * shot.px_per_mm);
        const bool disabled = is_disabled(shot, text.target);
        const double wanted = wanted_contrast(shot.theme, disabled);
        if (measured.ratio < wanted)
            examination.breach(Rule::contrast, name_of(text),
                               "has a contrast of " + decimal(measured.ratio, 2) + ":1 (" +
                                   hex(measured.ink) + " on " + hex(measured.background) + "), at least " +
                                   decimal(wanted) + ":1 wanted");
        if (!disabled) keep_smallest(examination.report.figures.contrast, measured.ratio, name_of(text));
    }
}

}  // namespace kiosk::audit

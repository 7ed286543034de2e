#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <span>
#include <string>

#include "kiosk/qr/qr.hpp"

namespace kiosk::qr {
namespace {

// performance.md, "QR on a screen": what cameras still read with a reflection on the code.
constexpr std::size_t longest_at_high = 90;
constexpr std::size_t longest_at_quartile = 150;
constexpr double smallest_module_mm = 0.8;
constexpr int smallest_module_px = 4;

constexpr std::array most_robust_first{Level::high, Level::quartile, Level::medium, Level::low};

std::span<const Level> levels_to_try(std::size_t bytes) {
    const std::span<const Level> all(most_robust_first);
    if (bytes <= longest_at_high) return all;
    return bytes <= longest_at_quartile ? all.subspan(1) : all.subspan(2);
}

int smallest_module(double px_per_mm) {
    constexpr double rounding = 1e-9;  // 0.8 mm at 5 px/mm is 4 px, not 5
    const int by_size = static_cast<int>(std::ceil(smallest_module_mm * px_per_mm - rounding));
    return std::max(smallest_module_px, by_size);
}

}  // namespace

Result<Layout> lay_out(std::string_view text, int room_px, double px_per_mm) {
    assert(px_per_mm > 0);
    if (const auto problem = payload_problem(text)) {
        return Error{ErrorCode::bad_input, "no QR code for this text: " + std::string(*problem)};
    }
    const int smallest = smallest_module(px_per_mm);
    int needed = 0;
    for (const Level level : levels_to_try(text.size())) {
        auto matrix = encode(text, level);
        if (!matrix) return matrix.error();
        const int modules = matrix->size + 2 * quiet_zone_modules;
        const int module_px = room_px / modules;
        if (module_px >= smallest) return Layout{std::move(*matrix), module_px, module_px * modules};
        needed = modules * smallest;
    }
    return Error{ErrorCode::bad_input, "a QR code of " + std::to_string(text.size()) + " bytes needs " +
                                           std::to_string(needed) + " px, found room for " +
                                           std::to_string(room_px) +
                                           "; shorten the text or give it more room"};
}

}  // namespace kiosk::qr

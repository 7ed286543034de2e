#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "kiosk/core/result.hpp"

namespace kiosk::qr {

/// Error correction levels of ISO/IEC 18004: about 7, 15, 25, 30 % of the code words.
enum class Level { low, medium, quartile, high };

/// Square of modules, row by row; true is dark. Without quiet zone.
struct Matrix {
    int size = 0;  ///< modules per side: 21, 25, ... 177
    Level level = Level::medium;
    std::vector<bool> dark;
    bool at(int x, int y) const { return dark[static_cast<std::size_t>(y * size + x)]; }
};

inline constexpr int quiet_zone_modules = 4;  ///< ISO/IEC 18004

/// `bad_input` when the text is empty, not UTF-8 printable, or too long for the level.
Result<Matrix> encode(std::string_view text, Level level);

/// Where and how large a code is drawn, in whole screen pixels.
struct Layout {
    Matrix matrix;
    int module_px = 0;  ///< side of a module
    int side_px = 0;    ///< whole square with quiet zone: module_px * (matrix.size + 8)
};

/// The most robust code that fits a square of `room_px`: short payloads at H, up to about 150 bytes at Q,
/// longer at M (performance.md), lowered as long as a module is smaller than 0.8 mm or 4 px. Modules are
/// whole pixels, as large as fit. `bad_input` when the payload rules forbid the text, or even L does not
/// reach 0.8 mm and 4 px.
Result<Layout> lay_out(std::string_view text, int room_px, double px_per_mm);

/// Rules for what a screen shows: printable ASCII, no NIK-like run of 16 digits (also when grouped by single
/// blanks, dots or hyphens), 1 to 300 bytes. Empty when fine, else an English reason that does not repeat the
/// text.
std::optional<std::string_view> payload_problem(std::string_view text);

}  // namespace kiosk::qr

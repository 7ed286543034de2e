#pragma once

#include <filesystem>

#include "kiosk/core/pixels.hpp"
#include "kiosk/core/result.hpp"

namespace kiosk::platform {

/// Rasterises an SVG file to fit exactly `width` x `height` pixels (SDL2_image). `not_found`, `damaged_data`.
Result<Image> load_svg(const std::filesystem::path& file, int width, int height);
/// 8-bit RGB PNG without alpha; makes no directories. Written to a temporary name and renamed.
Result<void> write_png(const std::filesystem::path& file, const PixelView& picture);

}  // namespace kiosk::platform

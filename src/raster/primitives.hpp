#pragma once

#include <SDL.h>

#include <array>
#include <cstdint>
#include <variant>
#include <vector>

#include "kiosk/core/pixels.hpp"

struct ImDrawData;

namespace kiosk::raster {

/// The common part; width and height are 0 when there is none.
PixelRect intersection(const PixelRect& a, const PixelRect& b);

struct Fill {};
/// Pixel for pixel from `source`, modulated by the colour. Both corners are the whole quad's.
struct Copy {
    int source_x, source_y;
    int target_x, target_y;
};
struct Triangle {
    std::array<SDL_Vertex, 3> corners;
    bool textured;
};

/// What is left of ImGui's triangles: positions on whole pixels, clipped, never invisible.
struct Primitive {
    std::variant<Fill, Copy, Triangle> shape;
    SDL_Color colour;   ///< of fills and copies
    PixelRect bounds;   ///< no pixel outside is touched
    std::uint64_t key;  ///< equal keys draw equal pixels
};

/// Appends the primitives in drawing order. Quads along the axes become fills and copies (trick 3 of
/// performance.md); everything else stays triangles.
void collect(const ImDrawData& draw_data, const PixelRect& screen, int atlas_width, int atlas_height,
             std::vector<Primitive>& into);

}  // namespace kiosk::raster

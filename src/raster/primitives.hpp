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
/// From the atlas, modulated by the colour; the nearest texel where the sizes differ. Both are the whole
/// quad's.
struct Copy {
    PixelRect source;
    PixelRect target;
};
struct Triangle {
    std::array<SDL_Vertex, 3> corners;
    bool textured;
};

/// What is left of ImGui's triangles: positions on whole pixels, clipped, never invisible.
struct Primitive {
    std::variant<Fill, Copy, Triangle> shape;
    std::uint32_t colour;  ///< of fills and copies, 0xAARRGGBB
    PixelRect bounds;      ///< no pixel outside is touched
    std::uint64_t key;     ///< equal keys draw equal pixels

    /// Hides what lies below it.
    bool is_opaque() const { return std::holds_alternative<Fill>(shape) && colour >> 24 == 255; }
};

/// Appends the primitives in drawing order. Quads along the axes become fills and copies (trick 3 of
/// performance.md); everything else stays triangles.
void collect(const ImDrawData& draw_data, const PixelRect& screen, int atlas_width, int atlas_height,
             std::vector<Primitive>& into);

}  // namespace kiosk::raster

#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "kiosk/core/pixels.hpp"
#include "kiosk/core/result.hpp"

struct ImDrawData;

namespace kiosk::raster {

/// Draws ImGui's draw lists onto its own pixels, the same with a window and without: rectangles, glyphs and
/// images itself, other triangles by SDL's software renderer. Only 64-pixel tiles whose content changed are
/// drawn again, and nothing that is hidden. Sharp where positions are whole pixels and images unscaled. One
/// thread.
class Painter {
  public:
    static Result<Painter> create(int width, int height);
    Painter(Painter&&) noexcept;
    Painter& operator=(Painter&&) noexcept;
    ~Painter();

    /// The font atlas: the only texture. Its ImTextureID must be `atlas_id()`. Forgets what was drawn.
    /// Moving it in saves a copy, tens of megabytes.
    Result<void> set_atlas(Image atlas);
    static void* atlas_id();

    /// Draws what changed since the last call on a background of `background` (0xRRGGBB) and returns the
    /// changed rectangles, not overlapping; empty when the picture is the same.
    std::vector<PixelRect> paint(const ImDrawData& draw_data, std::uint32_t background);
    /// The whole picture is drawn again by the next `paint`.
    void forget();

    PixelView pixels() const;

  private:
    Painter() = default;
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace kiosk::raster

#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "kiosk/core/pixels.hpp"
#include "kiosk/core/result.hpp"

struct ImDrawData;

namespace kiosk::raster {

/// Draws ImGui's draw lists with SDL's software renderer onto its own pixels, the same with a window and
/// without. Only 64-pixel tiles whose content changed are drawn again (performance.md). One thread.
class Painter {
  public:
    static Result<Painter> create(int width, int height);
    Painter(Painter&&) noexcept;
    Painter& operator=(Painter&&) noexcept;
    ~Painter();

    /// The font atlas: the only texture. Its ImTextureID must be `atlas_id()`. Forgets what was drawn.
    Result<void> set_atlas(const Image& atlas);
    static void* atlas_id();

    /// Draws what changed since the last call on a background of `background` (0xAARRGGBB) and returns the
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

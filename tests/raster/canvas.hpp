#pragma once

#include <imgui.h>

#include <algorithm>
#include <functional>
#include <vector>

#include "kiosk/raster/painter.hpp"

namespace kiosk::test {

/// A real ImGui context without a window.
class Canvas {
  public:
    Canvas(int width, int height) : context_(ImGui::CreateContext()) {
        ImGuiIO& io = ImGui::GetIO();
        io.IniFilename = nullptr;
        io.DisplaySize = {static_cast<float>(width), static_cast<float>(height)};
        io.BackendFlags |= ImGuiBackendFlags_RendererHasVtxOffset;
        unsigned char* alpha = nullptr;
        io.Fonts->GetTexDataAsAlpha8(&alpha, &atlas_.width, &atlas_.height);
        io.Fonts->SetTexID(raster::Painter::atlas_id());  // building forgot it
        atlas_.pixels.resize(static_cast<std::size_t>(atlas_.width * atlas_.height));
        std::transform(alpha, alpha + atlas_.pixels.size(), atlas_.pixels.begin(),
                       [](unsigned char a) { return static_cast<std::uint32_t>(a) << 24 | 0xFFFFFFU; });
    }
    Canvas(const Canvas&) = delete;
    Canvas& operator=(const Canvas&) = delete;
    ~Canvas() { ImGui::DestroyContext(context_); }

    Image& atlas() { return atlas_; }

    /// Valid until the next frame.
    const ImDrawData& frame(const std::function<void(ImDrawList&)>& draw) {
        ImGui::NewFrame();
        draw(*ImGui::GetBackgroundDrawList());
        ImGui::Render();
        return *ImGui::GetDrawData();
    }

    raster::Painter painter() const {
        const ImVec2 size = ImGui::GetIO().DisplaySize;
        raster::Painter painter =
            raster::Painter::create(static_cast<int>(size.x), static_cast<int>(size.y)).value();
        (void)painter.set_atlas(atlas_).ok();
        return painter;
    }

  private:
    ImGuiContext* context_;
    Image atlas_;
};

inline std::vector<std::uint32_t> pixels_of(const PixelView& view) {
    std::vector<std::uint32_t> all;
    for (int y = 0; y < view.height; ++y) {
        const std::uint32_t* row = view.pixels + std::ptrdiff_t{y} * view.stride;
        all.insert(all.end(), row, row + view.width);
    }
    return all;
}

inline std::uint32_t pixel(const raster::Painter& painter, int x, int y) {
    const PixelView view = painter.pixels();
    return view.pixels[std::ptrdiff_t{y} * view.stride + x];
}

}  // namespace kiosk::test

#include "kiosk/raster/painter.hpp"

#include <SDL.h>
#include <imgui.h>

#include <cassert>
#include <string>
#include <utility>

#include "blend.hpp"
#include "primitives.hpp"
#include "tiles.hpp"

namespace kiosk::raster {
namespace {

struct SurfaceFree {
    void operator()(SDL_Surface* surface) const { SDL_FreeSurface(surface); }
};
struct RendererFree {
    void operator()(SDL_Renderer* renderer) const { SDL_DestroyRenderer(renderer); }
};
struct TextureFree {
    void operator()(SDL_Texture* texture) const { SDL_DestroyTexture(texture); }
};

constexpr int pixel_bytes = sizeof(std::uint32_t);

Error unavailable(const char* what) {
    return {ErrorCode::unavailable, std::string("cannot make ") + what + ": " + SDL_GetError()};
}

}  // namespace

struct Painter::State {
    State(int width, int height) : screen{0, 0, width, height}, tiles(width, height) {}

    void draw_tile(int tile, std::uint32_t background);
    void draw(const Fill&, const PixelRect& visible, std::uint32_t colour);
    void draw(const Copy& quad, const PixelRect& visible, std::uint32_t colour);
    void draw(const Triangle& triangle, const PixelRect& visible, std::uint32_t);
    Target target() const;
    SDL_Texture* texture();

    PixelRect screen;
    Tiles tiles;
    std::vector<Primitive> primitives;  // kept for its memory only
    Image atlas;
    // Destroyed in the opposite order: the renderer before its surface, its texture before both.
    std::unique_ptr<SDL_Surface, SurfaceFree> surface;
    std::unique_ptr<SDL_Renderer, RendererFree> renderer;
    std::unique_ptr<SDL_Texture, TextureFree> made_texture;
};

Painter::Painter(Painter&&) noexcept = default;
Painter& Painter::operator=(Painter&&) noexcept = default;
Painter::~Painter() = default;

Result<Painter> Painter::create(int width, int height) {
    assert(width > 0 && height > 0);
    Painter painter;
    painter.state_ = std::make_unique<State>(width, height);
    State& state = *painter.state_;
    state.surface.reset(SDL_CreateRGBSurfaceWithFormat(0, width, height, 32, SDL_PIXELFORMAT_ARGB8888));
    if (!state.surface) return unavailable("a picture");
    state.renderer.reset(SDL_CreateSoftwareRenderer(state.surface.get()));
    if (!state.renderer) return unavailable("a software renderer");
    return painter;
}

Result<void> Painter::set_atlas(Image atlas) {
    assert(atlas.width > 0 && atlas.height > 0);
    state_->made_texture.reset();
    state_->atlas = std::move(atlas);
    forget();
    return {};
}

void* Painter::atlas_id() {
    static char address;
    return &address;
}

std::vector<PixelRect> Painter::paint(const ImDrawData& draw_data, std::uint32_t background) {
    State& state = *state_;
    assert(!state.atlas.pixels.empty());
    state.primitives.clear();
    collect(draw_data, state.screen, state.atlas.width, state.atlas.height, state.primitives);
    state.tiles.begin(background);
    for (std::uint32_t i = 0; i < state.primitives.size(); ++i) {
        const Primitive& primitive = state.primitives[i];
        state.tiles.add(primitive.bounds, primitive.key, i, primitive.is_opaque());
    }
    std::vector<PixelRect> changed;
    for (const int tile : state.tiles.changed()) {
        state.draw_tile(tile, background);
        changed.push_back(state.tiles.pixels(tile));
    }
    state.tiles.keep();
    return joined(changed);
}

void Painter::forget() {
    state_->tiles.forget();
}

PixelView Painter::pixels() const {
    const SDL_Surface& surface = *state_->surface;
    return {static_cast<const std::uint32_t*>(surface.pixels), surface.w, surface.h,
            surface.pitch / pixel_bytes};
}

void Painter::State::draw_tile(int tile, std::uint32_t background) {
    const PixelRect area = tiles.pixels(tile);
    fill(target(), area, background | 0xFF000000U);
    for (const std::uint32_t index : tiles.primitives(tile)) {
        const Primitive& primitive = primitives[index];
        const PixelRect visible = intersection(primitive.bounds, area);
        std::visit([&](const auto& shape) { draw(shape, visible, primitive.colour); }, primitive.shape);
    }
}

void Painter::State::draw(const Fill&, const PixelRect& visible, std::uint32_t colour) {
    fill(target(), visible, colour);
}

void Painter::State::draw(const Copy& quad, const PixelRect& visible, std::uint32_t colour) {
    copy(target(), visible, quad.target, atlas, quad.source, colour);
}

void Painter::State::draw(const Triangle& triangle, const PixelRect& visible, std::uint32_t) {
    const SDL_Rect clip{visible.x, visible.y, visible.w, visible.h};
    SDL_RenderSetClipRect(renderer.get(), &clip);
    SDL_SetRenderDrawBlendMode(renderer.get(), SDL_BLENDMODE_BLEND);
    SDL_RenderGeometry(renderer.get(), triangle.textured ? texture() : nullptr, triangle.corners.data(), 3,
                       nullptr, 0);
    SDL_RenderFlush(renderer.get());
}

Target Painter::State::target() const {
    return {static_cast<std::uint32_t*>(surface->pixels), surface->pitch / pixel_bytes};
}

/// Only for triangles that show the atlas, which our own screens do not have: saves a second copy of it.
SDL_Texture* Painter::State::texture() {
    if (made_texture) return made_texture.get();
    made_texture.reset(SDL_CreateTexture(renderer.get(), SDL_PIXELFORMAT_ARGB8888, SDL_TEXTUREACCESS_STATIC,
                                         atlas.width, atlas.height));
    SDL_UpdateTexture(made_texture.get(), nullptr, atlas.pixels.data(), atlas.width * pixel_bytes);
    SDL_SetTextureBlendMode(made_texture.get(), SDL_BLENDMODE_BLEND);
    return made_texture.get();
}

}  // namespace kiosk::raster

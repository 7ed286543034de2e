#include "kiosk/raster/painter.hpp"

#include <SDL.h>
#include <imgui.h>

#include <cassert>
#include <string>

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

SDL_Rect sdl(const PixelRect& rect) {
    return {rect.x, rect.y, rect.w, rect.h};
}

SDL_Color unpacked(std::uint32_t argb) {
    return {static_cast<Uint8>(argb >> 16), static_cast<Uint8>(argb >> 8), static_cast<Uint8>(argb),
            static_cast<Uint8>(argb >> 24)};
}

Error unavailable(const char* what) {
    return {ErrorCode::unavailable, std::string("cannot make ") + what + ": " + SDL_GetError()};
}

}  // namespace

struct Painter::State {
    State(int width, int height) : screen{0, 0, width, height}, tiles(width, height) {}

    void draw(const PixelRect& dirty, std::uint32_t background);
    void fill(const PixelRect& target, const SDL_Color& colour, SDL_BlendMode mode);
    void draw(const Fill&, const PixelRect& visible, const SDL_Color& colour);
    void draw(const Copy& copy, const PixelRect& visible, const SDL_Color& colour);
    void draw(const Triangle& triangle, const PixelRect& visible, const SDL_Color&);

    PixelRect screen;
    Tiles tiles;
    std::vector<Primitive> primitives;  // kept for its memory only
    // Destroyed in the opposite order: the renderer before its surface, its texture before both.
    std::unique_ptr<SDL_Surface, SurfaceFree> surface;
    std::unique_ptr<SDL_Renderer, RendererFree> renderer;
    std::unique_ptr<SDL_Texture, TextureFree> atlas;
    int atlas_width = 0;
    int atlas_height = 0;
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

Result<void> Painter::set_atlas(const Image& atlas) {
    State& state = *state_;
    state.atlas.reset(SDL_CreateTexture(state.renderer.get(), SDL_PIXELFORMAT_ARGB8888,
                                        SDL_TEXTUREACCESS_STATIC, atlas.width, atlas.height));
    if (!state.atlas) return unavailable("the font atlas");
    const int pitch = atlas.width * static_cast<int>(sizeof(std::uint32_t));
    if (SDL_UpdateTexture(state.atlas.get(), nullptr, atlas.pixels.data(), pitch) != 0)
        return unavailable("the font atlas");
    SDL_SetTextureBlendMode(state.atlas.get(), SDL_BLENDMODE_BLEND);
    state.atlas_width = atlas.width;
    state.atlas_height = atlas.height;
    forget();
    return {};
}

void* Painter::atlas_id() {
    static char address;
    return &address;
}

std::vector<PixelRect> Painter::paint(const ImDrawData& draw_data, std::uint32_t background) {
    State& state = *state_;
    assert(state.atlas);
    state.primitives.clear();
    collect(draw_data, state.screen, state.atlas_width, state.atlas_height, state.primitives);
    state.tiles.begin(background);
    for (const Primitive& primitive : state.primitives) state.tiles.add(primitive.bounds, primitive.key);
    std::vector<PixelRect> changed = state.tiles.changed();
    for (const PixelRect& rect : changed) state.draw(rect, background);
    return changed;
}

void Painter::forget() {
    state_->tiles.forget();
}

PixelView Painter::pixels() const {
    const SDL_Surface& surface = *state_->surface;
    return {static_cast<const std::uint32_t*>(surface.pixels), surface.w, surface.h,
            surface.pitch / static_cast<int>(sizeof(std::uint32_t))};
}

void Painter::State::draw(const PixelRect& dirty, std::uint32_t background) {
    fill(dirty, unpacked(background), SDL_BLENDMODE_NONE);
    for (const Primitive& primitive : primitives) {
        const PixelRect visible = intersection(primitive.bounds, dirty);
        if (visible.w == 0) continue;
        std::visit([&](const auto& shape) { draw(shape, visible, primitive.colour); }, primitive.shape);
    }
    SDL_RenderFlush(renderer.get());
}

void Painter::State::fill(const PixelRect& target, const SDL_Color& colour, SDL_BlendMode mode) {
    const SDL_Rect rect = sdl(target);
    SDL_SetRenderDrawBlendMode(renderer.get(), mode);
    SDL_SetRenderDrawColor(renderer.get(), colour.r, colour.g, colour.b, colour.a);
    SDL_RenderFillRect(renderer.get(), &rect);
}

void Painter::State::draw(const Fill&, const PixelRect& visible, const SDL_Color& colour) {
    fill(visible, colour, colour.a == 255 ? SDL_BLENDMODE_NONE : SDL_BLENDMODE_BLEND);
}

void Painter::State::draw(const Copy& copy, const PixelRect& visible, const SDL_Color& colour) {
    const SDL_Rect source{copy.source_x + visible.x - copy.target_x,
                          copy.source_y + visible.y - copy.target_y, visible.w, visible.h};
    const SDL_Rect target = sdl(visible);
    SDL_SetTextureColorMod(atlas.get(), colour.r, colour.g, colour.b);
    SDL_SetTextureAlphaMod(atlas.get(), colour.a);
    SDL_RenderCopy(renderer.get(), atlas.get(), &source, &target);
}

void Painter::State::draw(const Triangle& triangle, const PixelRect& visible, const SDL_Color&) {
    const SDL_Rect clip = sdl(visible);
    SDL_RenderSetClipRect(renderer.get(), &clip);
    SDL_SetRenderDrawBlendMode(renderer.get(), SDL_BLENDMODE_BLEND);
    SDL_RenderGeometry(renderer.get(), triangle.textured ? atlas.get() : nullptr, triangle.corners.data(), 3,
                       nullptr, 0);
    SDL_RenderSetClipRect(renderer.get(), nullptr);
}

}  // namespace kiosk::raster

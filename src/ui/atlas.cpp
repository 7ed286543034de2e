#include "atlas.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <fstream>

namespace kiosk::ui {
namespace {

// Only what attract shows; the rest is baked after the first frame is on the screen.
constexpr std::array<std::pair<Type, bool>, 8> first_fonts = {{{Type::small, false},
                                                               {Type::small, true},
                                                               {Type::body, false},
                                                               {Type::body, true},
                                                               {Type::lead, true},
                                                               {Type::lead, false},
                                                               {Type::title, true},
                                                               {Type::display, true}}};
std::uint32_t with_alpha(float coverage) {
    const auto alpha = static_cast<std::uint32_t>(std::lround(std::clamp(coverage, 0.0F, 1.0F) * 255));
    return alpha << 24 | 0x00FFFFFF;
}

Image make_disc(int radius) {
    const int side = 2 * radius;
    Image image{side, side, {}};
    image.pixels.reserve(static_cast<std::size_t>(side * side));
    const auto r = static_cast<float>(radius);
    for (int y = 0; y < side; ++y) {
        for (int x = 0; x < side; ++x) {
            const float distance =
                std::hypot(static_cast<float>(x) + 0.5F - r, static_cast<float>(y) + 0.5F - r);
            image.pixels.push_back(with_alpha(r - distance + 0.5F));
        }
    }
    return image;
}

// A soft square of 2 * (radius + reach) a side; drawn as nine slices around cards.
Image make_shadow(int radius, int reach) {
    const int side = 2 * (radius + reach);
    Image image{side, side, {}};
    image.pixels.reserve(static_cast<std::size_t>(side * side));
    const auto centre = static_cast<float>(side) / 2;
    const auto soft = static_cast<float>(reach);
    for (int y = 0; y < side; ++y) {
        for (int x = 0; x < side; ++x) {
            const float d =
                std::hypot(static_cast<float>(x) + 0.5F - centre, static_cast<float>(y) + 0.5F - centre) -
                static_cast<float>(radius);
            const float t = std::clamp(1 - d / soft, 0.0F, 1.0F);
            image.pixels.push_back(with_alpha(t * t));
        }
    }
    return image;
}

Result<std::vector<char>> read_font(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary | std::ios::ate);
    if (!in) {
        return Error{ErrorCode::not_found, file.string() + ": font cannot be read; install fonts-noto-core"};
    }
    std::vector<char> bytes(static_cast<std::size_t>(in.tellg()));
    in.seekg(0);
    in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    if (!in) return Error{ErrorCode::io, file.string() + ": font cannot be read"};
    return bytes;
}

}  // namespace

Result<std::unique_ptr<Atlas>> Atlas::bake(const AtlasSources& sources, const Theme& theme, Extent extent,
                                           Rasterised rasterised) {
    auto atlas = std::make_unique<Atlas>();
    atlas->fonts_.Flags =
        ImFontAtlasFlags_NoMouseCursors | ImFontAtlasFlags_NoBakedLines | ImFontAtlasFlags_NoPowerOfTwoHeight;
    if (auto done = atlas->add_fonts(sources, theme, extent); !done) return done.error();
    atlas->add_shapes(theme);
    for (const auto& picture : pictures_of(sources, theme, extent)) {
        auto image = rasterised.take(sources, picture);
        if (!image) return image.error();
        atlas->add(std::move(*image), atlas->sprite_of(picture));
    }
    if (!atlas->fonts_.Build()) {
        return Error{ErrorCode::damaged_data, sources.fonts.string() + ": fonts cannot be baked"};
    }
    atlas->compose();
    atlas->fonts_.SetTexID(sources.texture);  // building forgets it
    return atlas;
}

Result<void> Atlas::add_fonts(const AtlasSources& sources, const Theme& theme, Extent extent) {
    auto regular = read_font(sources.fonts / "NotoSans-Regular.ttf");
    auto bold = read_font(sources.fonts / "NotoSans-Bold.ttf");
    if (!regular) return regular.error();
    if (!bold) return bold.error();
    regular_ = std::move(*regular);
    bold_ = std::move(*bold);

    // Names from the district pack may hold any Latin-1 letter; the first screen goes without the rare ones.
    ImFontGlyphRangesBuilder all, ticket;
    if (extent == Extent::everything) all.AddRanges(fonts_.GetGlyphRangesDefault());
    for (ImWchar c = ' '; c <= '~'; ++c) all.AddChar(c);
    all.AddText("–…•");  // what the programs add to the catalogues' texts
    for (char32_t c : sources.code_points) all.AddChar(static_cast<ImWchar>(c));
    ticket.AddText("ABCDEFGHJKLMNPQRSTUVWXYZ0123456789-?");
    all.BuildRanges(&all_glyphs_);
    ticket.BuildRanges(&ticket_glyphs_);

    const auto add = [&](Type type, bool is_bold) {
        ImFontConfig config;
        config.FontDataOwnedByAtlas = false;
        config.OversampleH = config.OversampleV = 1;
        config.PixelSnapH = true;
        auto& bytes = is_bold ? bold_ : regular_;
        const auto& glyphs = type == Type::giant ? ticket_glyphs_ : all_glyphs_;
        font_[static_cast<std::size_t>(type)][is_bold ? 1 : 0] = fonts_.AddFontFromMemoryTTF(
            bytes.data(), static_cast<int>(bytes.size()), theme.font_px(type), &config, glyphs.Data);
    };
    for (const auto& [type, is_bold] : first_fonts) add(type, is_bold);
    if (extent == Extent::everything) add(Type::giant, true);
    return {};
}

void Atlas::add_shapes(const Theme& theme) {
    const int edge = static_cast<int>(theme.border);
    for (int r : {theme.radius, theme.radius - edge, theme.radius_small, theme.radius_small - edge,
                  theme.icon_px[0], theme.icon_px[1], theme.icon_px[2], static_cast<int>(theme.px(9)),
                  static_cast<int>(theme.px(9)) - 1, static_cast<int>(theme.px(58)) / 2,
                  static_cast<int>(theme.target) / 2, (theme.icon_px[2] + static_cast<int>(theme.px(56))) / 2,
                  (theme.icon_px[2] + static_cast<int>(theme.px(20))) / 2,
                  (theme.icon_px[1] + static_cast<int>(theme.px(14))) / 2}) {
        // Contrast themes draw a line around: the same circle, smaller by it.
        for (const int radius : {r, r - edge}) {
            if (!discs_.contains(radius)) add(make_disc(radius), discs_[radius]);
        }
    }
    add(make_shadow(theme.radius, theme.shadow_reach), shadow_);
}

Sprite& Atlas::sprite_of(const Picture& picture) {
    switch (picture.kind) {
        case Picture::Kind::icon:
            return icons_[{picture.name, picture.size}];
        case Picture::Kind::illustration:
            return illustrations_[picture.name];
        case Picture::Kind::kawung_band:
            return kawung_band_;
        case Picture::Kind::kawung_large:
            break;
    }
    return kawung_large_;
}

void Atlas::add(Image image, Sprite& into) {
    const int rect = fonts_.AddCustomRectRegular(image.width, image.height);
    pending_.push_back({rect, std::move(image), &into});
}

void Atlas::compose() {
    unsigned char* alpha = nullptr;
    fonts_.GetTexDataAsAlpha8(&alpha, &image_.width, &image_.height);
    const auto count = static_cast<std::size_t>(image_.width) * static_cast<std::size_t>(image_.height);
    image_.pixels.resize(count);
    std::transform(alpha, alpha + count, image_.pixels.begin(),
                   [](unsigned char a) { return static_cast<std::uint32_t>(a) << 24 | 0x00FFFFFFU; });
    for (const auto& item : pending_) {
        const ImFontAtlasCustomRect* rect = fonts_.GetCustomRectByIndex(item.rect);
        for (int row = 0; row < item.image.height; ++row) {
            const auto from = item.image.pixels.begin() + static_cast<std::ptrdiff_t>(row) * item.image.width;
            std::copy(
                from, from + item.image.width,
                image_.pixels.begin() + static_cast<std::ptrdiff_t>(rect->Y + row) * image_.width + rect->X);
        }
        fonts_.CalcCustomRectUV(rect, &item.sprite->uv0, &item.sprite->uv1);
        item.sprite->w = static_cast<float>(item.image.width);
        item.sprite->h = static_cast<float>(item.image.height);
    }
    pending_.clear();
    fonts_.ClearTexData();
    fonts_.ClearInputData();
    regular_.clear();
    regular_.shrink_to_fit();
    bold_.clear();
    bold_.shrink_to_fit();
}

const ImFont& Atlas::font(Type type, bool bold) const {
    const auto& weights = font_[static_cast<std::size_t>(type)];
    if (const ImFont* wanted = weights[bold ? 1 : 0]) return *wanted;
    if (const ImFont* other = weights[bold ? 0 : 1]) return *other;
    assert(type != Type::small);
    return font(smaller(type), bold);
}

const Sprite* Atlas::icon(std::string_view name, IconSize size) const {
    const auto found = icons_.find(std::pair(std::string(name), size));
    return found == icons_.end() ? nullptr : &found->second;
}

const Sprite* Atlas::illustration(std::string_view name) const {
    const auto found = illustrations_.find(name);
    return found == illustrations_.end() ? nullptr : &found->second;
}

std::pair<int, const Sprite*> Atlas::disc(int radius) const {
    auto found = discs_.upper_bound(radius);
    if (found != discs_.begin()) --found;
    return {found->first, &found->second};
}

}  // namespace kiosk::ui

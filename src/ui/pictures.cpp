#include <algorithm>
#include <utility>

#include "atlas.hpp"

namespace kiosk::ui {
namespace {

// Only what attract shows; the rest is rasterised after the first frame is on the screen.
const std::vector<std::string> first_icons = {"clock",  "shield",    "touch",   "target",    "globe",
                                              "emblem", "person",    "speaker", "text_size", "up",
                                              "down",   "megaphone", "warning"};
const std::vector<std::string> first_illustrations = {"hero"};

std::vector<std::string> names_in(const std::filesystem::path& directory) {
    std::vector<std::string> names;
    std::error_code ignored;  // an empty atlas complains when it is drawn
    for (const auto& entry : std::filesystem::directory_iterator(directory, ignored)) {
        names.push_back(entry.path().stem().string());
    }
    std::sort(names.begin(), names.end());
    return names;
}

/// Icons are masks, white, to be tinted; illustrations keep their colours.
bool is_mask(const Picture& picture) {
    return picture.kind != Picture::Kind::illustration;
}

Result<Image> rasterise(const AtlasSources& sources, const Picture& picture) {
    auto image = sources.load_svg(picture.file, picture.w, picture.h);
    if (image && is_mask(picture)) {
        for (auto& pixel : image->pixels) pixel |= 0x00FFFFFF;
    }
    return image;
}

Picture illustration(const AtlasSources& sources, const Theme& theme, const std::string& name) {
    const bool among_words = name == "done" || name == "hero_small";
    const int w = among_words ? theme.illustration_w * 3 / 5 : theme.illustration_w;
    const int h = among_words ? theme.illustration_h * 3 / 5 : theme.illustration_h;
    const auto file = (name == "hero_small" ? "hero" : name) + ".svg";
    return {
        Picture::Kind::illustration, name, IconSize::small, sources.assets / "illustrations" / file, w, h};
}

}  // namespace

std::vector<Picture> pictures_of(const AtlasSources& sources, const Theme& theme, Extent extent) {
    const bool all = extent == Extent::everything;
    const auto icon_file = [&](const std::string& name) {
        return sources.assets / "icons" / (name + ".svg");
    };
    std::vector<Picture> pictures;
    for (const auto& name : all ? names_in(sources.assets / "icons") : first_icons) {
        if (name == "kawung") continue;
        for (const IconSize size : {IconSize::small, IconSize::medium, IconSize::large}) {
            const int px = theme.icon_px[static_cast<std::size_t>(size)];
            pictures.push_back({Picture::Kind::icon, name, size, icon_file(name), px, px});
        }
    }
    for (const auto& name : all ? names_in(sources.assets / "illustrations") : first_illustrations) {
        pictures.push_back(illustration(sources, theme, name));
    }
    if (all) pictures.push_back(illustration(sources, theme, "hero_small"));
    const int band = static_cast<int>(theme.kawung);
    const int large = static_cast<int>(theme.px(120));
    pictures.push_back({Picture::Kind::kawung_band, {}, IconSize::small, icon_file("kawung"), band, band});
    pictures.push_back({Picture::Kind::kawung_large, {}, IconSize::small, icon_file("kawung"), large, large});
    return pictures;
}

Rasterised Rasterised::make(const AtlasSources& sources, const std::vector<Picture>& pictures) {
    Rasterised made;
    for (const auto& picture : pictures) {
        made.images_.try_emplace({picture.file.string(), picture.w, picture.h}, rasterise(sources, picture));
    }
    return made;
}

Result<Image> Rasterised::take(const AtlasSources& sources, const Picture& picture) {
    const auto found = images_.find({picture.file.string(), picture.w, picture.h});
    if (found == images_.end()) return rasterise(sources, picture);
    return std::move(found->second);
}

}  // namespace kiosk::ui

#pragma once

#include <imgui.h>

#include <array>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "kiosk/core/pixels.hpp"
#include "kiosk/core/result.hpp"
#include "theme.hpp"

namespace kiosk::ui {

/// Where a picture lies in the atlas.
struct Sprite {
    ImVec2 uv0, uv1;
    float w = 0;
    float h = 0;
};

struct AtlasSources {
    std::filesystem::path assets;
    std::filesystem::path fonts;
    std::function<Result<Image>(const std::filesystem::path&, int, int)> load_svg;
    std::vector<char32_t> code_points;  ///< of the catalogues
    void* texture = nullptr;
};

/// A picture of the atlas at its exact size.
struct Picture {
    enum class Kind { icon, illustration, kawung_band, kawung_large };
    Kind kind;
    std::string name;
    IconSize size;  ///< of an icon
    std::filesystem::path file;
    int w;
    int h;
};

/// How much is baked: what the first screen shows, or everything.
enum class Extent { first_screen, everything };

/// The pictures that an atlas of this extent holds; making it reads only the names of files.
std::vector<Picture> pictures_of(const AtlasSources& sources, const Theme& theme, Extent extent);

/// Pictures that were rasterised beforehand, by file and size.
class Rasterised {
  public:
    /// Slow (0.1 s and more). Touches nothing of ImGui: may run on a thread of its own.
    static Rasterised make(const AtlasSources& sources, const std::vector<Picture>& pictures);
    /// Rasterises what is not there.
    Result<Image> take(const AtlasSources& sources, const Picture& picture);

  private:
    std::map<std::tuple<std::string, int, int>, Result<Image>> images_;
};

/// The one texture: fonts, corner discs, the soft shadow, icons and illustrations, each at its exact size, so
/// that the painter only fills and copies.
class Atlas {
  public:
    static Result<std::unique_ptr<Atlas>> bake(const AtlasSources& sources, const Theme& theme, Extent extent,
                                               Rasterised rasterised = {});

    ImFontAtlas* imgui() { return &fonts_; }
    Image take_image() { return std::move(image_); }
    const ImFont& font(Type type, bool bold) const;
    /// Null when it was not baked (Extent::first_screen).
    const Sprite* icon(std::string_view name, IconSize size) const;
    const Sprite* illustration(std::string_view name) const;
    /// A filled circle of that radius, baked radius next below.
    std::pair<int, const Sprite*> disc(int radius) const;
    const Sprite& shadow() const { return shadow_; }
    const Sprite& kawung_band() const { return kawung_band_; }
    const Sprite& kawung_large() const { return kawung_large_; }

  private:
    struct Pending {
        int rect;
        Image image;
        Sprite* sprite;
    };
    Result<void> add_fonts(const AtlasSources& sources, const Theme& theme, Extent extent);
    void add_shapes(const Theme& theme);
    Sprite& sprite_of(const Picture& picture);
    void add(Image image, Sprite& into);
    void compose();

    ImFontAtlas fonts_;
    ImVector<ImWchar> all_glyphs_, ticket_glyphs_;
    std::vector<char> regular_, bold_;
    std::array<std::array<ImFont*, 2>, type_count> font_{};
    std::map<std::pair<std::string, IconSize>, Sprite, std::less<>> icons_;
    std::map<std::string, Sprite, std::less<>> illustrations_;
    std::map<int, Sprite> discs_;
    Sprite shadow_, kawung_band_, kawung_large_;
    std::vector<Pending> pending_;
    Image image_;
};

}  // namespace kiosk::ui

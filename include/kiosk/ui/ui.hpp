#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "kiosk/app/intent.hpp"
#include "kiosk/app/view.hpp"
#include "kiosk/core/pixels.hpp"
#include "kiosk/core/result.hpp"
#include "kiosk/i18n/catalogue.hpp"

struct ImDrawData;

namespace kiosk::ui {

/// Where the finger is. Parked outside after a release, so that nothing looks hovered.
struct Pointer {
    float x = -1;
    float y = -1;
    bool down = false;
};

struct UiSetup {
    int width = 1920;  ///< pixels
    int height = 1080;
    double px_per_mm = 4.0;
    double bottom_edge_mm = 0;     ///< of the picture above the floor; 0: not known
    Appearance appearance;         ///< of the first frame; later ones bring their own
    std::filesystem::path assets;  ///< directory with icons/ and illustrations/
    /// Directory with NotoSans-Regular.ttf and NotoSans-Bold.ttf (Debian: fonts-noto-core).
    std::filesystem::path fonts = "/usr/share/fonts/truetype/noto";
    std::string place_name;                             ///< in the top bar: where the kiosk stands
    std::map<std::string, i18n::Catalogue> catalogues;  ///< by language code
    std::vector<std::string> spoken_languages;          ///< that have a voice; others are told so
    /// Rasterises an SVG (platform::load_svg): ui itself opens no image files.
    std::function<Result<Image>(const std::filesystem::path&, int width, int height)> load_svg;
    void* atlas_id = nullptr;  ///< ImTextureID that the painter knows its atlas by
};

/// Something that can be touched, as drawn last: tests and the tour press these, as a finger would.
struct Target {
    std::string id;  ///< "home.activate", "keypad.5"
    PixelRect rect;
    bool enabled = true;
    std::string label;  ///< what is read aloud when it has the focus: "Aktifkan IKD"
};

/// A text as drawn: what the audit measures.
struct TextRun {
    std::string text;
    PixelRect rect;       ///< of its lines, without the room around them
    PixelRect room;       ///< what it had to fit into
    std::uint32_t color;  ///< 0xAARRGGBB
    double capital_mm;    ///< height of its capital letters on the panel
    std::string target;   ///< id of the target that it stands on, or empty
};

/// A QR code as drawn.
struct CodeRun {
    std::string text;
    PixelRect rect;  ///< with its quiet zone
    int module_px;
    int modules;  ///< of a side, without quiet zone
};

/// Draws a frame and returns what the person wants. Keeps no state of its own but the press in progress.
class Ui {
  public:
    static Result<Ui> create(UiSetup setup);
    Ui(Ui&&) noexcept;
    Ui& operator=(Ui&&) noexcept;
    ~Ui();

    /// The font and image atlas for the painter, moved out (17 MB at 1920x1080): once for each
    /// `atlas_version`, which changes whenever it was baked anew, also within `draw`.
    Image take_atlas();
    int atlas_version() const;
    /// Bakes what the first screen did not need, at once (0.1 s and more).
    Result<void> bake_rest();
    /// The same without making anybody wait: pictures are rasterised on a thread of its own, which calls
    /// `done` at its end; the next `draw` takes them. A draw that needs them before waits for them.
    void bake_rest_in_background(std::function<void()> done);

    struct Output {
        std::optional<app::Intent> intent;
        const ImDrawData* draw_data = nullptr;  ///< valid until the next draw
        std::uint32_t background = 0;           ///< 0xAARRGGBB
    };
    /// `focus`: id of the target that a keyboard or switch stands on; gets a ring.
    Output draw(const app::Frame& frame, const Pointer& pointer, const std::string& focus = {});
    /// Of the last draw.
    std::span<const Target> targets() const;
    std::span<const TextRun> texts() const;
    std::span<const CodeRun> codes() const;
    /// Targets in the order of the eye: the screen's own from top left to bottom right, then the lower bar,
    /// then the upper one. Only those that act.
    std::vector<std::string> focus_order() const;
    /// What the last draw showed as sentences to be read aloud, without the labels of its targets.
    std::vector<std::string> sentences() const;
    /// Of the last draw: texts that did not fit even in the smallest letters, missing pictures. For tests.
    std::span<const std::string> complaints() const;

  private:
    Ui() = default;
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace kiosk::ui

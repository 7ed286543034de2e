#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "focus.hpp"
#include "ikd_kiosk_program.hpp"
#include "kiosk/app/app.hpp"
#include "kiosk/core/result.hpp"
#include "kiosk/i18n/catalogue.hpp"
#include "kiosk/platform/key.hpp"
#include "kiosk/platform/pointer.hpp"
#include "kiosk/raster/painter.hpp"
#include "kiosk/ui/ui.hpp"
#include "narrator.hpp"

namespace kiosk {

/// The screen of the kiosk as pixels: draws frames, turns touches and keys into intents. The same with a
/// window and without.
class Face {
  public:
    struct Setup {
        int width;  ///< pixels
        int height;
        double diagonal_inch;
        std::filesystem::path assets;
        std::string place_name;  ///< in the top bar; may be empty
        std::vector<std::string> languages;
        Appearance appearance;  ///< of the first frame
        double bottom_edge_mm;  ///< of the picture above the floor; 0: not known
    };
    /// `bad_config` when a language file is wrong, `not_found` when fonts or pictures are missing.
    static Result<Face> create(const Setup& setup);

    /// Hands the application what a touch means on its present frame; draws it too, so that a press is seen.
    /// A touch beside the buttons of "still there?" says that somebody is.
    void touch(app::App& app, const platform::PointerEvent& event, Now now);
    /// The same for a key: it moves the focus, or taps the target that has it. Return submits what was typed
    /// while nothing has the focus, as a scanner does.
    void key(app::App& app, platform::KeyEvent::Key key, Now now);
    void type(app::App& app, char character, Now now);
    /// Brings the pixels up to date and returns the rectangles that changed.
    std::vector<PixelRect> draw(const app::Frame& frame);
    /// Fonts and pictures that the first screen did not need.
    Result<void> bake_rest() { return ui_.bake_rest(); }
    /// The same without waiting; `done` is called on another thread.
    void bake_rest_in_background(std::function<void()> done) { ui_.bake_rest_in_background(std::move(done)); }

    PixelView pixels() const { return painter_.pixels(); }
    std::span<const ui::Target> targets() const { return ui_.targets(); }
    const Focus& focus() const { return focus_; }
    /// What can be heard of a frame that was drawn, in this language; without texts while nobody listens.
    Shown shown(const app::Frame& frame, const std::string& language);
    /// Press and release in the middle of a target of the last draw, as a finger would; empty when it is not
    /// there.
    std::vector<platform::PointerEvent> tap_on(const std::string& target_id) const;

  private:
    std::optional<app::Intent> intent_of(const app::Frame& frame, const platform::PointerEvent& event);
    void point(app::App& app, const platform::PointerEvent& event, Now now);
    void move(app::App& app, Focus::Move move, Now now);
    void select(app::App& app, Now now);
    void follow(const app::Frame& frame);
    std::vector<FocusStop> stops(const app::Frame& frame) const;
    Face(ui::Ui ui, raster::Painter painter) : ui_(std::move(ui)), painter_(std::move(painter)) {}

    ui::Ui ui_;
    raster::Painter painter_;
    ui::Pointer pointer_;
    Focus focus_;
    std::string shown_;  ///< name of the screen that was drawn last
    int atlas_version_ = -1;
};

Face::Setup face_setup(const Program& program, PixelSize size);

}  // namespace kiosk

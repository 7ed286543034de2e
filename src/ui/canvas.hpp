#pragma once

#include <imgui.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "atlas.hpp"
#include "box.hpp"
#include "kiosk/app/intent.hpp"
#include "kiosk/ui/ui.hpp"
#include "text.hpp"
#include "theme.hpp"

namespace kiosk::ui {

/// The press in progress: the only thing that lasts from frame to frame.
struct Press {
    std::string armed;  ///< id of the target under the finger when it came down
    bool was_down = false;
};

/// What one frame is drawn on: fills, copies and texts on whole pixels, and the targets among them.
class Canvas {
  public:
    Canvas(ImDrawList& list, const Atlas& atlas, const Theme& theme, Press& press, const Pointer& pointer,
           std::vector<Target>& targets, std::vector<std::string>& complaints);

    const Theme& theme() const { return theme_; }
    const Atlas& atlas() const { return atlas_; }

    void fill(Box box, Color color);
    void rounded(Box box, int radius, Color color);
    void outlined(Box box, int radius, Color border, Color inside);
    /// White surface with a soft shadow.
    void card(Box box, Color color = color::card);
    void shadow(Box box, float drop);
    /// A circle of about the box's size.
    void disc(Box box, Color color);
    void icon(std::string_view name, IconSize size, float middle_x, float middle_y, Color color);
    void illustration(std::string_view name, float x, float y);
    /// Kawung motifs side by side over the whole box.
    void kawung(Box box, bool large, Color color);

    /// The lines of a text in that width, without stepping down.
    Paragraph lines(std::string_view text, const TextStyle& style, float width) const;
    /// Vertically centred, stepped down until it fits.
    void text(Box box, std::string_view text, const TextStyle& style);
    /// From the top of the box, in exactly that size.
    void text_lines(Box box, const Paragraph& paragraph, const TextStyle& style);
    const ImFont& font(const TextStyle& style) const { return atlas_.font(style.type, style.bold); }

    /// Registers what can be touched. True while the finger that came down on it is still on it; the intent
    /// counts when the finger leaves the glass there.
    bool target(std::string id, Box box, bool enabled, app::Intent intent);
    /// While inert nothing is registered and nothing acts: below an overlay.
    void set_inert(bool inert) { inert_ = inert; }
    /// While busy targets are registered as not enabled.
    void set_busy(bool busy) { busy_ = busy; }
    bool busy() const { return busy_; }
    const std::optional<app::Intent>& intent() const { return intent_; }

    void complain(std::string what) { complaints_.push_back(std::move(what)); }

  private:
    void copy(const Sprite& sprite, Box part, Box to, Color color);

    ImDrawList& list_;
    const Atlas& atlas_;
    const Theme& theme_;
    Press& press_;
    Pointer pointer_;
    std::vector<Target>& targets_;
    std::vector<std::string>& complaints_;
    std::optional<app::Intent> intent_;
    bool inert_ = false;
    bool busy_ = false;
};

}  // namespace kiosk::ui

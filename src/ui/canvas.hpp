#pragma once

#include <imgui.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "atlas.hpp"
#include "box.hpp"
#include "drawn.hpp"
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
    struct Setup {
        ImDrawList& list;
        const Atlas& atlas;
        const Theme& theme;
        Press& press;
        Pointer pointer;
        const std::string& focus;  ///< id of the target with the ring, or empty
        double px_per_mm;
        Drawn& drawn;
    };
    explicit Canvas(const Setup& setup) : s_(setup), palette_(setup.theme.palette) {}

    const Theme& theme() const { return s_.theme; }
    const Atlas& atlas() const { return s_.atlas; }

    void fill(Box box, Color color);
    void rounded(Box box, int radius, Color color);
    void outlined(Box box, int radius, Color border, Color inside);
    /// A coloured area; in the contrast themes, where all areas look alike, with a line around it.
    void surface(Box box, int radius, Color color);
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
    /// Would `text` fit there in letters no smaller than its style allows?
    bool fits(Box box, std::string_view text, const TextStyle& style) const;
    /// From the top of the box, in exactly that size.
    void text_lines(Box box, const Paragraph& paragraph, const TextStyle& style);
    const ImFont& font(const TextStyle& style) const { return s_.atlas.font(style.type, style.bold); }

    /// Registers what can be touched. True while the finger that came down on it is still on it; the intent
    /// counts when the finger leaves the glass there. Read aloud as `label`, or else as the texts drawn on
    /// it.
    bool target(std::string id, Box box, bool enabled, app::Intent intent, std::string label = {});
    void set_region(Drawn::Region region) { region_ = region; }
    /// While inert nothing is registered and nothing acts: below an overlay.
    void set_inert(bool inert) { inert_ = inert; }
    /// From here on an overlay is drawn: only it counts.
    void begin_overlay();
    /// While busy targets are registered as not enabled.
    void set_busy(bool busy) { busy_ = busy; }
    bool busy() const { return busy_; }
    const std::optional<app::Intent>& intent() const { return intent_; }
    /// The ring around the target that has the focus.
    void draw_focus();

    /// Read aloud here without being drawn.
    void say(std::string text);
    /// While it lives, texts are drawn but not read aloud.
    class Hush {
      public:
        explicit Hush(Canvas& canvas, bool hushed = true) : canvas_(canvas), before_(canvas.hushed_) {
            canvas_.hushed_ = before_ || hushed;
        }
        Hush(const Hush&) = delete;
        Hush& operator=(const Hush&) = delete;
        ~Hush() { canvas_.hushed_ = before_; }

      private:
        Canvas& canvas_;
        bool before_;
    };

    /// While it lives, everything is drawn in the colours of another theme.
    class Dressed {
      public:
        Dressed(Canvas& canvas, ColorTheme theme) : canvas_(canvas) { canvas_.palette_ = &palette_of(theme); }
        Dressed(const Dressed&) = delete;
        Dressed& operator=(const Dressed&) = delete;
        ~Dressed() { canvas_.palette_ = canvas_.s_.theme.palette; }

      private:
        Canvas& canvas_;
    };

    void note_code(CodeRun code) { s_.drawn.codes.push_back(std::move(code)); }
    void complain(std::string what) { s_.drawn.complaints.push_back(std::move(what)); }

  private:
    std::uint32_t rgb(Color color) const { return (*palette_)[static_cast<std::size_t>(color)]; }
    void fill_rgb(Box box, std::uint32_t rgb);
    void copy(const Sprite& sprite, Box part, Box to, std::uint32_t rgb);
    void note_text(Box box, const Paragraph& paragraph, const TextStyle& style);

    Setup s_;
    const Palette* palette_;
    std::optional<app::Intent> intent_;
    std::optional<Box> focused_;
    Drawn::Region region_ = Drawn::Region::content;
    bool inert_ = false;
    bool busy_ = false;
    bool hushed_ = false;
};

}  // namespace kiosk::ui

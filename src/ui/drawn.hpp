#pragma once

#include <optional>
#include <string>
#include <vector>

#include "box.hpp"
#include "kiosk/app/intent.hpp"
#include "kiosk/ui/ui.hpp"

namespace kiosk::ui {

/// What one frame put on the screen, besides its pixels: what tests measure, what a finger, a keyboard or a
/// switch can reach, and what is read aloud.
struct Drawn {
    /// Something to be said: a text as drawn, or words that say more than what is drawn.
    struct Saying {
        std::string text;
        std::optional<PixelRect> where;
    };
    /// Parts of the screen, in the order in which the eye, and the focus, goes through them.
    enum class Region { content, footer, leave, top };
    struct Place {
        Region region;
        bool speaks_for_itself;  ///< its label was given; texts on it are sentences of the screen
    };

    std::vector<Target> targets;
    std::vector<Place> places;  ///< of the targets
    std::vector<TextRun> texts;
    std::vector<CodeRun> codes;
    std::vector<Saying> sayings;
    std::vector<std::string> complaints;

    void clear();
    /// Below an overlay nothing is read, touched or measured.
    void forget_what_is_covered();
    /// Gives each text to the target that it stands on.
    void settle();

    std::vector<std::string> sentences;  ///< after `settle`
    std::vector<std::string> focus_order() const;
};

PixelRect to_pixels(const Box& box);

}  // namespace kiosk::ui

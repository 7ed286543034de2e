#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "buttons.hpp"
#include "pages.hpp"
#include "screen.hpp"

namespace kiosk::ui {

/// Title and, below, one quiet sentence; cut off the top of the content. In large letters the sentence gives
/// way: screens that need it say it in their text.
void heading(Screen& screen, const std::string& title, const std::string& lead = {});

/// "Langkah 2 dari 4" with its dots; cut off the top of the content.
void progress(Screen& screen, const std::string& label, int number, int total);

/// Left and right in landscape, below each other in portrait. `share` is the first one's part.
std::pair<Box, Box> panes(const Screen& screen, float share_landscape, float share_portrait);
/// A card and the room inside it.
Box card(Screen& screen, Box box);

/// A large card that is pressed as a whole. `strong`: the screen's main choice.
struct Choice {
    std::string id;
    std::string title;
    std::string text;
    std::string_view icon;
    bool strong = false;
    bool chosen = false;
    bool tall = false;  ///< icon above the text
    bool enabled = true;
    std::string says;  ///< read aloud instead of title and text
};
void choice(Screen& screen, Box box, const Choice& look, Intent intent);

/// Black on white with quiet zone; the readable text in large letters if it cannot be drawn.
void qr_code(Screen& screen, Box box, const std::string& text);
/// The same on a card, as large as the room allows, with words below it where there is room.
void code_on_card(Screen& screen, Box box, const std::string& payload, const std::string& caption);
/// Does such a code, without a caption, fit with modules that phones read?
bool code_fits_card(const Screen& screen, const Box& box, const std::string& payload);

/// Is there an official figure? A new district may have none yet.
bool has_official(const app::TargetBoard& board);
/// What the lines of the district's progress may also say, where there is room; each includes the one before.
enum class Also { nothing, elsewhere, pacing };
/// The three series of the district's progress, each with denominator, date and source.
Stack board_lines(const Screen& screen, const app::TargetBoard& board, Also also = Also::nothing);
void progress_bar(Screen& screen, Box box, double share);

}  // namespace kiosk::ui

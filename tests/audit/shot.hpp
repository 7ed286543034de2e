#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "kiosk/core/appearance.hpp"
#include "kiosk/core/pixels.hpp"
#include "kiosk/ui/ui.hpp"

namespace kiosk::audit {

/// One drawn screen: its pixels and what the ui says that it drew.
struct Shot {
    std::string screen;  ///< name of the sample
    std::string language;
    TextSize text_size = TextSize::normal;
    ColorTheme theme = ColorTheme::standard;
    double px_per_mm = 4;
    PixelView picture;  ///< the whole screen
    std::span<const ui::Target> targets;
    std::span<const ui::TextRun> texts;
    std::span<const ui::CodeRun> codes;
    std::span<const std::string> complaints;
    std::vector<std::string> focus_order;
    std::vector<std::string> sentences;
    std::string typed;     ///< digits that a person typed: never read aloud
    int codes_wanted = 0;  ///< QR codes that the screen is there for
    /// In low-reach mode: height of the picture's lower edge above the floor.
    std::optional<double> low_reach_edge_mm;
};

/// What a breach is about; groups them in the summary.
enum class Rule {
    complaint,
    text_cut,
    text_overlap,
    text_crossing,
    capital_height,
    contrast,
    target_size,
    target_gap,
    code,
    focus_order,
    speech,
};
inline constexpr int rule_count = static_cast<int>(Rule::speech) + 1;
std::string_view to_word(Rule rule);

struct Breach {
    Rule rule;
    std::string screen;
    std::string element;  ///< "target home.places"
    std::string text;     ///< names screen, combination, element and figure
};

/// A smallest figure and whose it is.
struct Smallest {
    double value = 0;
    std::string element;
};

/// What was measured; empty where there is nothing of the kind.
struct Figures {
    std::size_t texts = 0;
    std::size_t targets = 0;
    std::optional<Smallest> capital_mm;
    std::optional<Smallest> contrast;
    std::optional<Smallest> main_target_mm;
    std::optional<Smallest> other_target_mm;
    std::optional<Smallest> gap_mm;
    std::optional<Smallest> module_mm;
    std::optional<Smallest> quiet_modules;
    std::optional<bool> decoded;  ///< every code
};

struct Report {
    Figures figures;
    std::vector<Breach> breaches;
};

/// Measures one screen and tells every breach of the rules in rules.hpp. Changes nothing, remembers nothing.
Report audit(const Shot& shot);

/// "jv, largest, yellow-on-black, portrait 1080x1920"
std::string combination(const Shot& shot);

}  // namespace kiosk::audit

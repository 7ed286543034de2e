#include "audit/checks.hpp"
#include "audit/rules.hpp"

namespace kiosk::audit {
namespace {

// Glyph boxes are rounded outwards.
constexpr int slack_px = 1;

void check_room(Examination& examination, const ui::TextRun& text) {
    const PixelRect screen{0, 0, examination.shot.picture.width, examination.shot.picture.height};
    const auto is = "is " + name_of(text.rect) + ", ";
    if (!contains(text.room, text.rect, slack_px))
        examination.breach(Rule::text_cut, name_of(text), is + "its room only " + name_of(text.room));
    if (!contains(screen, text.rect))
        examination.breach(Rule::text_cut, name_of(text), is + "which leaves the screen");
    if (text.text.find_first_of("{}") != std::string::npos)
        examination.breach(Rule::text_cut, name_of(text), "shows a placeholder");
}

void check_capitals(Examination& examination, const ui::TextRun& text) {
    const double wanted = smallest_capital_mm(examination.shot.text_size, examination.shorter_side_mm());
    if (text.capital_mm < wanted - examination.half_pixel_mm())
        examination.breach(Rule::capital_height, name_of(text),
                           "has capitals of " + decimal(text.capital_mm, 2) + " mm, at least " +
                               decimal(wanted, 2) + " mm wanted");
    keep_smallest(examination.report.figures.capital_mm, text.capital_mm, name_of(text));
}

void check_targets_below(Examination& examination, const ui::TextRun& text) {
    for (const auto& target : examination.shot.targets) {
        const bool own = target.id == text.target;
        const bool touches = gap_between(text.rect, target.rect) < 0;
        if (contains(target.rect, text.rect, slack_px) || (!own && !touches)) continue;
        examination.breach(Rule::text_crossing, name_of(text),
                           std::string(own ? "leaves its " : "crosses the edge of ") + name_of(target) +
                               ": " + name_of(text.rect) + " on " + name_of(target.rect));
    }
}

void check_neighbours(Examination& examination, std::size_t place) {
    const auto& texts = examination.shot.texts;
    const auto& text = texts[place];
    for (const auto& other : texts.first(place)) {
        const int overlap = -gap_between(text.rect, other.rect);
        if (overlap > slack_px)
            examination.breach(
                Rule::text_overlap, name_of(text),
                "overlaps " + name_of(other) + " by " + decimal(examination.mm(overlap)) + " mm");
    }
    for (const auto& code : examination.shot.codes) {
        if (gap_between(text.rect, code.rect) < 0)
            examination.breach(Rule::text_overlap, name_of(text), "lies on " + name_of(code));
    }
}

}  // namespace

void check_texts(Examination& examination) {
    const auto& texts = examination.shot.texts;
    examination.report.figures.texts = texts.size();
    if (texts.empty()) examination.breach(Rule::text_cut, "the screen", "has no text");
    for (std::size_t i = 0; i < texts.size(); ++i) {
        check_room(examination, texts[i]);
        check_capitals(examination, texts[i]);
        check_targets_below(examination, texts[i]);
        check_neighbours(examination, i);
    }
}

}  // namespace kiosk::audit

#include <algorithm>
#include <cstdio>

#include "audit/checks.hpp"

namespace kiosk::audit {
namespace {

constexpr std::size_t told_characters = 48;

/// The beginning of a text, cut between characters of UTF-8.
std::string beginning_of(const std::string& text) {
    if (text.size() <= told_characters) return text;
    std::size_t end = told_characters;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
    return text.substr(0, end) + "…";
}

}  // namespace

std::string_view to_word(Rule rule) {
    switch (rule) {
        case Rule::complaint:
            return "complaint of the ui";
        case Rule::text_cut:
            return "text cut";
        case Rule::text_overlap:
            return "texts overlap";
        case Rule::text_crossing:
            return "text crosses a target";
        case Rule::capital_height:
            return "capital height";
        case Rule::contrast:
            return "contrast";
        case Rule::target_size:
            return "target size";
        case Rule::target_gap:
            return "target gap";
        case Rule::code:
            return "QR code";
        case Rule::focus_order:
            return "focus order";
        case Rule::speech:
            return "speech";
    }
    return "";
}

std::string combination(const Shot& shot) {
    const bool portrait = shot.picture.height > shot.picture.width;
    return shot.language + ", " + std::string(kiosk::to_word(shot.text_size)) + ", " +
           std::string(kiosk::to_word(shot.theme)) + (portrait ? ", portrait " : ", landscape ") +
           std::to_string(shot.picture.width) + "x" + std::to_string(shot.picture.height);
}

Report audit(const Shot& shot) {
    Examination examination(shot);
    for (const auto& complaint : shot.complaints) examination.breach(Rule::complaint, "the ui", complaint);
    check_texts(examination);
    check_contrast(examination);
    check_targets(examination);
    check_codes(examination);
    check_focus_order(examination);
    check_speech(examination);
    return std::move(examination.report);
}

double Examination::shorter_side_mm() const {
    return mm(std::min(shot.picture.width, shot.picture.height));
}

void Examination::breach(Rule rule, const std::string& element, const std::string& what) {
    report.breaches.push_back(
        {rule, shot.screen, element,
         shot.screen + " [" + combination(shot) + "]: " + element + (element.empty() ? "" : " ") + what});
}

std::string name_of(const ui::Target& target) {
    return "target " + target.id;
}

std::string name_of(const ui::TextRun& text) {
    return "text \"" + beginning_of(text.text) + "\"";
}

std::string name_of(const ui::CodeRun& code) {
    return "QR code \"" + beginning_of(code.text) + "\"";
}

std::string name_of(const PixelRect& rect) {
    return std::to_string(rect.w) + "x" + std::to_string(rect.h) + " at " + std::to_string(rect.x) + "," +
           std::to_string(rect.y);
}

std::string decimal(double value, int places) {
    std::array<char, 64> text{};
    std::snprintf(text.data(), text.size(), "%.*f", places, value);
    return text.data();
}

void keep_smallest(std::optional<Smallest>& smallest, double value, const std::string& element) {
    if (!smallest || value < smallest->value) smallest = Smallest{value, element};
}

int gap_between(const PixelRect& a, const PixelRect& b) {
    return std::max({b.x - right(a), a.x - right(b), b.y - bottom(a), a.y - bottom(b)});
}

bool contains(const PixelRect& outer, const PixelRect& inner, int slack) {
    return inner.x >= outer.x - slack && inner.y >= outer.y - slack && right(inner) <= right(outer) + slack &&
           bottom(inner) <= bottom(outer) + slack;
}

}  // namespace kiosk::audit

#include "audit/table.hpp"

#include <algorithm>
#include <array>

#include "audit/checks.hpp"

namespace kiosk::audit {
namespace {

constexpr std::array<const char*, 21> columns = {
    "size",         "text_size",  "theme",       "language",     "screen",         "texts",       "targets",
    "capital_mm",   "capital_of", "contrast",    "contrast_of",  "main_target_mm", "main_target", "other_mm",
    "other_target", "gap_mm",     "gap_between", "qr_module_mm", "quiet_zone",     "qr_decoded",  "breaches"};

std::string joined(const std::vector<std::string>& fields) {
    std::string line;
    for (const auto& field : fields) {
        if (!line.empty()) line += '\t';
        std::string text = field.empty() ? "-" : field;
        std::replace_if(
            text.begin(), text.end(), [](char c) { return c == '\t' || c == '\n'; }, ' ');
        line += text;
    }
    return line + "\n";
}

std::string value_of(const std::optional<Smallest>& figure) {
    return figure ? decimal(figure->value, 2) : "-";
}

std::string element_of(const std::optional<Smallest>& figure) {
    return figure ? figure->element : "-";
}

std::string count_of(std::size_t n) {
    return std::to_string(n);
}

}  // namespace

std::string table_header() {
    return joined({columns.begin(), columns.end()});
}

std::string table_row(const Shot& shot, const Report& report) {
    const Figures& f = report.figures;
    const std::string decoded = !f.decoded ? "-" : *f.decoded ? "yes" : "no";
    return joined({std::to_string(shot.picture.width) + "x" + std::to_string(shot.picture.height),
                   std::string(kiosk::to_word(shot.text_size)),
                   std::string(kiosk::to_word(shot.theme)),
                   shot.language,
                   shot.screen,
                   count_of(f.texts),
                   count_of(f.targets),
                   value_of(f.capital_mm),
                   element_of(f.capital_mm),
                   value_of(f.contrast),
                   element_of(f.contrast),
                   value_of(f.main_target_mm),
                   element_of(f.main_target_mm),
                   value_of(f.other_target_mm),
                   element_of(f.other_target_mm),
                   value_of(f.gap_mm),
                   element_of(f.gap_mm),
                   value_of(f.module_mm),
                   value_of(f.quiet_modules),
                   decoded,
                   count_of(report.breaches.size())});
}

void Summary::keep(const std::string& what, const std::optional<Smallest>& figure, const Shot& shot) {
    if (!figure) return;
    auto [place, is_new] = smallest_.try_emplace(what);
    if (is_new || figure->value < place->second.value)
        place->second = {figure->value, shot.screen + " [" + combination(shot) + "] " + figure->element};
}

void Summary::add(const Shot& shot, const Report& report) {
    ++shots_;
    const Figures& f = report.figures;
    keep("capital height, mm, " + std::string(kiosk::to_word(shot.text_size)), f.capital_mm, shot);
    keep("contrast, to one, " + std::string(kiosk::to_word(shot.theme)), f.contrast, shot);
    keep("main target, mm", f.main_target_mm, shot);
    keep("other target, mm", f.other_target_mm, shot);
    keep("gap between targets, mm", f.gap_mm, shot);
    keep("QR module, mm", f.module_mm, shot);
    keep("QR quiet zone, modules", f.quiet_modules, shot);
    add(report.breaches);
}

void Summary::add(const std::vector<Breach>& breaches) {
    breaches_.insert(breaches_.end(), breaches.begin(), breaches.end());
}

std::string Summary::text() const {
    std::string text =
        std::to_string(shots_) + " screens, " + std::to_string(breaches_.size()) + " breaches\n";
    text += "\nSmallest figures:\n";
    for (const auto& [what, figure] : smallest_)
        text += "  " + what + ": " + decimal(figure.value, 2) + "  " + figure.element + "\n";
    std::map<Rule, std::size_t> by_rule;
    std::map<std::pair<Rule, std::string>, std::vector<const Breach*>> by_screen;
    for (const auto& breach : breaches_) {
        ++by_rule[breach.rule];
        by_screen[{breach.rule, breach.screen}].push_back(&breach);
    }
    if (!by_rule.empty()) text += "\nBreaches by rule:\n";
    for (const auto& [rule, count] : by_rule)
        text += "  " + std::string(to_word(rule)) + ": " + std::to_string(count) + "\n";
    if (!by_screen.empty()) text += "\nBreaches by rule and screen, with the first of each:\n";
    for (const auto& [key, found] : by_screen)
        text += "  " + std::to_string(found.size()) + "  " + std::string(to_word(key.first)) + ": " +
                found.front()->text + "\n";
    return text;
}

}  // namespace kiosk::audit

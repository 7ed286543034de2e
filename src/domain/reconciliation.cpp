#include "kiosk/domain/reconciliation.hpp"

#include <algorithm>
#include <charconv>
#include <map>

namespace kiosk::domain {
namespace {

/// Up to the next blank, which is dropped; empty when there is none.
std::string_view take_word(std::string_view& text) {
    const auto blank = text.find(' ');
    if (blank == std::string_view::npos) return {};
    const std::string_view word = text.substr(0, blank);
    text.remove_prefix(blank + 1);
    return word;
}

std::optional<int> parse_count(std::string_view digits) {
    int count = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), count);
    if (error != std::errc{} || end != digits.data() + digits.size() || count < 0) return std::nullopt;
    return std::to_string(count) == digits ? std::optional(count) : std::nullopt;
}

}  // namespace

std::vector<OfficialFigure> merged_figures(std::span<const OfficialFigure> pack,
                                           std::span<const OfficialFigure> entered) {
    std::map<Date, OfficialFigure> by_date;
    for (const auto& figures : {pack, entered}) {
        for (const OfficialFigure& figure : figures) by_date[figure.date] = figure;
    }
    std::vector<OfficialFigure> merged;
    for (auto& [date, figure] : by_date) merged.push_back(std::move(figure));
    return merged;
}

FiguresToCompare figures_to_compare(std::span<const OfficialFigure> figures, const TargetPeriod& target) {
    if (figures.empty())
        return {{.count = 0, .date = add_days(target.first, -1), .source = ""}, std::nullopt};
    if (figures.size() == 1) return {figures.front(), std::nullopt};
    return {figures[figures.size() - 2], figures.back()};
}

Reconciliation reconcile(const FiguresToCompare& figures, const KioskCount& kiosk_between) {
    Reconciliation result{figures.from, figures.to, std::nullopt, kiosk_between};
    if (figures.to) result.official_movement = figures.to->count - figures.from.count;
    return result;
}

std::string figure_detail(const OfficialFigure& figure) {
    return format_iso_date(figure.date) + " " + std::to_string(figure.count) + " " + figure.source;
}

std::optional<OfficialFigure> parse_figure_detail(std::string_view detail) {
    const auto date = parse_iso_date(take_word(detail));
    const auto count = parse_count(take_word(detail));
    if (!date || !count || detail.empty()) return std::nullopt;
    return OfficialFigure{*count, *date, std::string(detail)};
}

}  // namespace kiosk::domain

#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/domain/target.hpp"

namespace kiosk::domain {

/// The kiosk's own count beside the movement of the official figure over the same days. Two series that are
/// laid side by side, never added: the official one also has counters, other kiosks, people who moved or
/// uninstalled.
struct Reconciliation {
    OfficialFigure from;
    std::optional<OfficialFigure> to;      ///< empty: no newer figure than `from`
    std::optional<int> official_movement;  ///< to - from; may be negative (domain.md 4.2)
    KioskCount kiosk;  ///< of the days after `from.date` up to `to.date`, or up to today without `to`
    bool operator==(const Reconciliation&) const = default;
};

/// The district pack's figures and those entered at the kiosk as one series, oldest first. Of one date the
/// one that was entered later wins, and what is entered wins over the pack.
std::vector<OfficialFigure> merged_figures(std::span<const OfficialFigure> pack,
                                           std::span<const OfficialFigure> entered);

struct FiguresToCompare {
    OfficialFigure from;  ///< without a source: no figure, only the date after which the kiosk's count begins
    std::optional<OfficialFigure> to;
};
/// The last two figures, or the only one; without any the day before the target's period stands for it.
/// `figures`: oldest first.
FiguresToCompare figures_to_compare(std::span<const OfficialFigure> figures, const TargetPeriod& target);
Reconciliation reconcile(const FiguresToCompare& figures, const KioskCount& kiosk_between);

/// "2026-10-31 24900 laporan bulanan provinsi", as it stands in the detail of figure_entered.
std::string figure_detail(const OfficialFigure& figure);
std::optional<OfficialFigure> parse_figure_detail(std::string_view detail);

}  // namespace kiosk::domain

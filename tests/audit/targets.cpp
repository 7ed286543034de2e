#include <algorithm>

#include "audit/checks.hpp"
#include "audit/rules.hpp"

namespace kiosk::audit {
namespace {

void check_size(Examination& examination, const ui::Target& target) {
    const PixelRect screen{0, 0, examination.shot.picture.width, examination.shot.picture.height};
    if (!contains(screen, target.rect))
        examination.breach(Rule::target_size, name_of(target),
                           "is " + name_of(target.rect) + ", which leaves the screen");
    const bool is_main = is_main_target(target.id);
    const double wanted = wanted_target_mm(is_main, examination.shorter_side_mm());
    const double wide = examination.mm(target.rect.w);
    const double high = examination.mm(target.rect.h);
    auto& figures = examination.report.figures;
    keep_smallest(is_main ? figures.main_target_mm : figures.other_target_mm, std::min(wide, high),
                  name_of(target));
    for (const auto& [side, word] : {std::pair(wide, " mm wide"), std::pair(high, " mm high")}) {
        if (side < wanted - examination.half_pixel_mm())
            examination.breach(Rule::target_size, name_of(target),
                               "is " + decimal(side) + word + ", at least " + decimal(wanted) + " mm wanted");
    }
}

void check_reach(Examination& examination, const ui::Target& target) {
    const Shot& shot = examination.shot;
    if (!shot.low_reach_edge_mm) return;
    const double top = *shot.low_reach_edge_mm + examination.mm(shot.picture.height - target.rect.y);
    if (top > highest_reach_mm + examination.half_pixel_mm())
        examination.breach(Rule::target_size, name_of(target),
                           "reaches " + decimal(top) + " mm above the floor, at most " +
                               decimal(highest_reach_mm) + " mm wanted");
}

void check_neighbours(Examination& examination, std::size_t place) {
    const auto& targets = examination.shot.targets;
    const auto& target = targets[place];
    for (const auto& other : targets.first(place)) {
        const int gap_px = gap_between(target.rect, other.rect);
        const double gap = examination.mm(gap_px);
        keep_smallest(examination.report.figures.gap_mm, gap, name_of(other) + " and " + target.id);
        if (target.id == other.id)
            examination.breach(Rule::target_gap, name_of(target), "is there twice");
        else if (gap_px < 0)
            examination.breach(Rule::target_gap, name_of(target), "overlaps " + name_of(other));
        else if (gap < target_gap_mm - examination.half_pixel_mm())
            examination.breach(Rule::target_gap, name_of(target),
                               "is " + decimal(gap) + " mm from " + name_of(other) + ", at least " +
                                   decimal(target_gap_mm) + " mm wanted");
    }
}

}  // namespace

void check_targets(Examination& examination) {
    const auto& targets = examination.shot.targets;
    examination.report.figures.targets = targets.size();
    for (std::size_t i = 0; i < targets.size(); ++i) {
        check_size(examination, targets[i]);
        check_reach(examination, targets[i]);
        check_neighbours(examination, i);
    }
}

}  // namespace kiosk::audit

#include <algorithm>

#include "audit/checks.hpp"
#include "audit/rules.hpp"

namespace kiosk::audit {
namespace {

const ui::Target* find(std::span<const ui::Target> targets, const std::string& id) {
    const auto found = std::find_if(targets.begin(), targets.end(),
                                    [&](const ui::Target& target) { return target.id == id; });
    return found == targets.end() ? nullptr : &*found;
}

void check_complete(Examination& examination) {
    const auto& order = examination.shot.focus_order;
    for (const auto& target : examination.shot.targets) {
        const auto times = std::count(order.begin(), order.end(), target.id);
        if (times != (target.enabled ? 1 : 0))
            examination.breach(Rule::focus_order, name_of(target),
                               "is " + std::to_string(times) + " times in the focus order, " +
                                   (target.enabled ? "once wanted" : "which it must not be, disabled"));
    }
    for (const auto& id : order) {
        if (find(examination.shot.targets, id) == nullptr)
            examination.breach(Rule::focus_order, "target " + id, "is in the focus order but not there");
    }
}

/// Stand side by side: half of the lower one is beside the other.
bool in_one_row(const PixelRect& a, const PixelRect& b) {
    const int shared = std::min(bottom(a), bottom(b)) - std::max(a.y, b.y);
    return 2 * shared >= std::min(a.h, b.h);
}

/// The eye goes on to the right in a row, else down.
bool goes_back(const PixelRect& from, const PixelRect& to) {
    return in_one_row(from, to) ? to.x < from.x : bottom(to) <= from.y;
}

/// Ways out of the screen: whoever steps through it meets what it is for first.
bool leaves_the_screen(const std::string& id) {
    return id == "frame.back" || id == "frame.home";
}

void check_direction(Examination& examination) {
    const ui::Target* before = nullptr;
    for (const auto& id : examination.shot.focus_order) {
        const ui::Target* target = find(examination.shot.targets, id);
        if (target == nullptr) continue;
        if (before != nullptr) {
            const bool from_corner = is_corner_target(before->id);
            const bool to_corner = is_corner_target(id);
            if (from_corner && !to_corner)
                examination.breach(Rule::focus_order, name_of(*target), "comes after the corner controls");
            else if (from_corner == to_corner && leaves_the_screen(before->id) == leaves_the_screen(id) &&
                     goes_back(before->rect, target->rect))
                examination.breach(Rule::focus_order, name_of(*target),
                                   "comes after " + name_of(*before) + ", but stands before it: " +
                                       name_of(target->rect) + " and " + name_of(before->rect));
        }
        before = target;
    }
}

}  // namespace

void check_focus_order(Examination& examination) {
    check_complete(examination);
    check_direction(examination);
}

}  // namespace kiosk::audit

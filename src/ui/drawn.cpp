#include "drawn.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace kiosk::ui {
namespace {

bool holds(const PixelRect& outer, const PixelRect& inner) {
    const int x = inner.x + inner.w / 2;
    const int y = inner.y + inner.h / 2;
    return x >= outer.x && y >= outer.y && x < outer.x + outer.w && y < outer.y + outer.h;
}

/// The target under the middle of a text, or -1.
int target_below(const std::vector<Target>& targets, const PixelRect& text) {
    const auto found = std::find_if(targets.begin(), targets.end(),
                                    [&](const Target& target) { return holds(target.rect, text); });
    return found == targets.end() ? -1 : static_cast<int>(found - targets.begin());
}

void append_sentence(std::string& to, const std::string& text) {
    if (!to.empty()) to += ". ";
    to += text;
}

}  // namespace

PixelRect to_pixels(const Box& box) {
    const auto whole = [](float value) { return static_cast<int>(std::lround(value)); };
    return {whole(box.x), whole(box.y), whole(box.right()) - whole(box.x),
            whole(box.bottom()) - whole(box.y)};
}

void Drawn::clear() {
    *this = {};
}

void Drawn::forget_what_is_covered() {
    auto kept = std::move(complaints);
    clear();
    complaints = std::move(kept);
}

void Drawn::settle() {
    for (auto& text : texts) {
        const int below = target_below(targets, text.rect);
        if (below >= 0) text.target = targets[static_cast<std::size_t>(below)].id;
    }
    sentences.clear();
    for (const auto& saying : sayings) {
        const int below = saying.where ? target_below(targets, *saying.where) : -1;
        const auto index = static_cast<std::size_t>(std::max(below, 0));
        const bool label = below >= 0 && !places[index].speaks_for_itself;
        if (label) {
            append_sentence(targets[index].label, saying.text);
        } else {
            sentences.push_back(saying.text);
        }
    }
}

std::vector<std::string> Drawn::focus_order() const {
    std::vector<std::size_t> order(targets.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    // Rows first, then from left to right.
    const auto before = [&](std::size_t a, std::size_t b) {
        if (places[a].region != places[b].region) return places[a].region < places[b].region;
        const PixelRect& first = targets[a].rect;
        const PixelRect& second = targets[b].rect;
        if (first.y != second.y) return first.y < second.y;
        return first.x < second.x;
    };
    std::stable_sort(order.begin(), order.end(), before);
    std::vector<std::string> ids;
    for (const auto index : order) {
        if (targets[index].enabled) ids.push_back(targets[index].id);
    }
    return ids;
}

}  // namespace kiosk::ui

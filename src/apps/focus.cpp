#include "focus.hpp"

#include <algorithm>
#include <cstdlib>
#include <deque>
#include <limits>
#include <set>
#include <utility>

namespace kiosk {
namespace {

auto find(const std::vector<FocusStop>& stops, const std::string& id) {
    return std::find_if(stops.begin(), stops.end(), [&](const auto& stop) { return stop.id == id; });
}

/// Twice the middle: whole numbers.
int middle_x(const PixelRect& rect) {
    return 2 * rect.x + rect.w;
}
int middle_y(const PixelRect& rect) {
    return 2 * rect.y + rect.h;
}

/// Keys of one keypad, entries of one list: "nik_entry.key_5" is of the family "nik_entry.key".
bool is_family(const std::string& id, const std::string& other) {
    const auto name = id.substr(0, id.rfind('_'));
    return name != id && name == other.substr(0, other.rfind('_'));
}

bool covers_middle(const PixelRect& rect, const PixelRect& other) {
    return std::abs(middle_x(rect) - middle_x(other)) <= rect.w &&
           std::abs(middle_y(rect) - middle_y(other)) <= rect.h;
}

/// How far `to` lies in the direction, its distance to the side counting more; none when it lies elsewhere.
int distance(const PixelRect& from, const PixelRect& to, Focus::Move direction) {
    const int x = middle_x(to) - middle_x(from);
    const int y = middle_y(to) - middle_y(from);
    const bool flat = direction == Focus::Move::left || direction == Focus::Move::right;
    const bool backward = direction == Focus::Move::left || direction == Focus::Move::up;
    const int ahead = (flat ? x : y) * (backward ? -1 : 1);
    const int aside = std::abs(flat ? y : x);
    constexpr int none = std::numeric_limits<int>::max();
    return ahead > 0 && ahead >= aside / 4 ? ahead + 3 * aside : none;
}

}  // namespace

const std::string& Focus::target() const {
    static const std::string none;
    return shown_ ? id_ : none;
}

std::size_t Focus::place() const {
    return static_cast<std::size_t>(find(stops_, id_) - stops_.begin());
}

/// What stands where the lost one stood, or is of its kind, or else what came after it.
std::string Focus::after_loss(const std::vector<FocusStop>& now) const {
    const auto lost = find(stops_, id_);
    if (lost == stops_.end()) return now.front().id;
    for (const auto& stop : now) {
        if (covers_middle(stop.rect, lost->rect)) return stop.id;
    }
    for (const auto& stop : now) {
        if (is_family(stop.id, lost->id)) return stop.id;
    }
    for (auto old = lost; old != stops_.end(); ++old) {
        if (find(now, old->id) != now.end()) return old->id;
    }
    return now.front().id;
}

void Focus::drawn(const std::string& screen, std::vector<FocusStop> stops) {
    if (screen != screen_) {
        const std::string kept = screen == covered_screen_ ? covered_id_ : std::string();
        covered_screen_ = std::exchange(screen_, screen);
        covered_id_ = std::exchange(id_, kept);
        stops_.clear();
    }
    if (!stops.empty() && find(stops, id_) == stops.end()) id_ = after_loss(stops);
    stops_ = std::move(stops);
}

void Focus::move(Move move) {
    if (stops_.empty()) return;
    if (!std::exchange(shown_, true)) return;
    switch (move) {
        case Move::next:
        case Move::previous:
            return step(move == Move::next);
        case Move::left:
        case Move::right:
        case Move::up:
        case Move::down:
            return jump(move);
    }
}

void Focus::step(bool forward) {
    const std::size_t count = stops_.size();
    id_ = stops_[(place() + (forward ? 1 : count - 1)) % count].id;
}

void Focus::jump(Move direction) {
    const PixelRect from = stops_[place()].rect;
    const auto nearest = std::min_element(stops_.begin(), stops_.end(), [&](const auto& a, const auto& b) {
        return distance(from, a.rect, direction) < distance(from, b.rect, direction);
    });
    if (distance(from, nearest->rect, direction) < std::numeric_limits<int>::max()) id_ = nearest->id;
}

void Focus::forget() {
    shown_ = false;
    covered_screen_.clear();
    covered_id_.clear();
    id_ = stops_.empty() ? std::string() : stops_.front().id;
}

std::optional<std::vector<Focus::Move>> shortest_way(const Focus& from, const std::string& target,
                                                     std::span<const Focus::Move> allowed) {
    struct Way {
        Focus focus;
        std::vector<Focus::Move> moves;
    };
    std::deque<Way> open = {{from, {}}};
    std::set<std::string> reached = {from.target()};
    while (!open.empty()) {
        const Way way = std::move(open.front());
        open.pop_front();
        if (way.focus.target() == target) return way.moves;
        for (const auto move : allowed) {
            Way longer = way;
            longer.focus.move(move);
            longer.moves.push_back(move);
            if (reached.insert(longer.focus.target()).second) open.push_back(std::move(longer));
        }
    }
    return std::nullopt;
}

}  // namespace kiosk

#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "kiosk/core/pixels.hpp"

namespace kiosk {

/// Something that acts, where it was drawn.
struct FocusStop {
    std::string id;
    PixelRect rect;
};

/// Which target a keyboard or a switch stands on. It has a ring only while keys are used: `target` is empty
/// before the first and after a touch.
class Focus {
  public:
    enum class Move { next, previous, left, right, up, down };

    /// Id of the target with the ring, or empty.
    const std::string& target() const;

    /// What is on the screen now, in the order of the eye. Of a new screen the first has the focus; on the
    /// same one the place is kept, also when what stood there gave way to something else, and when a screen
    /// that lay over it went away.
    void drawn(const std::string& screen, std::vector<FocusStop> stops);
    /// The first move only shows the ring. `next` and `previous` go round; the others go to the nearest in
    /// their direction, and nowhere at the edge.
    void move(Move move);
    /// Somebody types: the place is kept for the next move.
    void hide() { shown_ = false; }
    /// Somebody touches, or left: the next move begins anew.
    void forget();

  private:
    std::size_t place() const;
    std::string after_loss(const std::vector<FocusStop>& now) const;
    void step(bool forward);
    void jump(Move direction);

    std::string screen_;
    std::vector<FocusStop> stops_;
    std::string id_;
    bool shown_ = false;
    std::string covered_screen_;  ///< the one before, and its place
    std::string covered_id_;
};

/// The fewest of the allowed moves that put the ring on a target; empty when they do not lead there.
std::optional<std::vector<Focus::Move>> shortest_way(const Focus& from, const std::string& target,
                                                     std::span<const Focus::Move> allowed);

}  // namespace kiosk

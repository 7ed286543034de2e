#pragma once

#include <cstdint>
#include <optional>

namespace kiosk::platform {

/// One pointer, whatever moved it: a finger or a mouse. Coordinates in pixels of the window.
struct PointerEvent {
    enum class Kind { press, move, release, cancel };
    Kind kind = Kind::move;
    float x = 0;
    float y = 0;
    bool operator==(const PointerEvent&) const = default;
};

/// Follows one finger: the first that goes down; others are ignored until it is gone. Pure, no SDL.
/// A lost finger (device removed, window left, no sign of life) becomes `cancel`. SDL issues 11469 and 9709.
class FingerFollower {
  public:
    std::optional<PointerEvent> down(std::int64_t finger, float x, float y);
    std::optional<PointerEvent> motion(std::int64_t finger, float x, float y);
    std::optional<PointerEvent> up(std::int64_t finger, float x, float y);
    /// The device or the window is gone.
    std::optional<PointerEvent> lost();
    bool following() const { return finger_.has_value(); }

  private:
    std::optional<std::int64_t> finger_;
    float x_ = 0;
    float y_ = 0;
};

}  // namespace kiosk::platform

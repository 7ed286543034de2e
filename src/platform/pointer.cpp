#include "kiosk/platform/pointer.hpp"

namespace kiosk::platform {

std::optional<PointerEvent> FingerFollower::down(std::int64_t finger, float x, float y) {
    if (finger_) return {};
    finger_ = finger;
    x_ = x;
    y_ = y;
    return PointerEvent{PointerEvent::Kind::press, x, y};
}

std::optional<PointerEvent> FingerFollower::motion(std::int64_t finger, float x, float y) {
    if (finger_ != finger) return {};
    x_ = x;
    y_ = y;
    return PointerEvent{PointerEvent::Kind::move, x, y};
}

std::optional<PointerEvent> FingerFollower::up(std::int64_t finger, float x, float y) {
    if (finger_ != finger) return {};
    finger_.reset();
    return PointerEvent{PointerEvent::Kind::release, x, y};
}

std::optional<PointerEvent> FingerFollower::lost() {
    if (!finger_) return {};
    finger_.reset();
    return PointerEvent{PointerEvent::Kind::cancel, x_, y_};
}

}  // namespace kiosk::platform

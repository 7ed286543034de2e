#include <catch2/catch.hpp>

#include "kiosk/platform/pointer.hpp"

using namespace kiosk::platform;
using Kind = PointerEvent::Kind;

TEST_CASE("One finger presses, moves and releases") {
    FingerFollower fingers;
    CHECK(fingers.down(7, 10, 20) == PointerEvent{Kind::press, 10, 20});
    CHECK(fingers.following());
    CHECK(fingers.motion(7, 11, 22) == PointerEvent{Kind::move, 11, 22});
    CHECK(fingers.up(7, 12, 24) == PointerEvent{Kind::release, 12, 24});
    CHECK_FALSE(fingers.following());
}

TEST_CASE("A second finger is ignored until the first is gone") {
    FingerFollower fingers;
    fingers.down(1, 10, 10);
    CHECK_FALSE(fingers.down(2, 50, 50));
    CHECK_FALSE(fingers.motion(2, 51, 51));
    CHECK(fingers.up(1, 10, 10) == PointerEvent{Kind::release, 10, 10});
    CHECK_FALSE(fingers.motion(2, 52, 52));
    CHECK_FALSE(fingers.up(2, 52, 52));
    CHECK(fingers.down(2, 60, 60) == PointerEvent{Kind::press, 60, 60});
}

TEST_CASE("The other finger lifting first releases nothing") {
    FingerFollower fingers;
    fingers.down(1, 10, 10);
    fingers.down(2, 50, 50);
    CHECK_FALSE(fingers.up(2, 50, 50));
    CHECK(fingers.up(1, 10, 10) == PointerEvent{Kind::release, 10, 10});
}

TEST_CASE("Movement and lifting without a press are nothing") {
    FingerFollower fingers;
    CHECK_FALSE(fingers.motion(3, 1, 1));
    CHECK_FALSE(fingers.up(3, 1, 1));
    CHECK_FALSE(fingers.lost());
}

TEST_CASE("A lost finger cancels where it was last seen, once") {
    FingerFollower fingers;
    fingers.down(1, 10, 10);
    fingers.motion(1, 15, 16);
    CHECK(fingers.lost() == PointerEvent{Kind::cancel, 15, 16});
    CHECK_FALSE(fingers.lost());
    CHECK_FALSE(fingers.up(1, 15, 16));
    CHECK(fingers.down(1, 20, 20) == PointerEvent{Kind::press, 20, 20});
}

TEST_CASE("The same finger going down twice stays one press") {
    FingerFollower fingers;
    fingers.down(1, 10, 10);
    CHECK_FALSE(fingers.down(1, 11, 11));
    CHECK(fingers.up(1, 11, 11) == PointerEvent{Kind::release, 11, 11});
}

#include <catch2/catch.hpp>

#include "kiosk/domain/lockout.hpp"

using kiosk::domain::pause_after;
using namespace std::chrono_literals;

TEST_CASE("wrong codes cost growing pauses") {
    CHECK(pause_after(0) == 0s);
    CHECK(pause_after(2) == 0s);
    CHECK(pause_after(3) == 30s);
    CHECK(pause_after(4) == 60s);
    CHECK(pause_after(5) == 120s);
    CHECK(pause_after(8) == 900s);
    CHECK(pause_after(1'000'000) == 900s);
}

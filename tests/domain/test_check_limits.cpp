#include <catch2/catch.hpp>

#include "kiosk/domain/check_limits.hpp"

using namespace kiosk::domain;
using namespace std::chrono_literals;

namespace {

constexpr CheckLimits limits{12, 40};

std::chrono::milliseconds right_after(int different) {
    return check_pause({different, 0ms, 25min}, limits);
}

}  // namespace

TEST_CASE("the pause before another NIK") {
    struct Row {
        int different;
        std::chrono::milliseconds pause;
    };
    const Row row = GENERATE(values<Row>({{0, 0ms},
                                          {1, 0ms},
                                          {11, 0ms},
                                          {12, 10s},
                                          {13, 15s},
                                          {14, 22'500ms},
                                          {15, 33'750ms},
                                          {16, 50'625ms},
                                          {17, 75'937ms},
                                          {18, 113'905ms},
                                          {19, 170'857ms},
                                          {20, 256'285ms},
                                          {21, 5min},
                                          {22, 5min},
                                          {39, 5min},
                                          {40, 25min},
                                          {41, 25min},
                                          {1'000'000, 25min}}));
    CAPTURE(row.different);
    CHECK(right_after(row.different) == row.pause);
}

TEST_CASE("a pause counts from the last look-up") {
    CHECK(check_pause({12, 4s, 25min}, limits) == 6s);
    CHECK(check_pause({12, 10s, 25min}, limits) == 0s);
    CHECK(check_pause({12, 40min, 25min}, limits) == 0s);
    CHECK(check_pause({40, 40min, 20min}, limits) == 20min);
    CHECK(check_pause({40, 40min, -1s}, limits) == 0s);
}

TEST_CASE("limits come from the configuration; the default ones let a busy counter work") {
    CHECK(CheckLimits{} == CheckLimits{30, 60});
    CHECK(check_pause({1, 0ms, 25min}, {1, 2}) == 10s);
    CHECK(check_pause({2, 0ms, 25min}, {1, 2}) == 25min);
    CHECK(check_pause({2, 0ms, 25min}, {5, 5}) == 0s);
    CHECK(check_pause({5, 0ms, 25min}, {5, 5}) == 25min);
}

#include "kiosk/domain/check_limits.hpp"

#include <algorithm>

namespace kiosk::domain {

std::chrono::milliseconds check_pause(const RecentChecks& recent, const CheckLimits& limits) {
    using std::chrono::milliseconds;
    constexpr milliseconds first = std::chrono::seconds{10};
    constexpr milliseconds longest = std::chrono::minutes{5};

    if (recent.different >= limits.most_per_hour) return std::max(recent.oldest_leaves_in, milliseconds{0});
    if (recent.different < limits.free_per_hour) return milliseconds{0};
    milliseconds pause = first;
    for (int i = limits.free_per_hour; i < recent.different && pause < longest; ++i) pause = pause * 3 / 2;
    return std::max(std::min(pause, longest) - recent.since_last, milliseconds{0});
}

}  // namespace kiosk::domain

#pragma once

#include <chrono>

#include "kiosk/core/clock.hpp"

namespace kiosk::domain {

/// The kiosk answers about a NIK, so it must not answer for many (threat model: kiosk-config/THREATS.md).
struct CheckLimits {
    /// Different NIKs in an hour that are answered without a pause: more than a busy counter serves.
    int free_per_hour = 30;
    /// From then on nothing is answered until the hour has passed or an officer releases.
    int most_per_hour = 60;
    bool operator==(const CheckLimits&) const = default;
};

/// Different NIKs that were looked up at this kiosk in the last hour and since the last release.
struct RecentChecks {
    int different = 0;
    std::chrono::milliseconds since_last{0};        ///< since the last look-up
    std::chrono::milliseconds oldest_leaves_in{0};  ///< until the oldest one is an hour ago
    bool operator==(const RecentChecks&) const = default;
};

/// How long the next look-up of another NIK must wait: nothing up to `free_per_hour`, then 10 s after the
/// last one, growing by half with each further one up to 5 minutes; from `most_per_hour` until the oldest
/// leaves the hour.
std::chrono::milliseconds check_pause(const RecentChecks& recent, const CheckLimits& limits);

}  // namespace kiosk::domain

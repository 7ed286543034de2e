#include "kiosk/domain/target.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace kiosk::domain {

namespace {

/// Where the straight line from `start` to the target at the deadline stands on `date`; empty when there is
/// no service day to spread it over.
std::optional<double> expected_on(const TargetPeriod& target, const OfficialFigure& start, Date date,
                                  const OpeningHours& service) {
    const Date first = add_days(start.date, 1);
    const int all = service_days(service, first, target.deadline);
    if (all == 0) return std::nullopt;
    const int done = service_days(service, first, std::min(date, target.deadline));
    return start.count + (target_count(target) - start.count) * static_cast<double>(done) / all;
}

Standing standing(const TargetPeriod& target, const OfficialFigure& start, const OfficialFigure& latest,
                  const OpeningHours& service, double tolerance_percent) {
    const int goal = target_count(target);
    if (latest.count >= goal) return Standing::reached;
    if (latest.date <= start.date) return Standing::unknown;
    const auto expected = expected_on(target, start, latest.date, service);
    if (!expected) return Standing::unknown;
    const double lead = latest.count - *expected;
    if (std::abs(lead) <= goal * tolerance_percent / 100) return Standing::on_track;
    return lead > 0 ? Standing::ahead : Standing::behind;
}

std::optional<int> needed_per_day(int missing, int days) {
    if (missing == 0) return 0;
    if (days == 0) return std::nullopt;
    return (missing + days - 1) / days;
}

}  // namespace

int target_count(const TargetPeriod& target) {
    return static_cast<int>(std::lround(target.percent * target.base_count / 100));
}

double percent_of_base(const TargetPeriod& target, int count) {
    assert(target.base_count > 0);
    return 100.0 * count / target.base_count;
}

Pacing pacing(const TargetPeriod& target, const OfficialFigure& start, const OfficialFigure& latest,
              const OpeningHours& service, Date today, double tolerance_percent) {
    Pacing result;
    result.missing = std::max(0, target_count(target) - latest.count);
    result.service_days_left = service_days(service, today, target.deadline);
    result.needed_per_day = needed_per_day(result.missing, result.service_days_left);
    result.standing = standing(target, start, latest, service, tolerance_percent);
    return result;
}

}  // namespace kiosk::domain

#include "kiosk/domain/clock_trust.hpp"

namespace kiosk::domain {
namespace {

using std::chrono::milliseconds;

constexpr std::chrono::minutes most_drift{2};
constexpr std::chrono::minutes shortest_restart{10};
constexpr std::chrono::days longest_restart{60};
/// No kiosk of this kind was in service before.
constexpr UtcTime first_plausible{std::chrono::sys_days{std::chrono::year{2026} / 1 / 1}};

/// Between two moments of one boot; the monotonic clock is right.
bool drifted(const Now& from, const Now& to) {
    return std::chrono::abs((to.wall - from.wall) - (to.mono - from.mono)) > most_drift;
}

bool fits_last_moment(const ClockFacts& facts) {
    const ClockWitness& last = *facts.last;
    if (last.doubted) return false;
    const milliseconds ahead = facts.started.wall - last.at.wall;
    if (ahead < milliseconds{0}) return false;
    if (last.boot_id == facts.boot_id) return !drifted(last.at, facts.started);
    return ahead >= shortest_restart && ahead <= longest_restart;
}

}  // namespace

bool was_doubted(const Event& judged, const Event& last) {
    if (judged.draft.kind == EventKind::kiosk_started && judged.draft.detail == "clock doubted") return true;
    return judged.boot_id == last.boot_id && drifted(judged.draft.at, last.draft.at);
}

ClockTrust judge_clock(const ClockFacts& facts, const Now& now) {
    if (facts.synchronised) return ClockTrust::trusted;
    if (drifted(facts.started, now)) return ClockTrust::doubted;
    if (facts.confirmed) return ClockTrust::trusted;
    const bool plausible = facts.last ? fits_last_moment(facts) : facts.started.wall >= first_plausible;
    return plausible ? ClockTrust::trusted : ClockTrust::doubted;
}

}  // namespace kiosk::domain

#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "kiosk/core/clock.hpp"
#include "kiosk/domain/event.hpp"

namespace kiosk::domain {

/// The last moment that the ledger kept before this start of the program, of a clock that was judged.
struct ClockWitness {
    Now at;
    std::string boot_id;
    bool doubted = false;  ///< the clock was doubted then
    bool operator==(const ClockWitness&) const = default;
};

struct ClockFacts {
    bool synchronised = false;  ///< the kernel says that a time service keeps the clock right
    bool confirmed = false;     ///< staff found date and time right since this start of the program
    std::optional<ClockWitness> last;
    /// When this program started, or when staff last found the clock right: drift counts from here, so that a
    /// clock which somebody set right can be trusted again.
    Now started;
    std::string boot_id;  ///< of now
};

/// Whether the clock was doubted when `last` was kept. `judged` is the newest kiosk_started or
/// clock_confirmed up to it: a doubt at the start lasts until somebody ends it, and a jump since then brings
/// it back.
bool was_doubted(const Event& judged, const Event& last);

enum class ClockTrust { trusted, doubted };

/// Codes of a phone need the right time; so does the day that an event is counted on. A clock is doubted
/// when it was when the last event was kept (a restart proves nothing); when it is older than that event;
/// when in the same boot wall and monotonic time drifted apart by more than two minutes; when after a restart
/// of the machine it is less than ten minutes or more than 60 days ahead of the last event (a dead battery
/// restores the time of switching off, or something arbitrary); when the ledger is empty and the year is
/// before 2026. A time service or staff that looked at it end the doubt; a later jump inside this run (drift
/// against `started`) brings it back unless synchronised.
ClockTrust judge_clock(const ClockFacts& facts, const Now& now);

}  // namespace kiosk::domain

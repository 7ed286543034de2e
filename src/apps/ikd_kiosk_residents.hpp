#pragma once

#include <cstdint>

#include "ikd_kiosk_program.hpp"

namespace kiosk {

struct ResidentsSetup {
    std::uint64_t seed = 1;
    int draw_every = 0;  ///< 1: every resident's screens are drawn, 200: those of each 200th, 0: none
};

/// The real kiosk without a window, with a simulated clock, for tests that break it (tests/faults): does what
/// the lines of standard input say and answers each with lines of which "done SCREEN" is the last.
///
///   boot ID SECONDS [synchronised]  starts the machine at that wall time (since 1970): "ready SCREEN",
///   before
///                                   it "set_aside FILE" when the ledger was damaged
///   resident N      the N-th resident walks (ikd_kiosk_residents_people.hpp)
///   staff N         somebody of the staff logs in and acts
///   clock SECONDS   the wall clock jumps, ahead or back
///   pass SECONDS    time passes
///   count           "count CONFIRMED ELSEWHERE SELF_REPORTED REPEATED UNDONE"
///   memory FILE     what this process can write to in its memory, when nobody stands at the kiosk
///   quit            leaves in order
///
/// "intent KIND WHAT" comes before something is asked for that must not happen twice, "ack KIND WHAT" when
/// the screen shows it as saved:
///   ticket 2026-11-22 A-17, confirmed 2026-11-22 A-17, self_reported 2026-11-22 A-17,
///   outcome 2026-11-22 A-17, undone 41, disturbance on
/// (an intent for a ticket does not know which: "intent ticket"; "ack ticket" ends in "checked" when the NIK
/// was looked up). The day is that of the ticket. "refused" takes an intent back: the screen said no.
int run_residents(const Program& program, const ResidentsSetup& setup);

}  // namespace kiosk

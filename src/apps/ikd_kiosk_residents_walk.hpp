#pragma once

#include <cstdint>
#include <vector>

#include "ikd_kiosk_residents_kiosk.hpp"

namespace kiosk::residents {

/// A ticket as its holder remembers it.
struct HeldTicket {
    std::string day;  ///< "2026-11-22"
    domain::TicketCode code;
};

/// "2026-11-22 A-17"
std::string readable(const HeldTicket& ticket);

/// The N-th resident: wakes the kiosk, does what people do with what each screen offers, and leaves. Who
/// leaves with a ticket is put to `waiting`, from where somebody may come back.
void walk_resident(Kiosk& kiosk, std::uint64_t seed, std::uint64_t resident,
                   std::vector<HeldTicket>& waiting);

/// An officer logs in by number and PIN, confirms some of the waiting group, records an outcome, takes
/// something back, tells of a disturbance, and logs out.
void walk_staff(Kiosk& kiosk, std::uint64_t seed, std::uint64_t number);

}  // namespace kiosk::residents

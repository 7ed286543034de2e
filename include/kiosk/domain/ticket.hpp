#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "kiosk/domain/calendar.hpp"

namespace kiosk::domain {

/// A visit ticket of one kiosk and one service day: "A-17". Short enough to remember, says nothing about its
/// holder.
struct TicketCode {
    char letter = 'A';  ///< A..Z without I and O, which look like digits
    int number = 1;     ///< 1..99
    bool operator==(const TicketCode&) const = default;
};

/// "A-17", "A-05"
std::string format_ticket(TicketCode code);
/// Accepts "A-17", "a17", "A 17", "A-5"; empty when it is no ticket.
std::optional<TicketCode> parse_ticket(std::string_view text);
/// The n-th ticket of a day, n from 1: A-01 .. A-99, B-01 ...; starts over after the last letter.
TicketCode ticket_of_sequence(int n);
/// What the ticket's QR says: readable, without personal data: "IKD-TIKET A-17 2026-11-22 KB-SUKOREJO-1".
std::string ticket_qr_text(TicketCode code, Date service_day, std::string_view kiosk_id);

}  // namespace kiosk::domain

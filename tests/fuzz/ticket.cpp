// A ticket as somebody types it.
#include "kiosk/domain/ticket.hpp"

#include "target.hpp"

namespace kiosk::fuzz {

void one_input(std::string_view text) {
    const auto ticket = domain::parse_ticket(text);
    if (!ticket) return;
    expect(ticket->letter >= 'A' && ticket->letter <= 'Z' && ticket->letter != 'I' && ticket->letter != 'O',
           "letters that look like letters");
    expect(ticket->number >= 1 && ticket->number <= 99, "numbers are 1 to 99");
    const auto written = domain::format_ticket(*ticket);
    expect(domain::parse_ticket(written) == ticket, "a written ticket reads the same");
    const auto qr = domain::ticket_qr_text(*ticket, std::chrono::year{2026} / 11 / 22, "kb-uji");
    expect(qr.find(written) != std::string::npos, "the QR shows the ticket");
}

}  // namespace kiosk::fuzz

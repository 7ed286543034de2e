#include "kiosk/domain/ticket.hpp"

#include <algorithm>
#include <cassert>
#include <cstddef>
#include <cstdio>

namespace kiosk::domain {

namespace {

constexpr std::string_view letters = "ABCDEFGHJKLMNPQRSTUVWXYZ";
constexpr int numbers_per_letter = 99;

char to_upper(char c) {
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}

std::optional<int> parse_number(std::string_view digits) {
    if (digits.empty() || digits.size() > 2) return std::nullopt;
    int number = 0;
    for (char c : digits) {
        if (c < '0' || c > '9') return std::nullopt;
        number = number * 10 + (c - '0');
    }
    return number == 0 ? std::nullopt : std::optional(number);
}

}  // namespace

std::string format_ticket(TicketCode code) {
    char text[16];
    std::snprintf(text, sizeof text, "%c-%02d", code.letter, code.number);
    return text;
}

std::optional<TicketCode> parse_ticket(std::string_view text) {
    if (text.empty()) return std::nullopt;
    const char letter = to_upper(text.front());
    if (letters.find(letter) == std::string_view::npos) return std::nullopt;
    text.remove_prefix(1);
    if (text.starts_with('-') || text.starts_with(' ')) text.remove_prefix(1);
    const auto number = parse_number(text);
    return number ? std::optional(TicketCode{letter, *number}) : std::nullopt;
}

TicketCode ticket_of_sequence(int n) {
    assert(n >= 1);
    const auto index = static_cast<std::size_t>(n - 1);
    return {letters[index / numbers_per_letter % letters.size()],
            static_cast<int>(index % numbers_per_letter) + 1};
}

std::string ticket_qr_text(TicketCode code, Date service_day, std::string_view kiosk_id) {
    // Capitals, digits, blanks and hyphens only: the compact alphanumeric mode of a QR code.
    std::string kiosk(kiosk_id);
    std::transform(kiosk.begin(), kiosk.end(), kiosk.begin(), to_upper);
    return "IKD-TIKET " + format_ticket(code) + " " + format_iso_date(service_day) + " " + kiosk;
}

}  // namespace kiosk::domain

#include <utility>

#include "state.hpp"

namespace kiosk::app {
namespace {

using domain::Stage;

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
char to_upper(char c) {
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}

void submit_nik(AppState& state) {
    auto& session = state.session;
    if (session.nik.empty()) return;
    session.reading = domain::read_nik(session.nik.view(), state.local().date);
    session.reading.serial.reset();  // area, date, sex and serial together would be the NIK
    session.nik_errors = session.reading.errors;
    if (!session.nik.full()) return;  // not finished: said, but no attempt
    session.age_band = domain::age_band_of(session.reading.age);
    session.token.reset();
    if (!session.reading.possible()) return move_journey(state, domain::NikRefused{});
    move_journey(state, domain::NikRead{session.reading.age});
}

void submit_ticket(AppState& state) {
    const auto ticket = domain::parse_ticket(state.session.ticket_typed.view());
    state.session.ticket_unknown = !ticket;
    if (ticket) ask_and_wait(state, FindTicket{*ticket, state.local().date});
}

void submit_secret(AppState& state) {
    auto& session = state.session;
    if (std::exchange(session.secret_overrun, false)) return session.secret.wipe();
    if (session.secret.size() < state.secret_digits()) return;
    if (state.now.mono < state.staff_paused_until) return;
    state.screen == Screen::staff_login ? log_in(state) : move_journey(state, domain::CodeEntered{});
}

void type_ticket(Session& session, char c) {
    const bool letter = is_letter(c) && to_upper(c) != 'I' && to_upper(c) != 'O';  // those look like digits
    const bool fits = session.ticket_typed.empty() ? letter : is_digit(c);
    if (fits && !session.ticket_typed.full()) session.ticket_typed.push(to_upper(c));
    session.ticket_unknown = false;
}

/// A full number with errors makes room for a new one: a scanner cannot press "erase".
void type_nik(Session& session, char digit) {
    if (session.nik.full() && !session.nik_errors.empty()) session.nik.wipe();
    if (session.nik.full()) return;
    session.nik.push(digit);
    session.nik_errors.clear();
}

void type_secret(Session& session, std::size_t wanted, char digit) {
    session.secret_overrun = session.secret.size() >= wanted;
    if (session.secret_overrun) return;
    session.secret.push(digit);
    session.secret_refused = false;
}

/// Calls `change` with what is being typed, if anything is.
template <class Change>
void change_typed(AppState& state, Change change) {
    if (state.screen == Screen::ticket_entry) change(state.session.ticket_typed);
    if (stage_of(state) == Stage::nik_entry) change(state.session.nik);
    if (state.secret_digits() > 0) change(state.session.secret);
    state.session.nik_errors.clear();
    state.session.secret_overrun = false;
    state.session.ticket_unknown = false;
}

}  // namespace

void type(AppState& state, char character) {
    if (state.screen == Screen::ticket_entry) return type_ticket(state.session, character);
    if (!is_digit(character)) return;
    if (stage_of(state) == Stage::nik_entry) type_nik(state.session, character);
    const auto wanted = state.secret_digits();
    if (wanted > 0) type_secret(state.session, wanted, character);
}

void erase(AppState& state) {
    change_typed(state, [](auto& text) {
        if (!text.empty()) text.pop();
    });
}

void erase_all(AppState& state) {
    change_typed(state, [](auto& text) { text.wipe(); });
}

void submit(AppState& state) {
    if (state.screen == Screen::ticket_entry) return submit_ticket(state);
    if (stage_of(state) == Stage::nik_entry) return submit_nik(state);
    if (state.secret_digits() > 0) submit_secret(state);
}

}  // namespace kiosk::app

#include <algorithm>

#include "staff.hpp"

namespace kiosk::app {
namespace {

WaitingTicket waiting_ticket(const AppState& state, const domain::OpenVisit& visit) {
    WaitingTicket ticket;
    ticket.ticket = visit.ticket;
    ticket.reason = visit.reason;
    ticket.problem = visit.detail;
    ticket.self_reported = visit.self_reported;
    ticket.called = visit.called;
    ticket.selected = is_selected(*state.session.staff, visit.ticket);
    ticket.registration = visit.registration;
    for (const auto& seen : domain::latest_seen(visit.seen)) ticket.seen.push_back(seen.axes);
    ticket.disagree = visit.disagree;
    const auto waited = std::chrono::floor<std::chrono::minutes>(state.now.wall - visit.issued_at);
    ticket.waiting_minutes = std::max(0, static_cast<int>(waited.count()));
    return ticket;
}

bool checks_limited(const AppState& state) {
    return state.now.mono < state.checks_paused_until;
}

std::optional<domain::LocalTime> disturbed_since(const AppState& state) {
    if (!state.notes || !state.notes->disturbed_since) return std::nullopt;
    return domain::to_local(*state.notes->disturbed_since, state.setup.district.utc_offset);
}

}  // namespace

View desk_view(const AppState& state) {
    const auto& desk = *state.session.staff;
    DeskView view;
    view.officer = desk.member.name;
    for (const auto& visit : desk.visits) view.waiting.push_back(waiting_ticket(state, visit));
    view.selected = static_cast<int>(desk.selected.size());
    view.attention = state.clock_doubted() || checks_limited(state) || disturbed_since(state);
    return view;
}

View desk_confirm_view(const AppState& state) {
    DeskConfirmView view{{}, state.setup.district.name};
    for (const auto& visit : selected_visits(*state.session.staff))
        view.tickets.push_back(waiting_ticket(state, visit));
    return view;
}

View desk_outcome_view(const AppState& state) {
    DeskOutcomeView view;
    for (const auto& visit : selected_visits(*state.session.staff)) view.tickets.push_back(visit.ticket);
    return view;
}

View desk_menu_view(const AppState& state) {
    const auto& desk = *state.session.staff;
    return DeskMenuView{desk.member.name, disturbed_since(state), state.clock_doubted(),
                        checks_limited(state), desk.undo};
}

View desk_undo_view(const AppState& state) {
    const auto& desk = *state.session.staff;
    DeskUndoView view;
    for (const auto& act : desk.acts) {
        view.acts.push_back({act.row, act.kind, act.reason, act.ticket, act.officer,
                             domain::to_local(act.at, state.setup.district.utc_offset),
                             desk.chosen_act == act.row, act.seen});
    }
    return view;
}

View desk_numbers_view(const AppState& state) {
    const auto& desk = *state.session.staff;
    return DeskNumbersView{board_of(state), desk.today, desk.since};
}

View technician_view(const AppState& state) {
    const auto& desk = *state.session.staff;
    TechnicianView view{desk.member.name, desk.facts, state.clock_doubted()};
    if (desk.facts && desk.facts->last_bundle) {
        view.last_bundle_at = domain::to_local(desk.facts->last_bundle_at, state.setup.district.utc_offset);
    }
    return view;
}

}  // namespace kiosk::app

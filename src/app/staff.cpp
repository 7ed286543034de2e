#include "staff.hpp"

#include <algorithm>
#include <utility>

#include "kiosk/domain/tally.hpp"

namespace kiosk::app {

using domain::EventDraft;
using domain::EventKind;

namespace {

domain::Registration next_of(domain::Registration registration) {
    switch (registration) {
        case domain::Registration::unknown:
            return domain::Registration::in_district;
        case domain::Registration::in_district:
            return domain::Registration::elsewhere;
        case domain::Registration::elsewhere:
            break;
    }
    return domain::Registration::unknown;
}

}  // namespace

EventDraft act_of(const AppState& state, EventKind kind) {
    auto draft = event_of(state, kind, state.session.visit);
    draft.officer = state.session.staff->member.id;
    return draft;
}

EventDraft act_on(const AppState& state, EventKind kind, const domain::OpenVisit& visit) {
    auto draft = act_of(state, kind);
    draft.visit = visit.visit;
    draft.ticket = visit.ticket;
    return draft;
}

EventDraft act_about(const AppState& state, EventKind kind, const domain::OpenVisit& visit) {
    auto draft = act_on(state, kind, visit);
    draft.token = visit.token;
    draft.age_band = visit.age_band;
    draft.registration = visit.registration;
    return draft;
}

bool is_selected(const StaffDesk& desk, domain::TicketCode ticket) {
    return std::find(desk.selected.begin(), desk.selected.end(), ticket) != desk.selected.end();
}

std::vector<domain::OpenVisit> selected_visits(const StaffDesk& desk) {
    std::vector<domain::OpenVisit> visits;
    std::copy_if(desk.visits.begin(), desk.visits.end(), std::back_inserter(visits),
                 [&](const auto& visit) { return is_selected(desk, visit.ticket); });
    return visits;
}

void log_in(AppState& state) {
    state.session.visit = state.setup.uuid(state.now.wall);
    ask_and_wait(state, LogInJob{event_of(state, EventKind::staff_logged_in, state.session.visit),
                                 std::move(state.session.secret)});
}

void log_out(AppState& state, domain::Reason reason) {
    if (!state.session.staff->logging_out) {
        auto draft = act_of(state, EventKind::staff_logged_out);
        draft.reason = reason;
        ask(state, StaffActs{{std::move(draft)}});
    }
    end_session(state);
}

void go_back_in_desk(AppState& state) {
    const bool below_menu = state.screen == Screen::desk_undo || state.screen == Screen::desk_numbers;
    state.screen = below_menu ? Screen::desk_menu : Screen::desk;
}

void DeskActs::operator()(const intent::OpenDesk&) {
    if (s_.screen == Screen::attract || s_.screen == Screen::home) s_.screen = Screen::staff_login;
}

void DeskActs::operator()(const intent::ToggleTicket& wanted) {
    if (s_.screen != Screen::desk) return;
    const auto& visits = desk().visits;
    const bool waits = std::any_of(visits.begin(), visits.end(),
                                   [&](const auto& visit) { return visit.ticket == wanted.ticket; });
    if (!waits) return;
    const auto found = std::find(desk().selected.begin(), desk().selected.end(), wanted.ticket);
    found == desk().selected.end() ? desk().selected.push_back(wanted.ticket)
                                   : void(desk().selected.erase(found));
}

/// The officer goes to the counter with whom he called: the call ends his session at the kiosk.
void DeskActs::operator()(const intent::CallTicket&) {
    if (!desk_has_one_selected()) return;
    const auto visit = selected_visits(desk()).front();
    desk().logging_out = true;
    ask_and_wait(s_, StaffActs{{act_on(s_, EventKind::ticket_called, visit),
                                act_of(s_, EventKind::staff_logged_out)}});
}

void DeskActs::with_selected(Screen screen) {
    if (s_.screen == Screen::desk && !desk().selected.empty()) s_.screen = screen;
}

void DeskActs::operator()(const intent::AskConfirm&) {
    with_selected(Screen::desk_confirm);
}

void DeskActs::operator()(const intent::ChangeRegistration& wanted) {
    if (s_.screen != Screen::desk_confirm || !is_selected(desk(), wanted.ticket)) return;
    for (auto& visit : desk().visits)
        if (visit.ticket == wanted.ticket) visit.registration = next_of(visit.registration);
}

void DeskActs::operator()(const intent::ConfirmSelected&) {
    if (s_.screen != Screen::desk_confirm) return;
    StaffActs acts;
    for (const auto& visit : selected_visits(desk()))
        acts.drafts.push_back(act_about(s_, EventKind::activation_confirmed, visit));
    ask_and_wait(s_, std::move(acts));
}

void DeskActs::operator()(const intent::AskOutcome&) {
    with_selected(Screen::desk_outcome);
}

void DeskActs::operator()(const intent::RecordOutcome& wanted) {
    const bool offered =
        std::find(desk_outcomes.begin(), desk_outcomes.end(), wanted.reason) != desk_outcomes.end();
    if (s_.screen != Screen::desk_outcome || !offered) return;
    StaffActs acts;
    for (const auto& visit : selected_visits(desk())) {
        acts.drafts.push_back(act_on(s_, EventKind::visit_ended, visit));
        acts.drafts.back().reason = wanted.reason;
    }
    ask_and_wait(s_, std::move(acts));
}

void DeskActs::operator()(const intent::OpenDeskMenu&) {
    if (s_.screen == Screen::desk) s_.screen = Screen::desk_menu;
}

void DeskActs::operator()(const intent::ShowUndo&) {
    if (s_.screen == Screen::desk_menu && desk().undo) ask_and_wait(s_, LoadUndoable{s_.local().date});
}

void DeskActs::operator()(const intent::ChooseAct& wanted) {
    if (s_.screen != Screen::desk_undo) return;
    for (const auto& act : desk().acts)
        if (act.row == wanted.row) desk().chosen_act = act.row;
}

void DeskActs::operator()(const intent::UndoAct&) {
    if (s_.screen != Screen::desk_undo) return;
    for (const auto& act : desk().acts) {
        if (act.row != desk().chosen_act) continue;
        auto draft = act_of(s_, EventKind::act_undone);
        draft.visit = act.visit;
        draft.ticket = act.ticket;
        draft.detail = domain::undone_detail(act.row);
        return ask_and_wait(s_, StaffActs{{std::move(draft)}});
    }
}

void DeskActs::operator()(const intent::ShowNumbers&) {
    if (s_.screen != Screen::desk_menu) return;
    desk().figures = domain::figures_to_compare(official_figures(s_), s_.setup.district.target);
    const auto& [from, to] = *desk().figures;
    const auto today = s_.local().date;
    ask_and_wait(s_, LoadNumbers{today, domain::add_days(from.date, 1), to ? to->date : today});
}

void DeskActs::act_for_all(EventKind kind) {
    ask_and_wait(s_, StaffActs{{act_of(s_, kind)}});
    load_board(s_);
}

void DeskActs::operator()(const intent::SetDisturbance& wanted) {
    if (s_.screen != Screen::desk_menu) return;
    const bool disturbed = s_.notes && s_.notes->disturbed_since;
    if (disturbed != wanted.disturbed)
        act_for_all(wanted.disturbed ? EventKind::disturbance_started : EventKind::disturbance_ended);
}

void DeskActs::operator()(const intent::ClockIsRight&) {
    const bool shown = s_.screen == Screen::desk_menu || s_.screen == Screen::technician;
    if (shown && s_.clock_doubted()) act_for_all(EventKind::clock_confirmed);
}

void DeskActs::operator()(const intent::ReleaseChecks&) {
    if (s_.screen == Screen::desk_menu && s_.now.mono < s_.checks_paused_until)
        act_for_all(EventKind::checks_released);
}

void DeskActs::operator()(const intent::LogOut&) {
    if (s_.session.staff) log_out(s_, domain::Reason::none);
}

}  // namespace kiosk::app

#include "state.hpp"

namespace kiosk::app {
namespace {

View attract_view(const AppState& state) {
    if (!state.closed_now()) return AttractView{board_of(state), card_of(state, state.here())};
    return ClosedView{card_of(state, state.here()),
                      domain::exception_label_on(state.here().hours, state.local().date)};
}

View view_of(const AppState& state) {
    const auto& session = state.session;
    switch (state.screen) {
        case Screen::attract:
            break;
        case Screen::home:
            return HomeView{state.setup.district.functions, state.notes ? state.notes->waiting : 0,
                            state.offers_problems()};
        case Screen::visit:
            return visit_view(state);
        case Screen::ticket_entry:
            return TicketEntryView{session.ticket_typed.view(), session.ticket_unknown};
        case Screen::places:
            return places_view(state);
        case Screen::place:
            return PlaceView{card_of(state, *config::find_place(state.setup.district, session.place_id)),
                             state.setup.district.contacts};
        case Screen::kecamatan:
            return kecamatan_view(state);
        case Screen::recording_info:
            return recording_info_view(state);
        case Screen::slip:
            return slip_view(state);
        case Screen::staff_login:
            return StaffLoginView{static_cast<int>(session.secret.size()),
                                  state.seconds_until(state.staff_paused_until), session.secret_refused};
        case Screen::desk:
            return desk_view(state);
        case Screen::desk_confirm:
            return desk_confirm_view(state);
        case Screen::desk_outcome:
            return desk_outcome_view(state);
        case Screen::desk_status:
            return desk_status_view(state);
        case Screen::desk_menu:
            return desk_menu_view(state);
        case Screen::desk_undo:
            return desk_undo_view(state);
        case Screen::desk_numbers:
            return desk_numbers_view(state);
        case Screen::technician:
            return technician_view(state);
        case Screen::call:
            return CallView{state.called->ticket, state.here().name};
        case Screen::out_of_service:
            return OutOfServiceView{state.failure.code, state.failure.text};
    }
    return attract_view(state);
}

bool has_back(const AppState& state) {
    switch (state.screen) {
        case Screen::visit:
            return domain::can_go_back(*state.session.journey);
        case Screen::ticket_entry:
        case Screen::places:
        case Screen::place:
        case Screen::kecamatan:
        case Screen::recording_info:
        case Screen::slip:
        case Screen::staff_login:
        case Screen::desk_confirm:
        case Screen::desk_outcome:
        case Screen::desk_status:
        case Screen::desk_menu:
        case Screen::desk_undo:
        case Screen::desk_numbers:
            return true;
        case Screen::attract:
        case Screen::home:
        case Screen::desk:
        case Screen::technician:
        case Screen::call:
        case Screen::out_of_service:
            return false;
    }
    return false;
}

bool has_home(const AppState& state) {
    switch (state.screen) {
        case Screen::visit:
        case Screen::ticket_entry:
        case Screen::places:
        case Screen::place:
        case Screen::kecamatan:
        case Screen::recording_info:
        case Screen::slip:
        case Screen::staff_login:
        case Screen::desk:
        case Screen::desk_confirm:
        case Screen::desk_outcome:
        case Screen::desk_status:
        case Screen::desk_menu:
        case Screen::desk_undo:
        case Screen::desk_numbers:
        case Screen::technician:
            return true;
        case Screen::attract:
        case Screen::home:
        case Screen::call:  // any touch ends it
        case Screen::out_of_service:
            return false;
    }
    return false;
}

}  // namespace

std::vector<domain::OfficialFigure> official_figures(const AppState& state) {
    const auto& pack = state.setup.district.official_figures;
    return state.notes ? domain::merged_figures(pack, state.notes->figures) : pack;
}

TargetBoard board_of(const AppState& state) {
    const auto& district = state.setup.district;
    const auto figures = official_figures(state);
    TargetBoard board;
    board.target = district.target;
    if (!figures.empty()) {
        board.official = figures.back();
        board.pacing = domain::pacing(district.target, figures.front(), figures.back(),
                                      district.service_hours, state.local().date);
    }
    if (state.notes) board.kiosk = state.notes->count;
    return board;
}

Frame App::frame() const {
    const auto& state = *state_;
    const auto& session = state.session;
    Frame frame;
    frame.view = view_of(state);
    frame.language = session.preferences.language;
    frame.languages = state.setup.config.languages;
    if (const auto seconds = state.still_there_seconds()) frame.still_there = StillThere{*seconds};
    frame.back = has_back(state);
    frame.home = has_home(state);
    frame.busy = session.awaiting;
    frame.local_time = state.local();
    frame.appearance = session.preferences.appearance;
    frame.voice = session.preferences.voice;
    frame.panel = session.panel;
    frame.page = session.page;
    frame.called = state.called_ticket();
    if (state.notes && state.notes->disturbed_since)
        frame.disturbed_since =
            domain::to_local(*state.notes->disturbed_since, state.setup.district.utc_offset);
    frame.clock_doubted = state.clock_doubted();
    frame.begun_anew = state.begun_anew;
    frame.lists_expired = state.lists_expired();
    return frame;
}

}  // namespace kiosk::app

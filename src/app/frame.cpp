#include <algorithm>

#include "state.hpp"

namespace kiosk::app {
namespace {

View attract_view(const AppState& state) {
    if (!state.closed_now()) return AttractView{board_of(state), card_of(state, state.here())};
    return ClosedView{card_of(state, state.here()),
                      domain::exception_label_on(state.here().hours, state.local().date)};
}

View desk_view(const AppState& state) {
    DeskView view{state.session.desk.officer, {}};
    for (const auto& visit : state.session.desk.visits)
        view.waiting.push_back({visit.ticket, visit.reason, visit.detail, visit.self_reported, visit.called});
    return view;
}

View view_of(const AppState& state) {
    const auto& session = state.session;
    switch (state.screen) {
        case Screen::attract:
            break;
        case Screen::home:
            return HomeView{state.setup.district.functions, state.waiting, state.offers_problems()};
        case Screen::visit:
            return visit_view(state);
        case Screen::ticket_entry:
            return TicketEntryView{session.ticket_typed.view(), session.ticket_unknown};
        case Screen::places:
            return PlacesView{place_cards(state, false)};
        case Screen::place:
            return PlaceView{card_of(state, *config::find_place(state.setup.district, session.place_id)),
                             state.setup.district.contacts};
        case Screen::desk_code:
            return DeskCodeView{static_cast<int>(session.code.size()), state.pause_seconds(),
                                session.code_refused};
        case Screen::desk:
            return desk_view(state);
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
        case Screen::desk_code:
            return true;
        case Screen::attract:
        case Screen::home:
        case Screen::desk:
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
        case Screen::desk_code:
        case Screen::desk:
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

TargetBoard board_of(const AppState& state) {
    const auto& district = state.setup.district;
    const auto& latest = district.official_figures.back();
    return {district.target, latest,
            domain::pacing(district.target, district.official_figures.front(), latest, district.service_hours,
                           state.local().date),
            state.count};
}

PlaceCard card_of(const AppState& state, const config::Place& place) {
    const auto now = state.local();
    PlaceCard card{place.id, place.name, place.address, place.note, place.services, {}, now.date, {}, {}};
    card.state = domain::open_state(place.hours, now);
    for (std::size_t day = 0; day < card.coming.size(); ++day) {
        const auto date = domain::add_days(now.date, static_cast<int>(day));
        card.coming[day] = domain::hours_on(place.hours, date);
        card.labels[day] = domain::exception_label_on(place.hours, date);
    }
    return card;
}

std::vector<PlaceCard> place_cards(const AppState& state, bool only_recording) {
    std::vector<PlaceCard> cards;
    for (const auto& place : state.setup.district.places) {
        const auto& services = place.services;
        const bool records =
            std::find(services.begin(), services.end(), config::Service::ktp_recording) != services.end();
        if (records || !only_recording) cards.push_back(card_of(state, place));
    }
    std::stable_partition(cards.begin(), cards.end(),
                          [&](const auto& card) { return card.id == state.setup.config.place; });
    return cards;
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
    return frame;
}

}  // namespace kiosk::app

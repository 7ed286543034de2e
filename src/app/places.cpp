#include "places.hpp"

#include <algorithm>

#include "kiosk/domain/place.hpp"

namespace kiosk::app {
namespace {

/// Where the choice of the kecamatan was opened.
Screen screen_behind_kecamatan(const AppState& state) {
    return state.session.journey ? Screen::visit : Screen::places;
}

const config::Place* destination_of(const AppState& state, const std::string& id) {
    const auto directions = directions_of(state, recording_step(*state.session.journey));
    const auto found =
        std::ranges::find_if(directions.destinations, [&](const auto& one) { return one.place->id == id; });
    return found == directions.destinations.end() ? nullptr : found->place;
}

}  // namespace

void PlaceActs::operator()(const intent::ShowPlaces&) {
    if (s_.screen == Screen::home || s_.screen == Screen::attract) s_.screen = Screen::places;
}

void PlaceActs::operator()(const intent::ShowPlace& wanted) {
    if (s_.screen != Screen::places || !config::find_place(s_.setup.district, wanted.id)) return;
    s_.session.place_id = wanted.id;
    s_.screen = Screen::place;
}

void PlaceActs::operator()(const intent::OpenKecamatan&) {
    if ((on_recording_path() || s_.screen == Screen::places) && offers_kecamatan(s_))
        s_.screen = Screen::kecamatan;
}

void PlaceActs::operator()(const intent::ChooseKecamatan& wanted) {
    const bool known = wanted.code.empty() || !config::kecamatan_name(s_.setup.district, wanted.code).empty();
    if (s_.screen != Screen::kecamatan || !known) return;
    s_.session.kecamatan = wanted.code;
    s_.screen = screen_behind_kecamatan(s_);
}

void PlaceActs::operator()(const intent::LiveElsewhere&) {
    if (s_.screen != Screen::kecamatan || !offers_elsewhere(s_)) return;
    s_.session.lives_elsewhere = true;
    s_.screen = Screen::recording_info;
}

void PlaceActs::operator()(const intent::OpenRecordingInfo&) {
    if (!on_recording_path()) return;
    s_.session.lives_elsewhere = false;
    s_.screen = Screen::recording_info;
}

void PlaceActs::operator()(const intent::ChooseDestination& wanted) {
    if (!on_recording_path() || !destination_of(s_, wanted.id)) return;
    s_.session.place_id = wanted.id;
    const auto days = days_for_slip(s_);
    if (days.empty()) return;
    s_.session.slip_day = days.front();
    s_.screen = Screen::slip;
}

void PlaceActs::operator()(const intent::NextSlipDay&) {
    if (s_.screen != Screen::slip) return;
    const auto days = days_for_slip(s_);
    const auto next = std::ranges::upper_bound(days, s_.session.slip_day);
    if (!days.empty()) s_.session.slip_day = next == days.end() ? days.front() : *next;
}

void go_back_from_places(AppState& state) {
    const Screen from = state.screen;
    const bool came_from_kecamatan = from == Screen::recording_info && state.session.lives_elsewhere;
    if (from == Screen::place) {
        state.screen = Screen::places;
    } else if (from == Screen::kecamatan) {
        state.screen = screen_behind_kecamatan(state);
    } else {
        state.screen = came_from_kecamatan ? Screen::kecamatan : Screen::visit;
    }
}

}  // namespace kiosk::app

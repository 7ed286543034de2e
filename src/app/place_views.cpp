#include <algorithm>

#include "kiosk/domain/place.hpp"
#include "state.hpp"

namespace kiosk::app {
namespace {

using domain::NextStep;
using domain::Stage;

/// A week of days is enough to choose from.
constexpr int slip_days = 7;

/// Until somebody chooses, he lives where the kiosk stands.
std::string kecamatan_of(const AppState& state) {
    const auto& chosen = state.session.kecamatan;
    return chosen ? *chosen : std::string(domain::kecamatan_of(state.here().area_code));
}

KecamatanChoice choice_of(const AppState& state) {
    const auto code = kecamatan_of(state);
    return {code, config::kecamatan_name(state.setup.district, code), offers_kecamatan(state)};
}

/// As far as the NIK or the ticket tell; of a ticket "18 to 24" is no pupil.
bool is_pupil(const domain::Journey& journey) {
    const bool perhaps_older = journey.resumed && journey.age && *journey.age >= 18;
    return domain::is_pupil_age(journey.age) && !perhaps_older;
}

/// The answer about the NIK that is shown, or that led to the recording path; null when none did.
const domain::StatusAnswer* answer_of(const domain::Journey& journey) {
    const bool shown = journey.stage == Stage::nik_result;
    const bool led_here = journey.before_fork == Stage::nik_result;
    return journey.status && (shown || led_here) ? &*journey.status : nullptr;
}

domain::Whereabouts whereabouts_of(const AppState& state) {
    domain::Whereabouts who;
    who.kecamatan = state.session.kecamatan.value_or("");  // only what he named
    who.here = state.setup.config.place;
    who.now = state.local();
    if (!state.session.journey) return who;
    who.pupil = is_pupil(*state.session.journey);
    if (const auto* answer = answer_of(*state.session.journey))
        who.not_before = config::first_day_for(*answer);
    return who;
}

std::vector<PlaceCard> cards_of(const AppState& state, const std::vector<domain::Destination>& destinations) {
    std::vector<PlaceCard> cards;
    cards.reserve(destinations.size());
    for (const auto& destination : destinations) cards.push_back(card_of(state, destination));
    return cards;
}

/// As far as his age and what he said tell.
bool gets_card_later(const AppState& state) {
    const auto& journey = *state.session.journey;
    const auto said = journey.answers[static_cast<std::size_t>(domain::Question::seventeen_or_married)];
    return journey.age &&
           domain::eligibility_of(*journey.age, said == domain::Answer::yes,
                                  state.setup.district.status_rules) != domain::Eligibility::card_and_ikd;
}

bool says_something(const config::RecordingInfo& info) {
    return info != config::RecordingInfo{};
}

}  // namespace

bool offers_kecamatan(const AppState& state) {
    return state.setup.district.kecamatan.size() > 1;
}

bool offers_elsewhere(const AppState& state) {
    return state.session.journey && !state.setup.district.recording.elsewhere.empty();
}

domain::NextStep recording_step(const domain::Journey& journey) {
    if (const auto* answer = answer_of(journey)) return answer->next_step;
    return journey.reason == domain::Reason::under_17 ? NextStep::record_from_16 : NextStep::record;
}

config::Directions directions_of(const AppState& state, NextStep step) {
    return config::directions_for(state.setup.district, step, whereabouts_of(state));
}

bool may_be_deactivated(const AppState& state, const domain::StatusAnswer& answer) {
    return state.setup.district.status_rules.deactivates_unrecorded &&
           answer.category == domain::AnswerCategory::unrecorded && answer.next_step == NextStep::record;
}

PlaceCard card_of(const AppState& state, const config::Place& place) {
    const auto now = state.local();
    PlaceCard card;
    card.id = place.id;
    card.name = place.name;
    card.address = place.address;
    card.note = place.note;
    card.services = place.services;
    card.today = now.date;
    card.state = domain::open_state(place.hours, now);
    for (std::size_t day = 0; day < card.coming.size(); ++day) {
        const auto date = domain::add_days(now.date, static_cast<int>(day));
        card.coming[day] = domain::hours_on(place.hours, date);
        card.labels[day] = domain::exception_label_on(place.hours, date);
    }
    card.visit_on = place.visit_on;
    if (place.visit_on) card.visit_hours = domain::hours_on(place.hours, *place.visit_on);
    card.quota = place.quota;
    card.audience = place.audience;
    return card;
}

PlaceCard card_of(const AppState& state, const domain::Destination& destination) {
    auto card = card_of(state, *destination.place);
    card.nearness = destination.nearness;
    return card;
}

View recording_view(const AppState& state) {
    const auto& journey = *state.session.journey;
    RecordingPathView view;
    view.step = recording_step(journey);
    view.age = journey.age;
    if (const auto* answer = answer_of(journey)) {
        view.record_from = answer->record_from;
        view.card_from = answer->card_from;
        view.grace_until = answer->grace_until;
        view.may_be_deactivated = may_be_deactivated(state, *answer);
    }
    view.card_later = gets_card_later(state);
    auto directions = directions_of(state, view.step);
    view.bring = std::move(directions.bring);
    view.kecamatan = choice_of(state);
    view.places = cards_of(state, directions.destinations);
    view.info = says_something(state.setup.district.recording);
    view.may_activate = state.may_activate();
    return view;
}

View places_view(const AppState& state) {
    const auto& places = state.setup.district.places;
    return PlacesView{choice_of(state),
                      cards_of(state, domain::destinations(places, std::nullopt, whereabouts_of(state)))};
}

View kecamatan_view(const AppState& state) {
    const auto& district = state.setup.district;
    KecamatanView view{{}, kecamatan_of(state), district.name, offers_elsewhere(state)};
    for (const auto& one : district.kecamatan) view.items.push_back({one.code, one.name});
    std::ranges::sort(view.items, {}, &KecamatanView::Item::name);
    return view;
}

View recording_info_view(const AppState& state) {
    using About = RecordingInfoView::About;
    return RecordingInfoView{state.session.lives_elsewhere ? About::elsewhere : About::recording,
                             state.setup.district.recording, state.setup.district.name};
}

std::vector<std::optional<domain::Date>> days_for_slip(const AppState& state) {
    const auto& place = *config::find_place(state.setup.district, state.session.place_id);
    const auto from = domain::earliest(whereabouts_of(state));
    const auto last = domain::add_days(state.local().date, domain::visits_ahead_days);
    if (from.date > last && !place.visit_on) return {std::nullopt};
    const auto days = domain::open_days(place, from, slip_days);
    return {days.begin(), days.end()};
}

/// The day stays although it passes: what was photographed must not change by itself.
View slip_view(const AppState& state) {
    const auto& session = state.session;
    const auto& place = *config::find_place(state.setup.district, session.place_id);
    const auto days = days_for_slip(state);
    SlipView view;
    view.step = recording_step(*session.journey);
    view.place = card_of(state, place);
    view.day = session.slip_day;
    if (view.day) view.hours = domain::hours_on(place.hours, *view.day);
    if (view.day) view.label = domain::exception_label_on(place.hours, *view.day);
    view.other_days = std::ranges::any_of(days, [&](const auto& day) { return day != view.day; });
    auto directions = directions_of(state, view.step);
    for (const auto& destination : directions.destinations)
        if (destination.place == &place) view.place.nearness = destination.nearness;
    view.bring = std::move(directions.bring);
    if (const auto* answer = answer_of(*session.journey)) {
        view.record_from = answer->record_from;
        view.card_from = answer->card_from;
    }
    return view;
}

}  // namespace kiosk::app

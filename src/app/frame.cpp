#include <algorithm>
#include <utility>

#include "state.hpp"

namespace kiosk::app {
namespace {

using domain::Stage;

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

/// One page of places as cards, with the page brought into range.
struct PlacePage {
    std::vector<PlaceCard> cards;
    int page;
    int pages;
};

PlacePage page_of(const AppState& state, std::size_t per_page) {
    const auto places = state.places_to_show();
    const auto pages = std::max<std::size_t>(1, (places.size() + per_page - 1) / per_page);
    const auto page = std::min(static_cast<std::size_t>(state.session.page), pages - 1);
    PlacePage result{{}, static_cast<int>(page), static_cast<int>(pages)};
    const auto end = std::min(places.size(), (page + 1) * per_page);
    for (auto i = page * per_page; i < end; ++i) result.cards.push_back(card_of(state, *places[i]));
    return result;
}

domain::NextStep recording_step(const domain::Journey& journey) {
    if (journey.before_fork == Stage::nik_result) return journey.status->next_step;
    return journey.reason == domain::Reason::under_17 ? domain::NextStep::record_from_16
                                                      : domain::NextStep::record;
}

View recording_view(const AppState& state, const domain::Journey& journey) {
    auto page = page_of(state, recording_places_per_page);
    return RecordingPathView{recording_step(journey), journey.age, state.setup.district.recording_bring,
                             std::move(page.cards),   page.page,   page.pages};
}

View confirm_view(const AppState& state, const domain::Journey& journey) {
    return ConfirmView{*journey.ticket,
                       static_cast<int>(state.session.code.size()),
                       domain::max_code_attempts - journey.code_attempts,
                       state.pause_seconds(),
                       state.session.code_refused,
                       journey.self_reported};
}

View notice_view(const AppState& state, const domain::Journey& journey) {
    const auto& district = state.setup.district;
    const auto contact = district.contacts.empty()
                             ? std::string()
                             : district.contacts.front().label + " " + district.contacts.front().value;
    return NoticeView{journey.purpose, district.office, contact};
}

View pre_check_view(const AppState& state, const domain::Journey& journey) {
    const auto index = static_cast<std::size_t>(journey.question);
    return PreCheckView{
        journey.question,       static_cast<int>(index) + 1,          domain::question_count,
        journey.answers[index], state.setup.district.android.minimum, state.setup.district.iphone.minimum};
}

View get_app_view(const AppState& state, const domain::Journey& journey) {
    const auto& district = state.setup.district;
    const auto& store = journey.phone == domain::PhoneKind::android ? district.android : district.iphone;
    return GetAppView{journey.phone, store, district.app_name, district.app_publisher};
}

View on_phone_view(const AppState& state, const domain::Journey& journey) {
    return OnPhoneView{journey.phone_step, static_cast<int>(journey.phone_step) + 1, domain::phone_step_count,
                       state.setup.district.app_name, journey.ticket};
}

View ticket_view(const AppState& state, const domain::Journey& journey) {
    return TicketView{*journey.ticket,
                      domain::ticket_qr_text(*journey.ticket, state.local().date, state.setup.config.id),
                      state.session.position, journey.reason};
}

View visit_view(const AppState& state) {
    const auto& session = state.session;
    const auto& journey = *session.journey;
    const auto& district = state.setup.district;
    switch (journey.stage) {
        case Stage::notice:
            return notice_view(state, journey);
        case Stage::pre_check:
            return pre_check_view(state, journey);
        case Stage::nik_entry:
            return NikEntryView{session.nik.view(), session.nik_errors,
                                domain::max_nik_attempts - journey.nik_attempts};
        case Stage::nik_read_back: {
            const auto area =
                session.reading.area_code ? domain::find_area(*session.reading.area_code) : domain::Area{};
            return NikReadBackView{session.reading, domain::readable_area(area)};
        }
        case Stage::nik_result:
            return NikResultView{journey.purpose, *journey.status, journey.age, state.may_activate(),
                                 state.must_record()};
        case Stage::recording_path:
            return recording_view(state, journey);
        case Stage::advice:
            return AdviceView{journey.advice, district.android.minimum, district.iphone.minimum};
        case Stage::get_app:
            return get_app_view(state, journey);
        case Stage::on_phone:
            return on_phone_view(state, journey);
        case Stage::ticket:
            return ticket_view(state, journey);
        case Stage::officer:
            return OfficerView{*journey.ticket, journey.reason, session.position};
        case Stage::email_code:
            return EmailCodeView{journey.mail_step, static_cast<int>(journey.mail_step) + 1,
                                 domain::mail_step_count};
        case Stage::confirm:
            return confirm_view(state, journey);
        case Stage::done:
        case Stage::left:
            break;
    }
    return DoneView{journey.confirmed, session.kiosk_number, board_of(state)};
}

View attract_view(const AppState& state) {
    if (!state.closed_now()) return AttractView{board_of(state), card_of(state, state.here())};
    return ClosedView{card_of(state, state.here()),
                      domain::exception_label_on(state.here().hours, state.local().date)};
}

View view_of(const AppState& state) {
    switch (state.screen) {
        case Screen::attract:
            break;
        case Screen::home:
            return HomeView{state.setup.district.functions, state.waiting};
        case Screen::visit:
            return visit_view(state);
        case Screen::ticket_entry:
            return TicketEntryView{state.session.ticket_typed.view(), state.session.ticket_unknown};
        case Screen::places: {
            auto page = page_of(state, places_per_page);
            return PlacesView{std::move(page.cards), page.page, page.pages};
        }
        case Screen::place:
            return PlaceView{
                card_of(state, *config::find_place(state.setup.district, state.session.place_id)),
                state.setup.district.contacts};
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
            return true;
        case Screen::attract:
        case Screen::home:
        case Screen::out_of_service:
            return false;
    }
    return false;
}

}  // namespace

std::optional<Stage> stage_of(const AppState& state) {
    if (state.screen != Screen::visit || !state.session.journey) return std::nullopt;
    return state.session.journey->stage;
}

bool AppState::must_record() const {
    const auto step = session.journey->status->next_step;
    return step != domain::NextStep::go_on && step != domain::NextStep::collect_card;
}

bool AppState::may_activate() const {
    return setup.district.functions.activation && !must_record();
}

Position AppState::position() const {
    const auto stage = stage_of(*this);
    if (!stage) return {screen, Stage::left, 0};
    const auto& journey = *session.journey;
    switch (*stage) {
        case Stage::pre_check:
            return {screen, *stage, static_cast<int>(journey.question)};
        case Stage::on_phone:
            return {screen, *stage, static_cast<int>(journey.phone_step)};
        case Stage::email_code:
            return {screen, *stage, static_cast<int>(journey.mail_step)};
        case Stage::notice:
        case Stage::nik_entry:
        case Stage::nik_read_back:
        case Stage::nik_result:
        case Stage::recording_path:
        case Stage::advice:
        case Stage::get_app:
        case Stage::ticket:
        case Stage::officer:
        case Stage::confirm:
        case Stage::done:
        case Stage::left:
            break;
    }
    return {screen, *stage, 0};
}

const config::Place& AppState::here() const {
    const auto* place = config::find_place(setup.district, setup.config.place);
    assert(place && "the configuration is checked against the district pack before the application is made");
    return *place;
}

bool AppState::closed_now() const {
    return setup.config.outside_hours == config::OutsideHours::closed &&
           !domain::open_state(here().hours, local()).open;
}

std::chrono::milliseconds AppState::silence_limit() const {
    const auto stage = stage_of(*this);
    if (!stage) return setup.config.silence;
    switch (*stage) {
        case Stage::get_app:
        case Stage::on_phone:
        case Stage::ticket:
        case Stage::officer:
        case Stage::email_code:
        case Stage::confirm:
            return setup.config.silence_on_phone;
        case Stage::done:
            return setup.config.done_screen;
        case Stage::notice:
        case Stage::pre_check:
        case Stage::nik_entry:
        case Stage::nik_read_back:
        case Stage::nik_result:
        case Stage::recording_path:
        case Stage::advice:
        case Stage::left:
            break;
    }
    return setup.config.silence;
}

std::optional<int> AppState::still_there_seconds() const {
    const auto silent = now.mono - last_touch;
    if (!silence_matters() || stage_of(*this) == Stage::done || silent < silence_limit()) return std::nullopt;
    const auto left = silence_limit() + setup.config.still_there - silent;
    return std::max(0, static_cast<int>(std::chrono::ceil<std::chrono::seconds>(left).count()));
}

int AppState::pause_seconds() const {
    const auto left = std::chrono::ceil<std::chrono::seconds>(codes_paused_until - now.mono).count();
    return std::max(0, static_cast<int>(left));
}

std::vector<const config::Place*> AppState::places_to_show() const {
    std::vector<const config::Place*> places;
    for (const auto& place : setup.district.places) {
        const auto& services = place.services;
        const bool records =
            std::find(services.begin(), services.end(), config::Service::ktp_recording) != services.end();
        if (screen == Screen::places || records) places.push_back(&place);
    }
    // The kiosk's own place first: most people live near.
    std::stable_partition(places.begin(), places.end(),
                          [&](const auto* place) { return place->id == setup.config.place; });
    return places;
}

Frame App::frame() const {
    const auto& state = *state_;
    Frame frame{view_of(state), {}, state.session.language, state.setup.config.languages, {}, {}, {},
                state.local()};
    if (const auto seconds = state.still_there_seconds()) frame.still_there = StillThere{*seconds};
    frame.back = has_back(state);
    frame.home = state.silence_matters() && state.screen != Screen::home;
    frame.busy = state.session.awaiting;
    return frame;
}

}  // namespace kiosk::app

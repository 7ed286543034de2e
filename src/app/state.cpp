#include "state.hpp"

#include <algorithm>
#include <cassert>

namespace kiosk::app {

using domain::Stage;

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
        case Stage::problems:
        case Stage::problem:
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
    if (screen == Screen::call) return setup.config.call_screen;
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
            return session.panel ? setup.config.silence : setup.config.done_screen;
        case Stage::notice:
        case Stage::pre_check:
        case Stage::nik_entry:
        case Stage::nik_read_back:
        case Stage::nik_result:
        case Stage::recording_path:
        case Stage::advice:
        case Stage::problems:
        case Stage::problem:
        case Stage::left:
            break;
    }
    return setup.config.silence;
}

bool AppState::silence_matters() const {
    if (screen == Screen::attract) return session.panel.has_value();
    return screen != Screen::out_of_service;
}

bool AppState::ends_by_itself() const {
    return screen == Screen::call || (stage_of(*this) == Stage::done && !session.panel);
}

std::optional<int> AppState::still_there_seconds() const {
    const auto silent = now.mono - last_touch;
    if (!silence_matters() || ends_by_itself() || silent < silence_limit()) return std::nullopt;
    const auto left = silence_limit() + setup.config.still_there - silent;
    return std::max(0, static_cast<int>(std::chrono::ceil<std::chrono::seconds>(left).count()));
}

int AppState::pause_seconds() const {
    const auto left = std::chrono::ceil<std::chrono::seconds>(codes_paused_until - now.mono).count();
    return std::max(0, static_cast<int>(left));
}

std::optional<domain::TicketCode> AppState::called_ticket() const {
    if (!called || now.mono >= called->until) return std::nullopt;
    return called->ticket;
}

Preferences AppState::first_preferences() const {
    const auto& config = setup.config;
    VoiceState voice;
    voice.available = voice_available;
    voice.volume = config.voice_volume;
    voice.speed = config.voice_speed;
    return {setup.first_language.value_or(config.languages.front()), config.appearance, voice};
}

bool AppState::choices_linger() const {
    return !silence_matters() && (session.page > 0 || session.preferences != first_preferences());
}

bool AppState::offers_problems() const {
    return setup.district.functions.problems && !setup.district.problems.empty();
}

const config::Problem* AppState::find_problem(const std::string& code) const {
    const auto& problems = setup.district.problems;
    const auto found =
        std::find_if(problems.begin(), problems.end(), [&](const auto& one) { return one.code == code; });
    return found == problems.end() ? nullptr : &*found;
}

}  // namespace kiosk::app

#include "state.hpp"

#include <algorithm>
#include <array>
#include <cassert>

namespace kiosk::app {

using domain::Stage;

namespace {

/// Of the stages that have several steps, a screen each.
int step_of(const domain::Journey& journey) {
    if (journey.stage == Stage::pre_check) return static_cast<int>(journey.question);
    if (journey.stage == Stage::on_phone) return static_cast<int>(journey.phone_step);
    if (journey.stage == Stage::email_code) return static_cast<int>(journey.mail_step);
    return 0;
}

/// The resident works on his phone, or waits with the ticket in his hand.
bool is_on_phone(Stage stage) {
    constexpr std::array stages{Stage::get_app, Stage::on_phone,   Stage::ticket,
                                Stage::officer, Stage::email_code, Stage::confirm};
    return std::find(stages.begin(), stages.end(), stage) != stages.end();
}

}  // namespace

bool is_staff_screen(Screen screen) {
    constexpr std::array screens{Screen::desk,         Screen::desk_confirm, Screen::desk_outcome,
                                 Screen::desk_status,  Screen::desk_menu,    Screen::desk_undo,
                                 Screen::desk_numbers, Screen::technician};
    return std::find(screens.begin(), screens.end(), screen) != screens.end();
}

std::optional<Stage> stage_of(const AppState& state) {
    if (state.screen != Screen::visit || !state.session.journey) return std::nullopt;
    return state.session.journey->stage;
}

bool AppState::leads_to_activation() const {
    const auto& journey = *session.journey;
    if (journey.stage != Stage::nik_result) return domain::goes_on_after_path(journey);
    return domain::way_on(journey.status->next_step) == domain::WayOn::activation;
}

bool AppState::may_activate() const {
    return setup.district.functions.activation && leads_to_activation();
}

Position AppState::position() const {
    const auto stage = stage_of(*this);
    if (!stage) return {screen, Stage::left, 0};
    return {screen, *stage, step_of(*session.journey)};
}

const config::Place& AppState::here() const {
    const auto* place = config::find_place(setup.district, setup.config.place);
    assert(place && "the configuration is checked against the district pack before the application is made");
    return *place;
}

bool AppState::closed_now() const {
    return setup.config.outside_hours == config::OutsideHours::closed &&
           !clock_doubted() &&  // else a dead battery could close the kiosk at noon
           !domain::open_state(here().hours, local()).open;
}

std::chrono::milliseconds AppState::silence_limit() const {
    const auto& config = setup.config;
    if (screen == Screen::call) return config.call_screen;
    if (ends_by_itself()) return config.done_screen;
    if (is_staff_screen(screen)) return config.silence_staff;
    const auto stage = stage_of(*this);
    if (stage && is_on_phone(*stage)) return config.silence_on_phone;
    // Who listens touches nothing while a screen is read, and that takes longer than the ordinary silence.
    const bool listens = session.preferences.voice.on;
    return listens ? std::max(config.silence, config.silence_on_phone) : config.silence;
}

bool AppState::silence_matters() const {
    if (screen == Screen::attract) return session.panel.has_value();
    return screen != Screen::out_of_service;
}

bool AppState::ends_by_itself() const {
    if (screen == Screen::call) return true;
    return stage_of(*this) == Stage::done && !session.panel && !session.preferences.voice.on;
}

std::optional<int> AppState::still_there_seconds() const {
    const auto silent = now.mono - last_touch;
    if (!silence_matters() || ends_by_itself() || silent < silence_limit()) return std::nullopt;
    const auto left = silence_limit() + setup.config.still_there - silent;
    return std::max(0, static_cast<int>(std::chrono::ceil<std::chrono::seconds>(left).count()));
}

int AppState::seconds_until(MonoTime moment) const {
    const auto left = std::chrono::ceil<std::chrono::seconds>(moment - now.mono).count();
    return std::max(0, static_cast<int>(left));
}

std::size_t AppState::secret_digits() const {
    constexpr std::size_t code = 6;
    constexpr std::size_t number_and_pin = domain::StaffSecret::capacity();
    if (screen == Screen::staff_login) return number_and_pin;
    if (stage_of(*this) != Stage::confirm) return 0;
    return clock_doubted() ? number_and_pin : code;
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
    voice.headphones = config.voice_headphones;
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

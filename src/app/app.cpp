#include "kiosk/app/app.hpp"

#include <algorithm>
#include <utility>

#include "state.hpp"

namespace kiosk::app {
namespace {

using std::chrono::milliseconds;

MonoTime next_whole_second(MonoTime now, MonoTime anchor) {
    const auto since = now - anchor;
    return anchor + std::chrono::floor<std::chrono::seconds>(since) + std::chrono::seconds{1};
}

/// When another screen or step is shown its list begins at the start, and the panel that lay over the one
/// before is gone.
void note_position(AppState& state) {
    if (state.shown != state.position()) {
        state.session.page = 0;
        if (state.shown_panel) state.session.panel.reset();
    } else if (state.shown_panel == state.session.panel) {
        return;
    }
    state.shown = state.position();
    state.shown_panel = state.session.panel;
    state.shown_since = state.now.mono;
}

void expire_silence(AppState& state) {
    const auto silent = state.now.mono - state.last_touch;
    if (state.choices_linger() && silent >= state.silence_limit()) {
        state.session.preferences = state.first_preferences();
        state.session.page = 0;
    }
    if (!state.silence_matters()) return;
    const auto limit =
        state.silence_limit() + (state.ends_by_itself() ? milliseconds{0} : state.setup.config.still_there);
    if (silent < limit) return;
    if (state.session.staff) return log_out(state, domain::Reason::timed_out);
    if (state.session.journey) return move_journey(state, domain::SilenceExpired{});
    end_session(state);
}

}  // namespace

App::App(AppSetup setup, Now now) : state_(std::make_unique<AppState>()) {
    state_->setup = std::move(setup);
    state_->now = now;
    state_->last_touch = now.mono;
    start_kiosk(*state_);
    end_session(*state_);
}
App::App(App&&) noexcept = default;
App& App::operator=(App&&) noexcept = default;
App::~App() = default;

void App::handle(const Intent& intent, Now now) {
    state_->now = now;
    state_->last_touch = now.mono;
    const bool may_act = !state_->session.awaiting || wants<intent::GoHome>(intent);
    if (may_act && !state_->stray(now.mono)) navigate(*state_, intent);
    note_position(*state_);
}

void App::answer(const JobAnswer& answer, Now now) {
    state_->now = now;
    take_answer(*state_, answer);
    note_position(*state_);
}

void App::voice_available(bool available) {
    state_->voice_available = available && state_->setup.config.voice;
    state_->session.preferences.voice.available = state_->voice_available;
}

void App::touched(Now now) {
    state_->now = now;
    if (!state_->still_there_seconds()) state_->last_touch = now.mono;
}

void App::tick(Now now) {
    state_->now = now;
    look_after(*state_);
    release_held_answer(*state_);
    expire_silence(*state_);
    note_position(*state_);
}

std::optional<MonoTime> App::next_deadline() const {
    const auto& state = *state_;
    const auto to_next_minute =
        milliseconds{60'000} - state.now.wall.time_since_epoch() % milliseconds{60'000};
    MonoTime deadline = state.now.mono + to_next_minute;  // the clock in the corner
    if (state.screen == Screen::out_of_service) deadline = std::min(deadline, state.retry_at);
    for (const MonoTime counted : {state.staff_paused_until, state.session.nik_again_at}) {
        if (counted > state.now.mono)
            deadline = std::min(deadline, next_whole_second(state.now.mono, counted));
    }
    if (state.session.held) deadline = std::min(deadline, state.session.nik_answer_due);
    if (state.called_ticket()) deadline = std::min(deadline, state.called->until);
    if (state.choices_linger()) deadline = std::min(deadline, state.last_touch + state.silence_limit());
    if (state.silence_matters()) {
        const MonoTime warning = state.last_touch + state.silence_limit();
        deadline = std::min(deadline,
                            warning > state.now.mono ? warning : next_whole_second(state.now.mono, warning));
    }
    return deadline;
}

std::vector<Job> App::take_jobs() {
    return std::exchange(state_->jobs, {});
}

}  // namespace kiosk::app

#include "state.hpp"

namespace kiosk::app {
namespace {

constexpr std::chrono::milliseconds once_a_minute{60'000};

/// Something that the board tells may be different now: the day, or whether the clock is right.
bool board_is_old(const AppState& state) {
    if (state.local().date != state.board_day) return true;
    const auto by_wall = state.now.wall - state.board_asked_at.wall;
    const auto by_mono = state.now.mono - state.board_asked_at.mono;
    if (std::chrono::abs(by_wall - by_mono) >= once_a_minute) return true;  // the clock was set
    return state.clock_doubted() && by_mono >= once_a_minute;
}

LoadBoard board_wanted(const AppState& state) {
    return {state.local().date,
            event_of(state, domain::EventKind::clock_confirmed, state.setup.uuid(state.now.wall))};
}

}  // namespace

void start_kiosk(AppState& state) {
    ask(state,
        StartKiosk{event_of(state, domain::EventKind::kiosk_started, state.setup.uuid(state.now.wall))});
}

void load_board(AppState& state) {
    state.board_day = state.local().date;
    state.board_asked_at = state.now;
    ask(state, board_wanted(state));
}

void look_after(AppState& state) {
    if (state.screen == Screen::out_of_service) {
        if (state.now.mono < state.retry_at) return;
        state.retry_at = state.now.mono + once_a_minute;
        return ask(state, Recover{board_wanted(state)});
    }
    if (board_is_old(state)) load_board(state);
}

void erase_old_tokens(AppState& state) {
    if (state.clock_doubted()) return state.erased_on.reset();  // the date may be anything
    const auto today = state.local().date;
    if (state.erased_on == today) return;
    state.erased_on = today;
    const auto first_kept = domain::add_days(today, 1 - state.setup.config.keep_tokens_days);
    ask(state, EraseTokens{first_kept, event_of(state, domain::EventKind::tokens_erased,
                                                state.setup.uuid(state.now.wall))});
}

}  // namespace kiosk::app

#include "kiosk/domain/lockout.hpp"
#include "state.hpp"

namespace kiosk::app {
namespace {

constexpr std::chrono::milliseconds retry_after_failure{60'000};

void fail(AppState& state, const Error& error) {
    forget_person(state);
    state.failure = error;
    state.screen = Screen::out_of_service;
    state.retry_at = state.now.mono + retry_after_failure;
}

/// What an answer of the worker means for the person who waits for it.
class Answers {
  public:
    explicit Answers(AppState& state) : s_(state) {}

    void operator()(const NikLookedUp& result) {
        s_.session.token = result.token;
        const auto& journey = *s_.session.journey;
        const auto& said = journey.answers[static_cast<std::size_t>(domain::Question::seventeen_or_married)];
        // "17 or married: yes" from somebody whose digits say less: married, or a corrected birth date. The
        // officer sees.
        const bool married = said == domain::Answer::yes && journey.age >= 16;
        move_journey(s_, domain::StatusKnown{domain::answer_status(result.lookup, journey.age, married)});
    }
    void operator()(const EventAppended& result) {
        if (result.kind != domain::EventKind::activation_self_reported) return;
        s_.session.kiosk_number = result.count.self_reported;
        move_journey(s_, domain::SelfReported{});
    }
    void operator()(const TicketGiven& result) {
        s_.session.position = result.position;
        move_journey(s_, domain::TicketIssued{result.ticket});
    }
    void operator()(const ConfirmAccepted& result) {
        s_.session.kiosk_number = result.count.confirmed;
        move_journey(s_, domain::Confirmed{});
    }
    void operator()(const ConfirmRefused&) {
        move_journey(s_, domain::CodeRefused{});
        s_.session.code_refused = true;
    }
    void operator()(const TicketFound& result) {
        auto& session = s_.session;
        session.ticket_typed.wipe();
        session.visit = result.visit.visit;
        session.token = result.visit.token;
        session.age_band = result.visit.age_band;
        session.position = result.position;
        session.journey = domain::resume_journey(result.visit, s_.now);
        s_.screen = Screen::visit;
        ask(s_, AppendEvent{draft_of(s_, domain::EventKind::visit_resumed, result.visit.reason, {})});
    }
    void operator()(const TicketUnknown&) {
        s_.session.ticket_unknown = true;
        s_.session.ticket_typed.wipe();
    }
    void operator()(const BoardLoaded&) {}
    void operator()(const Recovered&) {}
    void operator()(const Error&) {}

  private:
    AppState& s_;
};

/// Answers that concern the kiosk, whoever stands in front of it now.
void note_for_kiosk(AppState& state, const JobResult& result) {
    if (const auto* board = std::get_if<BoardLoaded>(&result)) {
        state.count = board->count;
        state.waiting = board->waiting;
    } else if (const auto* recovered = std::get_if<Recovered>(&result)) {
        state.count = recovered->count;
        state.waiting = recovered->waiting;
        if (state.screen == Screen::out_of_service) state.screen = Screen::attract;
    } else if (const auto* appended = std::get_if<EventAppended>(&result)) {
        state.count = appended->count;
    } else if (const auto* accepted = std::get_if<ConfirmAccepted>(&result)) {
        state.count = accepted->count;
        state.wrong_codes = 0;
    } else if (std::holds_alternative<ConfirmRefused>(result)) {
        ++state.wrong_codes;
        state.codes_paused_until = state.now.mono + domain::pause_after(state.wrong_codes);
    }
}

/// Does the result end the waiting of the session? Events without a waiting person are answered in passing.
bool ends_waiting(const JobResult& result) {
    const auto* appended = std::get_if<EventAppended>(&result);
    return !std::holds_alternative<BoardLoaded>(result) && !std::holds_alternative<Recovered>(result) &&
           (!appended || appended->kind == domain::EventKind::activation_self_reported);
}

}  // namespace

void retry_when_due(AppState& state) {
    if (state.screen != Screen::out_of_service || state.now.mono < state.retry_at) return;
    state.retry_at = state.now.mono + retry_after_failure;
    ask(state, Recover{state.local().date});
}

void take_answer(AppState& state, const JobAnswer& answer) {
    if (const auto* error = std::get_if<Error>(&answer.result)) return fail(state, *error);
    note_for_kiosk(state, answer.result);
    if (answer.visit_number != state.visit_number) return;
    if (ends_waiting(answer.result)) state.session.awaiting = false;
    std::visit(Answers(state), answer.result);
}

}  // namespace kiosk::app

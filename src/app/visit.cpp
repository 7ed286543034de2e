#include <utility>

#include "state.hpp"

namespace kiosk::app {
namespace {

using domain::EventKind;

/// Carries out what a step of the journey asks for.
class Effects {
  public:
    explicit Effects(AppState& state) : state_(state) {}

    void operator()(const domain::Record& effect) {
        // Shown as saved only after the answer; everything else may go on meanwhile.
        if (is_awaited(effect.kind)) state_.session.awaiting = true;
        ask(state_, AppendEvent{event_of_visit(state_, effect)});
    }
    void operator()(const domain::IssueTicket& effect) {
        ask_and_wait(state_, IssueTicketJob{event_of_visit(state_, {EventKind::ticket_issued, effect.reason,
                                                                    effect.duration, effect.detail})});
    }
    void operator()(const domain::ConfirmByCode& effect) {
        auto draft = event_of_visit(
            state_, {EventKind::activation_confirmed, domain::Reason::none, effect.duration, {}});
        ask_and_wait(state_, ConfirmJob{std::move(draft), std::move(state_.session.secret)});
    }
    void operator()(const domain::LookUpStatus&) {
        auto nik = domain::Nik::from_typed(state_.session.nik.view(), state_.local().date);
        if (!nik) return;
        state_.session.nik_answer_due = state_.now.mono + nik_answer_takes;
        const auto& reading = state_.session.reading;
        ask_and_wait(state_,
                     LookUpNik{std::move(*nik), reading.birth_date, reading.sex, state_.local().date});
    }
    void operator()(const domain::WipeNik&) {
        state_.session.nik.wipe();
        state_.session.nik_errors.clear();
    }
    void operator()(const domain::ForgetNik&) {
        operator()(domain::WipeNik{});
        state_.session.reading = {};
        state_.session.token.reset();
        state_.session.age_band = domain::AgeBand::unknown;
    }
    void operator()(const domain::WipeCode&) { state_.session.secret.wipe(); }

  private:
    AppState& state_;
};

}  // namespace

domain::EventDraft event_of(const AppState& state, domain::EventKind kind, const domain::Uuid& visit) {
    domain::EventDraft draft;
    draft.kind = kind;
    draft.visit = visit;
    draft.language = state.session.preferences.language;
    draft.at = state.now;
    draft.service_day = state.local().date;
    return draft;
}

domain::EventDraft event_of_visit(const AppState& state, const domain::Record& record) {
    const auto& session = state.session;
    auto draft = event_of(state, record.kind, session.visit);
    draft.reason = record.reason;
    draft.duration = record.duration;
    draft.detail = record.detail;
    draft.age_band = session.age_band;
    draft.registration = session.journey->registration;
    if (record.kind == EventKind::survey_answered) return draft;  // opinions stay apart from people
    draft.ticket = session.journey->ticket;
    draft.token = session.token;
    // Looked-up NIKs are counted by the tokens of their checks (recent_checks): this one was not.
    if (record.reason == domain::Reason::nik_too_many_checks) draft.token.reset();
    return draft;
}

bool is_awaited(EventKind kind) {
    return kind == EventKind::activation_self_reported || kind == EventKind::survey_answered;
}

void ask(AppState& state, JobWork work) {
    state.jobs.push_back({state.visit_number, state.now, std::move(work)});
}

void ask_and_wait(AppState& state, JobWork work) {
    state.session.awaiting = true;
    ask(state, std::move(work));
}

void forget_person(AppState& state) {
    state.session = Session{};
    state.session.preferences = state.first_preferences();
    ++state.visit_number;
}

void end_session(AppState& state) {
    forget_person(state);
    state.screen = Screen::attract;
    load_board(state);
}

void move_journey(AppState& state, const domain::JourneyEvent& event) {
    if (!state.session.journey) return;
    auto step = domain::step(*state.session.journey, event, state.now);
    // The drafts of the effects carry the ticket and what else is known before the journey moves on.
    for (const auto& effect : step.effects) std::visit(Effects(state), effect);
    if (step.next.stage != state.session.journey->stage) state.session.secret_refused = false;
    state.session.journey = std::move(step.next);
    if (state.session.journey->stage == domain::Stage::left) end_session(state);
}

void go_home(AppState& state) {
    if (state.session.staff) return log_out(state, domain::Reason::none);
    if (state.session.journey) return move_journey(state, domain::WentHome{});
    end_session(state);
}

void start_visit(AppState& state, domain::Purpose purpose) {
    state.session.visit = state.setup.uuid(state.now.wall);
    state.session.journey = domain::begin_journey(purpose, state.now);
    state.screen = Screen::visit;
}

}  // namespace kiosk::app

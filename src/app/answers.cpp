#include <algorithm>
#include <utility>

#include "state.hpp"

namespace kiosk::app {
namespace {

constexpr std::chrono::milliseconds retry_after_failure{60'000};

/// Whoever stood here has to go. Of staff the ledger is told so; when it cannot take that, nothing worse
/// happens than that the same failure is found again.
void fail(AppState& state, const Error& error) {
    if (state.session.staff) log_out(state, domain::Reason::none);
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
        show_status(s_, result.reply);
    }
    void operator()(const NikNotNow& result) {
        s_.session.token = result.token;
        s_.session.nik_again_at = s_.now.mono + result.wait;
        show_not_now(s_);
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
        s_.session.kiosk_number = result.count.confirmed + result.count.elsewhere;
        move_journey(s_, domain::Confirmed{});
    }
    void operator()(const ConfirmRefused& refused) {
        if (refused.checked) move_journey(s_, domain::CodeRefused{});
        s_.session.secret_refused = refused.checked;
        load_board(s_);  // perhaps the clock is judged otherwise now
    }
    void operator()(const TicketFound& result) {
        auto& session = s_.session;
        session.ticket_typed.wipe();
        session.visit = result.visit.visit;
        session.token = result.visit.token;
        session.age_band = result.visit.age_band;
        session.position = result.position;
        session.journey = domain::resume_journey(result.visit, s_.now, answer_seen(s_, result.visit));
        s_.screen = Screen::visit;
        if (s_.called && s_.called->ticket == result.visit.ticket) s_.called.reset();  // here he is
        const auto& visit = result.visit;
        ask(s_, AppendEvent{
                    event_of_visit(s_, {domain::EventKind::visit_resumed, visit.reason, {}, visit.detail})});
    }
    void operator()(const TicketUnknown&) {
        s_.session.ticket_unknown = true;
        s_.session.ticket_typed.wipe();
    }
    void operator()(const LoggedIn& result) {
        const bool officer = result.member.role == domain::StaffRole::officer;
        s_.session.staff = StaffDesk{};
        s_.session.staff->member = result.member;
        show_group(result.visits, result.undo);
        s_.screen = officer ? Screen::desk : Screen::technician;
        load_board(s_);
        if (!officer) ask(s_, LookAtDevice{});
    }
    void operator()(const LogInRefused&) { s_.session.secret_refused = true; }
    void operator()(const StaffActed& result) {
        if (result.called) {
            forget_person(s_);  // the officer
            s_.screen = Screen::call;
            return;
        }
        show_group(result.visits, result.undo);
        const bool stays = s_.screen == Screen::desk_menu || s_.screen == Screen::technician;
        if (!stays) s_.screen = Screen::desk;
    }
    void operator()(const UndoableLoaded& result) {
        s_.session.staff->acts = result.acts;
        s_.session.staff->chosen_act.reset();
        s_.screen = Screen::desk_undo;
    }
    void operator()(const NumbersLoaded& result) {
        auto& desk = *s_.session.staff;
        desk.today = result.today;
        desk.since = domain::reconcile(*desk.figures, result.since);
        s_.screen = Screen::desk_numbers;
    }
    void operator()(const DeviceLooked& result) { s_.session.staff->facts = result.facts; }
    void operator()(const BoardLoaded& board) {
        const bool watched = s_.screen == Screen::technician && s_.session.staff->facts;
        if (watched && !board.bundles.empty()) ask(s_, LookAtDevice{});  // it tells of them
    }
    void operator()(const TokensErased&) {}
    void operator()(const Recovered&) {}
    void operator()(const Error&) {}

  private:
    void show_group(const std::vector<domain::OpenVisit>& visits, bool undo) {
        auto& desk = *s_.session.staff;
        desk.visits = visits;
        desk.undo = undo;
        desk.selected.clear();
    }

    AppState& s_;
};

/// Answers that concern the kiosk, whoever stands in front of it now.
class KioskNotes {
  public:
    explicit KioskNotes(AppState& state) : s_(state) {}

    void operator()(const BoardLoaded& board) {
        s_.notes = board.notes;
        const auto digits = s_.secret_digits();
        s_.clock = board.clock;
        if (s_.secret_digits() != digits) s_.session.secret.wipe();  // number and PIN now, or a code again
        s_.checks_paused_until = s_.now.mono + board.checks_pause;
        s_.staff_paused_until = s_.now.mono + board.staff_pause;
        s_.begun_anew = board.begun_anew;
        s_.lists_valid_until = board.lists_valid_until;
        erase_old_tokens(s_);
    }
    void operator()(const Recovered& recovered) {
        operator()(recovered.board);
        if (!s_.start_kept) start_kiosk(s_);
        if (s_.screen == Screen::out_of_service) s_.screen = Screen::attract;
    }
    void operator()(const EventAppended& appended) {
        note_count(appended.count);
        s_.start_kept = s_.start_kept || appended.kind == domain::EventKind::kiosk_started;
    }
    void operator()(const ConfirmAccepted& accepted) {
        note_count(accepted.count);
        s_.staff_paused_until = s_.now.mono;
    }
    void operator()(const ConfirmRefused& refused) { s_.staff_paused_until = s_.now.mono + refused.pause; }
    void operator()(const LoggedIn&) { s_.staff_paused_until = s_.now.mono; }
    void operator()(const LogInRefused& refused) { s_.staff_paused_until = s_.now.mono + refused.pause; }
    void operator()(const StaffActed& acted) {
        s_.notes = acted.notes;
        if (acted.called) s_.called = CalledTicket{*acted.called, s_.now.mono + called_lately};
    }
    void operator()(const NikLookedUp&) {}
    void operator()(const NikNotNow&) {}
    void operator()(const TicketGiven&) {}
    void operator()(const TicketFound&) {}
    void operator()(const TicketUnknown&) {}
    void operator()(const UndoableLoaded&) {}
    void operator()(const NumbersLoaded&) {}
    void operator()(const DeviceLooked&) {}
    void operator()(const TokensErased&) {}
    void operator()(const Error&) {}

  private:
    void note_count(const domain::KioskCount& count) {
        if (!s_.notes) s_.notes.emplace();
        s_.notes->count = count;
    }

    AppState& s_;
};

template <class... Kinds>
bool is_one_of(const JobResult& result) {
    return (std::holds_alternative<Kinds>(result) || ...);
}

/// Does the result end the waiting of the session? Events without a waiting person are answered in passing.
bool ends_waiting(const JobResult& result) {
    if (const auto* appended = std::get_if<EventAppended>(&result)) return is_awaited(appended->kind);
    return !is_one_of<BoardLoaded, Recovered, TokensErased, DeviceLooked>(result);
}

/// Who left before the answer to number and PIN came is not at the desk; the ledger must not say so either.
void log_out_late(AppState& state, const JobAnswer& answer, const LoggedIn& late) {
    auto draft = event_of(state, domain::EventKind::staff_logged_out, state.setup.uuid(state.now.wall));
    draft.officer = late.member.id;
    state.jobs.push_back({answer.visit_number, state.now, StaffActs{{std::move(draft)}}});
}

}  // namespace

void release_held_answer(AppState& state) {
    auto& session = state.session;
    if (!session.held || state.now.mono < session.nik_answer_due) return;
    const auto result = *std::exchange(session.held, std::nullopt);
    session.awaiting = false;
    std::visit(Answers(state), result);
}

void take_answer(AppState& state, const JobAnswer& answer) {
    if (const auto* error = std::get_if<Error>(&answer.result)) return fail(state, *error);
    std::visit(KioskNotes(state), answer.result);
    if (answer.visit_number != state.visit_number) {
        if (const auto* late = std::get_if<LoggedIn>(&answer.result)) log_out_late(state, answer, *late);
        return;
    }
    if (is_one_of<NikLookedUp, NikNotNow>(answer.result)) {
        state.session.held = answer.result;
        return release_held_answer(state);
    }
    if (ends_waiting(answer.result)) state.session.awaiting = false;
    std::visit(Answers(state), answer.result);
}

}  // namespace kiosk::app

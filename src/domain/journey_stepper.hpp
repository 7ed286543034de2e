#pragma once

#include <chrono>
#include <utility>
#include <vector>

#include "kiosk/domain/journey.hpp"

namespace kiosk::domain {

/// Reason of `nik_checked`.
Reason checked_reason(AnswerCategory category);
/// Reason of `visit_ended` for who leaves with this answer.
Reason reason_of_end(const StatusAnswer& answer);

/// One visit moving by one event: a method per event, each of which leaves the visit as it is where it has no
/// meaning. The events are in journey.cpp, the moves that they share in journey_moves.cpp, those from the
/// result of a NIK check in journey_result.cpp.
class Stepper {
  public:
    Stepper(const Journey& journey, Now now)
        : j_(journey),
          duration_(std::chrono::duration_cast<std::chrono::seconds>(now.mono - journey.started_at)) {}

    Step take() && { return {std::move(j_), std::move(effects_)}; }

    void operator()(const Agreed&);
    void operator()(const Declined&);
    void operator()(const Answered& event);
    void operator()(const NikRefused&);
    void operator()(const NikRead& event);
    void operator()(const ReadBackAnswered& event);
    void operator()(const StatusKnown& event);
    void operator()(const PhoneChosen& event);
    void operator()(const Continue&);
    void operator()(const Back&);
    void operator()(const TicketWanted&);
    void operator()(const TroubleReported&);
    void operator()(const ProblemChosen& event);
    void operator()(const OfficerWanted&);
    void operator()(const TicketIssued& event);
    void operator()(const CodeEntered&);
    void operator()(const CodeRefused&);
    void operator()(const Confirmed&);
    void operator()(const SelfReportWanted&);
    void operator()(const SelfReported&);
    void operator()(const Rated& event);
    void operator()(const StatusAsked&);
    void operator()(const WentHome&);
    void operator()(const SilenceExpired&);

  private:
    void go(Stage stage) { j_.stage = stage; }
    void record(EventKind kind, Reason reason = Reason::none);
    void start();  ///< counts the visit, once

    // Questions and forks.
    bool pre_check_comes_first() const { return j_.purpose == Purpose::activate && !j_.checked_first; }
    void advise(Advice advice, Reason reason);
    void to_recording(Reason reason);
    void fork_at_question(Answer answer);
    void next_question();
    void return_to_fork();
    void count_nik_attempt();
    void go_on_from_advice();
    void start_phone_steps();

    // The result of a NIK check.
    void tell_contradictions(const StatusAnswer& answer);
    bool has_answer() const;  ///< and sees it, or where it leads
    void go_on_from_result();
    void go_on_from_recording();
    void to_activation();
    void ask_officer(Reason reason);
    void go_on_from_officer();

    // The problem picker.
    bool is_in_picker() const { return j_.stage == Stage::problems || j_.stage == Stage::problem; }
    bool came_from_home() const { return j_.before_problems == Stage::problems; }
    void tell_problem();
    void take_problem_back();
    void leave_picker();
    void go_on_from_problem();

    // The ticket.
    bool is_on_the_way() const;
    bool may_want_ticket() const;
    std::string ticket_detail() const;
    void want_ticket();
    void show_ticket();
    void return_from_ticket();

    void leave(Reason reason_if_none);

    Journey j_;
    std::chrono::seconds duration_;
    std::vector<Effect> effects_;
};

}  // namespace kiosk::domain

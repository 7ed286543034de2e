#include <utility>

#include "journey_stepper.hpp"

namespace kiosk::domain {
namespace {

template <class Enum>
Enum next_of(Enum value) {
    return static_cast<Enum>(static_cast<int>(value) + 1);
}

template <class Enum>
Enum previous_of(Enum value) {
    return static_cast<Enum>(static_cast<int>(value) - 1);
}

Registration registration_of(Answer kk_here) {
    switch (kk_here) {
        case Answer::yes:
            return Registration::in_district;
        case Answer::no:
            return Registration::elsewhere;
        case Answer::unknown:
        case Answer::unanswered:
            return Registration::unknown;
    }
    return Registration::unknown;
}

}  // namespace

void Stepper::operator()(const Agreed&) {
    if (j_.stage != Stage::notice) return;
    start();
    go(pre_check_comes_first() ? Stage::pre_check : Stage::nik_entry);
}

void Stepper::operator()(const Declined&) {
    if (j_.stage == Stage::notice) advise(Advice::does_not_want, Reason::does_not_want);
}

void Stepper::operator()(const Answered& event) {
    if (j_.stage != Stage::pre_check || event.answer == Answer::unanswered) return;
    j_.answers[static_cast<std::size_t>(j_.question)] = event.answer;
    if (j_.question == Question::kk_here) j_.registration = registration_of(event.answer);
    event.answer == Answer::yes ? next_question() : fork_at_question(event.answer);
}

void Stepper::operator()(const NikRefused&) {
    if (j_.stage == Stage::nik_entry) count_nik_attempt();
}

void Stepper::operator()(const NikRead& event) {
    if (j_.stage != Stage::nik_entry) return;
    j_.age = event.age;
    j_.status.reset();
    go(Stage::nik_read_back);
}

void Stepper::operator()(const ReadBackAnswered& event) {
    if (j_.stage != Stage::nik_read_back) return;
    if (!event.same) {
        effects_.emplace_back(ForgetNik{});
        j_.status.reset();
        j_.age.reset();
        go(Stage::nik_entry);
        return count_nik_attempt();
    }
    if (event.age && event.age != j_.age) {
        j_.age = event.age;
        j_.status.reset();  // it depends on the age
    }
    if (j_.status) return go(Stage::nik_result);
    effects_.emplace_back(LookUpStatus{});
}

void Stepper::operator()(const StatusKnown& event) {
    if (j_.stage != Stage::nik_read_back) return;
    j_.status = event.answer;
    effects_.emplace_back(WipeNik{});
    record(EventKind::nik_checked, checked_reason(event.answer.category));
    tell_contradictions(event.answer);
    go(Stage::nik_result);
}

void Stepper::operator()(const PhoneChosen& event) {
    if (j_.stage == Stage::get_app) j_.phone = event.phone;
}

void Stepper::operator()(const Continue&) {
    switch (j_.stage) {
        case Stage::nik_result:
            return go_on_from_result();
        case Stage::advice:
            return go_on_from_advice();
        case Stage::get_app:
            return start_phone_steps();
        case Stage::on_phone:
            if (j_.phone_step == PhoneStep::selfie) return want_ticket();
            j_.phone_step = next_of(j_.phone_step);
            return;
        case Stage::ticket:
            return go(Stage::officer);
        case Stage::officer:
            return go_on_from_officer();
        case Stage::email_code:
            if (j_.mail_step == MailStep::new_pin) return go(Stage::confirm);
            j_.mail_step = next_of(j_.mail_step);
            return;
        case Stage::problem:
            return go_on_from_problem();
        case Stage::recording_path:
            return go_on_from_recording();
        case Stage::done:
            return leave(Reason::guided);
        case Stage::problems:
        case Stage::notice:
        case Stage::pre_check:
        case Stage::nik_entry:
        case Stage::nik_read_back:
        case Stage::confirm:
        case Stage::left:
            return;
    }
}

void Stepper::operator()(const Back&) {
    if (!can_go_back(j_)) return;
    switch (j_.stage) {
        case Stage::notice:
            return leave(Reason::went_home);
        case Stage::pre_check:
            if (j_.question == Question::ktp_recorded)
                return go(j_.checked_first ? Stage::nik_result : Stage::notice);
            j_.question = previous_of(j_.question);
            return;
        case Stage::nik_entry:
            return go(pre_check_comes_first() ? Stage::pre_check : Stage::notice);
        case Stage::nik_read_back:
            return go(Stage::nik_entry);
        case Stage::nik_result:
            return go(Stage::nik_read_back);
        case Stage::recording_path:
        case Stage::advice:
            return return_to_fork();
        case Stage::problems:
            return leave_picker();
        case Stage::problem:
            take_problem_back();
            return go(Stage::problems);
        case Stage::get_app:
            return go(Stage::nik_result);
        case Stage::on_phone:
            if (j_.phone_step == PhoneStep::open_app) return go(Stage::get_app);
            j_.phone_step = previous_of(j_.phone_step);
            return;
        case Stage::ticket:
            return return_from_ticket();
        case Stage::officer:
            return go(Stage::ticket);
        case Stage::email_code:
            if (j_.mail_step == MailStep::read_code) return go(Stage::officer);
            j_.mail_step = previous_of(j_.mail_step);
            return;
        case Stage::confirm:
            effects_.emplace_back(WipeCode{});
            return go(Stage::email_code);
        case Stage::done:
        case Stage::left:
            return;
    }
}

void Stepper::operator()(const TicketWanted&) {
    if (j_.stage == Stage::get_app || j_.stage == Stage::on_phone || j_.stage == Stage::problem)
        want_ticket();
}

void Stepper::operator()(const TroubleReported&) {
    if (j_.stage != Stage::on_phone && j_.stage != Stage::email_code) return;
    j_.before_problems = j_.stage;
    j_.reason_before_problems = j_.reason;
    j_.problem_before_problems = j_.problem;
    go(Stage::problems);
}

void Stepper::operator()(const ProblemChosen& event) {
    if (j_.stage != Stage::problems || event.code.empty()) return;
    start();
    j_.reason = Reason::problem;
    j_.problem = event.code;
    tell_problem();
    go(Stage::problem);
}

void Stepper::operator()(const OfficerWanted&) {
    if (j_.stage == Stage::advice || j_.stage == Stage::problem) return want_ticket();
    if (j_.stage != Stage::problems && j_.stage != Stage::on_phone && j_.stage != Stage::email_code) return;
    start();
    j_.reason = Reason::needs_officer;  // nobody knows what it is
    j_.problem.clear();
    want_ticket();
}

void Stepper::operator()(const StatusAsked&) {
    if (j_.stage == Stage::nik_result && may_ask_officer(*j_.status)) ask_officer(Reason::status_question);
}

void Stepper::operator()(const TicketIssued& event) {
    if (!may_want_ticket()) return;
    j_.ticket = event.ticket;
    j_.problems_told.clear();
    show_ticket();
}

void Stepper::operator()(const CodeEntered&) {
    if (j_.stage == Stage::confirm && j_.code_attempts < max_code_attempts)
        effects_.emplace_back(ConfirmByCode{duration_});
}

void Stepper::operator()(const CodeRefused&) {
    if (j_.stage != Stage::confirm) return;
    ++j_.code_attempts;
    effects_.emplace_back(WipeCode{});
}

void Stepper::operator()(const Confirmed&) {
    if (j_.stage != Stage::confirm) return;
    j_.confirmed = true;
    effects_.emplace_back(WipeCode{});
    go(Stage::done);
}

void Stepper::operator()(const SelfReportWanted&) {
    if (j_.stage == Stage::confirm && !j_.self_reported) record(EventKind::activation_self_reported);
}

void Stepper::operator()(const SelfReported&) {
    if (j_.stage != Stage::confirm) return;
    j_.self_reported = true;
    effects_.emplace_back(WipeCode{});
    go(Stage::done);
}

void Stepper::operator()(const Rated& event) {
    if (j_.stage != Stage::done || j_.rating != 0) return;
    if (event.score < 1 || event.score > survey_best) return;
    j_.rating = event.score;
    effects_.emplace_back(Record{EventKind::survey_answered, Reason::none, duration_,
                                 survey_detail(event.element, event.score)});
}

void Stepper::operator()(const WentHome&) {
    leave(Reason::went_home);
}
void Stepper::operator()(const SilenceExpired&) {
    leave(Reason::timed_out);
}

Step step(const Journey& journey, const JourneyEvent& event, Now now) {
    Stepper stepper(journey, now);
    std::visit(stepper, event);
    return std::move(stepper).take();
}

}  // namespace kiosk::domain

#include <algorithm>

#include "journey_stepper.hpp"

namespace kiosk::domain {

void Stepper::record(EventKind kind, Reason reason) {
    effects_.emplace_back(Record{kind, reason, duration_});
}

void Stepper::start() {
    if (!j_.started) record(EventKind::visit_started);
    j_.started = true;
}

void Stepper::advise(Advice advice, Reason reason) {
    j_.before_fork = j_.stage;
    j_.advice = advice;
    j_.reason = reason;
    go(Stage::advice);
}

void Stepper::to_recording(Reason reason) {
    j_.before_fork = j_.stage;
    j_.reason = reason;
    go(Stage::recording_path);
}

/// Who does not know whether the phone or the mailbox will do finds out now, not in front of the officer. The
/// rest is seen by the lists and the officer.
void Stepper::fork_at_question(Answer answer) {
    const bool no = answer == Answer::no;
    switch (j_.question) {
        case Question::ktp_recorded:
            return no ? to_recording(Reason::not_recorded) : next_question();
        case Question::seventeen_or_married:
            return no ? to_recording(Reason::under_17) : next_question();
        case Question::own_phone:
            return no ? advise(Advice::no_phone, Reason::no_phone)
                      : advise(Advice::old_phone, Reason::old_phone);
        case Question::mailbox_open:
            return advise(Advice::no_email, Reason::no_email);
        case Question::first_time:
            return no ? advise(Advice::other_phone, Reason::other_phone) : next_question();
        case Question::kk_here:
            return next_question();
    }
}

void Stepper::next_question() {
    if (j_.question != Question::kk_here) {
        j_.question = static_cast<Question>(static_cast<int>(j_.question) + 1);
        return go(Stage::pre_check);
    }
    go(j_.checked_first ? Stage::get_app : Stage::nik_entry);
}

void Stepper::return_to_fork() {
    j_.reason = Reason::none;
    if (j_.stage == Stage::advice && j_.advice == Advice::nik_needs_officer) j_.nik_attempts = 0;
    go(j_.before_fork);
}

void Stepper::count_nik_attempt() {
    if (++j_.nik_attempts < max_nik_attempts) return;
    effects_.emplace_back(WipeNik{});
    advise(Advice::nik_needs_officer, Reason::needs_officer);
}

void Stepper::go_on_from_advice() {
    switch (j_.advice) {
        case Advice::no_email:   // made a mailbox or found it
        case Advice::old_phone:  // looked it up: the phone fits
            j_.reason = Reason::none;
            return next_question();
        case Advice::other_phone:
        case Advice::nik_needs_officer:
            return want_ticket();
        case Advice::no_phone:
        case Advice::does_not_want:
            return leave(Reason::guided);
    }
}

void Stepper::start_phone_steps() {
    j_.phone_step = PhoneStep::open_app;
    go(Stage::on_phone);
}

/// Looking at the same problem again tells the dinas nothing new. The desk, however, shows the last one that
/// came after the ticket, so with a ticket F05, F10, F05 are three.
void Stepper::tell_problem() {
    auto& told = j_.problems_told;
    if (std::find(told.begin(), told.end(), j_.problem) != told.end()) return;
    if (j_.ticket) told.clear();
    told.push_back(j_.problem);
    effects_.emplace_back(Record{EventKind::problem_chosen, Reason::problem, duration_, j_.problem});
}

void Stepper::take_problem_back() {
    j_.reason = j_.reason_before_problems;
    j_.problem = j_.problem_before_problems;
}

/// Back to the step that the picker was opened from.
void Stepper::leave_picker() {
    if (came_from_home()) return leave(Reason::went_home);
    take_problem_back();
    go(j_.before_problems);
}

/// He has his answer: back to the step to try again, or home.
void Stepper::go_on_from_problem() {
    came_from_home() ? leave(Reason::guided) : leave_picker();
}

bool Stepper::is_on_the_way() const {
    return j_.stage == Stage::nik_result || j_.stage == Stage::get_app || j_.stage == Stage::on_phone ||
           j_.stage == Stage::advice;
}

bool Stepper::may_want_ticket() const {
    return is_on_the_way() || is_in_picker() || j_.stage == Stage::email_code;
}

std::string Stepper::ticket_detail() const {
    return j_.reason == Reason::problem ? j_.problem : "";
}

void Stepper::want_ticket() {
    if (j_.ticket) return show_ticket();
    effects_.emplace_back(IssueTicket{j_.reason, duration_, ticket_detail()});
}

/// From later steps "back" passes the ticket anyway, so they are no way back from it: that would be a circle.
void Stepper::show_ticket() {
    if (is_on_the_way()) j_.before_ticket = j_.stage;
    if (is_in_picker() && came_from_home()) j_.before_ticket = j_.stage;
    if (is_in_picker() && j_.before_problems == Stage::on_phone) j_.before_ticket = Stage::on_phone;
    go(Stage::ticket);
}

void Stepper::return_from_ticket() {
    const bool to_picker = j_.before_ticket == Stage::problem || j_.before_ticket == Stage::problems;
    if (to_picker) {  // of which only the home screen lies behind, whatever it was opened from since
        j_.before_problems = Stage::problems;
        j_.reason_before_problems = Reason::none;
        j_.problem_before_problems.clear();
    }
    if (j_.before_ticket == Stage::problem && j_.reason == Reason::problem) return go(Stage::problem);
    const bool solved = j_.reason == Reason::needs_officer || j_.reason == Reason::problem;
    if (solved || j_.before_ticket == Stage::nik_result) {  // solved, or tried again
        j_.reason = Reason::none;
        j_.problem.clear();
    }
    go(to_picker ? Stage::problems : j_.before_ticket);
}

/// A visit with a ticket stays open: its holder comes back, or the day ends.
void Stepper::leave(Reason reason_if_none) {
    if (j_.stage == Stage::left) return;
    const bool counted = j_.started || j_.reason == Reason::does_not_want;
    if (counted && !j_.ticket && j_.stage != Stage::done) {
        const bool went_home = reason_if_none == Reason::went_home;
        const auto fallback = went_home && has_answer() ? reason_of_end(*j_.status) : reason_if_none;
        const auto reason = j_.reason == Reason::none ? fallback : j_.reason;
        effects_.emplace_back(Record{EventKind::visit_ended, reason, duration_, ticket_detail()});
    }
    effects_.emplace_back(WipeNik{});
    effects_.emplace_back(WipeCode{});
    go(Stage::left);
}

}  // namespace kiosk::domain

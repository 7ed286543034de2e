#include "kiosk/domain/journey.hpp"

#include <utility>

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

Reason reason_of(AnswerCategory category) {
    switch (category) {
        case AnswerCategory::deactivated:
            return Reason::nik_deactivated;
        case AnswerCategory::unrecorded:
            return Reason::nik_unrecorded;
        case AnswerCategory::print_ready:
            return Reason::nik_print_ready;
        case AnswerCategory::not_on_a_list:
            return Reason::nik_not_on_a_list;
        case AnswerCategory::no_list_yet:
            return Reason::nik_no_list;
    }
    return Reason::none;
}

/// The reason why a status leads to the recording path.
Reason recording_reason(const StatusAnswer& answer) {
    switch (answer.next_step) {
        case NextStep::record_with_kk:
            return Reason::nik_deactivated;
        case NextStep::record:
            return Reason::not_recorded;
        case NextStep::record_from_16:
        case NextStep::collect_card_at_17:
            return Reason::under_17;
        case NextStep::collect_card:
        case NextStep::go_on:
            return Reason::none;
    }
    return Reason::none;
}

/// One visit moving by one event: a method per event, each of which leaves the visit as it is where it has no
/// meaning.
class Stepper {
  public:
    Stepper(const Journey& journey, Now now)
        : j_(journey),
          duration_(std::chrono::duration_cast<std::chrono::seconds>(now.mono - journey.started_at)) {}

    Step take() && { return {std::move(j_), std::move(effects_)}; }

    void operator()(const Agreed&) {
        if (j_.stage != Stage::notice) return;
        if (!j_.started) record(EventKind::visit_started);
        j_.started = true;
        go(pre_check_comes_first() ? Stage::pre_check : Stage::nik_entry);
    }

    void operator()(const Declined&) {
        if (j_.stage == Stage::notice) advise(Advice::does_not_want, Reason::does_not_want);
    }

    void operator()(const Answered& event) {
        if (j_.stage != Stage::pre_check) return;
        j_.answers[static_cast<std::size_t>(j_.question)] = event.answer;
        if (event.answer == Answer::no) return fork_at_question();
        next_question();
    }

    void operator()(const NikRefused&) {
        if (j_.stage == Stage::nik_entry) count_nik_attempt();
    }

    void operator()(const NikRead& event) {
        if (j_.stage != Stage::nik_entry) return;
        j_.age = event.age;
        j_.status.reset();
        go(Stage::nik_read_back);
    }

    void operator()(const ReadBackAnswered& event) {
        if (j_.stage != Stage::nik_read_back) return;
        if (!event.same) {
            effects_.push_back(ForgetNik{});
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
        effects_.push_back(LookUpStatus{});
    }

    void operator()(const StatusKnown& event) {
        if (j_.stage != Stage::nik_read_back) return;
        j_.status = event.answer;
        effects_.push_back(WipeNik{});
        record(EventKind::nik_checked, reason_of(event.answer.category));
        go(Stage::nik_result);
    }

    void operator()(const PhoneChosen& event) {
        if (j_.stage == Stage::get_app) j_.phone = event.phone;
    }

    void operator()(const Continue&) {
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
                j_.mail_step = MailStep::read_code;
                return go(Stage::email_code);
            case Stage::email_code:
                if (j_.mail_step == MailStep::new_pin) return go(Stage::confirm);
                j_.mail_step = next_of(j_.mail_step);
                return;
            case Stage::recording_path:
            case Stage::done:
                return leave(Reason::guided);
            case Stage::notice:
            case Stage::pre_check:
            case Stage::nik_entry:
            case Stage::nik_read_back:
            case Stage::confirm:
            case Stage::left:
                return;
        }
    }

    void operator()(const Back&) {
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
            case Stage::get_app:
                return go(Stage::nik_result);
            case Stage::on_phone:
                if (j_.phone_step == PhoneStep::open_app) return go(Stage::get_app);
                j_.phone_step = previous_of(j_.phone_step);
                return;
            case Stage::ticket:
                if (j_.reason == Reason::needs_officer) j_.reason = Reason::none;  // solved, or tried again
                return go(j_.before_ticket);
            case Stage::officer:
                return go(Stage::ticket);
            case Stage::email_code:
                if (j_.mail_step == MailStep::read_code) return go(Stage::officer);
                j_.mail_step = previous_of(j_.mail_step);
                return;
            case Stage::confirm:
                effects_.push_back(WipeCode{});
                return go(Stage::email_code);
            case Stage::done:
            case Stage::left:
                return;
        }
    }

    void operator()(const TicketWanted&) {
        if (j_.stage == Stage::get_app || j_.stage == Stage::on_phone) want_ticket();
    }

    void operator()(const TroubleReported&) {
        if (j_.stage != Stage::on_phone && j_.stage != Stage::email_code) return;
        j_.reason = Reason::needs_officer;
        want_ticket();
    }

    void operator()(const OfficerWanted&) {
        if (j_.stage == Stage::advice) want_ticket();
    }

    void operator()(const TicketIssued& event) {
        if (!may_want_ticket()) return;
        j_.ticket = event.ticket;
        show_ticket();
    }

    void operator()(const CodeEntered&) {
        if (j_.stage == Stage::confirm && j_.code_attempts < max_code_attempts)
            effects_.push_back(ConfirmByCode{duration_});
    }

    void operator()(const CodeRefused&) {
        if (j_.stage != Stage::confirm) return;
        ++j_.code_attempts;
        effects_.push_back(WipeCode{});
    }

    void operator()(const Confirmed&) {
        if (j_.stage != Stage::confirm) return;
        j_.confirmed = true;
        effects_.push_back(WipeCode{});
        go(Stage::done);
    }

    void operator()(const SelfReportWanted&) {
        if (j_.stage == Stage::confirm && !j_.self_reported) record(EventKind::activation_self_reported);
    }

    void operator()(const SelfReported&) {
        if (j_.stage != Stage::confirm) return;
        j_.self_reported = true;
        effects_.push_back(WipeCode{});
        go(Stage::done);
    }

    void operator()(const WentHome&) { leave(Reason::went_home); }
    void operator()(const SilenceExpired&) { leave(Reason::timed_out); }

  private:
    bool pre_check_comes_first() const { return j_.purpose == Purpose::activate && !j_.checked_first; }
    void go(Stage stage) { j_.stage = stage; }
    void record(EventKind kind, Reason reason = Reason::none) {
        effects_.push_back(Record{kind, reason, duration_});
    }

    void advise(Advice advice, Reason reason) {
        j_.before_fork = j_.stage;
        j_.advice = advice;
        j_.reason = reason;
        go(Stage::advice);
    }

    void to_recording(Reason reason) {
        j_.before_fork = j_.stage;
        j_.reason = reason;
        go(Stage::recording_path);
    }

    void fork_at_question() {
        switch (j_.question) {
            case Question::ktp_recorded:
                return to_recording(Reason::not_recorded);
            case Question::seventeen_or_married:
                return to_recording(Reason::under_17);
            case Question::own_phone:
                return advise(Advice::no_phone, Reason::no_phone);
            case Question::mailbox_open:
                return advise(Advice::no_email, Reason::no_email);
            case Question::first_time:
                return advise(Advice::other_phone, Reason::other_phone);
        }
    }

    void next_question() {
        if (j_.question != Question::first_time) {
            j_.question = next_of(j_.question);
            return go(Stage::pre_check);
        }
        go(j_.checked_first ? Stage::get_app : Stage::nik_entry);
    }

    void return_to_fork() {
        j_.reason = Reason::none;
        if (j_.stage == Stage::advice && j_.advice == Advice::nik_needs_officer) j_.nik_attempts = 0;
        go(j_.before_fork);
    }

    void count_nik_attempt() {
        if (++j_.nik_attempts < max_nik_attempts) return;
        effects_.push_back(WipeNik{});
        advise(Advice::nik_needs_officer, Reason::needs_officer);
    }

    void go_on_from_result() {
        const auto reason = recording_reason(*j_.status);
        if (reason != Reason::none) return to_recording(reason);
        if (pre_check_comes_first()) return go(Stage::get_app);
        if (!j_.checked_first) j_.question = Question::ktp_recorded;
        j_.purpose = Purpose::activate;
        j_.checked_first = true;
        go(Stage::pre_check);
    }

    void go_on_from_advice() {
        switch (j_.advice) {
            case Advice::no_email:  // made a mailbox or found it
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

    void start_phone_steps() {
        j_.phone_step = PhoneStep::open_app;
        go(Stage::on_phone);
    }

    void want_ticket() {
        if (j_.ticket) return show_ticket();
        effects_.push_back(IssueTicket{j_.reason, duration_});
    }

    bool may_want_ticket() const { return is_on_the_way() || j_.stage == Stage::email_code; }

    bool is_on_the_way() const {
        return j_.stage == Stage::get_app || j_.stage == Stage::on_phone || j_.stage == Stage::advice;
    }

    void show_ticket() {
        if (is_on_the_way()) j_.before_ticket = j_.stage;  // from later steps "back" passes the ticket anyway
        go(Stage::ticket);
    }

    /// A visit with a ticket stays open: its holder comes back, or the day ends.
    void leave(Reason reason_if_none) {
        if (j_.stage == Stage::left) return;
        const bool counted = j_.started || j_.reason == Reason::does_not_want;
        if (counted && !j_.ticket && j_.stage != Stage::done) {
            const bool answered = j_.stage == Stage::nik_result && reason_if_none == Reason::went_home;
            const auto fallback = answered ? Reason::guided : reason_if_none;
            record(EventKind::visit_ended, j_.reason == Reason::none ? fallback : j_.reason);
        }
        effects_.push_back(WipeNik{});
        effects_.push_back(WipeCode{});
        go(Stage::left);
    }

    Journey j_;
    std::chrono::seconds duration_;
    std::vector<Effect> effects_;
};

}  // namespace

Step step(const Journey& journey, const JourneyEvent& event, Now now) {
    Stepper stepper(journey, now);
    std::visit(stepper, event);
    return std::move(stepper).take();
}

}  // namespace kiosk::domain

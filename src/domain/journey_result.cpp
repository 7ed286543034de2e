#include <algorithm>
#include <array>
#include <set>

#include "journey_stepper.hpp"

// The result of a NIK check, and where it leads.

namespace kiosk::domain {

Reason checked_reason(AnswerCategory category) {
    switch (category) {
        case AnswerCategory::deceased_reported:
            return Reason::nik_deceased;
        case AnswerCategory::nik_duplicate:
            return Reason::nik_duplicate;
        case AnswerCategory::not_found:
            return Reason::nik_not_found;
        case AnswerCategory::deactivated:
            return Reason::nik_deactivated;
        case AnswerCategory::moved:
            return Reason::nik_moved;
        case AnswerCategory::unrecorded:
            return Reason::nik_unrecorded;
        case AnswerCategory::unrecorded_in_grace:
            return Reason::nik_in_grace;
        case AnswerCategory::record_again:
            return Reason::nik_record_again;
        case AnswerCategory::record_duplicate:
            return Reason::nik_record_duplicate;
        case AnswerCategory::waiting_for_decision:
            return Reason::nik_waiting_for_decision;
        case AnswerCategory::in_process:
            return Reason::nik_in_process;
        case AnswerCategory::print_ready:
            return Reason::nik_print_ready;
        case AnswerCategory::card_ready:
            return Reason::nik_card_ready;
        case AnswerCategory::ikd_on_another_phone:
            return Reason::nik_ikd_on_another_phone;
        case AnswerCategory::ikd_active:
            return Reason::nik_ikd_active;
        case AnswerCategory::ready:
            return Reason::nik_ready;
        case AnswerCategory::too_young:
            return Reason::nik_too_young;
        case AnswerCategory::may_record:
            return Reason::nik_may_record;
        case AnswerCategory::not_on_a_list:
            return Reason::nik_not_on_a_list;
        case AnswerCategory::no_list_yet:
            return Reason::nik_no_list;
        case AnswerCategory::not_now:
            return Reason::nik_too_many_checks;
    }
    return Reason::none;
}

Reason reason_of_end(const StatusAnswer& answer) {
    if (answer.next_step == NextStep::wait) return Reason::must_wait;
    return answer.next_step == NextStep::see_dinas ? Reason::must_see_dinas : Reason::guided;
}

WayOn way_on(NextStep step) {
    switch (step) {
        case NextStep::record_with_kk:
        case NextStep::record:
        case NextStep::record_from_16:
        case NextStep::collect_card:
        case NextStep::collect_card_at_17:
        case NextStep::settle_residence:
        case NextStep::see_dinas:
            return WayOn::recording_path;
        case NextStep::see_officer:
        case NextStep::reset_ikd:
            return WayOn::ticket;
        case NextStep::go_on:
            return WayOn::activation;
        case NextStep::wait:
        case NextStep::nothing:
            return WayOn::end;
    }
    return WayOn::end;
}

bool may_ask_officer(const StatusAnswer& answer) {
    constexpr std::array open_questions{AnswerCategory::not_on_a_list, AnswerCategory::no_list_yet,
                                        AnswerCategory::not_now, AnswerCategory::may_record,
                                        AnswerCategory::in_process};
    if (answer.source_kind == SourceKind::officer) return false;
    if (answer.next_step == NextStep::see_officer || !answer.contradictions.empty()) return true;
    if (answer.list_expired || answer.certainty == Certainty::old_list) return true;
    return std::ranges::find(open_questions, answer.category) != open_questions.end();
}

bool goes_on_after_path(const Journey& journey) {
    return journey.stage == Stage::recording_path && journey.before_fork == Stage::nik_result &&
           journey.status->next_step == NextStep::collect_card && journey.status->ikd_possible;
}

namespace {

/// Why a result leads to the recording path; fetching a card stops nobody.
Reason path_reason(const StatusAnswer& answer) {
    switch (answer.next_step) {
        case NextStep::record_with_kk:
            return Reason::nik_deactivated;
        case NextStep::record:
            return Reason::not_recorded;
        case NextStep::record_from_16:
        case NextStep::collect_card_at_17:
            return Reason::under_17;
        case NextStep::settle_residence:
            return answer.category == AnswerCategory::deactivated ? Reason::nik_deactivated
                                                                  : Reason::must_see_dinas;
        case NextStep::see_dinas:
            return Reason::must_see_dinas;
        case NextStep::collect_card:
        case NextStep::see_officer:
        case NextStep::reset_ikd:
        case NextStep::go_on:
        case NextStep::wait:
        case NextStep::nothing:
            return Reason::none;
    }
    return Reason::none;
}

}  // namespace

/// The dinas learns on which axes its sources disagree, each once.
void Stepper::tell_contradictions(const StatusAnswer& answer) {
    std::set<StatusAxis> axes;
    for (const Contradiction& pair : answer.contradictions) axes.insert(pair.axis);
    for (const StatusAxis axis : axes)
        effects_.emplace_back(
            Record{EventKind::sources_disagree, Reason::none, duration_, std::string(to_word(axis))});
}

bool Stepper::has_answer() const {
    const bool on_path = j_.stage == Stage::recording_path && j_.before_fork == Stage::nik_result;
    return j_.stage == Stage::nik_result || on_path;
}

void Stepper::go_on_from_result() {
    const auto& answer = *j_.status;
    switch (way_on(answer.next_step)) {
        case WayOn::activation:
            return to_activation();
        case WayOn::recording_path:
            return to_recording(path_reason(answer));
        case WayOn::ticket:
            return ask_officer(answer.next_step == NextStep::reset_ikd ? Reason::other_phone
                                                                       : Reason::status_question);
        case WayOn::end:
            return leave(reason_of_end(answer));
    }
}

/// He knows where his card is; the activation does not need it.
void Stepper::go_on_from_recording() {
    goes_on_after_path(j_) ? to_activation() : leave(Reason::guided);
}

void Stepper::to_activation() {
    if (pre_check_comes_first()) return go(Stage::get_app);
    if (!j_.checked_first) j_.question = Question::ktp_recorded;
    j_.purpose = Purpose::activate;
    j_.checked_first = true;
    go(Stage::pre_check);
}

void Stepper::ask_officer(Reason reason) {
    j_.reason = reason;
    want_ticket();
}

/// Who only asked how it stands with the NIK has no mail to read: the ticket brings him back.
void Stepper::go_on_from_officer() {
    if (j_.reason == Reason::status_question && j_.before_ticket == Stage::nik_result)
        return leave(Reason::guided);
    j_.mail_step = MailStep::read_code;
    go(Stage::email_code);
}

}  // namespace kiosk::domain

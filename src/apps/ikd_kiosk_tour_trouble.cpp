#include "ikd_kiosk_tour_story.hpp"

namespace kiosk::story {
namespace {

constexpr std::string_view nik_of_uncle = "3572011204719004";  // synthetic: serial 9xxx

/// The first problem of the district pack that an officer can help with; empty when there is none.
std::string problem_for_officer(const Program& program) {
    for (const auto& problem : program.district.problems) {
        if (problem.ticket) return problem.code;
    }
    return {};
}

/// The ledger's newest ticket tells the officer the reason.
void expect_ticket_about(TourKiosk& kiosk, const std::string& code) {
    const auto events = storage::read_events(kiosk.backend().store());
    if (!events) return kiosk.fail(events.error().text);
    for (auto event = events->rbegin(); event != events->rend(); ++event) {
        if (event->draft.kind != domain::EventKind::ticket_issued) continue;
        const bool right = event->draft.reason == domain::Reason::problem && event->draft.detail == code;
        if (!right) kiosk.fail("the ticket does not say problem " + code);
        return;
    }
    kiosk.fail("no ticket in the ledger");
}

/// In the picker: reads one problem, takes a ticket for it and leaves.
void take_ticket_for_problem(TourKiosk& kiosk) {
    const auto code = problem_for_officer(kiosk.program());
    kiosk.go("problems.item_" + code, "problem");
    kiosk.touch("problem.ticket");
    kiosk.expect("ticket");
    kiosk.picture("ticket_problem");
    expect_ticket_about(kiosk, code);
    kiosk.go("ticket.leave", "attract");
}

}  // namespace

/// Every "no" and "don't know" of the questions has a way of its own; none is a dead end.
void somebody_answers_no(TourKiosk& kiosk) {
    kiosk.chapter("Every no before the activation has its own way");
    start_activation(kiosk);
    kiosk.touch("pre_check.no");
    kiosk.expect("recording_path");
    kiosk.picture("recording_path_not_recorded");
    kiosk.go("frame.back", "pre_check_ktp_recorded");
    kiosk.touch("pre_check.yes");
    kiosk.touch("pre_check.no");
    kiosk.expect("recording_path");
    kiosk.picture("recording_path_under_17");
    kiosk.go("frame.back", "pre_check_seventeen_or_married");
    kiosk.touch("pre_check.yes");
    kiosk.go("pre_check.no", "advice_no_phone");
    kiosk.go("frame.back", "pre_check_own_phone");
    kiosk.go("pre_check.unknown", "advice_old_phone");
    kiosk.go("frame.back", "pre_check_own_phone");
    kiosk.touch("pre_check.yes");
    kiosk.go("pre_check.no", "advice_no_email");
    kiosk.touch("advice.go_on");
    kiosk.go("pre_check.no", "advice_other_phone");
    kiosk.go("frame.home", "attract");
    wake(kiosk);
    kiosk.touch("home.activate");
    kiosk.go("notice.decline", "advice_does_not_want");
    kiosk.go("frame.home", "attract");
}

void problem_from_home(TourKiosk& kiosk) {
    if (problem_for_officer(kiosk.program()).empty()) return;
    kiosk.chapter("Somebody comes with a problem");
    wake(kiosk);
    kiosk.go("home.problem", "problems");
    take_ticket_for_problem(kiosk);
}

void problem_from_phone_step(TourKiosk& kiosk) {
    if (problem_for_officer(kiosk.program()).empty()) return;
    kiosk.chapter("A problem while the app is being set up");
    start_activation(kiosk);
    answer_pre_check(kiosk);
    enter_nik(kiosk, nik_of_uncle);
    kiosk.touch("result.go_on");
    kiosk.touch("get_app.go_on");
    kiosk.touch("on_phone.go_on");
    kiosk.expect("on_phone_register_offline");
    kiosk.go("on_phone.trouble", "problems");
    kiosk.go("frame.back", "on_phone_register_offline");
    kiosk.go("on_phone.trouble", "problems");
    take_ticket_for_problem(kiosk);
}

void others_look_around(TourKiosk& kiosk) {
    kiosk.chapter("Places and hours");
    wake(kiosk);
    kiosk.go("home.places", "places");
    kiosk.go("places.item_" + kiosk.program().config.place, "place");
    kiosk.go("frame.back", "places");
    kiosk.go("frame.home", "attract");
}

}  // namespace kiosk::story

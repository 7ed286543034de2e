#include <algorithm>
#include <type_traits>
#include <utility>

#include "places.hpp"
#include "preferences.hpp"
#include "staff.hpp"

namespace kiosk::app {
namespace {

using domain::Stage;

/// The other century: somebody of 100 or more (domain.md 2.2).
void read_back_is_older(AppState& state) {
    auto& reading = state.session.reading;
    if (stage_of(state) != Stage::nik_read_back || reading.birth_date_candidates.size() < 2) return;
    reading.birth_date = reading.birth_date_candidates.front();
    reading.age = domain::completed_years(*reading.birth_date, state.local().date);
    state.session.age_band = domain::age_band_of(reading.age);
    move_journey(state, domain::ReadBackAnswered{true, reading.age});
}

/// What the resident does on a screen of the visit; screens that lie before it have their own acts.
void move_visit(AppState& state, const domain::JourneyEvent& event) {
    if (state.screen == Screen::visit) move_journey(state, event);
}

/// The first screens and the way through a visit. Everything inside a visit is the journey's to decide.
class VisitActs {
  public:
    explicit VisitActs(AppState& state) : s_(state) {}

    void operator()(const intent::Wake&) {
        if (s_.screen != Screen::attract || s_.closed_now()) return;
        s_.screen = Screen::home;
        load_board(s_);  // who waits today
    }
    void operator()(const intent::StartActivation&) {
        if (s_.screen == Screen::home && s_.setup.district.functions.activation)
            start_visit(s_, domain::Purpose::activate);
    }
    void operator()(const intent::CheckNik&) {
        if (s_.screen == Screen::home && s_.setup.district.functions.nik_check)
            start_visit(s_, domain::Purpose::check_nik);
    }
    void operator()(const intent::HaveTicket&) {
        if (s_.screen == Screen::home) s_.screen = Screen::ticket_entry;
    }
    void operator()(const intent::ShowPage& wanted) { s_.session.page = std::max(0, wanted.page); }
    void operator()(const intent::GoBack&) {
        if (s_.session.panel) return s_.session.panel.reset();
        switch (s_.screen) {
            case Screen::visit:
                return go_back_in_visit();
            case Screen::place:
            case Screen::kecamatan:
            case Screen::recording_info:
            case Screen::slip:
                return go_back_from_places(s_);
            case Screen::places:
            case Screen::ticket_entry:
            case Screen::staff_login:
                return go_back_to_choices();
            case Screen::desk_confirm:
            case Screen::desk_outcome:
            case Screen::desk_status:
            case Screen::desk_menu:
            case Screen::desk_undo:
            case Screen::desk_numbers:
                return go_back_in_desk(s_);
            case Screen::attract:
            case Screen::home:
            case Screen::desk:
            case Screen::technician:
            case Screen::call:
            case Screen::out_of_service:
                return;
        }
    }
    void operator()(const intent::GoHome&) {
        if (s_.silence_matters()) go_home(s_);
    }
    void operator()(const intent::Agree&) { move_visit(s_, domain::Agreed{}); }
    void operator()(const intent::Decline&) { move_visit(s_, domain::Declined{}); }
    void operator()(const intent::AnswerQuestion& given) { move_visit(s_, domain::Answered{given.answer}); }
    void operator()(const intent::Type& typed) { type(s_, typed.character); }
    void operator()(const intent::Erase&) { erase(s_); }
    void operator()(const intent::EraseAll&) { erase_all(s_); }
    void operator()(const intent::Submit&) { submit(s_); }
    void operator()(const intent::ReadBackIsMine&) { move_visit(s_, domain::ReadBackAnswered{true}); }
    void operator()(const intent::ReadBackIsOlder&) { read_back_is_older(s_); }
    void operator()(const intent::ReadBackIsNotMine&) { move_visit(s_, domain::ReadBackAnswered{false}); }
    void operator()(const intent::GoOn&) {
        if (s_.screen != Screen::visit || !s_.session.journey) return;
        const bool ends_here = s_.leads_to_activation() && !s_.may_activate();
        ends_here ? go_home(s_) : move_visit(s_, domain::Continue{});
    }
    void operator()(const intent::ChoosePhone& chosen) {
        s_.session.page = 0;  // in large letters the code stands on the first
        move_visit(s_, domain::PhoneChosen{chosen.phone});
    }
    void operator()(const intent::AskStatus&) { move_visit(s_, domain::StatusAsked{}); }
    void operator()(const intent::LeaveWithTicket&) { go_home(s_); }
    void operator()(const intent::SelfReport&) { move_visit(s_, domain::SelfReportWanted{}); }
    void operator()(const intent::StayHere&) {}  // `handle` has ended the silence already

  private:
    void go_back_to_choices() {
        s_.session.ticket_typed.wipe();
        s_.session.secret.wipe();
        s_.session.ticket_unknown = s_.session.secret_refused = s_.session.secret_overrun = false;
        s_.screen = s_.closed_now() ? Screen::attract : Screen::home;
    }

    /// Back from the first screen of a visit leads to the four choices, not to the invitation; it is still
    /// the same person.
    void go_back_in_visit() {
        const auto preferences = s_.session.preferences;
        move_visit(s_, domain::Back{});
        if (s_.screen != Screen::attract) return;
        s_.screen = Screen::home;
        s_.session.preferences = preferences;
    }

    AppState& s_;
};

/// Ways out of trouble, and what the resident thinks of it all.
class TroubleActs {
  public:
    explicit TroubleActs(AppState& state) : s_(state) {}

    void operator()(const intent::HaveProblem&) {
        if (s_.screen == Screen::home && s_.offers_problems())
            start_visit(s_, domain::Purpose::solve_problem);
    }
    /// Without answers to problems an officer has to look.
    void operator()(const intent::ReportTrouble&) {
        s_.offers_problems() ? move_visit(s_, domain::TroubleReported{})
                             : move_visit(s_, domain::OfficerWanted{});
    }
    void operator()(const intent::ShowProblem& wanted) {
        if (s_.find_problem(wanted.code)) move_visit(s_, domain::ProblemChosen{wanted.code});
    }
    void operator()(const intent::TakeTicket&) {
        if (officer_can_help()) move_visit(s_, domain::TicketWanted{});
    }
    void operator()(const intent::CallOfficer&) {
        if (officer_can_help()) move_visit(s_, domain::OfficerWanted{});
    }
    void operator()(const intent::RateService& given) {
        if (s_.setup.district.functions.survey)
            move_visit(s_, domain::Rated{domain::survey_element_of(s_.session.visit), given.score});
    }

  private:
    /// Of each problem the district pack says so.
    bool officer_can_help() const {
        if (stage_of(s_) != Stage::problem) return true;
        return s_.find_problem(s_.session.journey->problem)->ticket;
    }

    AppState& s_;
};

/// Each group has its acts, one for each kind: else it does not compile.
struct Acts {
    AppState& state;

    void operator()(const VisitIntent& wanted) const { std::visit(VisitActs(state), wanted); }
    void operator()(const TroubleIntent& wanted) const { std::visit(TroubleActs(state), wanted); }
    void operator()(const PlaceIntent& wanted) const { std::visit(PlaceActs(state), wanted); }
    void operator()(const PreferenceIntent& wanted) const { std::visit(PreferenceActs(state), wanted); }
    void operator()(const DeskIntent& wanted) const { std::visit(DeskActs(state), wanted); }
};

/// A panel is modal: what lies below it waits.
bool acts_over_panel(const Intent& intent) {
    return std::holds_alternative<PreferenceIntent>(intent) || wants<intent::ShowPage>(intent) ||
           wants<intent::GoBack>(intent) || wants<intent::GoHome>(intent) || wants<intent::StayHere>(intent);
}

}  // namespace

void navigate(AppState& state, const Intent& intent) {
    if (state.screen == Screen::call) {  // any touch ends it; a corner button acts on the screen behind
        end_session(state);
        if (!wants<intent::OpenPanel>(intent)) return;
    }
    if (state.session.panel && !acts_over_panel(intent)) return;
    std::visit(Acts{state}, intent);
}

}  // namespace kiosk::app

#include <algorithm>

#include "state.hpp"

namespace kiosk::app {
namespace {

using domain::Stage;

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
char to_upper(char c) {
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}

void submit_nik(AppState& state) {
    auto& session = state.session;
    session.reading = domain::read_nik(session.nik.view(), state.local().date);
    session.nik_errors = session.reading.errors;
    session.age_band = domain::age_band_of(session.reading.age);
    session.token.reset();
    if (!session.reading.possible()) return move_journey(state, domain::NikRefused{});
    move_journey(state, domain::NikRead{session.reading.age});
}

void submit_ticket(AppState& state) {
    const auto ticket = domain::parse_ticket(state.session.ticket_typed.view());
    state.session.ticket_unknown = !ticket;
    if (ticket) ask_and_wait(state, FindTicket{*ticket, state.local().date});
}

void submit(AppState& state) {
    if (state.screen == Screen::ticket_entry) return submit_ticket(state);
    if (stage_of(state) == Stage::nik_entry) return submit_nik(state);
    if (stage_of(state) == Stage::confirm && state.session.code.full() && state.pause_seconds() == 0)
        move_journey(state, domain::CodeEntered{});
}

void type(AppState& state, char c) {
    auto& session = state.session;
    if (state.screen == Screen::ticket_entry) {
        const bool fits = session.ticket_typed.empty() ? is_letter(c) : is_digit(c);
        if (fits && !session.ticket_typed.full()) session.ticket_typed.push(to_upper(c));
        session.ticket_unknown = false;
    } else if (stage_of(state) == Stage::nik_entry && is_digit(c) && !session.nik.full()) {
        session.nik.push(c);
        session.nik_errors.clear();
    } else if (stage_of(state) == Stage::confirm && is_digit(c) && !session.code.full()) {
        session.code.push(c);
        session.code_refused = false;
    }
}

/// Calls `change` with what is being typed, if anything is.
template <class Change>
void change_typed(AppState& state, Change change) {
    if (state.screen == Screen::ticket_entry) change(state.session.ticket_typed);
    if (stage_of(state) == Stage::nik_entry) change(state.session.nik);
    if (stage_of(state) == Stage::confirm) change(state.session.code);
    state.session.nik_errors.clear();
    state.session.ticket_unknown = false;
}

/// All navigation: what each intent means. Everything inside a visit is the journey's to decide.
class Navigation {
  public:
    explicit Navigation(AppState& state) : s_(state) {}

    void operator()(const intent::Wake&) {
        if (s_.screen == Screen::attract && !s_.closed_now()) s_.screen = Screen::home;
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
    void operator()(const intent::ShowPlaces&) {
        if (s_.screen != Screen::home && s_.screen != Screen::attract) return;
        s_.screen = Screen::places;
        s_.session.page = 0;
    }
    void operator()(const intent::ShowPlace& wanted) {
        if (s_.screen != Screen::places || !config::find_place(s_.setup.district, wanted.id)) return;
        s_.session.place_id = wanted.id;
        s_.screen = Screen::place;
    }
    void operator()(const intent::NextPage&) { ++s_.session.page; }  // `frame` keeps it in range
    void operator()(const intent::PreviousPage&) { s_.session.page = std::max(0, s_.session.page - 1); }
    void operator()(const intent::GoBack&) {
        switch (s_.screen) {
            case Screen::visit:
                return go_back_in_visit();
            case Screen::place:
                s_.screen = Screen::places;
                return;
            case Screen::places:
            case Screen::ticket_entry:
                s_.session.ticket_typed.wipe();
                s_.session.ticket_unknown = false;
                s_.screen = s_.closed_now() ? Screen::attract : Screen::home;
                return;
            case Screen::attract:
            case Screen::home:
            case Screen::out_of_service:
                return;
        }
    }
    void operator()(const intent::GoHome&) {
        if (s_.silence_matters()) go_home(s_);
    }
    void operator()(const intent::ChooseLanguage& wanted) {
        const auto& known = s_.setup.config.languages;
        if (std::find(known.begin(), known.end(), wanted.code) != known.end())
            s_.session.language = wanted.code;
    }
    void operator()(const intent::Agree&) { move_journey(s_, domain::Agreed{}); }
    void operator()(const intent::Decline&) { move_journey(s_, domain::Declined{}); }
    void operator()(const intent::AnswerQuestion& given) { move_journey(s_, domain::Answered{given.answer}); }
    void operator()(const intent::Type& typed) { type(s_, typed.character); }
    void operator()(const intent::Erase&) {
        change_typed(s_, [](auto& text) {
            if (!text.empty()) text.pop();
        });
    }
    void operator()(const intent::EraseAll&) {
        change_typed(s_, [](auto& text) { text.wipe(); });
    }
    void operator()(const intent::Submit&) { submit(s_); }
    void operator()(const intent::ReadBackIsMine&) { move_journey(s_, domain::ReadBackAnswered{true}); }
    void operator()(const intent::ReadBackIsNotMine&) { move_journey(s_, domain::ReadBackAnswered{false}); }
    void operator()(const intent::GoOn&) { move_journey(s_, domain::Continue{}); }
    void operator()(const intent::ChoosePhone& chosen) {
        move_journey(s_, domain::PhoneChosen{chosen.phone});
    }
    void operator()(const intent::TakeTicket&) { move_journey(s_, domain::TicketWanted{}); }
    void operator()(const intent::ReportTrouble&) { move_journey(s_, domain::TroubleReported{}); }
    void operator()(const intent::CallOfficer&) { move_journey(s_, domain::OfficerWanted{}); }
    void operator()(const intent::LeaveWithTicket&) { go_home(s_); }
    void operator()(const intent::SelfReport&) { move_journey(s_, domain::SelfReportWanted{}); }
    void operator()(const intent::StayHere&) {}  // `handle` has ended the silence already

  private:
    /// Back from the first screen of a visit leads to the four choices, not to the invitation.
    void go_back_in_visit() {
        move_journey(s_, domain::Back{});
        if (s_.screen == Screen::attract) s_.screen = Screen::home;
    }

    AppState& s_;
};

}  // namespace

void navigate(AppState& state, const Intent& intent) {
    std::visit(Navigation(state), intent);
}

}  // namespace kiosk::app

#include <algorithm>
#include <utility>

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
    if (session.nik.empty()) return;
    session.reading = domain::read_nik(session.nik.view(), state.local().date);
    session.reading.serial.reset();  // area, date, sex and serial together would be the NIK
    session.nik_errors = session.reading.errors;
    if (!session.nik.full()) return;  // not finished: said, but no attempt
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

void submit_code(AppState& state) {
    auto& session = state.session;
    if (std::exchange(session.code_overrun, false)) return session.code.wipe();
    if (session.code.full() && state.pause_seconds() == 0) move_journey(state, domain::CodeEntered{});
}

void submit(AppState& state) {
    if (state.screen == Screen::ticket_entry) return submit_ticket(state);
    if (stage_of(state) == Stage::nik_entry) return submit_nik(state);
    if (stage_of(state) == Stage::confirm) submit_code(state);
}

void type_ticket(Session& session, char c) {
    const bool letter = is_letter(c) && to_upper(c) != 'I' && to_upper(c) != 'O';  // those look like digits
    const bool fits = session.ticket_typed.empty() ? letter : is_digit(c);
    if (fits && !session.ticket_typed.full()) session.ticket_typed.push(to_upper(c));
    session.ticket_unknown = false;
}

/// A full number with errors makes room for a new one: a scanner cannot press "erase".
void type_nik(Session& session, char digit) {
    if (session.nik.full() && !session.nik_errors.empty()) session.nik.wipe();
    if (session.nik.full()) return;
    session.nik.push(digit);
    session.nik_errors.clear();
}

void type_code(Session& session, char digit) {
    session.code_overrun = session.code.full();
    if (session.code_overrun) return;
    session.code.push(digit);
    session.code_refused = false;
}

void type(AppState& state, char c) {
    if (state.screen == Screen::ticket_entry) return type_ticket(state.session, c);
    if (!is_digit(c)) return;
    if (stage_of(state) == Stage::nik_entry) type_nik(state.session, c);
    if (stage_of(state) == Stage::confirm) type_code(state.session, c);
}

/// Calls `change` with what is being typed, if anything is.
template <class Change>
void change_typed(AppState& state, Change change) {
    if (state.screen == Screen::ticket_entry) change(state.session.ticket_typed);
    if (stage_of(state) == Stage::nik_entry) change(state.session.nik);
    if (stage_of(state) == Stage::confirm) change(state.session.code);
    state.session.nik_errors.clear();
    state.session.code_overrun = false;
    state.session.ticket_unknown = false;
}

/// The other century: somebody of 100 or more (domain.md 2.2).
void read_back_is_older(AppState& state) {
    auto& reading = state.session.reading;
    if (stage_of(state) != Stage::nik_read_back || reading.birth_date_candidates.size() < 2) return;
    reading.birth_date = reading.birth_date_candidates.front();
    reading.age = domain::completed_years(*reading.birth_date, state.local().date);
    state.session.age_band = domain::age_band_of(reading.age);
    move_journey(state, domain::ReadBackAnswered{true, reading.age});
}

/// All navigation: what each intent means. Everything inside a visit is the journey's to decide.
class Navigation {
  public:
    explicit Navigation(AppState& state) : s_(state) {}

    void operator()(const intent::Wake&) {
        if (s_.screen != Screen::attract || s_.closed_now()) return;
        s_.screen = Screen::home;
        ask(s_, LoadBoard{s_.local().date});  // who waits today
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
    void operator()(const intent::ReadBackIsOlder&) { read_back_is_older(s_); }
    void operator()(const intent::ReadBackIsNotMine&) { move_journey(s_, domain::ReadBackAnswered{false}); }
    void operator()(const intent::GoOn&) {
        const bool ends_here = stage_of(s_) == Stage::nik_result && !s_.may_activate() && !s_.must_record();
        ends_here ? go_home(s_) : move_journey(s_, domain::Continue{});
    }
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
        const auto language = s_.session.language;
        move_journey(s_, domain::Back{});
        if (s_.screen != Screen::attract) return;
        s_.screen = Screen::home;
        s_.session.language = language;
    }

    AppState& s_;
};

}  // namespace

void navigate(AppState& state, const Intent& intent) {
    std::visit(Navigation(state), intent);
}

}  // namespace kiosk::app

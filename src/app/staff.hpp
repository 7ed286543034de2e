#pragma once

#include "state.hpp"

namespace kiosk::app {

/// What staff does after number and PIN. Every act is an event in the ledger before the screen says so.
class DeskActs {
  public:
    explicit DeskActs(AppState& state) : s_(state) {}

    void operator()(const intent::OpenDesk&);
    void operator()(const intent::ToggleTicket& wanted);
    void operator()(const intent::CallTicket&);
    void operator()(const intent::EndCall&) {}  // `navigate` has ended it already
    void operator()(const intent::AskConfirm&);
    void operator()(const intent::ChangeRegistration& wanted);
    void operator()(const intent::ConfirmSelected&);
    void operator()(const intent::AskOutcome&);
    void operator()(const intent::RecordOutcome& wanted);
    void operator()(const intent::OpenSeenStatus&);
    void operator()(const intent::ChooseRecord& wanted);
    void operator()(const intent::ChooseNikStatus& wanted);
    void operator()(const intent::ChooseIkd& wanted);
    void operator()(const intent::SaveSeenStatus&);
    void operator()(const intent::OpenDeskMenu&);
    void operator()(const intent::ShowUndo&);
    void operator()(const intent::ChooseAct& wanted);
    void operator()(const intent::UndoAct&);
    void operator()(const intent::ShowNumbers&);
    void operator()(const intent::SetDisturbance& wanted);
    void operator()(const intent::ClockIsRight&);
    void operator()(const intent::ReleaseChecks&);
    void operator()(const intent::LogOut&);

  private:
    StaffDesk& desk() { return *s_.session.staff; }
    bool desk_has_one_selected() { return s_.screen == Screen::desk && desk().selected.size() == 1; }
    /// One of the desk's screens, with nobody selected it leads nowhere.
    void with_selected(Screen screen);
    /// Appends one event that is of no visit, and looks at the board again.
    void act_for_all(domain::EventKind kind);

    AppState& s_;
};

/// An act of the member of staff who is logged in; of no visit until it is said which one.
domain::EventDraft act_of(const AppState& state, domain::EventKind kind);
domain::EventDraft act_on(const AppState& state, domain::EventKind kind, const domain::OpenVisit& visit);
/// The same, with what is known about the person.
domain::EventDraft act_about(const AppState& state, domain::EventKind kind, const domain::OpenVisit& visit);
/// One level up inside the desk.
void go_back_in_desk(AppState& state);
/// Those of the waiting group who are selected, in its order.
std::vector<domain::OpenVisit> selected_visits(const StaffDesk& desk);
bool is_selected(const StaffDesk& desk, domain::TicketCode ticket);

}  // namespace kiosk::app

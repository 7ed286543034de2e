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
    /// One of the desk's screens, with nobody selected it leads nowhere.
    void with_selected(Screen screen);
    /// Appends one event that is of no visit, and looks at the board again.
    void act_for_all(domain::EventKind kind);

    AppState& s_;
};

/// One level up inside the desk.
void go_back_in_desk(AppState& state);
/// Those of the waiting group who are selected, in its order.
std::vector<domain::OpenVisit> selected_visits(const StaffDesk& desk);
bool is_selected(const StaffDesk& desk, domain::TicketCode ticket);

}  // namespace kiosk::app

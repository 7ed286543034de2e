#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "kiosk/core/result.hpp"
#include "kiosk/core/secret.hpp"
#include "kiosk/domain/ports.hpp"

namespace kiosk::app {

// Slow work (disk, keys) that the application asks for and that never runs on the drawing thread.
// Every job carries the number of the visit that asked, so that an answer which comes too late is dropped.

struct LookUpNik {
    domain::Nik nik;
};
struct AppendEvent {
    domain::EventDraft draft;
};
/// The draft gets the next ticket of its service day.
struct IssueTicketJob {
    domain::EventDraft draft;
};
/// Checks the code and appends the draft with the officer's id: both or nothing.
struct ConfirmJob {
    domain::EventDraft draft;
    SecretText<6> code;
};
struct FindTicket {
    domain::TicketCode ticket;
    domain::Date service_day{};
};
/// The kiosk's count and the waiting group, for attract and home.
struct LoadBoard {
    domain::Date service_day{};
};

/// An officer wants the desk: is the code one? It is burnt with the event that says so.
struct OpenDeskJob {
    domain::EventDraft draft;
    SecretText<6> code;
};
/// Appends `ticket_called`.
struct CallTicketJob {
    domain::EventDraft draft;
};

/// After a failure: can the ledger be written again?
struct Recover {
    domain::Date service_day;
};

using JobWork = std::variant<LookUpNik, AppendEvent, IssueTicketJob, ConfirmJob, FindTicket, LoadBoard,
                             OpenDeskJob, CallTicketJob, Recover>;

struct Job {
    std::uint64_t visit_number = 0;
    Now asked_at;
    JobWork work;
};

struct NikLookedUp {
    domain::NikToken token;
    domain::ListLookup lookup;
};
struct EventAppended {
    domain::EventKind kind;
    domain::KioskCount count;
};
struct TicketGiven {
    domain::TicketCode ticket;
    int position;  ///< in the waiting group, from 1
};
struct ConfirmAccepted {
    domain::KioskCount count;
};
struct ConfirmRefused {};
struct TicketFound {
    domain::OpenVisit visit;
    int position;  ///< 0 when no longer waiting
};
struct TicketUnknown {};
/// The waiting group in its order, those who reported themselves last.
struct DeskOpened {
    std::string officer;  ///< id
    std::vector<domain::OpenVisit> visits;
};
struct DeskRefused {};
struct TicketCalled {
    domain::TicketCode ticket;
};
struct BoardLoaded {
    domain::KioskCount count;
    int waiting;
};

/// The ledger takes events again.
struct Recovered {
    domain::KioskCount count;
    int waiting;
};

using JobResult =
    std::variant<NikLookedUp, EventAppended, TicketGiven, ConfirmAccepted, ConfirmRefused, TicketFound,
                 TicketUnknown, DeskOpened, DeskRefused, TicketCalled, BoardLoaded, Recovered, Error>;

struct JobAnswer {
    std::uint64_t visit_number = 0;
    JobResult result;
};

/// The ports that jobs need; owned by the composition root.
struct DeskPorts {
    domain::Ledger& ledger;
    domain::StatusList& lists;
    domain::NikTokens& tokens;
    domain::OfficerCodes& codes;
};

/// Does one job. Called on the worker thread, or in place by tests.
JobAnswer do_job(Job job, const DeskPorts& ports);

}  // namespace kiosk::app

#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "kiosk/core/result.hpp"
#include "kiosk/core/secret.hpp"
#include "kiosk/domain/ports.hpp"
#include "kiosk/domain/status_source.hpp"

namespace kiosk::app {

// Slow work (disk, keys) that the application asks for and that never runs on the drawing thread.
// Every job carries the number of the visit that asked, so that an answer which comes too late is dropped.

struct LookUpNik {
    domain::Nik nik;
    std::optional<domain::Date> birth_date;  ///< as confirmed on the read-back
    std::optional<domain::Sex> sex;
    domain::Date today{};
};
struct AppendEvent {
    domain::EventDraft draft;
};
/// The draft gets the next ticket of its service day.
struct IssueTicketJob {
    domain::EventDraft draft;
};
/// Checks the officer's code, or number and PIN when the clock is doubted, and appends the draft with the
/// officer's id: both or nothing. A wrong one is kept as staff_refused.
struct ConfirmJob {
    domain::EventDraft draft;
    domain::StaffSecret secret;  ///< six digits: a code; eight: number and PIN
};
struct FindTicket {
    domain::TicketCode ticket;
    domain::Date service_day{};
};
/// Count, waiting group and the rest for attract and home.
struct LoadBoard {
    domain::Date service_day{};
    domain::EventDraft clock_right;  ///< clock_confirmed: kept when the time service has ended a doubt
};

/// Once, first of all: keeps kiosk_started.
struct StartKiosk {
    domain::EventDraft draft;
};
/// Erases the tokens of days before `first_kept`; only asked for while the clock is trusted.
struct EraseTokens {
    domain::Date first_kept{};
    domain::EventDraft draft;
};

/// Somebody of the staff wants in: number and PIN. The draft is that of staff_logged_in; a wrong PIN is kept
/// as staff_refused instead.
struct LogInJob {
    domain::EventDraft draft;
    domain::StaffSecret secret;
};
/// Appends what staff did, all or nothing, and loads the desk again. `staff_logged_out` goes this way, too.
struct StaffActs {
    std::vector<domain::EventDraft> drafts;
};
struct LoadUndoable {
    domain::Date service_day{};
};
/// Today, and the days since the official figure.
struct LoadNumbers {
    domain::Date today{};
    domain::Date since{};  ///< first day after the figure
    domain::Date until{};
};
struct LookAtDevice {};

/// After a failure: can the ledger be written again?
struct Recover {
    LoadBoard board;
};

using JobWork =
    std::variant<LookUpNik, AppendEvent, IssueTicketJob, ConfirmJob, FindTicket, LoadBoard, StartKiosk,
                 EraseTokens, LogInJob, StaffActs, LoadUndoable, LoadNumbers, LookAtDevice, Recover>;

struct Job {
    std::uint64_t visit_number = 0;
    Now asked_at;
    JobWork work;
};

struct NikLookedUp {
    domain::NikToken token;
    domain::SourcesReply reply;
};
/// Too many different NIKs lately: not looked up. The token still tells that an activation is of the same
/// person.
struct NikNotNow {
    domain::NikToken token;
    std::chrono::milliseconds wait;
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
struct ConfirmRefused {
    std::chrono::milliseconds pause;
    bool checked;  ///< and wrong; else not looked at: during a pause, or a code while PINs are asked for
};
struct TicketFound {
    domain::OpenVisit visit;
    int position;  ///< 0 when no longer waiting
};
struct TicketUnknown {};
struct LoggedIn {
    domain::StaffMember member;
    std::vector<domain::OpenVisit> visits;  ///< in their order, those who reported themselves last
    bool undo;                              ///< something can be taken back
};
struct LogInRefused {
    std::chrono::milliseconds pause;
};
/// What staff did is in the ledger; the desk as it is now.
struct StaffActed {
    std::vector<domain::EventKind> kinds;
    std::optional<domain::TicketCode> called;  ///< of ticket_called
    std::vector<domain::OpenVisit> visits;
    bool undo;
    domain::LedgerNotes notes;
};
struct UndoableLoaded {
    std::vector<domain::UndoableAct> acts;
};
struct NumbersLoaded {
    domain::KioskCount today;
    domain::KioskCount since;
};
struct DeviceLooked {
    domain::DeviceFacts facts;
};
struct BoardLoaded {
    domain::LedgerNotes notes;
    domain::ClockTrust clock = domain::ClockTrust::trusted;
    std::chrono::milliseconds checks_pause{0};      ///< > 0: NIK checks are limited now
    std::chrono::milliseconds staff_pause{0};       ///< > 0: wrong PINs or codes
    bool begun_anew = false;                        ///< see DeskPorts
    std::vector<domain::BundleTried> bundles;       ///< that arrived since: taken or refused
    std::optional<domain::Date> lists_valid_until;  ///< see DeskPorts
};
struct TokensErased {
    int days;
};

/// The ledger takes events again.
struct Recovered {
    BoardLoaded board;
};

using JobResult =
    std::variant<NikLookedUp, NikNotNow, EventAppended, TicketGiven, ConfirmAccepted, ConfirmRefused,
                 TicketFound, TicketUnknown, LoggedIn, LogInRefused, StaffActed, UndoableLoaded,
                 NumbersLoaded, DeviceLooked, BoardLoaded, TokensErased, Recovered, Error>;

struct JobAnswer {
    std::uint64_t visit_number = 0;
    JobResult result;
};

/// The ports that jobs need, and what they must know about this start of the program; owned by the
/// composition root.
struct DeskPorts {
    domain::Ledger& ledger;
    std::vector<domain::StatusSource*> sources;  ///< asked in this order
    domain::ListInbox& inbox;
    domain::NikTokens& tokens;
    domain::OfficerCodes& codes;
    domain::StaffPins& pins;
    domain::TimeService& time_service;
    domain::Device& device;
    std::string boot_id;
    Now started;  ///< of the program; moves on to where the clock was last known to be right
    std::optional<domain::ClockWitness> last_moment;  ///< before this start
    domain::CheckLimits limits;
    /// A damaged ledger was set aside and this one begun anew; until a technician has taken the old one away.
    bool begun_anew = false;
    bool clock_confirmed = false;  ///< by staff or the time service, in this run; the jobs keep it
    bool doubt_ended = false;      ///< by the time service, and the ledger does not say so yet; the same
    /// Asked by sources that wait: the program ends. Set by Worker; may be empty.
    domain::Cancelled cancelled = {};
    /// The earliest last day of the lists in force, empty when none ends. May be empty: then nobody is told
    /// that a list has expired before a NIK is looked up.
    std::function<Result<std::optional<domain::Date>>()> lists_valid_until = {};
};

/// Does one job. Called on the worker thread, or in place by tests.
JobAnswer do_job(Job job, DeskPorts& ports);

}  // namespace kiosk::app

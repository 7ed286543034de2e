#pragma once

#include "kiosk/app/jobs.hpp"

namespace kiosk::app {

/// Jobs of residents and of the kiosk itself, on the worker's thread.
class KioskJobs {
  public:
    KioskJobs(Now asked_at, DeskPorts& ports) : asked_at_(asked_at), ports_(ports) {}

    JobResult operator()(LookUpNik& job) const;
    JobResult operator()(AppendEvent& job) const;
    JobResult operator()(IssueTicketJob& job) const;
    JobResult operator()(FindTicket& job) const;
    JobResult operator()(LoadBoard& job) const;
    JobResult operator()(StartKiosk& job) const;
    JobResult operator()(EraseTokens& job) const;
    JobResult operator()(Recover& job) const;

  private:
    Result<void> keep_end_of_doubt(const domain::EventDraft& clock_right) const;
    Result<std::optional<domain::Date>> lists_valid_until() const;

    Now asked_at_;
    DeskPorts& ports_;
};

/// Jobs of staff: who is it, and what did he do?
class StaffJobs {
  public:
    StaffJobs(Now asked_at, DeskPorts& ports) : asked_at_(asked_at), ports_(ports) {}

    JobResult operator()(ConfirmJob& job) const;
    JobResult operator()(LogInJob& job) const;
    JobResult operator()(StaffActs& job) const;
    JobResult operator()(LoadUndoable& job) const;
    JobResult operator()(LoadNumbers& job) const;
    JobResult operator()(LookAtDevice&) const;

  private:
    /// What is left of the pause after wrong codes and PINs.
    Result<std::chrono::milliseconds> pause() const;
    /// Keeps that somebody was refused who wanted this; the pause that follows.
    Result<std::chrono::milliseconds> refuse(const domain::EventDraft& wanted) const;
    /// Appends the draft with the officer's id and burns the code, both or nothing. False: it is no officer's
    /// code, or was used before.
    Result<bool> append_with_code(domain::EventDraft& draft, std::string_view six_digits) const;
    /// False: nobody's PIN, or not an officer's.
    Result<bool> append_with_pin(domain::EventDraft& draft, std::string_view number_and_pin) const;

    Now asked_at_;
    DeskPorts& ports_;
};

/// Whether date and time can be relied on. A time service seen at work is as good as staff that looked at the
/// clock: what happens after it went away is measured from here.
domain::ClockTrust trust_in_clock(DeskPorts& ports, const Now& now);
/// The clock is right at this moment.
void note_right_clock(DeskPorts& ports, const Now& now);

}  // namespace kiosk::app

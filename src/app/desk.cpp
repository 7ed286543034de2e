#include <algorithm>

#include "kiosk/app/jobs.hpp"

namespace kiosk::app {
namespace {

/// Place in the waiting group of those who are not done, from 1; 0 when the ticket is not waiting.
int position_of(const std::vector<domain::OpenVisit>& visits, domain::TicketCode ticket) {
    int position = 0;
    for (const auto& visit : visits) {
        if (visit.self_reported) continue;
        ++position;
        if (visit.ticket == ticket) return position;
    }
    return 0;
}

class Desk {
  public:
    Desk(Now asked_at, const DeskPorts& ports) : asked_at_(asked_at), ports_(ports) {}

    JobResult operator()(LookUpNik& job) const {
        const auto token = ports_.tokens.token_of(job.nik);
        auto lookup = ports_.lists.look_up(token);
        if (!lookup) return lookup.error();
        return NikLookedUp{token, std::move(lookup).value()};
    }

    JobResult operator()(AppendEvent& job) const {
        if (auto appended = ports_.ledger.append({&job.draft, 1}); !appended) return appended.error();
        const auto count = ports_.ledger.count();
        if (!count) return count.error();
        return EventAppended{job.draft.kind, *count};
    }

    JobResult operator()(IssueTicketJob& job) const {
        const auto ticket = ports_.ledger.next_ticket(job.draft.service_day);
        if (!ticket) return ticket.error();
        job.draft.ticket = *ticket;
        if (auto appended = ports_.ledger.append({&job.draft, 1}); !appended) return appended.error();
        const auto visits = ports_.ledger.open_visits(job.draft.service_day);
        if (!visits) return visits.error();
        return TicketGiven{*ticket, position_of(*visits, *ticket)};
    }

    JobResult operator()(ConfirmJob& job) const {
        const auto proved = append_with_code(job.draft, job.code.view());
        if (!proved) return proved.error();
        if (!*proved) return ConfirmRefused{};
        const auto count = ports_.ledger.count();
        if (!count) return count.error();
        return ConfirmAccepted{*count};
    }

    JobResult operator()(OpenDeskJob& job) const {
        const auto proved = append_with_code(job.draft, job.code.view());
        if (!proved) return proved.error();
        if (!*proved) return DeskRefused{};
        auto visits = ports_.ledger.open_visits(job.draft.service_day);
        if (!visits) return visits.error();
        std::stable_partition(visits->begin(), visits->end(),
                              [](const auto& visit) { return !visit.self_reported; });
        return DeskOpened{job.draft.officer, std::move(visits).value()};
    }

    JobResult operator()(CallTicketJob& job) const {
        if (auto appended = ports_.ledger.append({&job.draft, 1}); !appended) return appended.error();
        return TicketCalled{*job.draft.ticket};
    }

    JobResult operator()(FindTicket& job) const {
        auto visits = ports_.ledger.open_visits(job.service_day);
        if (!visits) return visits.error();
        const auto found = std::find_if(visits->begin(), visits->end(),
                                        [&](const auto& visit) { return visit.ticket == job.ticket; });
        if (found == visits->end()) return TicketUnknown{};
        return TicketFound{*found, position_of(*visits, job.ticket)};
    }

    JobResult operator()(LoadBoard& job) const {
        const auto count = ports_.ledger.count();
        if (!count) return count.error();
        const auto visits = ports_.ledger.open_visits(job.service_day);
        if (!visits) return visits.error();
        const auto waiting = std::count_if(visits->begin(), visits->end(),
                                           [](const auto& visit) { return !visit.self_reported; });
        return BoardLoaded{*count, static_cast<int>(waiting)};
    }

    JobResult operator()(Recover& job) const {
        if (const auto writable = ports_.ledger.probe(); !writable) return writable.error();
        LoadBoard reading{job.service_day};
        auto read = operator()(reading);
        if (const auto* board = std::get_if<BoardLoaded>(&read))
            return Recovered{board->count, board->waiting};
        return read;
    }

  private:
    /// Appends the draft with the officer's id and burns the code, both or nothing. False: it is no officer's
    /// code, or was used before.
    Result<bool> append_with_code(domain::EventDraft& draft, std::string_view six_digits) const {
        const auto code = ports_.codes.check(six_digits, asked_at_.wall);
        if (!code) return code.error();
        if (!code->has_value()) return false;
        draft.officer = (*code)->officer;
        const auto appended = ports_.ledger.append({&draft, 1}, *code);
        if (appended) return true;
        if (appended.error().code == ErrorCode::denied) return false;
        return appended.error();
    }

    Now asked_at_;
    const DeskPorts& ports_;
};

}  // namespace

JobAnswer do_job(Job job, const DeskPorts& ports) {
    return {job.visit_number, std::visit(Desk(job.asked_at, ports), job.work)};
}

}  // namespace kiosk::app

#include "desk.hpp"

#include <algorithm>
#include <utility>

namespace kiosk::app {
namespace {

using std::chrono::milliseconds;

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

/// Together they do every job, each exactly once: else it does not compile.
struct AllJobs : KioskJobs, StaffJobs {
    AllJobs(Now asked_at, DeskPorts& ports) : KioskJobs(asked_at, ports), StaffJobs(asked_at, ports) {}
    using KioskJobs::operator();
    using StaffJobs::operator();
};

}  // namespace

void note_right_clock(DeskPorts& ports, const Now& now) {
    ports.clock_confirmed = true;
    ports.started = now;
}

domain::ClockTrust trust_in_clock(DeskPorts& ports, const Now& now) {
    const auto alone = domain::judge_clock(
        {false, ports.clock_confirmed, ports.last_moment, ports.started, ports.boot_id}, now);
    if (!ports.time_service.synchronised()) return alone;
    if (alone == domain::ClockTrust::doubted) ports.doubt_ended = true;
    note_right_clock(ports, now);
    return domain::ClockTrust::trusted;
}

/// The sources are asked in the same way whatever they know; `App` answers after the same time at the
/// earliest.
JobResult KioskJobs::operator()(LookUpNik& job) const {
    const auto token = ports_.tokens.token_of(job.nik);
    const auto recent = ports_.ledger.recent_checks(asked_at_, ports_.boot_id, token);
    if (!recent) return recent.error();
    if (const auto pause = domain::check_pause(*recent, ports_.limits); pause > milliseconds{0})
        return NikNotNow{token, pause};
    const domain::StatusQuestion question{job.nik, token, job.birth_date, job.sex, job.today};
    auto reply = domain::ask_all(ports_.sources, question, ports_.cancelled);
    if (!reply) return reply.error();
    return NikLookedUp{token, std::move(reply).value()};
}

JobResult KioskJobs::operator()(AppendEvent& job) const {
    if (auto appended = ports_.ledger.append({&job.draft, 1}); !appended) return appended.error();
    const auto count = ports_.ledger.count();
    if (!count) return count.error();
    return EventAppended{job.draft.kind, *count};
}

JobResult KioskJobs::operator()(IssueTicketJob& job) const {
    const auto ticket = ports_.ledger.next_ticket(job.draft.service_day);
    if (!ticket) return ticket.error();
    job.draft.ticket = *ticket;
    if (auto appended = ports_.ledger.append({&job.draft, 1}); !appended) return appended.error();
    const auto visits = ports_.ledger.open_visits(job.draft.service_day);
    if (!visits) return visits.error();
    return TicketGiven{*ticket, position_of(*visits, *ticket)};
}

JobResult KioskJobs::operator()(FindTicket& job) const {
    auto visits = ports_.ledger.open_visits(job.service_day);
    if (!visits) return visits.error();
    const auto found = std::find_if(visits->begin(), visits->end(),
                                    [&](const auto& visit) { return visit.ticket == job.ticket; });
    if (found == visits->end()) return TicketUnknown{};
    return TicketFound{*found, position_of(*visits, job.ticket)};
}

Result<void> KioskJobs::keep_end_of_doubt(const domain::EventDraft& clock_right) const {
    if (!ports_.doubt_ended) return {};
    if (auto kept = ports_.ledger.append({&clock_right, 1}); !kept) return kept.error();
    ports_.doubt_ended = false;
    return {};
}

JobResult KioskJobs::operator()(LoadBoard& job) const {
    const auto clock = trust_in_clock(ports_, asked_at_);
    if (const auto kept = keep_end_of_doubt(job.clock_right); !kept) return kept.error();
    auto notes = ports_.ledger.notes(job.service_day);
    if (!notes) return notes.error();
    const auto checks = ports_.ledger.recent_checks(asked_at_, ports_.boot_id, std::nullopt);
    if (!checks) return checks.error();
    const auto lock = ports_.ledger.staff_lock();
    if (!lock) return lock.error();
    // Last of what can fail before it: bundles are taken once, and must not be lost with the answer.
    auto bundles = ports_.inbox.take(asked_at_, clock == domain::ClockTrust::doubted);
    if (!bundles) return bundles.error();
    const auto valid_until = lists_valid_until();
    if (!valid_until) return valid_until.error();
    return BoardLoaded{std::move(notes).value(),
                       clock,
                       domain::check_pause(*checks, ports_.limits),
                       domain::pause_left(*lock, ports_.boot_id, asked_at_.mono),
                       ports_.begun_anew,
                       std::move(bundles).value(),
                       *valid_until};
}

Result<std::optional<domain::Date>> KioskJobs::lists_valid_until() const {
    if (!ports_.lists_valid_until) return std::optional<domain::Date>{};
    return ports_.lists_valid_until();
}

JobResult KioskJobs::operator()(StartKiosk& job) const {
    const bool trusted = trust_in_clock(ports_, asked_at_) == domain::ClockTrust::trusted;
    job.draft.detail = trusted ? "clock trusted" : "clock doubted";
    AppendEvent started{std::move(job.draft)};
    auto kept = operator()(started);
    if (trusted && std::holds_alternative<EventAppended>(kept)) ports_.doubt_ended = false;  // just said
    return kept;
}

/// Looks at the clock once more: a jump since the job was asked for must not cost anybody's token.
JobResult KioskJobs::operator()(EraseTokens& job) const {
    if (trust_in_clock(ports_, asked_at_) != domain::ClockTrust::trusted) return TokensErased{0};
    const auto days = ports_.ledger.erase_tokens(job.first_kept, job.draft);
    if (!days) return days.error();
    return TokensErased{*days};
}

JobResult KioskJobs::operator()(Recover& job) const {
    if (const auto writable = ports_.ledger.probe(); !writable) return writable.error();
    auto read = operator()(job.board);
    if (auto* board = std::get_if<BoardLoaded>(&read)) return Recovered{std::move(*board)};
    return read;
}

JobAnswer do_job(Job job, DeskPorts& ports) {
    return {job.visit_number, std::visit(AllJobs(job.asked_at, ports), job.work)};
}

}  // namespace kiosk::app

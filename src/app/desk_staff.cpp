#include <algorithm>
#include <utility>

#include "desk.hpp"

namespace kiosk::app {
namespace {

using domain::EventKind;
using std::chrono::milliseconds;

/// The waiting group of a day, those who reported themselves last.
Result<std::vector<domain::OpenVisit>> waiting_group(domain::Ledger& ledger, domain::Date day) {
    auto visits = ledger.open_visits(day);
    if (visits) {
        std::stable_partition(visits->begin(), visits->end(),
                              [](const auto& visit) { return !visit.self_reported; });
    }
    return visits;
}

}  // namespace

Result<milliseconds> StaffJobs::pause() const {
    const auto lock = ports_.ledger.staff_lock();
    if (!lock) return lock.error();
    return domain::pause_left(*lock, ports_.boot_id, asked_at_.mono);
}

Result<milliseconds> StaffJobs::refuse(const domain::EventDraft& wanted) const {
    domain::EventDraft refused;
    refused.kind = EventKind::staff_refused;
    refused.visit = wanted.visit;
    refused.language = wanted.language;
    refused.at = wanted.at;
    refused.service_day = wanted.service_day;
    if (auto appended = ports_.ledger.append({&refused, 1}); !appended) return appended.error();
    return pause();
}

JobResult StaffJobs::operator()(ConfirmJob& job) const {
    const auto before = pause();
    if (!before) return before.error();
    if (*before > milliseconds{0}) return ConfirmRefused{*before, false};
    const bool by_pin = trust_in_clock(ports_, asked_at_) == domain::ClockTrust::doubted;
    // A code after the clock fell into doubt proves nothing, and is nobody's wrong try either.
    if (by_pin != job.secret.full()) return ConfirmRefused{milliseconds{0}, false};
    const auto proved = by_pin ? append_with_pin(job.draft, job.secret.view())
                               : append_with_code(job.draft, job.secret.view());
    if (!proved) return proved.error();
    if (!*proved) {
        const auto after = refuse(job.draft);
        if (!after) return after.error();
        return ConfirmRefused{*after, true};
    }
    const auto count = ports_.ledger.count();
    if (!count) return count.error();
    return ConfirmAccepted{*count};
}

Result<bool> StaffJobs::append_with_code(domain::EventDraft& draft, std::string_view six_digits) const {
    const auto code = ports_.codes.check(six_digits, asked_at_.wall);
    if (!code) return code.error();
    if (!code->has_value()) return false;
    draft.officer = (*code)->officer;
    const auto appended = ports_.ledger.append({&draft, 1}, *code);
    if (appended) return true;
    if (appended.error().code == ErrorCode::denied) return false;
    return appended.error();
}

Result<bool> StaffJobs::append_with_pin(domain::EventDraft& draft, std::string_view number_and_pin) const {
    const auto member = ports_.pins.check(number_and_pin);
    if (!member) return member.error();
    if (!member->has_value() || (*member)->role != domain::StaffRole::officer) return false;
    draft.officer = (*member)->id;
    if (const auto appended = ports_.ledger.append({&draft, 1}); !appended) return appended.error();
    return true;
}

JobResult StaffJobs::operator()(LogInJob& job) const {
    const auto before = pause();
    if (!before) return before.error();
    if (*before > milliseconds{0}) return LogInRefused{*before};
    const auto member = ports_.pins.check(job.secret.view());
    if (!member) return member.error();
    if (!member->has_value()) {
        const auto after = refuse(job.draft);
        if (!after) return after.error();
        return LogInRefused{*after};
    }
    job.draft.officer = (*member)->id;
    if (const auto appended = ports_.ledger.append({&job.draft, 1}); !appended) return appended.error();
    auto visits = waiting_group(ports_.ledger, job.draft.service_day);
    if (!visits) return visits.error();
    const auto undoable = ports_.ledger.undoable(job.draft.service_day);
    if (!undoable) return undoable.error();
    return LoggedIn{**member, std::move(visits).value(), !undoable->empty()};
}

JobResult StaffJobs::operator()(StaffActs& job) const {
    if (const auto appended = ports_.ledger.append(job.drafts); !appended) return appended.error();
    const auto day = job.drafts.front().service_day;
    StaffActed acted;
    for (const auto& draft : job.drafts) {
        acted.kinds.push_back(draft.kind);
        if (draft.kind == EventKind::ticket_called) acted.called = draft.ticket;
        if (draft.kind == EventKind::clock_confirmed) note_right_clock(ports_, asked_at_);
    }
    auto visits = waiting_group(ports_.ledger, day);
    if (!visits) return visits.error();
    const auto undoable = ports_.ledger.undoable(day);
    if (!undoable) return undoable.error();
    auto notes = ports_.ledger.notes(day);
    if (!notes) return notes.error();
    acted.visits = std::move(visits).value();
    acted.undo = !undoable->empty();
    acted.notes = std::move(notes).value();
    return acted;
}

JobResult StaffJobs::operator()(LoadUndoable& job) const {
    auto acts = ports_.ledger.undoable(job.service_day);
    if (!acts) return acts.error();
    return UndoableLoaded{std::move(acts).value()};
}

JobResult StaffJobs::operator()(LoadNumbers& job) const {
    const auto today = ports_.ledger.count_between(job.today, job.today);
    if (!today) return today.error();
    const auto since = ports_.ledger.count_between(job.since, job.until);
    if (!since) return since.error();
    return NumbersLoaded{*today, *since};
}

JobResult StaffJobs::operator()(LookAtDevice&) const {
    auto facts = ports_.device.look();
    if (!facts) return facts.error();
    return DeviceLooked{std::move(facts).value()};
}

}  // namespace kiosk::app

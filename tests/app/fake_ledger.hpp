#pragma once

#include <algorithm>
#include <set>
#include <stdexcept>
#include <string>
#include <vector>

#include "kiosk/domain/ports.hpp"
#include "kiosk/domain/reconciliation.hpp"
#include "kiosk/domain/status_source.hpp"
#include "kiosk/domain/tally.hpp"

namespace kiosk::test {

/// The ledger as plain folds over a list of events. Takes nothing that the event catalogue does not allow:
/// every test is a test of that, too.
class FakeLedger : public domain::Ledger {
  public:
    std::vector<domain::Event> events;
    std::string boot_id = "boot-1";
    bool disk_full = false;
    bool code_used = false;
    std::vector<domain::Date> erased_before;  ///< what was asked for

    Result<std::vector<domain::Event>> append(std::span<const domain::EventDraft> drafts,
                                              const std::optional<domain::UsedCode>& code = {}) override {
        if (disk_full) return Error{ErrorCode::io, "the disk is full"};
        if (code && code_used) return Error{ErrorCode::denied, "used before"};
        code_used = code_used || code.has_value();
        std::vector<domain::Event> added;
        for (const auto& draft : drafts) {
            if (const auto misfit = domain::find_misfit(draft)) throw std::logic_error(*misfit);
            domain::Event event;
            event.sequence = static_cast<std::int64_t>(events.size()) + 1;
            event.boot_id = boot_id;
            event.draft = draft;
            if (const auto first = earlier_row_of_person(event))
                event.draft.detail = domain::person_detail(*first);
            events.push_back(event);
            added.push_back(event);
        }
        return added;
    }
    Result<void> probe() override {
        if (disk_full) return Error{ErrorCode::io, "the disk is full"};
        return {};
    }
    Result<domain::KioskCount> count() override { return tally_until(std::chrono::year{9999} / 12 / 31); }
    Result<domain::KioskCount> count_between(domain::Date first, domain::Date last) override {
        auto count = tally_until(last);
        const auto before = tally_until(domain::add_days(first, -1));
        count.confirmed -= before.confirmed;
        count.elsewhere -= before.elsewhere;
        count.self_reported -= before.self_reported;
        count.repeated -= before.repeated;
        count.undone -= before.undone;
        return count;
    }
    Result<domain::TicketCode> next_ticket(domain::Date day) override {
        const auto issued = std::count_if(events.begin(), events.end(), [&](const auto& event) {
            return event.draft.kind == domain::EventKind::ticket_issued && event.draft.service_day == day;
        });
        return domain::ticket_of_sequence(static_cast<int>(issued) + 1);
    }
    Result<std::vector<domain::OpenVisit>> open_visits(domain::Date day) override {
        std::vector<domain::OpenVisit> open;
        for (const auto& event : events)
            if (event.draft.service_day == day && !is_undone(event)) fold(open, event.draft);
        for (auto& visit : open) visit.disagree = disagreements_of(visit.visit);
        return open;
    }
    Result<domain::LedgerNotes> notes(domain::Date day) override {
        domain::LedgerNotes notes;
        notes.count = *count();
        const auto open = open_visits(day);
        for (const auto& visit : *open) notes.waiting += !visit.self_reported;
        for (const auto& event : events) {
            const auto& draft = event.draft;
            if (draft.kind == domain::EventKind::disturbance_started) notes.disturbed_since = draft.at.wall;
            if (draft.kind == domain::EventKind::disturbance_ended) notes.disturbed_since.reset();
            if (draft.kind == domain::EventKind::figure_entered)
                notes.figures.push_back(*domain::parse_figure_detail(draft.detail));
        }
        return notes;
    }
    Result<std::vector<domain::UndoableAct>> undoable(domain::Date day) override {
        std::vector<domain::UndoableAct> acts;
        for (auto event = events.rbegin(); event != events.rend(); ++event) {
            const auto& draft = event->draft;
            const bool recent = draft.service_day >= domain::add_days(day, 1 - domain::undoable_days);
            if (!recent || !domain::is_undoable(*event) || is_undone(*event)) continue;
            acts.push_back({event->sequence, draft.kind, draft.reason, draft.ticket, draft.visit,
                            draft.officer, draft.at.wall,
                            domain::parse_seen_detail(draft.detail).value_or(domain::StatusAxes{})});
        }
        return acts;
    }
    Result<domain::StaffLock> staff_lock() override {
        domain::StaffLock lock;
        for (const auto& event : events) {
            const auto kind = event.draft.kind;
            if (kind == domain::EventKind::staff_logged_in || kind == domain::EventKind::activation_confirmed)
                lock = {};
            if (kind == domain::EventKind::staff_refused)
                lock = domain::with_refusal(lock, event.boot_id, event.draft.at.mono);
        }
        return lock;
    }
    Result<domain::RecentChecks> recent_checks(const Now& now, std::string_view boot,
                                               const std::optional<domain::NikToken>& token) override {
        constexpr std::chrono::milliseconds hour = std::chrono::hours{1};
        std::set<domain::NikToken> different;
        domain::RecentChecks recent;
        for (const auto& event : events) {
            const auto& draft = event.draft;
            if (draft.kind == domain::EventKind::checks_released) {
                different.clear();
                recent = {};
            }
            const std::chrono::milliseconds age = event.boot_id == boot
                                                      ? now.mono - draft.at.mono
                                                      : std::max(now.wall - draft.at.wall, now.mono);
            const bool counts = draft.kind == domain::EventKind::nik_checked && draft.token && age < hour;
            if (!counts || draft.token == token) continue;
            if (different.empty()) recent.oldest_leaves_in = hour - age;
            different.insert(*draft.token);
            recent.since_last = age;
        }
        recent.different = static_cast<int>(different.size());
        return recent;
    }
    Result<std::vector<domain::SeenStatus>> seen_status(const domain::NikToken& token,
                                                        domain::Date first) override {
        std::vector<domain::SeenStatus> seen;
        for (const auto& event : events) {
            const auto& draft = event.draft;
            const bool about = draft.kind == domain::EventKind::status_seen && draft.token == token;
            if (about && draft.service_day >= first && !is_undone(event)) seen.push_back(seen_in(draft));
        }
        return seen;
    }
    Result<domain::Checkpoint> checkpoint(UtcTime, domain::CheckpointReason) override {
        return domain::Checkpoint{};
    }
    Result<int> erase_tokens(domain::Date first_kept, const domain::EventDraft& draft) override {
        erased_before.push_back(first_kept);
        std::set<domain::Date> days;
        for (auto& event : events) {
            if (event.draft.service_day >= first_kept || !event.draft.token) continue;
            days.insert(event.draft.service_day);
            event.draft.token.reset();
        }
        if (days.empty()) return 0;
        auto erased = draft;
        erased.detail = domain::format_iso_date(*days.rbegin());
        if (const auto kept = append({&erased, 1}); !kept) return kept.error();
        return static_cast<int>(days.size());
    }

    std::optional<domain::ClockWitness> last_moment() const {
        if (events.empty()) return std::nullopt;
        const auto& last = events.back();
        const auto judged = std::find_if(events.rbegin(), events.rend(), [](const auto& event) {
            return event.draft.kind == domain::EventKind::kiosk_started ||
                   event.draft.kind == domain::EventKind::clock_confirmed;
        });
        const bool doubted = judged != events.rend() && domain::was_doubted(*judged, last);
        return domain::ClockWitness{last.draft.at, last.boot_id, doubted};
    }
    int count_of(domain::EventKind kind) const {
        return static_cast<int>(std::count_if(events.begin(), events.end(),
                                              [&](const auto& event) { return event.draft.kind == kind; }));
    }

  private:
    static bool is_activation(const domain::EventDraft& draft) {
        return draft.kind == domain::EventKind::activation_confirmed ||
               draft.kind == domain::EventKind::activation_self_reported;
    }
    std::optional<std::int64_t> earlier_row_of_person(const domain::Event& event) const {
        if (!is_activation(event.draft)) return std::nullopt;
        for (const auto& earlier : events) {
            const bool same = earlier.draft.visit == event.draft.visit ||
                              (event.draft.token && earlier.draft.token == event.draft.token);
            if (is_activation(earlier.draft) && same) return domain::person_of(earlier);
        }
        return std::nullopt;
    }
    domain::KioskCount tally_until(domain::Date last) const {
        domain::Tally tally;
        for (const auto& event : events)
            if (event.draft.service_day <= last) tally.add(event);
        return tally.count();
    }
    static domain::SeenStatus seen_in(const domain::EventDraft& draft) {
        return {*domain::parse_seen_detail(draft.detail), draft.service_day};
    }
    std::vector<domain::StatusAxis> disagreements_of(const domain::Uuid& visit) const {
        std::vector<domain::StatusAxis> axes;
        for (const auto& event : events) {
            const bool of_visit =
                event.draft.visit == visit && event.draft.kind == domain::EventKind::sources_disagree;
            if (!of_visit) continue;
            const auto axis = domain::parse_disagreement(event.draft.detail).value();
            if (std::find(axes.begin(), axes.end(), axis) == axes.end()) axes.push_back(axis);
        }
        return axes;
    }
    bool is_undone(const domain::Event& act) const {
        return std::any_of(events.begin(), events.end(), [&](const auto& event) {
            return event.draft.kind == domain::EventKind::act_undone &&
                   domain::undone_row(event) == act.sequence;
        });
    }
    static void fold(std::vector<domain::OpenVisit>& open, const domain::EventDraft& draft) {
        using domain::EventKind;
        const auto same = [&](const auto& visit) { return visit.visit == draft.visit; };
        if (draft.kind == EventKind::ticket_issued) {
            open.push_back({draft.visit,
                            *draft.ticket,
                            draft.token,
                            draft.age_band,
                            draft.registration,
                            draft.reason,
                            draft.detail,
                            false,
                            false,
                            draft.at.wall,
                            {}});
        }
        if (draft.kind == EventKind::activation_confirmed || draft.kind == EventKind::visit_ended)
            std::erase_if(open, same);
        for (auto& visit : open) {
            if (!same(visit)) continue;
            if (draft.kind == EventKind::ticket_called) visit.called = true;
            if (draft.kind == EventKind::activation_self_reported) visit.self_reported = true;
            if (draft.kind == EventKind::status_seen) visit.seen.push_back(seen_in(draft));
            if (draft.kind != EventKind::problem_chosen) continue;
            visit.reason = draft.reason;
            visit.detail = draft.detail;
        }
    }
};

}  // namespace kiosk::test

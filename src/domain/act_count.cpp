#include "kiosk/domain/act_count.hpp"

#include <set>

#include "kiosk/domain/tally.hpp"

namespace kiosk::domain {

void ActCount::add(const Event& event) {
    const EventDraft& draft = event.draft;
    if (is_counted_act(event)) {
        const bool elsewhere = draft.registration == Registration::elsewhere;
        acts_[event.sequence] = {draft.kind, person_of(event), elsewhere, draft.service_day, false};
    }
    if (draft.kind != EventKind::act_undone) return;
    const auto act = acts_.find(undone_row(event).value_or(0));
    if (act != acts_.end()) act->second.undone = true;
}

std::map<std::int64_t, ActOutcome> ActCount::outcomes() const {
    std::map<std::int64_t, bool> confirmed;  // people, and whether one confirmation says "elsewhere"
    for (const auto& [row, act] : acts_) {
        if (act.confirms()) confirmed[act.person] |= act.elsewhere;
    }
    std::map<std::int64_t, ActOutcome> outcomes;
    std::set<std::int64_t> counted;  // people of whom an earlier act counts
    for (const auto& [row, act] : acts_) {
        if (act.undone) {
            outcomes[row] = ActOutcome::undone;
        } else if (act.kind == EventKind::visit_ended) {
            outcomes[row] = ActOutcome::ended;
        } else if (act.confirms()) {
            outcomes[row] = !counted.insert(act.person).second ? ActOutcome::repeated
                            : confirmed[act.person]            ? ActOutcome::elsewhere
                                                               : ActOutcome::confirmed;
        } else if (!confirmed.contains(act.person) && counted.insert(act.person).second) {
            outcomes[row] = ActOutcome::self_reported;
        }
    }
    return outcomes;
}

KioskCount ActCount::between(Date first, Date last) const {
    KioskCount count;
    for (const auto& [row, outcome] : outcomes()) {
        const Date day = acts_.at(row).day;
        if (day < first || last < day) continue;
        switch (outcome) {
            case ActOutcome::confirmed:
                ++count.confirmed;
                break;
            case ActOutcome::elsewhere:
                ++count.elsewhere;
                break;
            case ActOutcome::self_reported:
                ++count.self_reported;
                break;
            case ActOutcome::repeated:
                ++count.repeated;
                break;
            case ActOutcome::undone:
                ++count.undone;
                break;
            case ActOutcome::ended:
                break;
        }
    }
    return count;
}

}  // namespace kiosk::domain

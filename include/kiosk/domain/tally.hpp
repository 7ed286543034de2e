#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>

#include "kiosk/domain/event.hpp"
#include "kiosk/domain/target.hpp"

namespace kiosk::domain {

// Counting needs no NIK and no token: when an activation is appended, the ledger notes in its detail which
// earlier activation is of the same person ("person 41": the first row of that person; found by token while
// the token's key exists, or by visit). So the count stays the same when tokens are erased.

/// The first activation row of the person whom this activation event is of: from its detail "person 41", else
/// its own sequence. Only for activation_confirmed and activation_self_reported.
std::int64_t person_of(const Event& event);
/// "person 41"
std::string person_detail(std::int64_t first_row);
/// The row that an act_undone takes back: 41 of "row 41"; empty for another detail.
std::optional<std::int64_t> undone_row(const Event& event);
std::string undone_detail(std::int64_t row);

/// What stands for one person after corrections.
struct PersonActs {
    int confirmed = 0;
    int self_reported = 0;
    int confirmed_elsewhere = 0;  ///< those of `confirmed` that said "registered elsewhere"
    bool operator==(const PersonActs&) const = default;
};

/// What a person adds to the count: at most 1 to one of confirmed, elsewhere, self_reported, and the rest of
/// the confirmations to repeated. Elsewhere as soon as one confirmation that stands says so: the count for
/// the target claims nothing that is in doubt, and no order or correction matters.
KioskCount contribution(const PersonActs& person);

/// One change of a person: an activation, or one taken back (`undo`, with the event that is taken back).
PersonActs with_activation(PersonActs person, const Event& activation);
PersonActs without_activation(PersonActs person, const Event& activation);

/// The count as a fold over all events in order. The ledger keeps the same numbers up to date event by event;
/// `ledger verify` compares both.
class Tally {
  public:
    /// Events in order of sequence, none left out.
    void add(const Event& event);
    const KioskCount& count() const { return count_; }
    const std::map<std::int64_t, PersonActs>& people() const { return people_; }  ///< by first row

  private:
    std::map<std::int64_t, PersonActs> people_;
    std::map<std::int64_t, Event> acts_;  ///< counted, not taken back
    KioskCount count_;
};

/// Acts that the count tells of, and their being taken back too: confirmations, residents' own reports, and
/// outcomes that staff recorded (visit_ended with an officer).
bool is_counted_act(const Event& event);
/// Rows that can be taken back, unless something did so already: the counted acts, and what officers saw in
/// SIAK (status_seen), which no number tells of, neither before nor after.
bool is_undoable(const Event& event);

}  // namespace kiosk::domain

#pragma once

#include <cstdint>
#include <map>
#include <optional>

#include "kiosk/domain/event.hpp"
#include "kiosk/domain/target.hpp"

namespace kiosk::domain {

/// As what an act counts once all corrections are known.
enum class ActOutcome {
    confirmed,      ///< the first confirmation of a person that stands
    elsewhere,      ///< the same, of a person registered elsewhere
    self_reported,  ///< the first own report of a person of whom no confirmation stands
    repeated,       ///< a further confirmation
    undone,         ///< taken back
    ended,          ///< recorded by staff: no activation
};

/// Which day a person counts on: that of the first confirmation that stands, else of the first own report.
/// So the days add up to the whole, no day is ever negative, and a correction counts on the day of what it
/// corrects, whenever it was made. Screen and report both count through this class.
class ActCount {
  public:
    /// In order of sequence: at least every activation, every outcome that staff recorded, and every
    /// act_undone of the ledger. Others are passed over.
    void add(const Event& event);
    /// By row, without own reports that do not count.
    std::map<std::int64_t, ActOutcome> outcomes() const;
    /// Of the days from `first` to `last`, both included; `since` is left empty.
    KioskCount between(Date first, Date last) const;

  private:
    struct Act {
        EventKind kind = EventKind::activation_confirmed;
        std::int64_t person = 0;  ///< of an activation
        bool elsewhere = false;
        Date day{};
        bool undone = false;
        bool confirms() const { return kind == EventKind::activation_confirmed && !undone; }
    };
    std::map<std::int64_t, Act> acts_;  ///< by row
};

}  // namespace kiosk::domain

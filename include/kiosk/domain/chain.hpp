#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/domain/checkpoint.hpp"
#include "kiosk/domain/event.hpp"
#include "kiosk/domain/ports.hpp"
#include "kiosk/domain/tally.hpp"

namespace kiosk::domain {

enum class FindingKind {
    changed,      ///< contents do not fit their hash, or the next row's link
    removed,      ///< a gap inside
    inserted,     ///< a row that was not there: doubled sequence or id, or not linked
    swapped,      ///< two rows changed places
    cut_off,      ///< rows are missing at the end
    forged,       ///< a checkpoint or signature that the device's key did not make
    contradicts,  ///< sound in itself, but a checkpoint, a kept head or a count says something else
    damaged,      ///< the file cannot be read
};
std::string_view to_word(FindingKind kind);

/// `sequence` is the row at which it shows, 0 for the file as a whole.
struct ChainFinding {
    std::int64_t sequence = 0;
    FindingKind kind = FindingKind::damaged;
    std::string what;  ///< English: "row 7 was removed", "rows 5 and 9 were swapped" ...
    bool operator==(const ChainFinding&) const = default;
};

/// Checks rows in the order in which they are stored against each other and against checkpoints. The same for
/// a database and for an export; pure. Holds 64 bytes a row, and what the count needs.
///
/// One change gives one finding where that can be told: after a changed row the chain goes on from its stored
/// hash, rows whose numbers were exchanged are put back before the rest is judged, and of the checkpoints
/// that a rewritten history contradicts the first is named.
class ChainCheck {
  public:
    ChainCheck(HashFunction hash, VerifySignature verify_signature);

    /// Whose signatures count. Without it checkpoints are compared but their signatures are not checked.
    void trust(const PublicKey& key);
    /// First row that is expected (an export may begin later), and the hash that it must link to.
    void begin_at(std::int64_t first_sequence, const Digest& previous);
    void row(const Event& event);
    /// `kind`: changed, or damaged when it may well be what a newer program wrote.
    void unreadable_row(std::int64_t sequence, const std::string& why,
                        FindingKind kind = FindingKind::changed);
    /// `held_elsewhere` names the file that it comes from; empty for one from the ledger itself. One that is
    /// held elsewhere and tells of rows before the first is passed over, with a note.
    void checkpoint(const Checkpoint& checkpoint, const std::string& held_elsewhere = {});
    /// The ledger's own checkpoints must be complete: those that were due (`checkpoint_due`) from `from_row`
    /// on, and those that are held elsewhere.
    void expect_own_checkpoints(std::int64_t from_row = 1);
    /// Somebody ("the kept head") tells which row is the last, and perhaps its hash.
    void ends_at(std::int64_t last, const std::optional<Digest>& hash, const std::string& told_by);

    struct Verdict {
        std::int64_t events = 0;
        std::int64_t checkpoints = 0;
        std::int64_t first_row = 1;
        std::int64_t last_row = 0;  ///< first_row - 1: there are none
        std::int64_t covered = 0;   ///< last row that a sound checkpoint proves; 0: no row is proven
        Digest last_hash{};
        KioskCount count;                           ///< recomputed
        std::map<std::int64_t, PersonActs> people;  ///< the same, by first row
        std::vector<ChainFinding> findings;
        std::vector<std::string> notes;  ///< worth knowing, and nothing against the ledger
        bool sound() const { return findings.empty(); }
    };
    Verdict finish();
    ~ChainCheck();

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace kiosk::domain

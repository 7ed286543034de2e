#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "kiosk/domain/chain.hpp"
#include "kiosk/domain/ports.hpp"
#include "kiosk/storage/store.hpp"

namespace kiosk::storage {

/// The ledger of this kiosk: append-only events, each with the hash of the one before; the outgoing row
/// (outbox, for the district hub) is written in the same transaction.
class SqliteLedger final : public domain::Ledger {
  public:
    SqliteLedger(Store& store, LedgerIdentity identity);

    /// Seals tokens, links activations of the same person (tally.hpp), keeps the count up to date, and signs
    /// a checkpoint where one is due (`domain::checkpoint_due`): all in the same transaction.
    /// `bad_input` for a draft that the event catalogue does not allow.
    Result<std::vector<domain::Event>> append(
        std::span<const domain::EventDraft> drafts,
        const std::optional<domain::UsedCode>& code = std::nullopt) override;
    Result<void> probe() override;
    Result<domain::KioskCount> count() override;
    Result<domain::TicketCode> next_ticket(domain::Date service_day) override;
    Result<std::vector<domain::OpenVisit>> open_visits(domain::Date service_day) override;
    Result<domain::LedgerNotes> notes(domain::Date service_day) override;
    Result<domain::KioskCount> count_between(domain::Date first, domain::Date last) override;
    Result<std::vector<domain::UndoableAct>> undoable(domain::Date service_day) override;
    Result<domain::StaffLock> staff_lock() override;
    Result<domain::RecentChecks> recent_checks(const Now& now, std::string_view boot_id,
                                               const std::optional<domain::NikToken>& token) override;
    Result<std::vector<domain::SeenStatus>> seen_status(const domain::NikToken& token,
                                                        domain::Date first) override;
    Result<domain::Checkpoint> checkpoint(UtcTime at, domain::CheckpointReason reason) override;
    Result<int> erase_tokens(domain::Date first_kept, const domain::EventDraft& draft) override;

  private:
    Store& store_;
    LedgerIdentity identity_;
};

/// Rows in order of sequence; `after` is exclusive.
Result<std::vector<domain::Event>> read_events(Store& store, std::int64_t after = 0, std::int64_t limit = -1);

/// The newest event of one of these kinds; empty when there is none. Cheap in a ledger of any length.
Result<std::optional<domain::Event>> last_event_of(Store& store, std::span<const domain::EventKind> kinds);

/// 0 for an empty ledger.
Result<std::int64_t> last_sequence(Store& store);

/// In order of sequence; `after` is exclusive.
Result<std::vector<domain::Checkpoint>> read_checkpoints(Store& store, std::int64_t after = 0);

/// The last event of a clock that was judged, as a witness of the time; empty for an empty ledger.
Result<std::optional<domain::ClockWitness>> last_moment(Store& store);

/// What verification needs besides the file.
struct Trust {
    domain::HashFunction hash;
    domain::VerifySignature verify_signature;
    std::optional<domain::PublicKey> key;  ///< of the device; without it signatures are not checked
    /// Held elsewhere, each with the name of the file that it comes from.
    std::vector<std::pair<std::string, domain::Checkpoint>> checkpoints;
};

/// Recomputes the chain (`domain::ChainCheck`) and compares it with outbox, kept head, kept count and
/// checkpoints; further dropped triggers, a changed schema, damaged pages. Changes nothing. What only a
/// checkpoint that is held elsewhere can find: somebody with the device's key, or rows after the last
/// checkpoint cut off together with everything that knows of them.
Result<domain::ChainCheck::Verdict> verify_ledger(Store& store, const Trust& trust);

}  // namespace kiosk::storage

#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "kiosk/domain/ports.hpp"
#include "kiosk/storage/store.hpp"

namespace kiosk::storage {

/// The ledger of this kiosk: append-only events, each with the hash of the one before; the outgoing row
/// (outbox, for the district hub) is written in the same transaction.
class SqliteLedger final : public domain::Ledger {
  public:
    SqliteLedger(Store& store, LedgerIdentity identity);

    Result<std::vector<domain::Event>> append(
        std::span<const domain::EventDraft> drafts,
        const std::optional<domain::UsedCode>& code = std::nullopt) override;
    Result<void> probe() override;
    Result<domain::KioskCount> count() override;
    Result<domain::TicketCode> next_ticket(domain::Date service_day) override;
    Result<std::vector<domain::OpenVisit>> open_visits(domain::Date service_day) override;

  private:
    Store& store_;
    LedgerIdentity identity_;
};

/// Rows in order of sequence; `after` is exclusive.
Result<std::vector<domain::Event>> read_events(Store& store, std::int64_t after = 0, std::int64_t limit = -1);

/// 0 for an empty ledger.
Result<std::int64_t> last_sequence(Store& store);

/// One finding of `verify_ledger`, with the sequence number at which it shows; 0 for the file as a whole.
struct LedgerFinding {
    std::int64_t sequence = 0;
    std::string what;  ///< English: "row changed: hash does not match its contents", "row 7 is missing" ...
    bool operator==(const LedgerFinding&) const = default;
};

struct LedgerVerdict {
    std::int64_t events = 0;
    std::vector<LedgerFinding> findings;
    bool sound() const { return findings.empty(); }
};

/// Recomputes the chain and compares it with the outbox and the kept head: finds changed, removed, inserted
/// and swapped rows, also at the end as long as outbox or head still tell; further dropped triggers, a
/// changed schema, damaged pages. Changes nothing. What it cannot find: somebody who rewrites all rows, the
/// outbox and the head with correct hashes; for that the hub keeps heads elsewhere.
Result<LedgerVerdict> verify_ledger(Store& store, const domain::HashFunction& hash);

}  // namespace kiosk::storage

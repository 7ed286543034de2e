#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "kiosk/core/result.hpp"
#include "kiosk/domain/event.hpp"
#include "kiosk/domain/nik.hpp"
#include "kiosk/domain/status.hpp"
#include "kiosk/domain/target.hpp"

namespace kiosk::domain {

// What the application needs from the outside; storage and crypto fill these. None is called on the drawing
// thread.

using HashFunction = std::function<Digest(std::span<const std::uint8_t>)>;
using RandomUuid = std::function<Uuid(UtcTime)>;  ///< a UUIDv7

/// Turns a NIK into its keyed token.
class NikTokens {
  public:
    virtual ~NikTokens() = default;
    virtual NikToken token_of(const Nik& nik) const = 0;
};

/// A visit with a ticket that an officer may still confirm: neither confirmed nor ended.
struct OpenVisit {
    Uuid visit{};
    TicketCode ticket;
    std::optional<NikToken> token;
    AgeBand age_band = AgeBand::unknown;
    Registration registration = Registration::unknown;
    Reason reason = Reason::none;  ///< why the officer is needed: of the ticket, or of a problem chosen since
    std::string detail;            ///< the code of that problem, mostly empty
    bool called = false;           ///< an officer called the ticket
    bool self_reported = false;    ///< the resident says that it is done; no longer waiting
};

/// One accepted officer code, burnt in the same transaction as the events that it confirms.
struct UsedCode {
    std::string officer;
    std::int64_t time_step = 0;
};

class Ledger {
  public:
    virtual ~Ledger() = default;
    /// Appends all drafts with their outgoing rows, and burns the code, in one transaction. Durable when it
    /// returns; on error nothing was appended. `denied` when the code was used before.
    virtual Result<std::vector<Event>> append(std::span<const EventDraft> drafts,
                                              const std::optional<UsedCode>& code = std::nullopt) = 0;
    /// Writes and takes back, as far as the disk: an error when the next append would fail.
    virtual Result<void> probe() = 0;
    virtual Result<KioskCount> count() = 0;
    /// The ticket that the next issue of that day gets.
    virtual Result<TicketCode> next_ticket(Date service_day) = 0;
    /// Open visits of that day in the order of their tickets.
    virtual Result<std::vector<OpenVisit>> open_visits(Date service_day) = 0;
};

class StatusList {
  public:
    virtual ~StatusList() = default;
    virtual Result<ListLookup> look_up(const NikToken& token) = 0;
};

/// Checks an officer's 6-digit code (RFC 6238). Empty answer: wrong or already used.
class OfficerCodes {
  public:
    virtual ~OfficerCodes() = default;
    virtual Result<std::optional<UsedCode>> check(std::string_view six_digits, UtcTime now) = 0;
};

}  // namespace kiosk::domain

#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "kiosk/core/result.hpp"
#include "kiosk/domain/check_limits.hpp"
#include "kiosk/domain/checkpoint.hpp"
#include "kiosk/domain/clock_trust.hpp"
#include "kiosk/domain/event.hpp"
#include "kiosk/domain/list_bundle.hpp"
#include "kiosk/domain/nik.hpp"
#include "kiosk/domain/staff.hpp"
#include "kiosk/domain/status.hpp"
#include "kiosk/domain/status_source.hpp"
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

/// Tokens as the ledger keeps them: encrypted under a key of their service day, the same token always to the
/// same bytes. When the day's key is destroyed nobody can tie them to a NIK any more, not even with the
/// device's key (crypto-erasure, kiosk-config/THREATS.md).
class TokenSeals {
  public:
    virtual ~TokenSeals() = default;
    /// Makes the key of that day where there is none, durable before it answers.
    virtual Result<NikToken> seal(const NikToken& token, Date day) = 0;
    /// Empty when the key of that day was destroyed.
    virtual Result<std::optional<NikToken>> open(const NikToken& sealed, Date day) = 0;
    /// Days that have a key, ascending.
    virtual Result<std::vector<Date>> days() = 0;
    /// Destroys the keys of all days before `first_kept`; answers the days.
    virtual Result<std::vector<Date>> erase_before(Date first_kept) = 0;
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
    UtcTime issued_at{};           ///< wall time of ticket_issued
    std::vector<SeenStatus> seen;  ///< what officers saw about this visit since, oldest first
    std::vector<StatusAxis> disagree = {};  ///< where its sources cannot all be right, each once, in order
    bool operator==(const OpenVisit&) const = default;
};

/// Something that staff can take back: what they did, or a resident's own report.
struct UndoableAct {
    std::int64_t row = 0;
    EventKind kind = EventKind::activation_confirmed;
    Reason reason = Reason::none;
    std::optional<TicketCode> ticket;
    Uuid visit{};
    std::string officer;  ///< empty for an own report
    UtcTime at{};
    StatusAxes seen = {};  ///< of status_seen: one axis
    bool operator==(const UndoableAct&) const = default;
};

inline constexpr int undoable_days = 7;
inline constexpr int most_undoable = 60;

/// What the ledger tells about the kiosk as a whole.
struct LedgerNotes {
    KioskCount count;
    int waiting = 0;                         ///< open visits of the day that are not self-reported
    std::optional<UtcTime> disturbed_since;  ///< the IKD server, as staff said
    std::vector<OfficialFigure> figures;     ///< entered by staff, oldest first
    bool operator==(const LedgerNotes&) const = default;
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
    /// Open visits of that day in the order of their tickets. Their tokens are those of the NIK, not sealed.
    virtual Result<std::vector<OpenVisit>> open_visits(Date service_day) = 0;
    virtual Result<LedgerNotes> notes(Date service_day) = 0;
    /// What the days from `first` to `last`, both included, added to the count. Reads all activations.
    virtual Result<KioskCount> count_between(Date first, Date last) = 0;
    /// What can be taken back of that day and the six before (a slip at closing time shows next morning),
    /// newest first, at most `most_undoable`.
    virtual Result<std::vector<UndoableAct>> undoable(Date service_day) = 0;
    /// Of the time since the last success of staff (staff_logged_in, or activation_confirmed).
    virtual Result<StaffLock> staff_lock() = 0;
    /// Looked-up NIKs (nik_checked with a token) of the last hour: by monotonic time in the same boot; of an
    /// earlier one by wall time, and older than this boot in any case. `token`: this one is left out of
    /// `different`, it may be asked again.
    virtual Result<RecentChecks> recent_checks(const Now& now, std::string_view boot_id,
                                               const std::optional<NikToken>& token) = 0;
    /// What officers saw about that NIK on service days from `first` on, oldest first; rows that were taken
    /// back are left out.
    virtual Result<std::vector<SeenStatus>> seen_status(const NikToken& token, Date first) = 0;
    /// A signed statement how far the ledger goes, kept in it.
    virtual Result<Checkpoint> checkpoint(UtcTime at, CheckpointReason reason) = 0;
    /// Erases tokens of service days before `first_kept` and says so in an event (tokens_erased); nothing
    /// when there are none. `at` as for every event. Answers how many days.
    virtual Result<int> erase_tokens(Date first_kept, const EventDraft& draft) = 0;
};

/// A bundle of lists that was found and tried.
struct BundleTried {
    std::string file;  ///< its name, without folders
    std::optional<BundleRefusal> refusal;
    BundleHeader offered;     ///< as far as it could be read
    std::string explanation;  ///< English, for log and command line
    bool operator==(const BundleTried&) const = default;
};

/// Where signed lists arrive: a folder that a technician, a USB stick or a sync fills. What was taken or
/// refused is moved aside, and the ledger notes it.
class ListInbox {
  public:
    virtual ~ListInbox() = default;
    /// Tries what has arrived since, oldest version first; empty when nothing has. Never an Error because of
    /// a bad file.
    virtual Result<std::vector<BundleTried>> take(const Now& now, bool clock_doubted) = 0;
};

/// Checks an officer's 6-digit code (RFC 6238). Empty answer: wrong or already used.
class OfficerCodes {
  public:
    virtual ~OfficerCodes() = default;
    virtual Result<std::optional<UsedCode>> check(std::string_view six_digits, UtcTime now) = 0;
};

/// Checks number and PIN (eight digits). Empty: wrong. Takes about 0.1 s whether there is such a number or
/// not.
class StaffPins {
  public:
    virtual ~StaffPins() = default;
    virtual Result<std::optional<StaffMember>> check(std::string_view number_and_pin) = 0;
};

/// Whether the operating system's clock is kept right by a time service.
class TimeService {
  public:
    virtual ~TimeService() = default;
    virtual bool synchronised() const = 0;
};

/// Who keeps the device's key from others.
enum class KeyProtection {
    credential_tpm,   ///< systemd credential, sealed to the TPM of this machine (with or without the host's
                      ///< key)
    credential_host,  ///< systemd credential, sealed to the host's key in /var/lib/systemd
    credential,       ///< systemd credential, handed over unsealed or in a way that cannot be told
    file,             ///< a file that only its owner can read
    not_at_hand,      ///< who looks was not handed the key: systemd keeps it for the service, or it is lost
};

/// What a technician must know about this machine; free of personal data.
struct DeviceFacts {
    KeyProtection key_protection = KeyProtection::file;
    std::string fingerprint;  ///< of the device's public key, 16 hex digits in groups of 4
    std::int64_t events = 0;
    std::int64_t covered = 0;           ///< last row that a checkpoint proves
    std::vector<std::string> findings;  ///< of the ledger check, in English; empty: sound
    std::int64_t free_megabytes = 0;
    int tokens_kept_days = 0;
    std::vector<KeptList> lists;             ///< in force
    std::optional<BundleTried> last_bundle;  ///< last one that arrived, taken or refused
    UtcTime last_bundle_at{};                ///< when it was
    bool operator==(const DeviceFacts&) const = default;
};

class Device {
  public:
    virtual ~Device() = default;
    /// Verifies the whole ledger: seconds on a large one.
    virtual Result<DeviceFacts> look() = 0;
};

}  // namespace kiosk::domain

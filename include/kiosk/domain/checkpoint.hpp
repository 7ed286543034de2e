#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/domain/event.hpp"

namespace kiosk::domain {

/// Ed25519 (RFC 8032).
using PublicKey = std::array<std::uint8_t, 32>;
using Signature = std::array<std::uint8_t, 64>;

/// "ed25519:" and 64 hex digits: how public keys are written in files and on the command line.
std::string format_public_key(const PublicKey& key);
/// Empty when it is written in any other way.
std::optional<PublicKey> parse_public_key(std::string_view text);

/// Signs with the device's key. Thread-safe.
class Signer {
  public:
    virtual ~Signer() = default;
    virtual Signature sign(std::span<const std::uint8_t> message) const = 0;
    virtual const PublicKey& public_key() const = 0;
};
using VerifySignature =
    std::function<bool(std::span<const std::uint8_t> message, const Signature&, const PublicKey&)>;

enum class CheckpointReason {
    regular,   ///< of every 64th row
    closing,   ///< the program stopped in order
    exported,  ///< the last of an export
    started,   ///< of kiosk_started: proves the evening before, also after a power cut
};
std::string_view to_word(CheckpointReason reason);
std::optional<CheckpointReason> parse_checkpoint_reason(std::string_view word);

/// "At this time my ledger ended with this row": signed by the device. Kept in the ledger's file and, with
/// every export, elsewhere; one that is held elsewhere proves what was cut off.
struct Checkpoint {
    std::string kiosk;
    std::int64_t sequence = 0;
    Digest hash{};  ///< of that row
    UtcTime at{};
    CheckpointReason reason = CheckpointReason::regular;
    Signature signature{};
    bool operator==(const Checkpoint&) const = default;
};

/// What is signed; fields as in `canonical_bytes(Event)`: "ikd-kiosk checkpoint v1", kiosk, sequence, hash,
/// wall time in ms, reason.
std::vector<std::uint8_t> canonical_bytes(const Checkpoint& checkpoint);
Checkpoint make_checkpoint(const Event& last, UtcTime at, CheckpointReason reason, const Signer& signer);

/// A regular checkpoint after so many events.
inline constexpr int events_per_checkpoint = 64;

/// Why the ledger must sign a checkpoint of this row as soon as it is appended; empty: it need not.
std::optional<CheckpointReason> checkpoint_due(const Event& event);

}  // namespace kiosk::domain

#include "kiosk/domain/checkpoint.hpp"

#include "canonical_writer.hpp"
#include "kiosk/domain/hex.hpp"

namespace kiosk::domain {
namespace {

constexpr std::string_view key_mark = "ed25519:";

}  // namespace

std::string format_public_key(const PublicKey& key) {
    return std::string(key_mark) + format_hex(key);
}

std::optional<PublicKey> parse_public_key(std::string_view text) {
    if (!text.starts_with(key_mark)) return std::nullopt;
    return parse_hex<32>(text.substr(key_mark.size()));
}

std::string_view to_word(CheckpointReason reason) {
    switch (reason) {
        case CheckpointReason::regular:
            return "regular";
        case CheckpointReason::closing:
            return "closing";
        case CheckpointReason::exported:
            return "exported";
        case CheckpointReason::started:
            return "started";
    }
    return {};
}

std::optional<CheckpointReason> parse_checkpoint_reason(std::string_view word) {
    for (const auto reason : {CheckpointReason::regular, CheckpointReason::closing,
                              CheckpointReason::exported, CheckpointReason::started}) {
        if (to_word(reason) == word) return reason;
    }
    return std::nullopt;
}

std::vector<std::uint8_t> canonical_bytes(const Checkpoint& checkpoint) {
    CanonicalWriter out;
    out.field(std::string_view("ikd-kiosk checkpoint v1"));
    out.field(checkpoint.kiosk);
    out.field(checkpoint.sequence);
    out.field(std::span(checkpoint.hash));
    out.field(std::int64_t{checkpoint.at.time_since_epoch().count()});
    out.field(to_word(checkpoint.reason));
    return out.take();
}

Checkpoint make_checkpoint(const Event& last, UtcTime at, CheckpointReason reason, const Signer& signer) {
    Checkpoint checkpoint{last.kiosk, last.sequence, last.hash, at, reason, {}};
    checkpoint.signature = signer.sign(canonical_bytes(checkpoint));
    return checkpoint;
}

std::optional<CheckpointReason> checkpoint_due(const Event& event) {
    if (event.sequence % events_per_checkpoint == 0) return CheckpointReason::regular;
    if (event.draft.kind == EventKind::kiosk_started) return CheckpointReason::started;
    return std::nullopt;
}

}  // namespace kiosk::domain

#pragma once

#include <algorithm>
#include <ostream>
#include <string>
#include <utility>
#include <vector>

#include "chain_fixture.hpp"

namespace kiosk::test {

using domain::ChainFinding;
using domain::Checkpoint;
using domain::CheckpointReason;
using domain::Event;

inline const WeakSigner device(7);
inline constexpr std::int64_t row_count = 200;

inline Checkpoint checkpoint_of(const Event& event, CheckpointReason reason = CheckpointReason::regular) {
    return make_checkpoint(event, some_time, reason, device);
}

/// A ledger of 200 rows with its regular checkpoints at 64, 128, 192, and how it is looked at.
struct Case {
    std::vector<Event> rows = make_rows(row_count);
    std::vector<Checkpoint> own = regular();
    std::vector<std::pair<std::string, Checkpoint>> held;
    std::optional<domain::PublicKey> key = device.public_key();
    std::vector<std::int64_t> unreadable;
    std::optional<std::int64_t> told_end;

    std::vector<Checkpoint> regular() const {
        std::vector<Checkpoint> checkpoints;
        for (std::size_t n = 64; n <= rows.size(); n += 64) checkpoints.push_back(checkpoint_of(rows[n - 1]));
        return checkpoints;
    }
    Event& row(std::int64_t n) { return rows[static_cast<std::size_t>(n - 1)]; }
    void remove(std::int64_t n) { rows.erase(rows.begin() + n - 1); }

    domain::ChainCheck::Verdict verdict() const {
        domain::ChainCheck check(weak_hash, verify_weakly);
        if (key) check.trust(*key);
        check.expect_own_checkpoints();
        for (const Event& event : rows) {
            const bool readable =
                std::find(unreadable.begin(), unreadable.end(), event.sequence) == unreadable.end();
            readable ? check.row(event) : check.unreadable_row(event.sequence, "column kind is empty");
        }
        for (const Checkpoint& checkpoint : own) check.checkpoint(checkpoint);
        for (const auto& [file, checkpoint] : held) check.checkpoint(checkpoint, file);
        if (told_end) check.ends_at(*told_end, std::nullopt, "the kept head");
        return check.finish();
    }
    std::vector<ChainFinding> findings() const { return verdict().findings; }
    /// The only finding, as "row: kind: text".
    std::string finding() const {
        std::string text;
        for (const ChainFinding& one : findings()) {
            text += (text.empty() ? "" : "\n") + std::to_string(one.sequence) + ": " +
                    std::string(to_word(one.kind)) + ": " + one.what;
        }
        return text;
    }
};

inline const std::string time_text = domain::format_iso_utc(some_time);

}  // namespace kiosk::test

namespace kiosk::domain {
inline std::ostream& operator<<(std::ostream& out, const ChainFinding& finding) {
    return out << finding.sequence << ": " << to_word(finding.kind) << ": " << finding.what;
}
}  // namespace kiosk::domain

#include "checkpoints.hpp"

#include <algorithm>

#include "kiosk/storage/ledger.hpp"
#include "sqlite.hpp"

namespace kiosk::storage {
namespace {

/// Another length than that of `bytes` leaves them zero: such a checkpoint proves nothing.
template <std::size_t N>
void copy_bytes(std::span<const std::uint8_t> from, std::array<std::uint8_t, N>& bytes) {
    if (from.size() == N) std::copy(from.begin(), from.end(), bytes.begin());
}

Result<domain::Checkpoint> read_checkpoint(const Statement& row) {
    domain::Checkpoint checkpoint;
    checkpoint.kiosk = row.text(0);
    checkpoint.sequence = row.integer(1);
    copy_bytes(row.blob(2), checkpoint.hash);
    checkpoint.at = UtcTime(std::chrono::milliseconds(row.integer(3)));
    copy_bytes(row.blob(5), checkpoint.signature);
    const auto reason = domain::parse_checkpoint_reason(row.text(4));
    if (!reason) {
        return Error{ErrorCode::damaged_data, "checkpoint of row " + std::to_string(checkpoint.sequence) +
                                                  ": column reason holds a word that is not known"};
    }
    checkpoint.reason = *reason;
    return checkpoint;
}

}  // namespace

Result<void> insert_checkpoint(sqlite3* database, const domain::Checkpoint& checkpoint) {
    Statement insert(database,
                     "INSERT INTO checkpoints (kiosk, sequence, hash, wall_ms, reason, signature) "
                     "VALUES (?1, ?2, ?3, ?4, ?5, ?6)");
    insert.bind(1, checkpoint.kiosk);
    insert.bind(2, checkpoint.sequence);
    insert.bind(3, std::span(checkpoint.hash));
    insert.bind(4, std::int64_t{checkpoint.at.time_since_epoch().count()});
    insert.bind(5, domain::to_word(checkpoint.reason));
    insert.bind(6, std::span(checkpoint.signature));
    return insert.run();
}

Result<std::vector<domain::Checkpoint>> read_checkpoints(Store& store, std::int64_t after) {
    Statement query(store.handle(),
                    "SELECT kiosk, sequence, hash, wall_ms, reason, signature FROM checkpoints "
                    "WHERE sequence > ?1 ORDER BY sequence, number");
    query.bind(1, after);
    std::vector<domain::Checkpoint> checkpoints;
    while (query.next()) {
        auto checkpoint = read_checkpoint(query);
        if (!checkpoint) return checkpoint.error();
        checkpoints.push_back(std::move(*checkpoint));
    }
    if (auto failure = query.failure()) return *failure;
    return checkpoints;
}

}  // namespace kiosk::storage

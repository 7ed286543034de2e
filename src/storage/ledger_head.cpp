#include "ledger_head.hpp"

#include <algorithm>

#include "sqlite.hpp"

namespace kiosk::storage {
namespace {

Result<LedgerHead> read_head(Statement& query, const LedgerHead& without_row) {
    LedgerHead head = without_row;
    if (query.next()) {
        const auto hash = query.blob(1);
        head.sequence = query.integer(0);
        if (hash.size() != head.hash.size()) {
            return Error{ErrorCode::damaged_data, "ledger head: the hash has not 32 bytes"};
        }
        std::copy(hash.begin(), hash.end(), head.hash.begin());
    }
    if (auto failure = query.failure()) return *failure;
    return head;
}

}  // namespace

Result<LedgerHead> kept_ledger_head(sqlite3* database) {
    Statement query(database, "SELECT sequence, hash FROM ledger_head WHERE one = 1");
    return read_head(query, {-1, {}});
}

Result<LedgerHead> found_ledger_head(sqlite3* database) {
    Statement query(database, "SELECT sequence, hash FROM events ORDER BY sequence DESC LIMIT 1");
    return read_head(query, {});
}

Result<LedgerHead> sound_ledger_head(sqlite3* database) {
    auto kept = kept_ledger_head(database);
    if (!kept) return kept;
    auto found = found_ledger_head(database);
    if (!found || *found == *kept) return found;
    return Error{ErrorCode::damaged_data, "ledger: ends with row " + std::to_string(found->sequence) +
                                              ", expected row " + std::to_string(kept->sequence) +
                                              " with the kept hash; run ikdctl ledger verify"};
}

Result<void> write_ledger_head(sqlite3* database, const LedgerHead& head) {
    Statement update(database, "UPDATE ledger_head SET sequence = ?1, hash = ?2 WHERE one = 1");
    update.bind(1, head.sequence);
    update.bind(2, std::span(head.hash));
    return update.run();
}

}  // namespace kiosk::storage

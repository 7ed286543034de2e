#include <algorithm>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <utility>

#include "event_row.hpp"
#include "kiosk/storage/ledger.hpp"
#include "ledger_head.hpp"
#include "migrations.hpp"
#include "sqlite.hpp"

namespace kiosk::storage {
namespace {

constexpr std::int64_t whole_ledger = 0;  ///< sequence of a finding that no row alone shows
constexpr int hash_column = 20;           ///< in `event_columns`

std::string row_range(std::int64_t first, std::int64_t last) {
    if (first == last) return "row " + std::to_string(first) + " is missing";
    return "rows " + std::to_string(first) + " to " + std::to_string(last) + " are missing";
}

template <std::size_t N>
bool equal(std::span<const std::uint8_t> bytes, const std::array<std::uint8_t, N>& expected) {
    return std::equal(bytes.begin(), bytes.end(), expected.begin(), expected.end());
}

/// Collects what does not fit. A check that meets a damaged file reports that and leaves the rest to the
/// next.
class Verification {
  public:
    Verification(sqlite3* database, const domain::HashFunction& hash) : database_(database), hash_(hash) {}

    Result<LedgerVerdict> run() {
        for (const auto check :
             {&Verification::check_pages, &Verification::check_schema, &Verification::check_rows,
              &Verification::check_end, &Verification::check_orphans}) {
            const auto done = (this->*check)();
            if (done) continue;
            if (done.error().code != ErrorCode::damaged_data) return done.error();
            report(whole_ledger, done.error().text);
        }
        return std::move(verdict_);
    }

  private:
    Result<void> check_pages();
    Result<void> check_schema();
    Result<void> check_rows();
    Result<void> check_end();
    Result<void> check_orphans();

    bool check_gap(std::int64_t sequence);
    std::optional<domain::Event> check_event(const Statement& row);
    Result<void> check_outgoing(Statement& query, std::int64_t sequence,
                                const std::optional<domain::Event>& sound_event);

    void report(std::int64_t sequence, std::string what) {
        verdict_.findings.push_back({sequence, std::move(what)});
    }

    sqlite3* database_;
    const domain::HashFunction& hash_;
    LedgerVerdict verdict_;
    LedgerHead last_;  ///< the row before, as stored
};

Result<void> Verification::check_pages() {
    Statement check(database_, "PRAGMA integrity_check(20)");
    while (check.next()) {
        if (check.text(0) != "ok") report(whole_ledger, "file damaged: " + std::string(check.text(0)));
    }
    if (auto failure = check.failure()) return *failure;
    return {};
}

using SchemaEntry = std::tuple<std::string, std::string, std::string>;  ///< type, name, SQL

Result<std::set<SchemaEntry>> read_schema(sqlite3* database) {
    Statement query(database,
                    "SELECT type, name, coalesce(sql, '') FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%'");
    std::set<SchemaEntry> entries;
    while (query.next()) entries.emplace(query.text(0), query.text(1), query.text(2));
    if (auto failure = query.failure()) return *failure;
    return entries;
}

Result<std::set<SchemaEntry>> expected_schema() {
    sqlite3* opened = nullptr;
    const int code = sqlite3_open(":memory:", &opened);
    const std::unique_ptr<sqlite3, int (*)(sqlite3*)> database(opened, sqlite3_close);
    if (code != SQLITE_OK) return Error{ErrorCode::io, "no memory for a database"};
    if (auto made = migrate(opened, 0); !made) return made.error();
    return read_schema(opened);
}

/// A dropped trigger says that somebody prepared to change rows, even when the rows are sound.
Result<void> Verification::check_schema() {
    const auto found = read_schema(database_);
    if (!found) return found.error();
    const auto expected = expected_schema();
    if (!expected) return expected.error();
    for (const auto& entry : *expected) {
        if (found->contains(entry)) continue;
        report(whole_ledger,
               "schema: " + std::get<0>(entry) + " " + std::get<1>(entry) + " was changed or dropped");
    }
    for (const auto& entry : *found) {
        if (expected->contains(entry)) continue;
        report(whole_ledger, "schema: " + std::get<0>(entry) + " " + std::get<1>(entry) + " is not ours");
    }
    return {};
}

/// Each row against its own hash, the row before and its outgoing row.
Result<void> Verification::check_rows() {
    Statement rows(database_, "SELECT " + std::string(event_columns) + " FROM events ORDER BY sequence");
    Statement outgoing(database_, "SELECT event_id, body, hash FROM outbox WHERE sequence = ?1");
    while (rows.next()) {
        ++verdict_.events;
        const std::int64_t sequence = rows.integer(0);
        const bool gap = check_gap(sequence);
        const auto sound_event = check_event(rows);
        if (sound_event && !gap && sound_event->previous != last_.hash) {
            report(sequence, "chain broken: the row does not follow row " + std::to_string(last_.sequence));
        }
        if (auto done = check_outgoing(outgoing, sequence, sound_event); !done) return done;

        const auto stored_hash = rows.blob(hash_column);
        last_ = {sequence, {}};
        std::copy_n(stored_hash.begin(), std::min(stored_hash.size(), last_.hash.size()), last_.hash.begin());
    }
    if (auto failure = rows.failure()) return *failure;
    return {};
}

/// Answers whether rows are missing before this one.
bool Verification::check_gap(std::int64_t sequence) {
    if (sequence == last_.sequence + 1) return false;
    if (sequence < 1) {
        report(sequence, "row inserted: numbers start at 1");
    } else {
        const std::int64_t first = std::max<std::int64_t>(last_.sequence, 0) + 1;
        if (first < sequence) report(first, row_range(first, sequence - 1));
    }
    return true;
}

/// The event, unless it was changed.
std::optional<domain::Event> Verification::check_event(const Statement& row) {
    const auto event = read_event(row);
    if (!event) {
        report(row.integer(0), "row changed: " + event.error().text);
        return std::nullopt;
    }
    if (hash_(canonical_bytes(*event)) != event->hash) {
        report(event->sequence, "row changed: its hash does not match its contents");
        return std::nullopt;
    }
    return *event;
}

Result<void> Verification::check_outgoing(Statement& query, std::int64_t sequence,
                                          const std::optional<domain::Event>& sound_event) {
    query.restart();
    query.bind(1, sequence);
    if (!query.next()) {
        if (auto failure = query.failure()) return *failure;
        report(sequence, "outgoing row is missing");
        return {};
    }
    const auto body = query.blob(1);
    if (!equal(query.blob(2), hash_(body))) {
        report(sequence, "outgoing row changed: its hash does not match its contents");
    } else if (sound_event &&
               (!equal(query.blob(0), sound_event->id) || !equal(query.blob(2), sound_event->hash))) {
        report(sequence, "outgoing row changed: it is not that of the event");
    }
    return {};
}

/// The last row against the kept head and the outbox, which both tell how far the ledger once went.
Result<void> Verification::check_end() {
    const auto kept = kept_ledger_head(database_);
    if (!kept) return kept.error();
    Statement query(database_, "SELECT coalesce(max(sequence), 0) FROM outbox");
    const std::int64_t last_outgoing = query.next() ? query.integer(0) : 0;
    if (auto failure = query.failure()) return *failure;

    const std::int64_t last_known = std::max(kept->sequence, last_outgoing);
    if (last_.sequence < last_known) {
        report(last_.sequence + 1, row_range(last_.sequence + 1, last_known) + " at the end");
    }
    if (kept->sequence < 0) {
        report(whole_ledger, "kept head: its row is missing");
    } else if (kept->sequence < std::max(last_.sequence, last_outgoing)) {
        report(kept->sequence + 1, "kept head: says that the ledger ends with row " +
                                       std::to_string(kept->sequence) + "; later rows were inserted");
    } else if (kept->sequence == last_.sequence && kept->hash != last_.hash) {
        report(last_.sequence, "kept head: has another hash than the last row");
    }
    return {};
}

Result<void> Verification::check_orphans() {
    Statement query(database_,
                    "SELECT sequence FROM outbox WHERE sequence NOT IN (SELECT sequence FROM events)");
    while (query.next()) report(query.integer(0), "outgoing row without its event");
    if (auto failure = query.failure()) return *failure;
    return {};
}

}  // namespace

Result<LedgerVerdict> verify_ledger(Store& store, const domain::HashFunction& hash) {
    const auto snapshot = Transaction::begin_read(store.handle());
    if (!snapshot) return snapshot.error();
    return Verification(store.handle(), hash).run();
}

}  // namespace kiosk::storage

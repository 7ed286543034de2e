#include <algorithm>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <utility>

#include "event_row.hpp"
#include "kept_count.hpp"
#include "kiosk/storage/ledger.hpp"
#include "ledger_head.hpp"
#include "migrations.hpp"
#include "sqlite.hpp"

namespace kiosk::storage {
namespace {

using domain::ChainCheck;
using domain::EventKind;
using domain::FindingKind;

constexpr std::int64_t whole_file = 0;  ///< sequence of a finding that no row alone shows

/// Whether programs before schema 4, which sealed nothing and signed nothing, already wrote it.
bool is_of_schema_3(EventKind kind) {
    return kind <= EventKind::problem_chosen;
}

std::string name_row(std::int64_t sequence) {
    return "row " + std::to_string(sequence);
}

Result<std::int64_t> single_number(sqlite3* database, std::string_view sql, std::int64_t without_row) {
    Statement query(database, sql);
    const std::int64_t number = query.next() ? query.integer(0) : without_row;
    if (auto failure = query.failure()) return *failure;
    return number;
}

template <std::size_t N>
bool equal(std::span<const std::uint8_t> bytes, const std::array<std::uint8_t, N>& expected) {
    return std::equal(bytes.begin(), bytes.end(), expected.begin(), expected.end());
}

/// Collects what does not fit. A check that meets a damaged file reports that and leaves the rest to the
/// next.
class Verification {
  public:
    Verification(Store& store, const Trust& trust)
        : store_(store),
          database_(store.handle()),
          trust_(trust),
          chain_(trust.hash, trust.verify_signature) {}

    Result<ChainCheck::Verdict> run() {
        for (const auto check :
             {&Verification::check_pages, &Verification::check_schema, &Verification::take_sealing,
              &Verification::take_rows, &Verification::take_checkpoints, &Verification::take_ends}) {
            if (auto done = attempt(check); !done) return done.error();
        }
        verdict_ = chain_.finish();
        if (auto done = attempt(&Verification::check_kept_count); !done) return done.error();
        auto& findings = verdict_.findings;
        findings.insert(findings.end(), findings_.begin(), findings_.end());
        std::stable_sort(findings.begin(), findings.end(),
                         [](const auto& a, const auto& b) { return a.sequence < b.sequence; });
        return std::move(verdict_);
    }

  private:
    Result<void> attempt(Result<void> (Verification::*check)()) {
        auto done = (this->*check)();
        if (done || done.error().code != ErrorCode::damaged_data) return done;
        report(whole_file, FindingKind::damaged, done.error().text);
        return {};
    }

    Result<void> check_pages();
    Result<void> check_schema();
    Result<void> take_sealing();
    Result<void> take_rows();
    Result<void> take_checkpoints();
    Result<void> take_ends();
    Result<void> check_kept_count();
    Result<void> check_kept_people();
    Result<void> check_kept_undone();

    void take_event(const domain::Event& event);
    Result<void> check_outgoing(Statement& query, std::int64_t sequence,
                                const std::optional<domain::Event>& event);

    void report(std::int64_t sequence, FindingKind kind, std::string what) {
        findings_.push_back({sequence, kind, std::move(what)});
    }

    Store& store_;
    sqlite3* database_;
    const Trust& trust_;
    ChainCheck chain_;
    std::int64_t first_sealed_ = 1;
    std::map<std::int64_t, std::int64_t> undone_;  ///< row that was taken back, and by which
    std::vector<domain::ChainFinding> findings_;
    ChainCheck::Verdict verdict_;
};

Result<void> Verification::check_pages() {
    Statement check(database_, "PRAGMA integrity_check(20)");
    while (check.next()) {
        if (check.text(0) == "ok") continue;
        report(whole_file, FindingKind::damaged, "file damaged: " + std::string(check.text(0)));
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
    static const auto expected = expected_schema();  // the same for every file
    if (!expected) return expected.error();
    for (const auto& entry : *expected) {
        if (found->contains(entry)) continue;
        report(whole_file, FindingKind::damaged,
               "schema: " + std::get<0>(entry) + " " + std::get<1>(entry) + " was changed or dropped");
    }
    for (const auto& entry : *found) {
        if (expected->contains(entry)) continue;
        report(whole_file, FindingKind::damaged,
               "schema: " + std::get<0>(entry) + " " + std::get<1>(entry) + " is not ours");
    }
    return {};
}

/// Rows before the first sealed one come from a program that signed no checkpoints. Whoever moves that mark
/// to be rid of checkpoints is told by the rows themselves (`take_event`).
Result<void> Verification::take_sealing() {
    const auto first = single_number(database_, "SELECT first_sealed FROM sealing", -1);
    if (!first) return first.error();
    if (*first < 1) {
        report(whole_file, FindingKind::damaged, "the mark of the first sealed row is missing");
    }
    first_sealed_ = std::max<std::int64_t>(*first, 1);
    return {};
}

/// Each row for the chain, and against its outgoing row.
Result<void> Verification::take_rows() {
    Statement rows(database_, "SELECT " + std::string(event_columns) + " FROM events ORDER BY sequence");
    Statement outgoing(database_, "SELECT event_id, body, hash FROM outbox WHERE sequence = ?1");
    while (rows.next()) {
        const std::int64_t sequence = rows.integer(0);
        const auto event = read_event(rows);
        if (event) {
            take_event(*event);
        } else {
            const bool unknown_word = event.error().code == ErrorCode::unavailable;
            chain_.unreadable_row(sequence, event.error().text,
                                  unknown_word ? FindingKind::damaged : FindingKind::changed);
        }
        const auto readable = event ? std::optional(*event) : std::nullopt;
        if (auto done = check_outgoing(outgoing, sequence, readable); !done) return done;
    }
    if (auto failure = rows.failure()) return *failure;
    return {};
}

void Verification::take_event(const domain::Event& event) {
    chain_.row(event);
    const EventKind kind = event.draft.kind;
    if (event.sequence < first_sealed_ && !is_of_schema_3(kind)) {
        report(event.sequence, FindingKind::contradicts,
               name_row(event.sequence) + ", " + std::string(to_word(kind)) +
                   ", cannot stand before the first sealed row, " + std::to_string(first_sealed_));
        first_sealed_ = event.sequence;  // one finding is enough, and checkpoints are due from here on
    }
    if (kind != EventKind::act_undone) return;
    if (const auto row = domain::undone_row(event)) undone_.emplace(*row, event.sequence);
}

/// Of a row that was changed itself the outgoing row must only be sound in itself.
Result<void> Verification::check_outgoing(Statement& query, std::int64_t sequence,
                                          const std::optional<domain::Event>& event) {
    const auto bytes = event ? canonical_bytes(*event) : std::vector<std::uint8_t>();
    const bool row_is_sound = event && trust_.hash(bytes) == event->hash;
    query.restart();
    query.bind(1, sequence);
    if (!query.next()) {
        if (auto failure = query.failure()) return *failure;
        if (row_is_sound) {
            report(sequence, FindingKind::removed,
                   "the outgoing row of " + name_row(sequence) + " is missing");
        }
        return {};
    }
    const auto body = query.blob(1);
    if (!row_is_sound) {
        if (!equal(query.blob(2), trust_.hash(body))) {
            report(sequence, FindingKind::changed,
                   "the outgoing row of " + name_row(sequence) + " does not fit its own hash");
        }
    } else if (!equal(query.blob(0), event->id) || !equal(query.blob(2), event->hash) ||
               !std::equal(body.begin(), body.end(), bytes.begin(), bytes.end())) {
        report(sequence, FindingKind::contradicts,
               "the outgoing row of " + name_row(sequence) + " tells of another event");
    }
    return {};
}

Result<void> Verification::take_checkpoints() {
    if (trust_.key) chain_.trust(*trust_.key);
    for (const auto& [file, checkpoint] : trust_.checkpoints) chain_.checkpoint(checkpoint, file);
    const auto own = read_checkpoints(store_);
    if (!own) return own.error();
    for (const domain::Checkpoint& checkpoint : *own) chain_.checkpoint(checkpoint);
    chain_.expect_own_checkpoints(first_sealed_);
    return {};
}

/// The kept head and the outgoing rows both tell how far the ledger once went.
Result<void> Verification::take_ends() {
    const auto first_outgoing =
        single_number(database_, "SELECT sequence FROM outbox ORDER BY sequence LIMIT 1", 1);
    if (!first_outgoing) return first_outgoing.error();
    if (*first_outgoing < 1) {
        report(*first_outgoing, FindingKind::inserted,
               "an outgoing " + name_row(*first_outgoing) + " was inserted: numbers start at 1");
    }
    const auto last_outgoing =
        single_number(database_, "SELECT sequence FROM outbox ORDER BY sequence DESC LIMIT 1", 0);
    if (!last_outgoing) return last_outgoing.error();
    const auto last_row =
        single_number(database_, "SELECT sequence FROM events ORDER BY sequence DESC LIMIT 1", 0);
    if (!last_row) return last_row.error();
    if (*last_outgoing > *last_row) chain_.ends_at(*last_outgoing, std::nullopt, "the outgoing rows");

    const auto kept = kept_ledger_head(database_);
    if (!kept) return kept.error();
    if (kept->sequence < 0) {
        report(whole_file, FindingKind::removed, "the kept head is missing");
    } else {
        chain_.ends_at(kept->sequence, kept->hash, "the kept head");
    }
    return {};
}

/// After `finish`: the kept numbers against those recomputed from the rows.
Result<void> Verification::check_kept_count() {
    const auto kept = kept_count(database_);
    if (!kept) return kept.error();
    const domain::KioskCount& found = verdict_.count;
    const auto compare = [this](const char* what, int kept_number, int found_number) {
        if (kept_number == found_number) return;
        report(whole_file, FindingKind::contradicts,
               "the kept count says " + std::to_string(kept_number) + " " + what + ", the rows say " +
                   std::to_string(found_number));
    };
    compare("confirmed", kept->confirmed, found.confirmed);
    compare("elsewhere", kept->elsewhere, found.elsewhere);
    compare("self-reported", kept->self_reported, found.self_reported);
    compare("repeated", kept->repeated, found.repeated);
    compare("undone", kept->undone, found.undone);
    if (auto done = check_kept_people(); !done) return done;
    return check_kept_undone();
}

Result<void> Verification::check_kept_people() {
    const auto kept = kept_people(database_);
    if (!kept) return kept.error();
    const auto [ours, theirs] =
        std::mismatch(kept->begin(), kept->end(), verdict_.people.begin(), verdict_.people.end());
    if (ours == kept->end() && theirs == verdict_.people.end()) return {};
    const std::int64_t row = theirs == verdict_.people.end() ? ours->first
                             : ours == kept->end()           ? theirs->first
                                                             : std::min(ours->first, theirs->first);
    report(row, FindingKind::contradicts,
           "the kept acts of the person of " + name_row(row) + " are not those that the rows say");
    return {};
}

Result<void> Verification::check_kept_undone() {
    std::map<std::int64_t, std::int64_t> kept;
    Statement query(database_, "SELECT sequence, undone_by FROM undone");
    while (query.next()) kept[query.integer(0)] = query.integer(1);
    if (auto failure = query.failure()) return *failure;
    if (kept != undone_) {
        report(whole_file, FindingKind::contradicts,
               "the kept list of rows that were taken back is not the one that the rows say");
    }
    return {};
}

}  // namespace

Result<ChainCheck::Verdict> verify_ledger(Store& store, const Trust& trust) {
    const auto snapshot = Transaction::begin_read(store.handle());
    if (!snapshot) return snapshot.error();
    return Verification(store, trust).run();
}

}  // namespace kiosk::storage

#include <algorithm>
#include <catch2/catch.hpp>

#include "kiosk/domain/hex.hpp"
#include "ledger_fixture.hpp"

using namespace kiosk;
using namespace kiosk::test;
using domain::ChainFinding;
using domain::EventKind;
using domain::FindingKind;

namespace {

constexpr int row_count = 5;
const std::string without_triggers_once =
    "DROP TRIGGER IF EXISTS events_never_change; DROP TRIGGER IF EXISTS events_never_leave; ";
const std::string without_triggers =
    "DROP TRIGGER events_only_grow; DROP TRIGGER events_never_change; DROP TRIGGER events_never_leave; ";

std::string file_of(storage::Store& store);

/// Five rows, of which the third has neither ticket nor token nor detail.
std::string make_ledger_file() {
    LedgerFixture f;
    for (std::uint8_t n = 1; n <= row_count; ++n) {
        if (n == 3) {
            f.append(draft(EventKind::visit_started, n));
            continue;
        }
        domain::EventDraft event = draft(EventKind::ticket_issued, n);
        event.ticket = domain::TicketCode{'A', n};
        event.reason = domain::Reason::problem;
        event.token = token_number(n);
        event.detail = "F05";
        f.append(event);
    }
    return file_of(f.store);
}

/// A copy of that ledger, closed, as a stranger finds it.
struct ClosedLedger {
    TemporaryDirectory directory;

    ClosedLedger() {
        static const std::string file = make_ledger_file();
        write_file(path() / "kiosk.sqlite", file);
    }
    const std::filesystem::path& path() const { return directory.path(); }

    domain::ChainCheck::Verdict verify() const {
        auto store = storage::Store::open_read_only(path());
        if (!store) FAIL(store.error().text);
        return storage::verify_ledger(*store,
                                      {crypto::sha256, FakeSigner::verify, FakeSigner().public_key(), {}})
            .value();
    }
    domain::ChainCheck::Verdict verify_after(const std::string& sql) const {
        tamper(path(), sql);
        return verify();
    }
};

std::string file_of(storage::Store& store) {
    REQUIRE(try_sql(store.handle(), "PRAGMA wal_checkpoint(TRUNCATE)") == "");
    return read_file(store.file());
}

/// Of a copy that was changed so.
domain::ChainCheck::Verdict verify_changed(const std::string& file, const std::string& sql,
                                           const storage::Trust& trust) {
    const TemporaryDirectory directory;
    write_file(directory.path() / "kiosk.sqlite", file);
    tamper(directory.path(), sql);
    auto store = storage::Store::open_read_only(directory.path()).value();
    return storage::verify_ledger(store, trust).value();
}

bool says(const domain::ChainCheck::Verdict& verdict, std::int64_t row, const std::string& what) {
    return std::any_of(verdict.findings.begin(), verdict.findings.end(), [&](const ChainFinding& finding) {
        return finding.sequence == row && finding.what.find(what) != std::string::npos;
    });
}

/// The only finding but those about the dropped triggers.
ChainFinding only_row_finding(const domain::ChainCheck::Verdict& verdict) {
    std::vector<ChainFinding> rows;
    for (const ChainFinding& finding : verdict.findings) {
        if (finding.what.find("schema: trigger") == std::string::npos) rows.push_back(finding);
    }
    for (const ChainFinding& finding : rows) UNSCOPED_INFO(finding.what);
    CHECK(rows.size() == 1);
    return rows.empty() ? ChainFinding{} : rows.front();
}

/// Column names of a table in the order of the table.
std::vector<std::string> columns_of(const std::string& table) {
    const TemporaryDirectory directory;
    const auto store = storage::Store::open(directory.path(), storage::WhenBroken::refuse).value();
    std::vector<std::string> columns;
    const auto add = [](void* into, int, char** values, char**) {
        static_cast<std::vector<std::string>*>(into)->emplace_back(values[0]);
        return 0;
    };
    const std::string sql = "SELECT name FROM pragma_table_info('" + table + "')";
    REQUIRE(sqlite3_exec(store.handle(), sql.c_str(), add, &columns, nullptr) == SQLITE_OK);
    return columns;
}

/// SQL expressions for another value of the same kind, a value of another kind, and nothing.
std::vector<std::string> other_values(const std::string& column) {
    const std::string changed = "CASE typeof(" + column + ") WHEN 'integer' THEN " + column +
                                " + 1000 WHEN 'text' THEN " + column +
                                " || 'x' WHEN 'blob' THEN randomblob(length(" + column + ")) ELSE CASE '" +
                                column + "' WHEN 'ticket' THEN 'A-09' ELSE randomblob(16) END END";
    const std::string cut = "CASE typeof(" + column + ") WHEN 'blob' THEN zeroblob(length(" + column +
                            ") - 1) WHEN 'text' THEN iif(" + column +
                            " = '', 'y', '') WHEN 'integer' THEN -" + column + " ELSE 'x' END";
    return {changed, cut};
}

/// False when SQLite itself refused the value: STRICT or NOT NULL.
bool change_cell(const std::filesystem::path& state, const std::string& column, int row,
                 const std::string& value) {
    sqlite3* database = nullptr;
    REQUIRE(sqlite3_open((state / "kiosk.sqlite").c_str(), &database) == SQLITE_OK);
    const std::string prepared = try_sql(
        database, "PRAGMA synchronous = OFF; PRAGMA ignore_check_constraints = ON; " + without_triggers);
    const std::string refused = try_sql(
        database, "UPDATE events SET " + column + " = " + value + " WHERE sequence = " + std::to_string(row));
    const int changed = sqlite3_changes(database);
    sqlite3_close(database);
    REQUIRE(prepared == "");
    if (refused == "") REQUIRE(changed == 1);
    return refused == "";
}

}  // namespace

TEST_CASE("an untouched ledger is sound, and looking changes no byte") {
    const ClosedLedger ledger;
    const std::string before = read_file(ledger.path() / "kiosk.sqlite");
    const auto verdict = ledger.verify();
    CHECK(verdict.sound());
    CHECK(verdict.events == row_count);
    CHECK(read_file(ledger.path() / "kiosk.sqlite") == before);
}

TEST_CASE("an empty ledger is sound") {
    LedgerFixture f;
    const auto verdict =
        storage::verify_ledger(f.store, {crypto::sha256, FakeSigner::verify, FakeSigner().public_key(), {}})
            .value();
    CHECK(verdict.sound());
    CHECK(verdict.events == 0);
}

TEST_CASE("every changed column of every row is found, and the row named") {
    int changes = 0;
    for (const std::string& column : columns_of("events")) {
        for (int row = 1; row <= row_count; ++row) {
            for (const std::string& value : other_values(column)) {
                const ClosedLedger ledger;
                CAPTURE(column, row, value);
                if (!change_cell(ledger.path(), column, row, value)) continue;
                ++changes;
                CHECK(says(ledger.verify(), row, ""));
            }
        }
    }
    CHECK(changes > 20 * row_count);  // each column at least once, most twice
}

TEST_CASE("another spelling of the same value is a change") {
    const ClosedLedger ledger;
    const auto verdict =
        ledger.verify_after(without_triggers +
                            "UPDATE events SET ticket = 'a-1' WHERE sequence = 1;"
                            "UPDATE events SET ticket = '' WHERE sequence = 3;"
                            "UPDATE events SET service_day = '2026-11-22' || char(0) WHERE sequence = 4");
    CHECK(says(verdict, 1, "column ticket"));
    CHECK(says(verdict, 3, "column ticket"));
    CHECK(says(verdict, 4, "column service_day"));
}

TEST_CASE("a removed row is found wherever it stood") {
    for (int row = 1; row < row_count; ++row) {
        const ClosedLedger ledger;
        const std::string number = std::to_string(row);
        CAPTURE(row);
        const std::string remove = "DELETE FROM events WHERE sequence = " + number;
        for (const std::string outgoing : {"", "; DELETE FROM outbox WHERE sequence = "}) {
            const auto verdict = ledger.verify_after(without_triggers_once + remove +
                                                     (outgoing.empty() ? "" : outgoing + number));
            CHECK(only_row_finding(verdict) ==
                  ChainFinding{row, FindingKind::removed, "row " + number + " was removed"});
            CHECK(verdict.events == row_count - 1);
        }
    }
}

TEST_CASE(
    "rows cut off at the end are told by the head, and by the outgoing rows when the head was set back") {
    const std::string cut = without_triggers + "DELETE FROM events WHERE sequence >= 4; ";
    const std::string known = "rows 4 to 5 were cut off at the end; known from ";
    SECTION("head") {
        const ClosedLedger ledger;
        const auto verdict = ledger.verify_after(cut + "DELETE FROM outbox WHERE sequence >= 4");
        CHECK(only_row_finding(verdict) == ChainFinding{4, FindingKind::cut_off, known + "the kept head"});
    }
    SECTION("outgoing rows") {
        const ClosedLedger ledger;
        const auto verdict = ledger.verify_after(
            cut + "UPDATE ledger_head SET sequence = 3, hash = (SELECT hash FROM events WHERE sequence = 3)");
        CHECK(only_row_finding(verdict) ==
              ChainFinding{4, FindingKind::cut_off, known + "the outgoing rows"});
    }
    SECTION("all rows") {
        const ClosedLedger ledger;
        const auto verdict = ledger.verify_after(without_triggers + "DELETE FROM events; DELETE FROM outbox");
        CHECK(says(verdict, 1, "rows 1 to 5 were cut off at the end"));
    }
}

TEST_CASE("swapped rows are one finding that names both") {
    const ClosedLedger ledger;
    const auto verdict = ledger.verify_after(without_triggers +
                                             "UPDATE events SET sequence = 99 WHERE sequence = 2;"
                                             "UPDATE events SET sequence = 2 WHERE sequence = 4;"
                                             "UPDATE events SET sequence = 4 WHERE sequence = 99");
    CHECK(only_row_finding(verdict) == ChainFinding{2, FindingKind::swapped, "rows 2 and 4 were swapped"});
}

TEST_CASE("an inserted row is found at the end and in a place that was made for it") {
    const auto copy_to = [&](const std::string& place) {
        return "INSERT INTO events (sequence, id, kiosk, place, boot_id, kind, reason, visit, ticket, token, "
               "age_band, registration, language, duration_s, officer, wall_ms, mono_ms, service_day, "
               "previous, "
               "hash, detail) SELECT " +
               place +
               ", randomblob(16), kiosk, place, boot_id, kind, reason, visit, ticket, token, age_band, "
               "registration, language, duration_s, officer, wall_ms, mono_ms, service_day, previous, hash, "
               "detail FROM events WHERE sequence = 1;";
    };
    SECTION("end") {
        const ClosedLedger ledger;
        const auto verdict = ledger.verify_after(without_triggers + copy_to("6"));
        CHECK(says(verdict, 6, "row 6 was changed"));
        CHECK(says(verdict, 5, "the kept head says that the ledger ends with row 5"));
    }
    SECTION("instead of another") {
        const ClosedLedger ledger;
        const std::string remove_third = "DELETE FROM events WHERE sequence = 3;";
        CHECK(says(ledger.verify_after(without_triggers + remove_third + copy_to("3")), 3, ""));
    }
    SECTION("before the first") {
        const ClosedLedger ledger;
        CHECK(says(ledger.verify_after(without_triggers + copy_to("-4")), -4, "row -4 was inserted"));
    }
}

TEST_CASE(
    "a row that was rewritten with its correct hash breaks the chain and differs from the outgoing row") {
    const ClosedLedger ledger;
    domain::Event forged;
    {
        auto store = storage::Store::open_read_only(ledger.path()).value();
        forged = storage::read_events(store, 1, 1).value().front();
    }
    forged.draft.language = "jv";
    const std::string forged_hash = "x'" + domain::format_hex(crypto::sha256(canonical_bytes(forged))) + "'";
    const auto verdict =
        ledger.verify_after(without_triggers + "UPDATE events SET language = 'jv', hash = " + forged_hash +
                            " WHERE sequence = 2");
    CHECK(says(verdict, 2, "the outgoing row of row 2 tells of another event"));
    CHECK(says(verdict, 2, "row 2 was rewritten: it fits its own hash, but row 3 follows another row 2"));
}

TEST_CASE("a changed or missing outgoing row is found") {
    for (const std::string change :
         {"UPDATE outbox SET event_id = randomblob(16) WHERE sequence = 2",
          "UPDATE outbox SET body = randomblob(length(body)) WHERE sequence = 2",
          "UPDATE outbox SET hash = randomblob(32) WHERE sequence = 2",
          "DELETE FROM outbox WHERE sequence = 2", "UPDATE outbox SET sequence = 77 WHERE sequence = 2",
          "UPDATE outbox SET sequence = -7 WHERE sequence = 2",
          "UPDATE outbox SET body = (SELECT body FROM outbox WHERE sequence = 1), "
          "hash = (SELECT hash FROM outbox WHERE sequence = 1) WHERE sequence = 2"}) {
        const ClosedLedger ledger;
        CAPTURE(change);
        CHECK(says(ledger.verify_after(change), 2, "outgoing row"));
    }
}

TEST_CASE("a changed or missing head is found") {
    for (const std::string change :
         {"UPDATE ledger_head SET sequence = 4", "UPDATE ledger_head SET sequence = 6",
          "UPDATE ledger_head SET hash = randomblob(32)", "UPDATE ledger_head SET hash = x'00'",
          "DELETE FROM ledger_head"}) {
        const ClosedLedger ledger;
        CAPTURE(change);
        CHECK_FALSE(ledger.verify_after(change).sound());
    }
}

TEST_CASE("a dropped or weakened guard is found though all rows are sound") {
    for (const std::string change :
         {"DROP TRIGGER events_only_grow", "DROP TRIGGER events_never_change",
          "DROP TRIGGER events_never_leave",
          "DROP TRIGGER events_never_leave; CREATE TRIGGER events_never_leave BEFORE DELETE ON events "
          "BEGIN SELECT 1; END",
          "ALTER TABLE events ADD COLUMN note TEXT", "CREATE TABLE elsewhere (n)"}) {
        const ClosedLedger ledger;
        CAPTURE(change);
        CHECK(says(ledger.verify_after(change), 0, "schema: "));
    }
}

TEST_CASE("a foreign hash is one finding about all rows") {
    const ClosedLedger ledger;
    auto store = storage::Store::open_read_only(ledger.path()).value();
    const auto verdict =
        storage::verify_ledger(store, {[](auto) { return domain::Digest{1}; }, FakeSigner::verify, {}, {}})
            .value();
    CHECK(says(verdict, 1, "rows 1 to 5 were changed"));
}

TEST_CASE("kept numbers that are not those of the rows are found") {
    LedgerFixture f;
    f.append(confirmed(1, 1));
    f.append(confirmed(2, 2));
    f.append(undoing(2));
    REQUIRE(findings(f.store).empty());
    const std::string file = file_of(f.store);
    const storage::Trust trust{crypto::sha256, FakeSigner::verify, FakeSigner().public_key(), {}};
    for (const auto& [change, said] : std::vector<std::pair<std::string, std::string>>{
             {"UPDATE tally SET confirmed = 40", "the kept count says 40 confirmed, the rows say 1"},
             {"UPDATE tally SET elsewhere = 1", "the kept count says 1 elsewhere, the rows say 0"},
             {"UPDATE tally SET self_reported = 1", "the kept count says 1 self-reported, the rows say 0"},
             {"UPDATE tally SET repeated = 1", "the kept count says 1 repeated, the rows say 0"},
             {"UPDATE tally SET undone = 0", "the kept count says 0 undone, the rows say 1"},
             {"DELETE FROM tally", "the kept count is missing"},
             {"UPDATE people SET confirmed = 2 WHERE first_row = 1", "the kept acts of the person of row 1"},
             {"DELETE FROM people WHERE first_row = 2", "the kept acts of the person of row 2"},
             {"DELETE FROM undone", "the kept list of rows that were taken back"}}) {
        CAPTURE(change);
        const auto verdict = verify_changed(file, change, trust);
        REQUIRE(verdict.findings.size() == 1);
        CHECK(verdict.findings[0].what.find(said) != std::string::npos);
    }
}

TEST_CASE("checkpoints that were changed, dropped or moved away are found") {
    LedgerFixture f;
    std::vector<domain::EventDraft> drafts(130, draft(EventKind::visit_started, 1));
    REQUIRE(f.ledger.append(drafts).ok());
    const auto held = f.ledger.checkpoint(UtcTime{}, domain::CheckpointReason::exported).value();
    const storage::Trust trust{
        crypto::sha256, FakeSigner::verify, FakeSigner().public_key(), {{"dinas.jsonl", held}}};
    const auto sound = storage::verify_ledger(f.store, trust).value();
    CHECK(sound.sound());
    CHECK(sound.checkpoints == 3);
    CHECK(sound.covered == 130);
    const std::string file = file_of(f.store);
    for (const std::string change :
         {"DELETE FROM checkpoints WHERE sequence = 64", "DELETE FROM checkpoints WHERE sequence = 130",
          "DELETE FROM checkpoints", "UPDATE checkpoints SET kiosk = 'x' WHERE sequence = 64",
          "UPDATE checkpoints SET sequence = 65 WHERE sequence = 64",
          "UPDATE checkpoints SET hash = randomblob(32) WHERE sequence = 64",
          "UPDATE checkpoints SET wall_ms = 1 WHERE sequence = 64",
          "UPDATE checkpoints SET reason = 'closing' WHERE sequence = 64",
          "UPDATE checkpoints SET reason = 'odd' WHERE sequence = 64",
          "UPDATE checkpoints SET signature = randomblob(64) WHERE sequence = 64", "DELETE FROM sealing"}) {
        CAPTURE(change);
        CHECK_FALSE(verify_changed(file, change, trust).sound());
    }
}

TEST_CASE("whoever calls rows old to be rid of checkpoints is told by the rows") {
    LedgerFixture f;
    f.append(staff_draft(EventKind::staff_logged_in));
    std::vector<domain::EventDraft> drafts(70, draft(EventKind::visit_started, 1));
    REQUIRE(f.ledger.append(drafts).ok());
    REQUIRE(try_sql(f.store.handle(), "UPDATE sealing SET first_sealed = 72; DELETE FROM checkpoints") == "");
    const auto found = findings(f.store);
    REQUIRE(found.size() == 2);
    CHECK(found[0] == "row 1, staff_logged_in, cannot stand before the first sealed row, 72");
    CHECK(found[1] == "the checkpoint of row 64 was removed");
}

TEST_CASE("a word that this program does not know is damage that a newer program explains") {
    for (const std::string column : {"kind", "reason", "age_band", "registration"}) {
        const ClosedLedger ledger;
        const auto verdict = ledger.verify_after(without_triggers_once + "UPDATE events SET " + column +
                                                 " = 'word_of_tomorrow' WHERE sequence = 2");
        CHECK(only_row_finding(verdict) ==
              ChainFinding{2, FindingKind::damaged,
                           "row 2 cannot be read: column " + column +
                               " holds a word that this program does not know; written by a newer program?"});
    }
}

#include <algorithm>
#include <catch2/catch.hpp>

#include "ledger_fixture.hpp"

using namespace kiosk;
using namespace kiosk::test;
using domain::EventKind;
using storage::LedgerFinding;

namespace {

constexpr int row_count = 5;
const std::string without_triggers =
    "DROP TRIGGER events_only_grow; DROP TRIGGER events_never_change; DROP TRIGGER events_never_leave; ";

/// Five rows, of which the third has neither ticket nor token nor detail.
std::string make_ledger_file() {
    LedgerFixture f;
    for (std::uint8_t n = 1; n <= row_count; ++n) {
        domain::EventDraft event = draft(EventKind::ticket_issued, n);
        event.officer = "siti-1";
        if (n != 3) event.ticket = domain::TicketCode{'A', n};
        if (n != 3) event.token = token_number(n);
        if (n != 3) event.detail = "F05";
        f.append(event);
    }
    REQUIRE(try_sql(f.store.handle(), "PRAGMA wal_checkpoint(TRUNCATE)") == "");
    return read_file(f.store.file());
}

/// A copy of that ledger, closed, as a stranger finds it.
struct ClosedLedger {
    TemporaryDirectory directory;

    ClosedLedger() {
        static const std::string file = make_ledger_file();
        write_file(path() / "kiosk.sqlite", file);
    }
    const std::filesystem::path& path() const { return directory.path(); }

    storage::LedgerVerdict verify() const {
        auto store = storage::Store::open_read_only(path());
        if (!store) FAIL(store.error().text);
        return storage::verify_ledger(*store, crypto::sha256).value();
    }
    storage::LedgerVerdict verify_after(const std::string& sql) const {
        tamper(path(), sql);
        return verify();
    }
};

bool names_row(const storage::LedgerVerdict& verdict, std::int64_t row) {
    return std::any_of(verdict.findings.begin(), verdict.findings.end(),
                       [&](const LedgerFinding& finding) { return finding.sequence == row; });
}

bool says(const storage::LedgerVerdict& verdict, std::int64_t row, const std::string& what) {
    return std::any_of(verdict.findings.begin(), verdict.findings.end(), [&](const LedgerFinding& finding) {
        return finding.sequence == row && finding.what.find(what) != std::string::npos;
    });
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
    const auto verdict = storage::verify_ledger(f.store, crypto::sha256).value();
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
                CHECK(names_row(ledger.verify(), row));
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
    for (int row = 1; row <= row_count; ++row) {
        const ClosedLedger ledger;
        CAPTURE(row);
        const std::string number = std::to_string(row);
        const auto verdict =
            ledger.verify_after(without_triggers + "DELETE FROM events WHERE sequence = " + number +
                                "; DELETE FROM outbox WHERE sequence = " + number);
        CHECK(says(verdict, row, "row " + number + " is missing"));
        CHECK(verdict.events == row_count - 1);
    }
}

TEST_CASE("rows cut off at the end are told by the head, and by the outbox when the head was set back") {
    const std::string cut = without_triggers + "DELETE FROM events WHERE sequence >= 4; ";
    SECTION("head") {
        const ClosedLedger ledger;
        const auto verdict = ledger.verify_after(cut + "DELETE FROM outbox WHERE sequence >= 4");
        CHECK(says(verdict, 4, "rows 4 to 5 are missing at the end"));
    }
    SECTION("outbox") {
        const ClosedLedger ledger;
        const auto verdict = ledger.verify_after(
            cut + "UPDATE ledger_head SET sequence = 3, hash = (SELECT hash FROM events WHERE sequence = 3)");
        CHECK(says(verdict, 4, "rows 4 to 5 are missing at the end"));
        CHECK(says(verdict, 5, "outgoing row without its event"));
    }
    SECTION("all") {
        const ClosedLedger ledger;
        const auto verdict = ledger.verify_after(without_triggers + "DELETE FROM events; DELETE FROM outbox");
        CHECK(says(verdict, 1, "rows 1 to 5 are missing at the end"));
    }
}

TEST_CASE("swapped rows are found, both") {
    const ClosedLedger ledger;
    const auto verdict = ledger.verify_after(without_triggers +
                                             "UPDATE events SET sequence = 99 WHERE sequence = 2;"
                                             "UPDATE events SET sequence = 2 WHERE sequence = 4;"
                                             "UPDATE events SET sequence = 4 WHERE sequence = 99");
    CHECK(names_row(verdict, 2));
    CHECK(names_row(verdict, 4));
    CHECK_FALSE(names_row(verdict, 1));
}

TEST_CASE("an inserted row is found at the end and in a place that was made for it") {
    const std::string copy =
        "INSERT INTO events SELECT %, randomblob(16), kiosk, place, boot_id, kind, reason, visit, ticket, "
        "token, "
        "age_band, registration, language, duration_s, officer, wall_ms, mono_ms, service_day, previous, "
        "hash, detail "
        "FROM events WHERE sequence = 1;";
    const auto copy_to = [&](const std::string& place) {
        std::string sql = copy;
        return sql.replace(sql.find('%'), 1, place);
    };
    SECTION("end") {
        const ClosedLedger ledger;
        const auto verdict = ledger.verify_after(without_triggers + copy_to("6"));
        CHECK(says(verdict, 6, "row changed"));
        CHECK(says(verdict, 6, "outgoing row is missing"));
        CHECK(says(verdict, 6, "kept head"));
    }
    SECTION("instead of another") {
        const ClosedLedger ledger;
        CHECK(names_row(
            ledger.verify_after(without_triggers + "DELETE FROM events WHERE sequence = 3;" + copy_to("3")),
            3));
    }
    SECTION("before the first") {
        const ClosedLedger ledger;
        CHECK(says(ledger.verify_after(without_triggers + copy_to("-4")), -4, "row inserted"));
        CHECK_FALSE(ledger.verify().sound());
    }
}

TEST_CASE("a row that was rewritten with its correct hash breaks the chain and differs from the outbox") {
    const ClosedLedger ledger;
    domain::Event forged;
    {
        auto store = storage::Store::open_read_only(ledger.path()).value();
        forged = storage::read_events(store, 1, 1).value().front();
    }
    forged.draft.officer = "budi-1";
    const domain::Digest hash = crypto::sha256(canonical_bytes(forged));
    const std::string forged_hash = "x'" + domain::format_hex(hash.data(), 32) + "'";
    const auto verdict =
        ledger.verify_after(without_triggers + "UPDATE events SET officer = 'budi-1', hash = " + forged_hash +
                            " WHERE sequence = 2");
    CHECK(says(verdict, 2, "outgoing row changed"));
    CHECK(says(verdict, 3, "chain broken: the row does not follow row 2"));
}

TEST_CASE("a changed or missing outgoing row is found") {
    for (const std::string change :
         {"UPDATE outbox SET event_id = randomblob(16) WHERE sequence = 2",
          "UPDATE outbox SET body = randomblob(length(body)) WHERE sequence = 2",
          "UPDATE outbox SET hash = randomblob(32) WHERE sequence = 2",
          "DELETE FROM outbox WHERE sequence = 2", "UPDATE outbox SET sequence = 77 WHERE sequence = 2",
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

TEST_CASE("findings of a foreign hash name every row") {
    const ClosedLedger ledger;
    auto store = storage::Store::open_read_only(ledger.path()).value();
    const auto verdict = storage::verify_ledger(store, [](auto) { return domain::Digest{1}; }).value();
    for (int row = 1; row <= row_count; ++row) CHECK(names_row(verdict, row));
}

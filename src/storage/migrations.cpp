#include "migrations.hpp"

#include <array>
#include <string>

#include "kiosk/storage/store.hpp"
#include "sqlite.hpp"

namespace kiosk::storage {
namespace {

// Words (kind, reason ...) have no CHECK: enumerations grow at the end, and SQLite can change a CHECK only by
// copying the table. Whoever reads a row refuses a word that it does not know.
constexpr const char* version_1 = R"sql(
CREATE TABLE events (
    sequence INTEGER PRIMARY KEY CHECK (sequence > 0),
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    kiosk TEXT NOT NULL,
    place TEXT NOT NULL,
    boot_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    reason TEXT NOT NULL,
    visit BLOB NOT NULL CHECK (length(visit) = 16),
    ticket TEXT,
    token BLOB CHECK (length(token) = 16),
    age_band TEXT NOT NULL,
    registration TEXT NOT NULL,
    language TEXT NOT NULL,
    duration_s INTEGER NOT NULL,
    officer TEXT NOT NULL,
    wall_ms INTEGER NOT NULL,
    mono_ms INTEGER NOT NULL,
    service_day TEXT NOT NULL CHECK (length(service_day) = 10),
    previous BLOB NOT NULL CHECK (length(previous) = 32),
    hash BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;
CREATE INDEX events_by_kind ON events (kind, token, visit);
CREATE INDEX events_by_day ON events (service_day, kind);
CREATE INDEX events_by_visit ON events (visit, kind);

-- The first also stops REPLACE, which deletes without asking the third.
CREATE TRIGGER events_only_grow BEFORE INSERT ON events
WHEN new.sequence <> (SELECT coalesce(max(sequence), 0) + 1 FROM events)
    OR EXISTS (SELECT 1 FROM events WHERE id = new.id)
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: a row goes after the last, with an id of its own'); END;
CREATE TRIGGER events_never_change BEFORE UPDATE ON events
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: correct by a new event'); END;
CREATE TRIGGER events_never_leave BEFORE DELETE ON events
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: nothing is deleted'); END;

-- What goes to the district hub: the canonical bytes of the event and their hash.
CREATE TABLE outbox (
    sequence INTEGER PRIMARY KEY REFERENCES events (sequence),
    event_id BLOB NOT NULL UNIQUE CHECK (length(event_id) = 16),
    body BLOB NOT NULL,
    hash BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;

-- Where the ledger ends, so that cutting off its last rows shows.
CREATE TABLE ledger_head (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    sequence INTEGER NOT NULL CHECK (sequence >= 0),
    hash BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;
INSERT INTO ledger_head VALUES (1, 0, zeroblob(32));

CREATE TABLE officers (
    id TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
    name TEXT NOT NULL CHECK (name <> ''),
    sealed_secret BLOB NOT NULL,
    last_used_step INTEGER NOT NULL DEFAULT 0 CHECK (last_used_step >= 0),
    active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1))
) STRICT;

CREATE TABLE status_lists (
    id INTEGER PRIMARY KEY,
    category TEXT NOT NULL UNIQUE,
    as_of TEXT NOT NULL CHECK (length(as_of) = 10),
    source TEXT NOT NULL
) STRICT;
CREATE TABLE status_entries (
    list INTEGER NOT NULL REFERENCES status_lists (id),
    token BLOB NOT NULL CHECK (length(token) = 16),
    PRIMARY KEY (list, token)
) STRICT, WITHOUT ROWID;
)sql";

// Overwritten by SqliteLedger::probe: more pages than an append of a few events.
constexpr const char* version_2 = R"sql(
CREATE TABLE probe (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    filler BLOB NOT NULL CHECK (length(filler) = 65536)
) STRICT;
INSERT INTO probe VALUES (1, zeroblob(65536));
)sql";

// What kind and reason leave open: empty in all older events, whose hashes stay as they are
// (canonical_bytes).
constexpr const char* version_3 = R"sql(
ALTER TABLE events ADD COLUMN detail TEXT NOT NULL DEFAULT '';
)sql";

// Proof, counting, staff and privacy.
//
// `people` and `tally` hold what domain::Tally says of the rows, so that counting need not read them.
// Activations of before carry no link to an earlier row of the same person, and rows never change: for Tally,
// and so here, each of them is a person of its own. A later activation links to the first of them.
// Tokens from row `first_sealed` on are sealed for their service day; those before are as they were.
constexpr const char* version_4 = R"sql(
CREATE TABLE sealing (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    first_sealed INTEGER NOT NULL CHECK (first_sealed > 0)
) STRICT;
INSERT INTO sealing SELECT 1, coalesce(max(sequence), 0) + 1 FROM events;

-- By kind in order of rows; tokens only where they are looked up.
DROP INDEX events_by_kind;
CREATE INDEX events_by_kind ON events (kind);
CREATE INDEX activations_by_token ON events (token)
WHERE kind IN ('activation_confirmed', 'activation_self_reported');

CREATE TABLE people (
    first_row INTEGER PRIMARY KEY REFERENCES events (sequence),
    confirmed INTEGER NOT NULL,
    self_reported INTEGER NOT NULL,
    confirmed_elsewhere INTEGER NOT NULL
) STRICT;
INSERT INTO people SELECT sequence, kind = 'activation_confirmed', kind = 'activation_self_reported',
    kind = 'activation_confirmed' AND registration = 'elsewhere'
FROM events WHERE kind IN ('activation_confirmed', 'activation_self_reported');

CREATE TABLE tally (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    confirmed INTEGER NOT NULL,
    elsewhere INTEGER NOT NULL,
    self_reported INTEGER NOT NULL,
    repeated INTEGER NOT NULL,
    undone INTEGER NOT NULL
) STRICT;
INSERT INTO tally SELECT 1, coalesce(sum(confirmed - confirmed_elsewhere), 0),
    coalesce(sum(confirmed_elsewhere), 0), coalesce(sum(self_reported), 0), 0, 0
FROM people;

-- Rows that were taken back, and by which row.
CREATE TABLE undone (
    sequence INTEGER PRIMARY KEY REFERENCES events (sequence),
    undone_by INTEGER NOT NULL UNIQUE REFERENCES events (sequence)
) STRICT;

CREATE TABLE checkpoints (
    number INTEGER PRIMARY KEY,
    kiosk TEXT NOT NULL,
    sequence INTEGER NOT NULL CHECK (sequence > 0),
    hash BLOB NOT NULL CHECK (length(hash) = 32),
    wall_ms INTEGER NOT NULL,
    reason TEXT NOT NULL,
    signature BLOB NOT NULL CHECK (length(signature) = 64)
) STRICT;
CREATE INDEX checkpoints_by_row ON checkpoints (sequence);

-- Number 0: enrolled before there were PINs.
ALTER TABLE officers ADD COLUMN number INTEGER NOT NULL DEFAULT 0 CHECK (number BETWEEN 0 AND 99);
ALTER TABLE officers ADD COLUMN role TEXT NOT NULL DEFAULT 'officer';
ALTER TABLE officers ADD COLUMN sealed_pin BLOB NOT NULL DEFAULT x'';
CREATE UNIQUE INDEX officers_by_number ON officers (number) WHERE active = 1 AND number > 0;
)sql";

// Removing a member used to keep all but the right to act.
constexpr const char* version_5 = R"sql(
UPDATE officers SET name = id, sealed_secret = x'', sealed_pin = x'' WHERE active = 0;
)sql";

// Lists say more than a category: each entry its axes, by the numbers of the enumerations in
// domain/status.hpp. Lists of before stay as local lists with the axis of their category (domain::axes_of).
// `kind` is a word of domain::SourceKind, `name` a category or, of a signed list, a district; `valid_until`
// '' is without end; the last two columns are of signed lists.
constexpr const char* version_6 = R"sql(
ALTER TABLE status_lists RENAME COLUMN category TO name;
ALTER TABLE status_lists ADD COLUMN kind TEXT NOT NULL DEFAULT 'local_list';
ALTER TABLE status_lists ADD COLUMN valid_until TEXT NOT NULL DEFAULT '';
ALTER TABLE status_lists ADD COLUMN entries INTEGER NOT NULL DEFAULT 0 CHECK (entries >= 0);
ALTER TABLE status_lists ADD COLUMN version INTEGER NOT NULL DEFAULT 0 CHECK (version >= 0);
ALTER TABLE status_lists ADD COLUMN counts TEXT NOT NULL DEFAULT '';
UPDATE status_lists SET entries = (SELECT count(*) FROM status_entries WHERE list = status_lists.id);

ALTER TABLE status_entries ADD COLUMN record INTEGER NOT NULL DEFAULT 0;
ALTER TABLE status_entries ADD COLUMN nik INTEGER NOT NULL DEFAULT 0;
ALTER TABLE status_entries ADD COLUMN because INTEGER NOT NULL DEFAULT 0;
ALTER TABLE status_entries ADD COLUMN ikd INTEGER NOT NULL DEFAULT 0;
UPDATE status_entries SET nik = 2 WHERE list IN (SELECT id FROM status_lists WHERE name = 'deactivated');
UPDATE status_entries SET record = 1 WHERE list IN (SELECT id FROM status_lists WHERE name = 'unrecorded');
UPDATE status_entries SET record = 12 WHERE list IN (SELECT id FROM status_lists WHERE name = 'print-ready');

-- What officers saw about a NIK.
CREATE INDEX seen_by_token ON events (token) WHERE kind = 'status_seen';
)sql";

constexpr std::array scripts{version_1, version_2, version_3, version_4, version_5, version_6};
static_assert(scripts.size() == Store::schema_version);

Result<void> migrate_once(sqlite3* database, std::size_t from) {
    auto transaction = Transaction::begin_write(database);
    if (!transaction) return transaction.error();
    // Another process may have come first while this one waited for the write lock.
    const auto version = schema_version_of(database);
    if (!version) return version.error();
    if (*version != static_cast<int>(from)) return {};

    if (auto done = execute(database, scripts[from], "migrate"); !done) return done;
    const std::string set_version = "PRAGMA user_version = " + std::to_string(from + 1);
    if (auto done = execute(database, set_version.c_str(), "migrate"); !done) return done;
    return transaction->commit();
}

}  // namespace

std::span<const char* const> migrations() {
    return scripts;
}

Result<int> schema_version_of(sqlite3* database) {
    Statement query(database, "PRAGMA user_version");
    const int version = query.next() ? static_cast<int>(query.integer(0)) : 0;
    if (auto failure = query.failure()) return *failure;
    return version;
}

Result<void> migrate(sqlite3* database, int version) {
    for (auto from = static_cast<std::size_t>(version); from < scripts.size(); ++from) {
        if (auto done = migrate_once(database, from); !done) return done;
    }
    return {};
}

}  // namespace kiosk::storage

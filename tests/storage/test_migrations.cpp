#include <catch2/catch.hpp>

#include "kiosk/storage/ledger.hpp"
#include "kiosk/storage/officers.hpp"
#include "kiosk/storage/status_lists.hpp"
#include "ledger_fixture.hpp"
#include "migrations.hpp"
#include "sqlite.hpp"

using namespace kiosk;
using namespace kiosk::test;
using domain::EventKind;
using storage::Store;
using storage::WhenBroken;

namespace {

/// Row of an older program: plain tokens, no links between activations.
std::vector<domain::Event> chained(const std::vector<domain::EventDraft>& drafts) {
    std::vector<domain::Event> events;
    for (const domain::EventDraft& draft : drafts) {
        domain::Event event;
        event.sequence = static_cast<std::int64_t>(events.size()) + 1;
        event.id = crypto::random_uuid7(draft.at.wall);
        event.kiosk = "KB-SUKOREJO-1";
        event.place = "357202";
        event.boot_id = "old";
        event.draft = draft;
        if (!events.empty()) event.previous = events.back().hash;
        event.hash = crypto::sha256(canonical_bytes(event));
        events.push_back(event);
    }
    return events;
}

void insert_old_event(sqlite3* database, const domain::Event& event) {
    const domain::EventDraft& draft = event.draft;
    storage::Statement insert(
        database,
        "INSERT INTO events (sequence, id, kiosk, place, boot_id, kind, reason, visit, ticket, token, "
        "age_band, "
        "registration, language, duration_s, officer, wall_ms, mono_ms, service_day, previous, hash) "
        "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, 'age_25_to_59', ?11, 'id', ?12, ?13, ?14, ?15, "
        "?16, "
        "?17, ?18)");
    int place = 1;
    insert.bind(place++, event.sequence);
    insert.bind(place++, std::span(event.id));
    for (const auto& text : {event.kiosk, event.place, event.boot_id}) insert.bind(place++, text);
    insert.bind(place++, to_word(draft.kind));
    insert.bind(place++, to_word(draft.reason));
    insert.bind(place++, std::span(draft.visit));
    if (draft.ticket) insert.bind(place, domain::format_ticket(*draft.ticket));
    ++place;
    if (draft.token) insert.bind(place, std::span(*draft.token));
    ++place;
    insert.bind(place++, to_word(draft.registration));
    insert.bind(place++, std::int64_t{draft.duration.count()});
    insert.bind(place++, draft.officer);
    insert.bind(place++, std::int64_t{draft.at.wall.time_since_epoch().count()});
    insert.bind(place++, std::int64_t{draft.at.mono.count()});
    insert.bind(place++, domain::format_iso_date(draft.service_day));
    insert.bind(place++, std::span(event.previous));
    insert.bind(place++, std::span(event.hash));
    REQUIRE(insert.run().ok());
}

void insert_old_outgoing(sqlite3* database, const domain::Event& event) {
    storage::Statement insert(database, "INSERT INTO outbox VALUES (?1, ?2, ?3, ?4)");
    insert.bind(1, event.sequence);
    insert.bind(2, std::span(event.id));
    insert.bind(3, std::span<const std::uint8_t>(canonical_bytes(event)));
    insert.bind(4, std::span(event.hash));
    REQUIRE(insert.run().ok());
}

/// What the program of that schema version left behind, made by its own scripts.
void make_old_file(const std::filesystem::path& state, std::size_t version,
                   const std::vector<domain::Event>& events) {
    sqlite3* database = nullptr;
    REQUIRE(sqlite3_open((state / "kiosk.sqlite").c_str(), &database) == SQLITE_OK);
    for (const char* script : storage::migrations().first(version)) REQUIRE(try_sql(database, script) == "");
    REQUIRE(try_sql(database, "PRAGMA user_version = " + std::to_string(version)) == "");
    for (const domain::Event& event : events) {
        insert_old_event(database, event);
        insert_old_outgoing(database, event);
    }
    REQUIRE(try_sql(database,
                    "UPDATE ledger_head SET (sequence, hash) = (SELECT sequence, hash FROM events "
                    "ORDER BY sequence DESC LIMIT 1) WHERE EXISTS (SELECT 1 FROM events);"
                    "INSERT INTO officers (id, name, sealed_secret) VALUES ('siti-1', 'Siti', x'0102')") ==
            "");
    sqlite3_close(database);
}

/// Two confirmations and a word of one NIK, somebody from elsewhere, and an open ticket.
std::vector<domain::Event> old_rows() {
    domain::EventDraft far = confirmed(3, 11);
    far.registration = domain::Registration::elsewhere;
    domain::EventDraft ticket = draft(EventKind::ticket_issued, 5, 12);
    ticket.ticket = domain::TicketCode{'A', 1};
    return chained({draft(EventKind::visit_started, 1), self_reported(1, 10), confirmed(1, 10),
                    confirmed(2, 10, next_day), far, ticket});
}

/// An old file and the seals of a kiosk that never sealed before.
struct OldKiosk {
    TemporaryDirectory directory;
    FakeSeals seals;
    FakeSigner signer;

    Store open() { return Store::open(directory.path(), WhenBroken::refuse).value(); }
    storage::SqliteLedger ledger(Store& store) {
        return {store, {"KB-1", "357202", "new", crypto::sha256, crypto::random_uuid7, &seals, &signer}};
    }
};

}  // namespace

TEST_CASE("who was removed by an older program leaves nothing but the id") {
    OldKiosk kiosk;
    make_old_file(kiosk.directory.path(), 4, {});
    tamper(kiosk.directory.path(),
           "INSERT INTO officers (id, name, sealed_secret, sealed_pin, active) "
           "VALUES ('budi-1', 'Budi', x'03', x'04', 0)");
    const Store store = kiosk.open();
    storage::Statement gone(store.handle(),
                            "SELECT name, length(sealed_secret) + length(sealed_pin) FROM officers "
                            "WHERE active = 0");
    REQUIRE(gone.next());
    CHECK(gone.text(0) == "budi-1");
    CHECK(gone.integer(1) == 0);
    storage::Statement kept(store.handle(), "SELECT name FROM officers WHERE active = 1");
    REQUIRE(kept.next());
    CHECK(kept.text(0) == "Siti");
}

TEST_CASE("lists of an older program stay as local lists that say what their category says") {
    OldKiosk kiosk;
    make_old_file(kiosk.directory.path(), 5, {});
    tamper(kiosk.directory.path(),
           "INSERT INTO status_lists (id, category, as_of, source) VALUES (4, 'unrecorded', '2026-11-14', "
           "'dinas'), "
           "(7, 'deactivated', '2026-11-15', 'dinas'), (9, 'print-ready', '2026-11-16', 'dinas');"
           "INSERT INTO status_entries (list, token) VALUES "
           "(4, x'01000000000000000000000000000000'), (4, x'02000000000000000000000000000000'), "
           "(7, x'01000000000000000000000000000000'), (9, x'03000000000000000000000000000000')");
    Store store = kiosk.open();
    CHECK(store.report().migrated_from == 5);
    storage::StatusLists lists(store);
    const auto source = [](unsigned day) {
        return domain::Searched{domain::SourceKind::local_list, "dinas",
                                std::chrono::year(2026) / 11 / static_cast<int>(day), std::nullopt};
    };
    using storage::KeptList;
    CHECK(lists.lists().value() ==
          std::vector{KeptList{domain::SourceKind::local_list, "deactivated", source(15), 0, 1},
                      KeptList{domain::SourceKind::local_list, "print-ready", source(16), 0, 1},
                      KeptList{domain::SourceKind::local_list, "unrecorded", source(14), 0, 2}});
    const auto findings_of = [&](std::uint8_t token) {
        return lists.look_up(domain::SourceKind::local_list, token_number(token))->findings;
    };
    using domain::axes_of, domain::ListCategory;
    CHECK(findings_of(1) == std::vector{domain::Finding{source(15), axes_of(ListCategory::deactivated)},
                                        domain::Finding{source(14), axes_of(ListCategory::unrecorded)}});
    CHECK(findings_of(3) == std::vector{domain::Finding{source(16), axes_of(ListCategory::print_ready)}});
    CHECK(findings(store) == std::vector<std::string>{});

    const std::vector<domain::ListEntry> newer{{token_number(8), axes_of(ListCategory::unrecorded)}};
    REQUIRE(lists.replace(ListCategory::unrecorded, source(17), newer).ok());
    CHECK(findings_of(2).empty());
    CHECK(findings_of(8).size() == 1);
}

TEST_CASE("a file of any older program is migrated and keeps its events and their chain") {
    const auto version = GENERATE(as<std::size_t>(), 1, 2, 3);
    OldKiosk kiosk;
    const auto rows = old_rows();
    make_old_file(kiosk.directory.path(), version, rows);
    CHECK(Store::open_read_only(kiosk.directory.path()).error().code == ErrorCode::unavailable);

    Store store = kiosk.open();
    CHECK(store.report().migrated_from == static_cast<int>(version));
    const auto kept = storage::read_events(store).value();
    REQUIRE(kept.size() == rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        CHECK(canonical_bytes(kept[i]) == canonical_bytes(rows[i]));
        CHECK(kept[i].hash == rows[i].hash);
    }
    CHECK(findings(store) == std::vector<std::string>{});

    auto ledger = kiosk.ledger(store);
    const auto event = draft(EventKind::visit_ended, 1);
    CHECK(ledger.append(std::span(&event, 1))->front().previous == rows.back().hash);
    CHECK(findings(store) == std::vector<std::string>{});
}

TEST_CASE("the count of an older file is what a recount of its rows says") {
    OldKiosk kiosk;
    const auto rows = old_rows();
    make_old_file(kiosk.directory.path(), 3, rows);
    Store store = kiosk.open();
    domain::Tally tally;
    for (const domain::Event& row : rows) tally.add(row);
    CHECK(kiosk.ledger(store).count().value() == tally.count());
    CHECK(tally.count() == domain::KioskCount{2, 1, 1, 0, 0, a_day});  // each old row is a person
}

TEST_CASE("after the migration people of plain rows are recognised, and new rows are sealed") {
    OldKiosk kiosk;
    make_old_file(kiosk.directory.path(), 3, old_rows());
    Store store = kiosk.open();
    auto ledger = kiosk.ledger(store);
    CHECK(ledger.open_visits(a_day)->front().token == token_number(12));  // never sealed, not opened

    const auto again = confirmed(7, 11, next_day);
    const auto appended = ledger.append(std::span(&again, 1))->front();
    CHECK(appended.draft.detail == "person 5");
    CHECK(appended.draft.token != again.token);
    CHECK(ledger.count()->repeated == 1);
    const auto undo = undoing(3);
    REQUIRE(ledger.append(std::span(&undo, 1)).ok());
    CHECK(ledger.count().value() == domain::KioskCount{1, 1, 1, 1, 1, a_day});
    CHECK(findings(store) == std::vector<std::string>{});
}

TEST_CASE("an empty older file counts nothing and seals from its first row") {
    OldKiosk kiosk;
    make_old_file(kiosk.directory.path(), 3, {});
    Store store = kiosk.open();
    auto ledger = kiosk.ledger(store);
    CHECK(ledger.count().value() == domain::KioskCount{});
    auto ticket = draft(EventKind::ticket_issued, 5, 12);
    ticket.ticket = domain::TicketCode{'A', 1};
    REQUIRE(ledger.append(std::span(&ticket, 1)).ok());
    CHECK(storage::read_events(store)->front().draft.token != token_number(12));
    CHECK(ledger.open_visits(a_day)->front().token == token_number(12));
}

TEST_CASE("officers of an older file keep their secrets and have no PIN yet") {
    OldKiosk kiosk;
    make_old_file(kiosk.directory.path(), 3, {});
    Store store = kiosk.open();
    const auto siti = storage::Officers(store).active()->front();
    CHECK(siti.id == "siti-1");
    CHECK(siti.sealed_secret == std::vector<std::uint8_t>{1, 2});
    CHECK(siti.number == 0);
    CHECK(siti.role == domain::StaffRole::officer);
    CHECK(siti.sealed_pin.empty());
}

#include "kiosk/storage/ledger.hpp"

#include <algorithm>
#include <utility>

#include "event_row.hpp"
#include "ledger_head.hpp"
#include "sqlite.hpp"

namespace kiosk::storage {
namespace {

domain::Event event_after(const LedgerHead& head, const domain::EventDraft& draft,
                          const LedgerIdentity& identity) {
    domain::Event event;
    event.sequence = head.sequence + 1;
    event.id = identity.uuid(draft.at.wall);
    event.kiosk = identity.kiosk;
    event.place = identity.place;
    event.boot_id = identity.boot_id;
    event.draft = draft;
    event.previous = head.hash;
    return event;
}

Result<void> insert_outgoing(sqlite3* database, const domain::Event& event,
                             const std::vector<std::uint8_t>& body) {
    Statement insert(database, "INSERT INTO outbox (sequence, event_id, body, hash) VALUES (?1, ?2, ?3, ?4)");
    insert.bind(1, event.sequence);
    insert.bind(2, std::span(event.id));
    insert.bind(3, std::span(body));
    insert.bind(4, std::span(event.hash));
    return insert.run();
}

/// A code of this time step or a later one that was used before is refused.
Result<void> burn(sqlite3* database, const domain::UsedCode& code) {
    Statement update(database,
                     "UPDATE officers SET last_used_step = ?2 "
                     "WHERE id = ?1 AND active = 1 AND last_used_step < ?2");
    update.bind(1, code.officer);
    update.bind(2, code.time_step);
    if (auto done = update.run(); !done) return done;
    if (sqlite3_changes(database) == 1) return {};
    return Error{ErrorCode::denied, "officer " + code.officer +
                                        ": the code was used before, or the officer " +
                                        "was removed; wait for the next code"};
}

Result<std::int64_t> single_number(Statement& query) {
    const std::int64_t number = query.next() ? query.integer(0) : 0;
    if (auto failure = query.failure()) return *failure;
    return number;
}

Result<int> counted(sqlite3* database, std::string_view sql) {
    Statement query(database, sql);
    const auto number = single_number(query);
    if (!number) return number.error();
    return static_cast<int>(*number);
}

}  // namespace

SqliteLedger::SqliteLedger(Store& store, LedgerIdentity identity)
    : store_(store), identity_(std::move(identity)) {}

Result<std::vector<domain::Event>> SqliteLedger::append(std::span<const domain::EventDraft> drafts,
                                                        const std::optional<domain::UsedCode>& code) {
    sqlite3* const database = store_.handle();
    auto transaction = Transaction::begin_write(database);
    if (!transaction) return transaction.error();
    if (code) {
        if (auto burnt = burn(database, *code); !burnt) return burnt.error();
    }
    auto head = sound_ledger_head(database);
    if (!head) return head.error();

    std::vector<domain::Event> events;
    for (const domain::EventDraft& draft : drafts) {
        domain::Event event = event_after(*head, draft, identity_);
        const auto body = canonical_bytes(event);
        event.hash = identity_.hash(body);
        if (auto done = insert_event(database, event); !done) return done.error();
        if (auto done = insert_outgoing(database, event, body); !done) return done.error();
        *head = {event.sequence, event.hash};
        events.push_back(std::move(event));
    }
    if (auto done = write_ledger_head(database, *head); !done) return done.error();
    if (auto done = transaction->commit(); !done) return done.error();
    return events;
}

Result<void> SqliteLedger::probe() {
    sqlite3* const database = store_.handle();
    auto transaction = Transaction::begin_write(database);
    if (!transaction) return transaction.error();
    if (auto head = sound_ledger_head(database); !head) return head.error();
    // As large as before, so nothing is left to take back.
    Statement overwrite(database, "UPDATE probe SET filler = randomblob(length(filler))");
    if (auto done = overwrite.run(); !done) return done;
    if (sqlite3_changes(database) != 1) {
        return Error{ErrorCode::damaged_data, store_.file().string() + ": the row of the probe is missing"};
    }
    return transaction->commit();
}

Result<domain::KioskCount> SqliteLedger::count() {
    sqlite3* const database = store_.handle();
    const auto snapshot = Transaction::begin_read(database);
    if (!snapshot) return snapshot.error();
    const auto confirmed = counted(database,
                                   "SELECT count(DISTINCT coalesce(token, visit)) FROM events "
                                   "WHERE kind = 'activation_confirmed'");
    if (!confirmed) return confirmed.error();
    const auto self_reported =
        counted(database,
                "SELECT count(DISTINCT coalesce(token, visit)) FROM events "
                "WHERE kind = 'activation_self_reported' "
                "AND visit NOT IN (SELECT visit FROM events WHERE kind = 'activation_confirmed') "
                "AND (token IS NULL OR token NOT IN "
                "     (SELECT token FROM events WHERE kind = 'activation_confirmed' AND token IS NOT NULL))");
    if (!self_reported) return self_reported.error();

    domain::KioskCount count{*confirmed, *self_reported, std::nullopt};
    Statement first(database, "SELECT service_day FROM events ORDER BY sequence LIMIT 1");
    if (first.next()) count.since = domain::parse_iso_date(first.text(0));
    if (auto failure = first.failure()) return *failure;
    return count;
}

Result<domain::TicketCode> SqliteLedger::next_ticket(domain::Date service_day) {
    Statement query(store_.handle(),
                    "SELECT count(*) FROM events WHERE service_day = ?1 AND kind = 'ticket_issued'");
    query.bind(1, domain::format_iso_date(service_day));
    const auto issued = single_number(query);
    if (!issued) return issued.error();
    return domain::ticket_of_sequence(static_cast<int>(*issued) + 1);
}

Result<std::vector<domain::OpenVisit>> SqliteLedger::open_visits(domain::Date service_day) {
    constexpr int called_column = 21;  // after those of `event_columns`
    constexpr int self_reported_column = 22;
    constexpr int problem_column = 23;
    Statement query(
        store_.handle(),
        "SELECT " + std::string(event_columns) +
            ", EXISTS (SELECT 1 FROM events later WHERE later.visit = issued.visit "
            "          AND later.kind = 'ticket_called' AND later.sequence > issued.sequence) AS called"
            ", EXISTS (SELECT 1 FROM events later WHERE later.visit = issued.visit "
            "          AND later.kind = 'activation_self_reported') AS self_reported"
            ", (SELECT later.detail FROM events later WHERE later.visit = issued.visit "
            "   AND later.kind = 'problem_chosen' AND later.sequence > issued.sequence "
            "   ORDER BY later.sequence DESC LIMIT 1) AS problem "
            "FROM events issued WHERE service_day = ?1 AND kind = 'ticket_issued' "
            "AND NOT EXISTS (SELECT 1 FROM events later WHERE later.visit = issued.visit "
            "                AND later.kind = 'activation_confirmed') "
            "AND NOT EXISTS (SELECT 1 FROM events later WHERE later.visit = issued.visit "
            "                AND later.kind = 'visit_ended' AND later.sequence > issued.sequence) "
            "ORDER BY sequence");
    query.bind(1, domain::format_iso_date(service_day));
    std::vector<domain::OpenVisit> visits;
    while (query.next()) {
        const auto issued = read_event(query);
        if (!issued) return issued.error();
        const domain::EventDraft& draft = issued->draft;
        if (!draft.ticket) continue;
        visits.push_back({draft.visit, *draft.ticket, draft.token, draft.age_band, draft.registration,
                          draft.reason, draft.detail, query.integer(called_column) != 0,
                          query.integer(self_reported_column) != 0});
        if (query.type(problem_column) == SQLITE_NULL) continue;
        visits.back().reason = domain::Reason::problem;
        visits.back().detail = query.text(problem_column);
    }
    if (auto failure = query.failure()) return *failure;
    return visits;
}

Result<std::vector<domain::Event>> read_events(Store& store, std::int64_t after, std::int64_t limit) {
    Statement query(store.handle(), "SELECT " + std::string(event_columns) +
                                        " FROM events WHERE sequence > ?1 ORDER BY sequence LIMIT ?2");
    query.bind(1, after);
    query.bind(2, limit);
    std::vector<domain::Event> events;
    while (query.next()) {
        auto event = read_event(query);
        if (!event) {
            return Error{event.error().code, "ledger row " + std::to_string(query.integer(0)) + ": " +
                                                 event.error().text + "; see ikdctl ledger verify"};
        }
        events.push_back(std::move(*event));
    }
    if (auto failure = query.failure()) return *failure;
    return events;
}

Result<std::int64_t> last_sequence(Store& store) {
    const auto head = found_ledger_head(store.handle());
    if (!head) return head.error();
    return head->sequence;
}

}  // namespace kiosk::storage

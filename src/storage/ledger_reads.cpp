#include <algorithm>
#include <map>

#include "corrections.hpp"
#include "event_row.hpp"
#include "kept_count.hpp"
#include "kiosk/domain/act_count.hpp"
#include "kiosk/domain/reconciliation.hpp"
#include "kiosk/domain/tally.hpp"
#include "kiosk/storage/ledger.hpp"
#include "sealed_tokens.hpp"
#include "seen_status.hpp"
#include "sqlite.hpp"

// What the ledger tells. All but `count_between` is cheap in a ledger of any length: kept numbers, the rows
// of one service day, or a few rows of one kind by index (tests/storage/test_query_plans.cpp).
namespace kiosk::storage {
namespace {

Result<std::int64_t> single_number(Statement& query) {
    const std::int64_t number = query.next() ? query.integer(0) : 0;
    query.restart();
    if (auto failure = query.failure()) return *failure;
    return number;
}

UtcTime wall_time(std::int64_t ms) {
    return UtcTime(std::chrono::milliseconds(ms));
}

/// Tickets of the service day ?1, as `issued`, whose visit nothing that stands has confirmed or ended.
std::string open_tickets() {
    return "FROM events issued WHERE issued.service_day = ?1 AND issued.kind = 'ticket_issued' "
           "AND NOT EXISTS (SELECT 1 FROM events later WHERE later.visit = issued.visit "
           "                AND later.kind = 'activation_confirmed' AND " +
           stands("later") +
           ") "
           "AND NOT EXISTS (SELECT 1 FROM events later WHERE later.visit = issued.visit "
           "                AND later.kind = 'visit_ended' AND later.sequence > issued.sequence AND " +
           stands("later") + ") ";
}

std::string self_reported() {
    return "EXISTS (SELECT 1 FROM events later WHERE later.visit = issued.visit "
           "        AND later.kind = 'activation_self_reported' AND " +
           stands("later") + ")";
}

std::string select_open_visits() {
    return "SELECT " + std::string(event_columns) +
           ", EXISTS (SELECT 1 FROM events later WHERE later.visit = issued.visit "
           "          AND later.kind = 'ticket_called' AND later.sequence > issued.sequence), " +
           self_reported() +
           ", (SELECT later.detail FROM events later WHERE later.visit = issued.visit "
           "   AND later.kind = 'problem_chosen' AND later.sequence > issued.sequence "
           "   ORDER BY later.sequence DESC LIMIT 1) " +
           open_tickets() + "ORDER BY sequence";
}

/// From a row of `select_open_visits`, whose event and token were read already.
domain::OpenVisit open_visit(const Statement& row, const domain::EventDraft& issued,
                             const std::optional<domain::NikToken>& token) {
    constexpr int called_column = 21;  // after those of `event_columns`
    constexpr int self_reported_column = 22;
    constexpr int problem_column = 23;
    domain::OpenVisit visit;
    visit.visit = issued.visit;
    visit.ticket = *issued.ticket;
    visit.token = token;
    visit.age_band = issued.age_band;
    visit.registration = issued.registration;
    visit.reason = issued.reason;
    visit.detail = issued.detail;
    visit.called = row.integer(called_column) != 0;
    visit.self_reported = row.integer(self_reported_column) != 0;
    visit.issued_at = issued.at.wall;
    if (row.type(problem_column) == SQLITE_NULL) return visit;
    visit.reason = domain::Reason::problem;
    visit.detail = row.text(problem_column);
    return visit;
}

Result<int> count_waiting(sqlite3* database, domain::Date service_day) {
    Statement query(database, "SELECT count(*) " + open_tickets() + "AND NOT " + self_reported());
    query.bind(1, domain::format_iso_date(service_day));
    const auto waiting = single_number(query);
    if (!waiting) return waiting.error();
    return static_cast<int>(*waiting);
}

/// The first disturbance_started after the last disturbance_ended.
Result<std::optional<UtcTime>> disturbed_since(sqlite3* database) {
    Statement query(
        database,
        "SELECT wall_ms FROM events WHERE kind = 'disturbance_started' AND sequence > coalesce("
        "(SELECT max(sequence) FROM events WHERE kind = 'disturbance_ended'), 0) ORDER BY sequence LIMIT 1");
    std::optional<UtcTime> since;
    if (query.next()) since = wall_time(query.integer(0));
    if (auto failure = query.failure()) return *failure;
    return since;
}

Result<std::vector<domain::OfficialFigure>> entered_figures(sqlite3* database) {
    Statement query(database, "SELECT detail FROM events WHERE kind = 'figure_entered' ORDER BY sequence");
    std::vector<domain::OfficialFigure> figures;
    while (query.next()) {
        if (auto figure = domain::parse_figure_detail(query.text(0))) figures.push_back(std::move(*figure));
    }
    if (auto failure = query.failure()) return *failure;
    std::stable_sort(figures.begin(), figures.end(),
                     [](const auto& a, const auto& b) { return a.date < b.date; });
    return figures;
}

}  // namespace

Result<domain::KioskCount> SqliteLedger::count() {
    return kept_count(store_.handle());
}

Result<domain::LedgerNotes> SqliteLedger::notes(domain::Date service_day) {
    sqlite3* const database = store_.handle();
    const auto snapshot = Transaction::begin_read(database);
    if (!snapshot) return snapshot.error();
    const auto count = kept_count(database);
    if (!count) return count.error();
    const auto waiting = count_waiting(database, service_day);
    if (!waiting) return waiting.error();
    const auto disturbed = disturbed_since(database);
    if (!disturbed) return disturbed.error();
    auto figures = entered_figures(database);
    if (!figures) return figures.error();
    return domain::LedgerNotes{*count, *waiting, *disturbed, std::move(*figures)};
}

Result<domain::KioskCount> SqliteLedger::count_between(domain::Date first, domain::Date last) {
    sqlite3* const database = store_.handle();
    const auto snapshot = Transaction::begin_read(database);
    if (!snapshot) return snapshot.error();
    const auto whole = kept_count(database);
    if (!whole) return whole;
    // All that counts: activations, what was taken back, and by what.
    Statement query(database, "SELECT " + std::string(event_columns) +
                                  " FROM events WHERE kind IN ('activation_confirmed', "
                                  "'activation_self_reported', 'act_undone') "
                                  "OR sequence IN (SELECT sequence FROM undone) ORDER BY sequence");
    domain::ActCount acts;
    while (query.next()) {
        const auto event = read_event(query);
        if (!event) return event.error();
        acts.add(*event);
    }
    if (auto failure = query.failure()) return *failure;
    domain::KioskCount between = acts.between(first, last);
    between.since = whole->since;
    return between;
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
    const auto tokens = TokenOpener::make(store_.handle(), *identity_.seals);
    if (!tokens) return tokens.error();
    Statement query(store_.handle(), select_open_visits());
    query.bind(1, domain::format_iso_date(service_day));
    SeenAtVisits seen(store_.handle());
    DisagreementsAtVisits disagreements(store_.handle());
    std::vector<domain::OpenVisit> visits;
    while (query.next()) {
        const auto issued = read_event(query);
        if (!issued) return issued.error();
        if (!issued->draft.ticket) continue;
        const auto token = tokens->open(*issued);
        if (!token) return token.error();
        visits.push_back(open_visit(query, issued->draft, *token));
        auto seen_since = seen.since(*issued);
        if (!seen_since) return seen_since.error();
        visits.back().seen = *std::move(seen_since);
        auto disagree = disagreements.of(issued->draft.visit);
        if (!disagree) return disagree.error();
        visits.back().disagree = *std::move(disagree);
    }
    if (auto failure = query.failure()) return *failure;
    return visits;
}

Result<std::vector<domain::UndoableAct>> SqliteLedger::undoable(domain::Date service_day) {
    Statement query(store_.handle(), "SELECT " + std::string(event_columns) +
                                         " FROM events act WHERE service_day >= ?1 AND "
                                         "(kind IN ('activation_confirmed', 'activation_self_reported', "
                                         "'status_seen') "
                                         "OR (kind = 'visit_ended' AND officer <> '')) AND " +
                                         stands("act") + " ORDER BY sequence DESC LIMIT ?2");
    query.bind(1, domain::format_iso_date(domain::add_days(service_day, 1 - domain::undoable_days)));
    query.bind(2, std::int64_t{domain::most_undoable});
    std::vector<domain::UndoableAct> acts;
    while (query.next()) {
        const auto event = read_event(query);
        if (!event) return event.error();
        if (!domain::is_undoable(*event)) continue;
        const domain::EventDraft& draft = event->draft;
        acts.push_back({event->sequence, draft.kind, draft.reason, draft.ticket, draft.visit, draft.officer,
                        draft.at.wall,
                        domain::parse_seen_detail(draft.detail).value_or(domain::StatusAxes{})});
    }
    if (auto failure = query.failure()) return *failure;
    return acts;
}

Result<domain::StaffLock> SqliteLedger::staff_lock() {
    Statement query(store_.handle(),
                    "SELECT mono_ms, boot_id FROM events WHERE kind = 'staff_refused' AND sequence > max("
                    "coalesce((SELECT max(sequence) FROM events WHERE kind = 'staff_logged_in'), 0), "
                    "coalesce((SELECT max(sequence) FROM events WHERE kind = 'activation_confirmed'), 0)) "
                    "ORDER BY sequence");
    domain::StaffLock lock;
    while (query.next()) {
        lock = domain::with_refusal(lock, query.text(1), MonoTime(query.integer(0)));
    }
    if (auto failure = query.failure()) return *failure;
    return lock;
}

}  // namespace kiosk::storage

#include "kept_count.hpp"

#include "sqlite.hpp"

namespace kiosk::storage {
namespace {

domain::PersonActs read_acts(const Statement& row, int column) {
    return {static_cast<int>(row.integer(column)), static_cast<int>(row.integer(column + 1)),
            static_cast<int>(row.integer(column + 2))};
}

Result<domain::PersonActs> kept_person(sqlite3* database, std::int64_t first_row) {
    Statement query(database,
                    "SELECT confirmed, self_reported, confirmed_elsewhere FROM people WHERE first_row = ?1");
    query.bind(1, first_row);
    const domain::PersonActs acts = query.next() ? read_acts(query, 0) : domain::PersonActs{};
    if (auto failure = query.failure()) return *failure;
    return acts;
}

Result<void> write_person(sqlite3* database, std::int64_t first_row, const domain::PersonActs& acts) {
    Statement update(database,
                     "INSERT INTO people (first_row, confirmed, self_reported, confirmed_elsewhere) "
                     "VALUES (?1, ?2, ?3, ?4) ON CONFLICT (first_row) DO UPDATE SET "
                     "confirmed = ?2, self_reported = ?3, confirmed_elsewhere = ?4");
    update.bind(1, first_row);
    update.bind(2, std::int64_t{acts.confirmed});
    update.bind(3, std::int64_t{acts.self_reported});
    update.bind(4, std::int64_t{acts.confirmed_elsewhere});
    return update.run();
}

/// Adds to the count what a person adds to it now and did not before.
Result<void> move_tally(sqlite3* database, const domain::KioskCount& before, const domain::KioskCount& after,
                        int newly_undone) {
    Statement update(database,
                     "UPDATE tally SET confirmed = confirmed + ?1, elsewhere = elsewhere + ?2, "
                     "self_reported = self_reported + ?3, repeated = repeated + ?4, undone = undone + ?5");
    update.bind(1, std::int64_t{after.confirmed - before.confirmed});
    update.bind(2, std::int64_t{after.elsewhere - before.elsewhere});
    update.bind(3, std::int64_t{after.self_reported - before.self_reported});
    update.bind(4, std::int64_t{after.repeated - before.repeated});
    update.bind(5, std::int64_t{newly_undone});
    return update.run();
}

using Change = domain::PersonActs (*)(domain::PersonActs, const domain::Event&);

Result<void> change_person(sqlite3* database, const domain::Event& activation, Change change,
                           int newly_undone) {
    const std::int64_t first_row = domain::person_of(activation);
    const auto before = kept_person(database, first_row);
    if (!before) return before.error();
    const domain::PersonActs after = change(*before, activation);
    if (auto done = write_person(database, first_row, after); !done) return done;
    return move_tally(database, domain::contribution(*before), domain::contribution(after), newly_undone);
}

}  // namespace

Result<void> keep_activation(sqlite3* database, const domain::Event& activation) {
    return change_person(database, activation, domain::with_activation, 0);
}

Result<void> keep_undo(sqlite3* database, const domain::Event& undo, const domain::Event& undone) {
    Statement insert(database, "INSERT INTO undone (sequence, undone_by) VALUES (?1, ?2)");
    insert.bind(1, undone.sequence);
    insert.bind(2, undo.sequence);
    if (auto done = insert.run(); !done) return done;
    if (!domain::is_counted_act(undone)) return {};
    if (undone.draft.kind == domain::EventKind::visit_ended) return move_tally(database, {}, {}, 1);
    return change_person(database, undone, domain::without_activation, 1);
}

Result<domain::KioskCount> kept_count(sqlite3* database) {
    Statement query(database,
                    "SELECT confirmed, elsewhere, self_reported, repeated, undone, "
                    "(SELECT service_day FROM events ORDER BY sequence LIMIT 1) FROM tally");
    if (!query.next()) {
        if (auto failure = query.failure()) return *failure;
        return Error{ErrorCode::damaged_data, "ledger: the kept count is missing; run ikdctl ledger verify"};
    }
    const auto number = [&](int column) { return static_cast<int>(query.integer(column)); };
    return domain::KioskCount{number(0), number(1), number(2),
                              number(3), number(4), domain::parse_iso_date(query.text(5))};
}

Result<std::map<std::int64_t, domain::PersonActs>> kept_people(sqlite3* database) {
    Statement query(database, "SELECT first_row, confirmed, self_reported, confirmed_elsewhere FROM people");
    std::map<std::int64_t, domain::PersonActs> people;
    while (query.next()) people[query.integer(0)] = read_acts(query, 1);
    if (auto failure = query.failure()) return *failure;
    return people;
}

}  // namespace kiosk::storage

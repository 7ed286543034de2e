#include "kiosk/storage/status_lists.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "sqlite.hpp"

namespace kiosk::storage {
namespace {

/// From the columns category, as_of, source, starting at `column`.
Result<domain::ListInForce> read_list(const Statement& row, int column) {
    const auto category = domain::parse_list_category(row.text(column));
    const auto as_of = domain::parse_iso_date(row.text(column + 1));
    if (!category || !as_of) {
        return Error{ErrorCode::damaged_data,
                     "status_lists: a list has an unknown category or date; import the list again"};
    }
    return domain::ListInForce{*category, *as_of, std::string(row.text(column + 2))};
}

Result<void> refuse_older(sqlite3* database, const domain::ListInForce& list) {
    Statement query(database, "SELECT as_of FROM status_lists WHERE category = ?1");
    query.bind(1, to_word(list.category));
    const std::string in_force(query.next() ? query.text(0) : "");
    if (auto failure = query.failure()) return *failure;
    const std::string offered = domain::format_iso_date(list.as_of);
    if (in_force <= offered) return {};
    return Error{ErrorCode::bad_input, "list " + std::string(to_word(list.category)) + " of " + offered +
                                           ": older than the one in force, of " + in_force +
                                           "; is --as-of right?"};
}

/// Answers the row id of the list, emptied.
Result<std::int64_t> make_room(sqlite3* database, const domain::ListInForce& list) {
    Statement upsert(database,
                     "INSERT INTO status_lists (category, as_of, source) VALUES (?1, ?2, ?3) "
                     "ON CONFLICT (category) DO UPDATE SET as_of = ?2, source = ?3 RETURNING id");
    upsert.bind(1, to_word(list.category));
    upsert.bind(2, domain::format_iso_date(list.as_of));
    upsert.bind(3, list.source);
    const std::int64_t id = upsert.next() ? upsert.integer(0) : 0;
    if (auto done = upsert.run(); !done) return done.error();

    Statement erase(database, "DELETE FROM status_entries WHERE list = ?1");
    erase.bind(1, id);
    if (auto done = erase.run(); !done) return done.error();
    return id;
}

/// In the order of the primary key, which only ever appends pages: a million tokens take a second or so.
Result<void> insert_entries(sqlite3* database, std::int64_t list, std::span<const domain::NikToken> tokens) {
    std::vector<domain::NikToken> sorted(tokens.begin(), tokens.end());
    std::sort(sorted.begin(), sorted.end());
    sorted.erase(std::unique(sorted.begin(), sorted.end()), sorted.end());
    Statement insert(database, "INSERT INTO status_entries (list, token) VALUES (?1, ?2)");
    insert.bind(1, list);
    for (const domain::NikToken& token : sorted) {
        insert.bind(2, std::span(token));
        if (auto done = insert.run(); !done) return done;
    }
    return {};
}

}  // namespace

Result<domain::ListLookup> SqliteStatusLists::look_up(const domain::NikToken& token) {
    Statement query(store_.handle(),
                    "SELECT category, as_of, source, "
                    "EXISTS (SELECT 1 FROM status_entries WHERE list = status_lists.id AND token = ?1) "
                    "FROM status_lists ORDER BY category");
    query.bind(1, std::span(token));
    domain::ListLookup lookup;
    while (query.next()) {
        auto list = read_list(query, 0);
        if (!list) return list.error();
        if (query.integer(3) != 0) lookup.hits.push_back(*list);
        lookup.in_force.push_back(std::move(*list));
    }
    if (auto failure = query.failure()) return *failure;
    return lookup;
}

Result<void> SqliteStatusLists::replace(const domain::ListInForce& list,
                                        std::span<const domain::NikToken> tokens) {
    sqlite3* const database = store_.handle();
    auto transaction = Transaction::begin_write(database);
    if (!transaction) return transaction.error();
    if (auto fine = refuse_older(database, list); !fine) return fine;
    const auto id = make_room(database, list);
    if (!id) return id.error();
    if (auto done = insert_entries(database, *id, tokens); !done) return done;
    return transaction->commit();
}

Result<std::vector<SqliteStatusLists::Summary>> SqliteStatusLists::summaries() {
    Statement query(store_.handle(),
                    "SELECT category, as_of, source, "
                    "(SELECT count(*) FROM status_entries WHERE list = status_lists.id) "
                    "FROM status_lists ORDER BY category");
    std::vector<Summary> summaries;
    while (query.next()) {
        auto list = read_list(query, 0);
        if (!list) return list.error();
        summaries.push_back({std::move(*list), query.integer(3)});
    }
    if (auto failure = query.failure()) return *failure;
    return summaries;
}

}  // namespace kiosk::storage

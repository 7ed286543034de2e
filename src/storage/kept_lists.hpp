#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "kiosk/core/result.hpp"
#include "kiosk/storage/status_lists.hpp"
#include "sqlite.hpp"

namespace kiosk::storage {

/// The columns of `read_list_row`, of status_lists.
inline constexpr std::string_view list_columns =
    "status_lists.id, kind, name, as_of, valid_until, source, entries, version, counts";
inline constexpr int list_column_count = 9;

using WordCounts = std::vector<std::pair<std::string, std::int64_t>>;

/// A row of status_lists.
struct ListRow {
    std::int64_t id = 0;
    KeptList list;
    WordCounts counts;  ///< of a signed one
};

/// `damaged_data` with what to do about it for a row that this program did not write.
Result<ListRow> read_list_row(const Statement& row);
/// Empty when there is none.
Result<std::optional<ListRow>> find_list(sqlite3* database, domain::SourceKind kind, std::string_view name);
/// Of the kind, by name.
Result<std::vector<ListRow>> lists_of(sqlite3* database, domain::SourceKind kind);

/// Answers the id of a new row without entries.
Result<std::int64_t> insert_list(sqlite3* database, const KeptList& list, const WordCounts& counts);
/// Writes all but kind and name, and leaves the entries.
Result<void> update_list(sqlite3* database, std::int64_t id, const KeptList& list, const WordCounts& counts);
Result<void> delete_list(sqlite3* database, std::int64_t id);

/// Starting at `column`: record, nik, because, ikd.
Result<domain::StatusAxes> read_axes(const Statement& row, int column);
/// Ascending by token, each once: in the order of the primary key, which only ever appends pages.
Result<void> insert_entries(sqlite3* database, std::int64_t list, std::span<const domain::ListEntry> sorted);
/// Answers how many entries the list has more than before; touches no other rows.
Result<std::int64_t> change_entries(sqlite3* database, std::int64_t list, const domain::ListBundle& delta);

}  // namespace kiosk::storage

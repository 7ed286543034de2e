#include "kept_lists.hpp"

#include <array>
#include <charconv>

namespace kiosk::storage {
namespace {

Error damaged(const std::string& what) {
    return {ErrorCode::damaged_data,
            "status_lists: " + what +
                "; import the local lists again (ikdctl list import), give the kiosk the newest "
                "bundle again (ikdctl list drop, then accept)"};
}

/// "unregistered 12,print_ready 3"
std::string format_counts(const WordCounts& counts) {
    std::string text;
    for (const auto& [word, count] : counts) {
        if (!text.empty()) text += ',';
        text += word + ' ' + std::to_string(count);
    }
    return text;
}

std::optional<WordCounts> parse_counts(std::string_view text) {
    WordCounts counts;
    while (!text.empty()) {
        const std::string_view item = text.substr(0, text.find(','));
        const auto blank = item.rfind(' ');
        if (blank == std::string_view::npos) return std::nullopt;
        std::int64_t count = 0;
        const auto read = std::from_chars(item.data() + blank + 1, item.data() + item.size(), count);
        if (read.ec != std::errc() || read.ptr != item.data() + item.size()) return std::nullopt;
        counts.emplace_back(std::string(item.substr(0, blank)), count);
        text.remove_prefix(std::min(text.size(), item.size() + 1));
    }
    return counts;
}

bool is_list_kind(domain::SourceKind kind) {
    return kind == domain::SourceKind::local_list || kind == domain::SourceKind::signed_list;
}

/// By the numbers of the enumerators.
std::array<int, 4> numbers_of(const domain::StatusAxes& axes) {
    return {static_cast<int>(axes.record), static_cast<int>(axes.nik), static_cast<int>(axes.because),
            static_cast<int>(axes.ikd)};
}

constexpr std::array<int, 4> numbers_end{domain::ktp_el_record_count, domain::nik_status_count,
                                         domain::deactivation_reason_count, domain::ikd_account_count};

/// List ?1, token ?2, axes ?3 to ?6.
Result<void> write_entry(Statement& statement, std::int64_t list, const domain::ListEntry& entry) {
    statement.bind(1, list);
    statement.bind(2, std::span(entry.token));
    int place = 3;
    for (const int number : numbers_of(entry.axes)) statement.bind(place++, std::int64_t{number});
    return statement.run();
}

/// All but kind and name, in ?1 to ?6.
void bind_list(Statement& statement, const KeptList& list, const WordCounts& counts) {
    const auto& valid_until = list.searched.valid_until;
    statement.bind(1, domain::format_iso_date(list.searched.as_of));
    statement.bind(2, valid_until ? domain::format_iso_date(*valid_until) : std::string());
    statement.bind(3, list.searched.source);
    statement.bind(4, list.entries);
    statement.bind(5, list.version);
    statement.bind(6, format_counts(counts));
}

constexpr std::string_view insert_entry =
    "INSERT INTO status_entries (list, token, record, nik, because, ikd) VALUES (?1, ?2, ?3, ?4, ?5, ?6)";

Result<std::vector<ListRow>> rows_of(Statement& query) {
    std::vector<ListRow> rows;
    while (query.next()) {
        auto row = read_list_row(query);
        if (!row) return row.error();
        rows.push_back(*std::move(row));
    }
    if (auto failure = query.failure()) return *failure;
    return rows;
}

}  // namespace

Result<ListRow> read_list_row(const Statement& row) {
    const auto kind = domain::parse_source_kind(row.text(1));
    const auto as_of = domain::parse_iso_date(row.text(3));
    const auto valid_until = domain::parse_iso_date(row.text(4));
    auto counts = parse_counts(row.text(8));
    if (!kind || !is_list_kind(*kind)) return damaged("a list of an unknown kind");
    if (*kind == domain::SourceKind::local_list && !domain::parse_list_category(row.text(2))) {
        return damaged("a list of an unknown category");
    }
    if (!as_of || (!valid_until && !row.text(4).empty())) return damaged("a list with an impossible date");
    if (!counts || row.integer(6) < 0 || row.integer(7) < 0) return damaged("a list with impossible numbers");
    const domain::Searched searched{*kind, std::string(row.text(5)), *as_of, valid_until};
    return ListRow{row.integer(0),
                   {*kind, std::string(row.text(2)), searched, row.integer(7), row.integer(6)},
                   *std::move(counts)};
}

Result<std::vector<ListRow>> lists_of(sqlite3* database, domain::SourceKind kind) {
    Statement query(
        database, "SELECT " + std::string(list_columns) + " FROM status_lists WHERE kind = ?1 ORDER BY name");
    query.bind(1, to_word(kind));
    return rows_of(query);
}

Result<std::optional<ListRow>> find_list(sqlite3* database, domain::SourceKind kind, std::string_view name) {
    auto rows = lists_of(database, kind);
    if (!rows) return rows.error();
    for (ListRow& row : *rows) {
        if (row.list.name == name) return std::optional(std::move(row));
    }
    return std::optional<ListRow>();
}

Result<std::int64_t> insert_list(sqlite3* database, const KeptList& list, const WordCounts& counts) {
    Statement insert(
        database,
        "INSERT INTO status_lists (as_of, valid_until, source, entries, version, counts, kind, name) "
        "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) RETURNING id");
    bind_list(insert, list, counts);
    insert.bind(7, to_word(list.kind));
    insert.bind(8, list.name);
    const std::int64_t id = insert.next() ? insert.integer(0) : 0;
    if (auto done = insert.run(); !done) return done.error();
    return id;
}

Result<void> update_list(sqlite3* database, std::int64_t id, const KeptList& list, const WordCounts& counts) {
    Statement update(
        database,
        "UPDATE status_lists SET as_of = ?1, valid_until = ?2, source = ?3, entries = ?4, version = ?5, "
        "counts = ?6 WHERE id = ?7");
    bind_list(update, list, counts);
    update.bind(7, id);
    return update.run();
}

Result<void> delete_list(sqlite3* database, std::int64_t id) {
    for (const char* sql :
         {"DELETE FROM status_entries WHERE list = ?1", "DELETE FROM status_lists WHERE id = ?1"}) {
        Statement erase(database, sql);
        erase.bind(1, id);
        if (auto done = erase.run(); !done) return done;
    }
    return {};
}

Result<domain::StatusAxes> read_axes(const Statement& row, int column) {
    std::array<int, 4> numbers{};
    for (std::size_t axis = 0; axis < numbers.size(); ++axis) {
        const std::int64_t number = row.integer(column + static_cast<int>(axis));
        if (number < 0 || number >= numbers_end[axis]) return damaged("an entry with an unknown status");
        numbers[axis] = static_cast<int>(number);
    }
    return domain::StatusAxes{
        static_cast<domain::KtpElRecord>(numbers[0]), static_cast<domain::NikStatus>(numbers[1]),
        static_cast<domain::DeactivationReason>(numbers[2]), static_cast<domain::IkdAccount>(numbers[3])};
}

Result<void> insert_entries(sqlite3* database, std::int64_t list, std::span<const domain::ListEntry> sorted) {
    Statement insert(database, insert_entry);
    for (const domain::ListEntry& entry : sorted) {
        if (auto done = write_entry(insert, list, entry); !done) return done;
    }
    return {};
}

Result<std::int64_t> change_entries(sqlite3* database, std::int64_t list, const domain::ListBundle& delta) {
    Statement erase(database, "DELETE FROM status_entries WHERE list = ?1 AND token = ?2");
    Statement update(database,
                     "UPDATE status_entries SET record = ?3, nik = ?4, because = ?5, ikd = ?6 "
                     "WHERE list = ?1 AND token = ?2");
    Statement insert(database, insert_entry);
    std::int64_t more = 0;
    erase.bind(1, list);
    for (const domain::NikToken& token : delta.removed) {
        erase.bind(2, std::span(token));
        if (auto done = erase.run(); !done) return done.error();
        more -= sqlite3_changes64(database);
    }
    for (const domain::ListEntry& entry : delta.entries) {
        if (auto done = write_entry(update, list, entry); !done) return done.error();
        if (sqlite3_changes64(database) != 0) continue;
        if (auto done = write_entry(insert, list, entry); !done) return done.error();
        ++more;
    }
    return more;
}

}  // namespace kiosk::storage

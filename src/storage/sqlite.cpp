#include "sqlite.hpp"

#include <utility>

namespace kiosk::storage {

bool means_broken(int code) {
    const int primary = code & 0xff;
    return primary == SQLITE_CORRUPT || primary == SQLITE_NOTADB;
}

Error sqlite_error(sqlite3* database, std::string_view doing) {
    const int code = sqlite3_extended_errcode(database);
    const char* const name = sqlite3_db_filename(database, "main");
    const std::string file = name && *name ? std::string(name) + ": " : "";
    return {means_broken(code) ? ErrorCode::damaged_data : ErrorCode::io,
            file + std::string(doing) + ": " + sqlite3_errmsg(database) + " (SQLite " + std::to_string(code) +
                ")"};
}

Result<void> execute(sqlite3* database, const char* sql, std::string_view doing) {
    if (sqlite3_exec(database, sql, nullptr, nullptr, nullptr) == SQLITE_OK) return {};
    return sqlite_error(database, doing);
}

Statement::Statement(sqlite3* database, std::string_view sql) : database_(database) {
    sqlite3_stmt* statement = nullptr;
    note(sqlite3_prepare_v2(database, sql.data(), static_cast<int>(sql.size()), &statement, nullptr));
    statement_.reset(statement);
}

void Statement::note(int code) {
    if (code == SQLITE_OK || failure_) return;
    const char* const sql = statement_ ? sqlite3_sql(statement_.get()) : nullptr;
    failure_ = sqlite_error(database_, sql ? std::string_view(sql).substr(0, 40) : "prepare a statement");
}

void Statement::bind(int place, std::int64_t number) {
    if (!failure_) note(sqlite3_bind_int64(statement_.get(), place, number));
}

void Statement::bind(int place, std::string_view text) {
    if (failure_) return;
    note(sqlite3_bind_text64(statement_.get(), place, text.empty() ? "" : text.data(), text.size(),
                             SQLITE_TRANSIENT, SQLITE_UTF8));
}

void Statement::bind(int place, std::span<const std::uint8_t> bytes) {
    if (failure_) return;
    const void* const data = bytes.empty() ? "" : static_cast<const void*>(bytes.data());  // null means NULL
    note(sqlite3_bind_blob64(statement_.get(), place, data, bytes.size(), SQLITE_TRANSIENT));
}

void Statement::bind_null(int place) {
    if (!failure_) note(sqlite3_bind_null(statement_.get(), place));
}

bool Statement::next() {
    if (failure_) return false;
    const int code = sqlite3_step(statement_.get());
    if (code == SQLITE_ROW) return true;
    if (code != SQLITE_DONE) note(code);
    sqlite3_reset(statement_.get());
    return false;
}

std::optional<Error> Statement::failure() const {
    return failure_;
}

Result<void> Statement::run() {
    while (next()) {
    }
    if (failure_) return *failure_;
    return {};
}

void Statement::restart() {
    if (statement_) sqlite3_reset(statement_.get());
}

std::string Statement::name(int column) const {
    const char* const name = sqlite3_column_name(statement_.get(), column);
    return name ? name : "?";
}

int Statement::type(int column) const {
    return sqlite3_column_type(statement_.get(), column);
}

std::int64_t Statement::integer(int column) const {
    return sqlite3_column_int64(statement_.get(), column);
}

std::string_view Statement::text(int column) const {
    const auto* const text = reinterpret_cast<const char*>(sqlite3_column_text(statement_.get(), column));
    const int size = sqlite3_column_bytes(statement_.get(), column);
    return text ? std::string_view(text, static_cast<std::size_t>(size)) : std::string_view();
}

std::span<const std::uint8_t> Statement::blob(int column) const {
    const auto* const bytes = static_cast<const std::uint8_t*>(sqlite3_column_blob(statement_.get(), column));
    const int size = sqlite3_column_bytes(statement_.get(), column);
    return {bytes, bytes ? static_cast<std::size_t>(size) : 0};
}

Result<Transaction> Transaction::begin(sqlite3* database, const char* sql) {
    if (sqlite3_get_autocommit(database) == 0) return Transaction(nullptr);  // the one around it decides
    if (auto begun = execute(database, sql, sql); !begun) return begun.error();
    return Transaction(database);
}

Result<Transaction> Transaction::begin_write(sqlite3* database) {
    return begin(database, "BEGIN IMMEDIATE");
}

Result<Transaction> Transaction::begin_read(sqlite3* database) {
    return begin(database, "BEGIN");
}

Transaction::~Transaction() {
    if (database_) sqlite3_exec(database_, "ROLLBACK", nullptr, nullptr, nullptr);
}

Result<void> Transaction::commit() {
    if (!database_) return {};
    if (auto committed = execute(database_, "COMMIT", "COMMIT"); !committed) return committed.error();
    database_ = nullptr;
    return {};
}

}  // namespace kiosk::storage

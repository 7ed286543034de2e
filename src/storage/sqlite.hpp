#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "kiosk/core/result.hpp"

namespace kiosk::storage {

/// The error that SQLite reports last: `damaged_data` for a broken file, `io` for the rest.
Error sqlite_error(sqlite3* database, std::string_view doing);
/// True for the codes that say "this file is broken", false for a full disk, a lock and the like.
bool means_broken(int code);

/// Runs one or several statements that answer no rows. `doing` says in an error what they were for.
Result<void> execute(sqlite3* database, const char* sql, std::string_view doing);

/// One prepared statement. Errors stick: prepare, bind and walk without looking, then ask `failure` once.
///     Statement query(database, "SELECT name FROM officers WHERE id = ?1");
///     query.bind(1, id);
///     while (query.next()) use(query.text(0));
///     if (auto failure = query.failure()) return *failure;
class Statement {
  public:
    Statement(sqlite3* database, std::string_view sql);

    void bind(int place, std::int64_t number);
    void bind(int place, std::string_view text);
    void bind(int place, std::span<const std::uint8_t> bytes);
    void bind_null(int place);

    /// True while there is a row. After the last one the statement starts over, bindings kept.
    bool next();
    void restart();  ///< before binding anew when `next` has not come to the end
    std::optional<Error> failure() const;
    /// For statements without rows: `next` to the end, then `failure`.
    Result<void> run();

    std::string name(int column) const;
    int type(int column) const;  ///< SQLITE_INTEGER, SQLITE_TEXT, SQLITE_BLOB, SQLITE_NULL, SQLITE_FLOAT
    std::int64_t integer(int column) const;
    /// Valid until the next call of `next`.
    std::string_view text(int column) const;
    std::span<const std::uint8_t> blob(int column) const;

  private:
    struct Finalizer {
        void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
    };
    void note(int code);

    sqlite3* database_;
    std::unique_ptr<sqlite3_stmt, Finalizer> statement_;
    std::optional<Error> failure_;
};

/// Rolls back unless committed. Inside another one it is part of that one: what failed in it must not be
/// committed there (Store::all_or_nothing sees to it).
class Transaction {
  public:
    static Result<Transaction> begin_write(sqlite3* database);  ///< takes the write lock at once
    static Result<Transaction> begin_read(sqlite3* database);   ///< one snapshot for several queries
    Transaction(Transaction&& other) noexcept : database_(std::exchange(other.database_, nullptr)) {}
    Transaction& operator=(Transaction&&) = delete;
    ~Transaction();
    Result<void> commit();  ///< durable when it answers fine, and is the outermost

  private:
    explicit Transaction(sqlite3* database) : database_(database) {}
    static Result<Transaction> begin(sqlite3* database, const char* sql);
    sqlite3* database_;
};

}  // namespace kiosk::storage

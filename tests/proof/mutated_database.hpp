#pragma once

#include <random>
#include <string>
#include <vector>

#include "proof/proven_ledger.hpp"

namespace kiosk::test {

using Random = std::mt19937;

inline int below(Random& random, std::int64_t bound) {
    return static_cast<int>(random() % static_cast<std::uint32_t>(bound));
}

/// A copy of a ledger's file, opened as somebody with the sqlite3 shell opens it. Guards are dropped, and put
/// back in `close`, so that they are not what gives the change away.
class MutatedDatabase {
  public:
    explicit MutatedDatabase(const std::string& file) {
        write_file(path() / "kiosk.sqlite", file);
        REQUIRE(sqlite3_open((path() / "kiosk.sqlite").c_str(), &database_) == SQLITE_OK);
        run("PRAGMA synchronous = OFF; PRAGMA ignore_check_constraints = ON");
        triggers_ = texts_of("SELECT sql FROM sqlite_schema WHERE type = 'trigger'");
        for (const auto& name : texts_of("SELECT name FROM sqlite_schema WHERE type = 'trigger'")) {
            run("DROP TRIGGER " + name);
        }
        run("BEGIN");
    }
    ~MutatedDatabase() { sqlite3_close(database_); }
    MutatedDatabase(const MutatedDatabase&) = delete;
    MutatedDatabase& operator=(const MutatedDatabase&) = delete;

    const std::filesystem::path& path() const { return directory_.path(); }
    void run(const std::string& sql) {
        INFO(sql);
        REQUIRE(try_sql(database_, sql) == "");
    }
    bool try_run(const std::string& sql) { return try_sql(database_, sql).empty(); }
    std::vector<std::string> texts_of(const std::string& sql) {
        std::vector<std::string> texts;
        const auto add = [](void* into, int, char** values, char**) {
            static_cast<std::vector<std::string>*>(into)->emplace_back(values[0] ? values[0] : "");
            return 0;
        };
        REQUIRE(sqlite3_exec(database_, sql.c_str(), add, &texts, nullptr) == SQLITE_OK);
        return texts;
    }
    void close() {
        run("COMMIT");
        for (const std::string& trigger : triggers_) run(trigger);
        sqlite3_close(std::exchange(database_, nullptr));
    }
    domain::ChainCheck::Verdict verify(const storage::Trust& trust) const {
        auto store = storage::Store::open_read_only(path()).value();
        return storage::verify_ledger(store, trust).value();
    }

    /// What an attacker does who knows that the ends are kept: outgoing rows and head from the rows as they
    /// are now. Bodies stay those of the ids.
    void fix_outbox_and_head();
    /// What an attacker does who knows everything and lacks the key: all rows, outgoing rows, head, kept
    /// count from these events; checkpoints from row `changed` on dropped.
    void rewrite(const std::vector<domain::Event>& events, std::int64_t changed);

  private:
    TemporaryDirectory directory_;
    sqlite3* database_ = nullptr;
    std::vector<std::string> triggers_;
};

/// Numbers, links and hashes anew, from index `from` on.
void rehash_from(std::vector<domain::Event>& events, std::size_t from);

}  // namespace kiosk::test

#include <array>
#include <catch2/catch.hpp>
#include <set>

#include "kiosk/storage/ledger.hpp"
#include "list_entries.hpp"

using namespace kiosk;
using namespace kiosk::test;
using domain::EventKind;

namespace {

/// Everything that SQLite was asked while this lived.
class Listener {
  public:
    explicit Listener(sqlite3* database) : database_(database) {
        sqlite3_trace_v2(database, SQLITE_TRACE_STMT, &Listener::note, &asked_);
    }
    Listener(const Listener&) = delete;
    Listener& operator=(const Listener&) = delete;
    ~Listener() { sqlite3_trace_v2(database_, 0, nullptr, nullptr); }
    const std::set<std::string>& asked() const { return asked_; }

  private:
    static int note(unsigned, void* into, void* statement, void*) {
        const char* const sql = sqlite3_sql(static_cast<sqlite3_stmt*>(statement));
        static_cast<std::set<std::string>*>(into)->insert(sql ? sql : "");
        return 0;
    }
    sqlite3* database_;
    std::set<std::string> asked_;
};

/// Steps of its plan, one per line.
std::string plan_of(sqlite3* database, const std::string& sql) {
    std::string plan;
    const auto add = [](void* into, int, char** values, char**) {
        *static_cast<std::string*>(into) += std::string(values[3]) + "\n";
        return 0;
    };
    sqlite3_exec(database, ("EXPLAIN QUERY PLAN " + sql).c_str(), add, &plan, nullptr);
    return plan;
}

/// True for a step that reads a table or an index from end to end: "SCAN events", "SCAN later USING ...".
/// Tables of one row do not matter, nor does the first or last row of all.
bool reads_everything(const std::string& plan) {
    for (const std::string name : {"events", "issued", "later", "act", "people", "undone", "checkpoints"}) {
        if (plan.find("SCAN " + name) != std::string::npos) return true;
    }
    return false;
}

}  // namespace

TEST_CASE("nothing that the kiosk asks or does reads the whole ledger") {
    LedgerFixture f;
    f.append(confirmed(1, 1));
    f.issue_ticket(2);
    const Listener listener(f.store.handle());
    REQUIRE(f.ledger.count().ok());
    REQUIRE(f.ledger.notes(a_day).ok());
    REQUIRE(f.ledger.next_ticket(a_day).ok());
    REQUIRE(f.ledger.open_visits(a_day).ok());
    REQUIRE(f.ledger.undoable(a_day).ok());
    REQUIRE(f.ledger.staff_lock().ok());
    REQUIRE(f.ledger.recent_checks(draft(EventKind::visit_started, 1).at, "boot-a", {}).ok());
    REQUIRE(f.ledger.seen_status(token_number(1), a_day).ok());
    REQUIRE(f.ledger.erase_tokens(next_day, draft(EventKind::tokens_erased, 0)).ok());
    f.append(confirmed(2, 1));
    f.append(undoing(1));
    REQUIRE(f.ledger.checkpoint(UtcTime{}, domain::CheckpointReason::closing).ok());
    const auto last =
        storage::last_event_of(f.store, std::array{EventKind::act_undone, EventKind::ticket_issued});
    REQUIRE(last.ok());
    REQUIRE(last.value());
    CHECK(last.value()->draft.kind == EventKind::act_undone);
    const auto none = storage::last_event_of(f.store, std::array{EventKind::bundle_refused});
    REQUIRE(none.ok());
    CHECK_FALSE(none.value());

    const auto asked = listener.asked();  // a copy: explaining asks as well
    CHECK(asked.size() > 20);
    for (const std::string& sql : asked) {
        CAPTURE(sql);
        const std::string plan = plan_of(f.store.handle(), sql);
        CAPTURE(plan);
        const bool first_or_last = sql.find("FROM events ORDER BY sequence") != std::string::npos &&
                                   sql.find("LIMIT 1") != std::string::npos;
        CHECK((first_or_last || !reads_everything(plan)));
    }
}

TEST_CASE("what officers saw about a NIK is found by its token alone") {
    LedgerFixture f;
    REQUIRE(f.seals.seal(token_number(1), a_day).ok());
    const Listener listener(f.store.handle());
    REQUIRE(f.ledger.seen_status(token_number(1), a_day).ok());
    const auto asked = listener.asked();
    REQUIRE(asked.size() == 1);
    CHECK(plan_of(f.store.handle(), *asked.begin()).find("USING INDEX seen_by_token (token=?)") !=
          std::string::npos);
}

TEST_CASE("lists are looked up, replaced and changed by their key") {
    LedgerFixture f;
    storage::StatusLists lists(f.store);
    const auto first = whole_bundle(1, {entry(1, printable), entry(2, printable)});
    const auto second = whole_bundle(2, {entry(2, unregistered), entry(3, printable)});
    REQUIRE(lists.replace(domain::ListCategory::unrecorded, {{}, "x", a_day, {}}, first.entries).ok());
    const Listener listener(f.store.handle());
    REQUIRE(lists.replace(domain::ListCategory::unrecorded, {{}, "x", a_day, {}}, first.entries).ok());
    REQUIRE(lists.accept(first).ok());
    REQUIRE(lists.accept(domain::delta_between(first, second)).ok());
    REQUIRE(lists.look_up(domain::SourceKind::local_list, token_number(1)).ok());
    REQUIRE(lists.bundle_in_force().ok());
    REQUIRE(lists.lists().ok());
    const auto asked = listener.asked();
    CHECK(asked.size() > 8);
    for (const std::string& sql : asked) {
        CAPTURE(sql);
        CHECK(plan_of(f.store.handle(), sql).find("SCAN status_entries") == std::string::npos);
    }
}

TEST_CASE("a whole scan would be noticed") {
    LedgerFixture f;
    CHECK(reads_everything(plan_of(f.store.handle(), "SELECT count(DISTINCT visit) FROM events")));
    CHECK(reads_everything(plan_of(f.store.handle(), "SELECT sum(confirmed) FROM people")));
}

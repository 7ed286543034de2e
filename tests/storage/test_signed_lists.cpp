#include <rapidcheck.h>

#include <catch2/catch.hpp>

#include "list_entries.hpp"

using namespace kiosk;
using namespace kiosk::test;
using domain::SourceKind;
using domain::SourceOutcome;

namespace {

struct Signed : LedgerFixture {
    storage::StatusLists lists{store};

    void accept(const domain::ListBundle& bundle) {
        const auto done = lists.accept(bundle);
        if (!done) FAIL(done.error().text);
    }
    domain::SourceReply look_up(std::uint8_t token) {
        return lists.look_up(SourceKind::signed_list, token_number(token)).value();
    }
    /// Only this list is kept.
    void check_in_force(const domain::ListBundle& whole) {
        CHECK(lists.bundle_in_force().value() == whole.header);
        for (int token = 0; token < 256; ++token) {
            const auto number = static_cast<std::uint8_t>(token);
            const auto found =
                std::ranges::find(whole.entries, token_number(number), &domain::ListEntry::token);
            const auto reply = look_up(number);
            REQUIRE(reply.findings.size() == (found == whole.entries.end() ? 0U : 1U));
            if (!reply.findings.empty()) CHECK(reply.findings.front().axes == found->axes);
        }
        CHECK(try_count() == whole.header.total);
    }
    /// Rows in the file.
    std::int64_t try_count() {
        sqlite3_stmt* query = nullptr;
        sqlite3_prepare_v2(store.handle(), "SELECT count(*) FROM status_entries", -1, &query, nullptr);
        sqlite3_step(query);
        const std::int64_t count = sqlite3_column_int64(query, 0);
        sqlite3_finalize(query);
        return count;
    }
};

const domain::ListBundle first =
    whole_bundle(3, {entry(1, unregistered), entry(5, printable), entry(9, blocked)});

/// The same district later.
domain::ListBundle later_bundle(std::int64_t version, const std::vector<domain::ListEntry>& entries) {
    domain::ListBundle later = whole_bundle(version, entries);
    later.header.as_of = next_day;
    return later;
}

}  // namespace

TEST_CASE("an accepted bundle is in force with its whole header") {
    Signed f;
    f.accept(first);
    f.check_in_force(first);
    const domain::Searched from{SourceKind::signed_list, "daftar Dispendukcapil Kab. Blitar", a_day,
                                domain::add_days(a_day, 30)};
    CHECK(f.look_up(1).outcome == SourceOutcome::found);
    CHECK(f.look_up(1).findings == std::vector{domain::Finding{from, unregistered}});
    CHECK(f.look_up(2).outcome == SourceOutcome::not_found);
    CHECK(f.look_up(2).searched == std::vector{from});
    CHECK(f.lists.lists().value() ==
          std::vector{storage::KeptList{SourceKind::signed_list, "35.05", from, 3, 3}});
    CHECK(f.lists.look_up(SourceKind::local_list, token_number(1))->outcome == SourceOutcome::nothing);
}

TEST_CASE("a whole bundle takes the place of the one in force, also of another district's") {
    Signed f;
    f.accept(first);
    auto second = later_bundle(4, {entry(2, printable)});
    second.header.district = GENERATE("35.05", "35.72");
    f.accept(second);
    f.check_in_force(second);
}

TEST_CASE("local and signed lists stand beside each other") {
    Signed f;
    const std::vector local{entry(1, blocked)};
    REQUIRE(
        f.lists.replace(domain::ListCategory::deactivated, {SourceKind::local_list, "x", a_day, {}}, local)
            .ok());
    f.accept(first);
    CHECK(f.look_up(1).findings.front().axes == unregistered);
    CHECK(f.lists.look_up(SourceKind::local_list, token_number(1))->findings.front().axes == blocked);
    REQUIRE(f.lists.drop(f.lists.lists()->back()).ok());
    CHECK_FALSE(f.lists.bundle_in_force()->has_value());
    CHECK(f.look_up(1).outcome == SourceOutcome::nothing);
    CHECK(f.lists.look_up(SourceKind::local_list, token_number(1))->findings.size() == 1);
}

TEST_CASE("a delta removes, changes and adds, and touches no other row") {
    Signed f;
    f.accept(first);
    const auto second = later_bundle(4, {entry(5, blocked), entry(7, printable), entry(9, blocked)});
    const auto delta = domain::delta_between(first, second);
    REQUIRE(delta.entries.size() == 2);
    const std::int64_t before = sqlite3_total_changes64(f.store.handle());
    f.accept(delta);
    CHECK(sqlite3_total_changes64(f.store.handle()) - before == 4);  // three entries and the list itself
    f.check_in_force(second);
}

TEST_CASE("a delta that does not fit what is kept changes nothing") {
    Signed f;
    f.accept(first);
    auto delta = domain::delta_between(first, later_bundle(4, {entry(1, unregistered), entry(7, printable)}));
    std::string expected;
    SECTION("wrong total") {
        delta.header.total = 5;
        expected = "after it the list has 2 entries, expected 5";
    }
    SECTION("another base") {
        delta.header.base_version = 2;
        expected = "it changes version 2, which is not the one in force";
    }
    SECTION("another district") {
        delta.header.district = "35.72";
        expected = "which is not the one in force";
    }
    const auto refused = f.lists.accept(delta);
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.error().code == ErrorCode::bad_input);
    CHECK(refused.error().text.find(expected) != std::string::npos);
    f.check_in_force(first);
}

TEST_CASE("a whole bundle with a wrong total changes nothing") {
    Signed f;
    f.accept(first);
    auto wrong = later_bundle(4, {entry(1, printable)});
    wrong.header.total = 2;
    CHECK(f.lists.accept(wrong).error().code == ErrorCode::bad_input);
    f.check_in_force(first);
}

TEST_CASE("deltas lead to what the whole list would have been") {
    const auto gen_entries = [] {
        auto tokens = *rc::gen::container<std::set<std::uint8_t>>(rc::gen::arbitrary<std::uint8_t>());
        std::vector<domain::ListEntry> entries;
        for (const std::uint8_t token : tokens) {
            entries.push_back(entry(token, *rc::gen::element(unregistered, printable, blocked)));
        }
        return entries;
    };
    Signed f;
    std::int64_t version = 1;
    auto in_force = whole_bundle(version, {});
    f.accept(in_force);
    CHECK(rc::check([&] {
        const auto next = later_bundle(++version, gen_entries());
        RC_ASSERT(f.lists.accept(domain::delta_between(in_force, next)).ok());
        RC_ASSERT(f.lists.bundle_in_force().value() == next.header);
        RC_ASSERT(f.try_count() == next.header.total);
        for (const auto& one : next.entries)
            RC_ASSERT(f.look_up(one.token[0]).findings.front().axes == one.axes);
        in_force = next;
    }));
}

TEST_CASE("nothing of a replaced list is left in the files") {
    Signed f;
    domain::NikToken telling{};
    const std::string mark = "TOKENOFSOMEBODY!";
    std::copy(mark.begin(), mark.end(), telling.begin());
    const auto in_files = [&] {
        const auto file = f.directory.path() / "kiosk.sqlite";
        const auto log = f.directory.path() / "kiosk.sqlite-wal";
        return read_file(file).find(mark) != std::string::npos ||
               read_file(log).find(mark) != std::string::npos;
    };
    f.accept(whole_bundle(1, {{telling, blocked}}));
    CHECK(in_files());
    f.accept(whole_bundle(2, {entry(1, blocked)}));
    REQUIRE(f.store.empty_log().value());
    CHECK_FALSE(in_files());
}

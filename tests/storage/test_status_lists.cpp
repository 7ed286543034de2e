#include <algorithm>
#include <catch2/catch.hpp>

#include "list_entries.hpp"

using namespace kiosk;
using namespace kiosk::test;
using domain::ListCategory;
using domain::SourceKind;
using domain::SourceOutcome;
using storage::KeptList;

namespace {

domain::Searched data_of(domain::Date as_of) {
    return {SourceKind::local_list, "daftar Dispendukcapil", as_of, std::nullopt};
}

struct Lists : LedgerFixture {
    storage::StatusLists lists{store};

    void replace(ListCategory category, const std::vector<domain::ListEntry>& entries,
                 domain::Date as_of = a_day) {
        const auto done = lists.replace(category, data_of(as_of), entries);
        if (!done) FAIL(done.error().text);
    }
    domain::SourceReply look_up(std::uint8_t token) {
        auto reply = lists.look_up(SourceKind::local_list, token_number(token));
        if (!reply) FAIL(reply.error().text);
        return *std::move(reply);
    }
    /// What the local lists say, in their order.
    std::vector<domain::StatusAxes> said(std::uint8_t token) {
        std::vector<domain::StatusAxes> all;
        for (const domain::Finding& finding : look_up(token).findings) all.push_back(finding.axes);
        return all;
    }
    std::string scribble(const std::string& sql) { return try_sql(store.handle(), sql); }
};

}  // namespace

TEST_CASE("without lists there is nothing to search") {
    Lists f;
    CHECK(f.look_up(1).outcome == SourceOutcome::nothing);
    CHECK(f.look_up(1).searched.empty());
    CHECK(f.lists.lists()->empty());
    CHECK_FALSE(f.lists.bundle_in_force()->has_value());
}

TEST_CASE("a look-up names all lists, and what those say that contain the token") {
    Lists f;
    f.replace(ListCategory::print_ready, {entry(3, printable), entry(1, printable)}, next_day);
    f.replace(ListCategory::deactivated, {entry(1, blocked), entry(2, blocked)});
    CHECK(f.said(1) == std::vector{blocked, printable});
    CHECK(f.said(2) == std::vector{blocked});
    CHECK(f.said(3) == std::vector{printable});
    CHECK(f.look_up(1).outcome == SourceOutcome::found);
    CHECK(f.look_up(3).findings.front().from == data_of(next_day));
    CHECK(f.look_up(4).outcome == SourceOutcome::not_found);
    CHECK(f.look_up(4).findings.empty());
    CHECK(f.look_up(4).searched == std::vector{data_of(a_day), data_of(next_day)});
    CHECK(f.lists.lists().value() ==
          std::vector{KeptList{SourceKind::local_list, "deactivated", data_of(a_day), 0, 2},
                      KeptList{SourceKind::local_list, "print-ready", data_of(next_day), 0, 2}});
    CHECK(f.lists.look_up(SourceKind::signed_list, token_number(1))->outcome == SourceOutcome::nothing);
}

TEST_CASE("every word of every axis comes back") {
    Lists f;
    std::vector<domain::ListEntry> entries;
    for (int word = 0; word < domain::ktp_el_record_count; ++word) {
        const domain::StatusAxes axes{
            static_cast<domain::KtpElRecord>(word),
            static_cast<domain::NikStatus>(word % domain::nik_status_count),
            static_cast<domain::DeactivationReason>(word % domain::deactivation_reason_count),
            static_cast<domain::IkdAccount>(word % domain::ikd_account_count)};
        entries.push_back(entry(static_cast<std::uint8_t>(word), axes));
    }
    f.replace(ListCategory::unrecorded, entries);
    for (const domain::ListEntry& one : entries) CHECK(f.said(one.token[0]) == std::vector{one.axes});
}

TEST_CASE("a list on which a token stands twice is refused, and the old one stays in force") {
    Lists f;
    f.replace(ListCategory::unrecorded, {entry(1, unregistered)});
    CHECK_FALSE(f.lists
                    .replace(ListCategory::unrecorded, data_of(a_day),
                             {entry(2, printable), entry(1, unregistered), entry(2, unregistered)})
                    .ok());
    CHECK(f.said(1) == std::vector{unregistered});
    CHECK(f.lists.lists()->front().entries == 1);
}

TEST_CASE("a newer list takes the place of the older, one of the same day too") {
    Lists f;
    f.replace(ListCategory::unrecorded, {entry(1, unregistered)});
    f.replace(ListCategory::deactivated, {entry(1, blocked)});
    f.replace(ListCategory::unrecorded, {entry(2, unregistered)}, next_day);
    CHECK(f.said(1) == std::vector{blocked});
    CHECK(f.said(2) == std::vector{unregistered});
    f.replace(ListCategory::unrecorded, {entry(3, unregistered)}, next_day);
    CHECK(f.said(2).empty());
    CHECK(f.said(3).size() == 1);
    f.replace(ListCategory::unrecorded, {}, next_day);
    CHECK(f.said(3).empty());
    CHECK(f.lists.lists()->size() == 2);
}

TEST_CASE("an older list is refused and changes nothing") {
    Lists f;
    f.replace(ListCategory::deactivated, {entry(1, blocked)}, next_day);
    const std::vector later{entry(2, blocked)};
    const auto refused = f.lists.replace(ListCategory::deactivated, data_of(a_day), later);
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.error().code == ErrorCode::bad_input);
    CHECK(refused.error().text ==
          "list deactivated of 2026-11-22: older than the one in force, of 2026-11-23; is --as-of right?");
    CHECK(f.said(1).size() == 1);
    CHECK(f.said(2).empty());
}

TEST_CASE("what another process changes is seen at the next look-up, after an error too") {
    Lists f;
    f.replace(ListCategory::unrecorded, {entry(1, unregistered)});
    CHECK(f.said(1).size() == 1);
    storage::Store other = f.open();
    const std::vector changed{entry(2, printable)};
    REQUIRE(storage::StatusLists(other).replace(ListCategory::unrecorded, data_of(a_day), changed).ok());
    CHECK(f.said(1).empty());
    CHECK(f.said(2) == std::vector{printable});
    REQUIRE(f.scribble("UPDATE status_entries SET ikd = 9") == "");
    CHECK_FALSE(f.lists.look_up(SourceKind::local_list, token_number(2)).ok());
    REQUIRE(f.scribble("UPDATE status_entries SET ikd = 0") == "");
    CHECK(f.said(2) == std::vector{printable});
}

TEST_CASE("a dropped list is gone with its entries, the others stay") {
    Lists f;
    f.replace(ListCategory::unrecorded, {entry(1, unregistered)});
    f.replace(ListCategory::deactivated, {entry(1, blocked)});
    const KeptList unrecorded = f.lists.lists()->back();
    REQUIRE(f.lists.drop(unrecorded).ok());
    CHECK(f.said(1) == std::vector{blocked});
    CHECK(f.lists.lists()->size() == 1);
    CHECK(f.lists.drop(unrecorded).error().code == ErrorCode::not_found);
    f.replace(ListCategory::unrecorded, {});
    CHECK(f.said(1) == std::vector{blocked});
}

TEST_CASE("tokens that differ in their last byte only are told apart in a long list") {
    Lists f;
    std::vector<domain::ListEntry> entries;
    for (int i = 0; i < 20'000; ++i) {
        domain::ListEntry one{{}, unregistered};
        one.token[14] = static_cast<std::uint8_t>(i / 128);
        one.token[15] = static_cast<std::uint8_t>(i % 128 * 2);  // even ones only
        entries.push_back(one);
    }
    std::reverse(entries.begin(), entries.end());
    f.replace(ListCategory::deactivated, entries);
    for (int i = 0; i < 256; ++i) {
        domain::NikToken token{};
        token[14] = 77;
        token[15] = static_cast<std::uint8_t>(i);
        CHECK(f.lists.look_up(SourceKind::local_list, token)->findings.size() == (i % 2 == 0 ? 1 : 0));
    }
    CHECK(f.lists.lists()->front().entries == 20'000);
}

TEST_CASE("a damaged row of a list is told, with what to do about it") {
    Lists f;
    f.replace(ListCategory::unrecorded, {entry(1, unregistered)});
    const std::string sql = GENERATE(
        "UPDATE status_lists SET name = 'tidak'", "UPDATE status_lists SET kind = 'officer'",
        "UPDATE status_lists SET kind = 'x'", "UPDATE status_lists SET as_of = '2026-02-30'",
        "UPDATE status_lists SET valid_until = 'x'", "UPDATE status_lists SET counts = 'unregistered'",
        "UPDATE status_lists SET counts = 'unregistered 1x'", "UPDATE status_entries SET record = 18",
        "UPDATE status_entries SET nik = -1", "UPDATE status_entries SET because = 5",
        "UPDATE status_entries SET ikd = 4");
    CAPTURE(sql);
    REQUIRE(f.scribble(sql) == "");
    const bool is_kind = sql.find("kind") != std::string::npos;
    const auto failed = f.lists.look_up(SourceKind::local_list, token_number(1));
    if (is_kind) {
        REQUIRE(f.scribble("UPDATE status_lists SET kind = 'local_list'") ==
                "");  // nothing asks for such a kind
        return;
    }
    REQUIRE_FALSE(failed.ok());
    CHECK(failed.error().code == ErrorCode::damaged_data);
    CHECK(failed.error().text.find("import the local lists again") != std::string::npos);
}

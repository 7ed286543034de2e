#include <algorithm>
#include <catch2/catch.hpp>

#include "kiosk/storage/status_lists.hpp"
#include "ledger_fixture.hpp"

using namespace kiosk;
using namespace kiosk::test;
using domain::ListCategory;
using domain::ListInForce;

namespace {

ListInForce list_of(ListCategory category, domain::Date as_of = a_day) {
    return {category, as_of, "daftar Dispendukcapil"};
}

struct Lists : LedgerFixture {
    storage::SqliteStatusLists lists{store};

    void replace(const ListInForce& list, const std::vector<domain::NikToken>& tokens) {
        const auto done = lists.replace(list, tokens);
        if (!done) FAIL(done.error().text);
    }
    std::vector<ListInForce> hits(std::uint8_t token) { return lists.look_up(token_number(token))->hits; }
};

}  // namespace

TEST_CASE("without lists a look-up finds no list") {
    Lists f;
    const auto found = f.lists.look_up(token_number(1)).value();
    CHECK(found.in_force.empty());
    CHECK(found.hits.empty());
    CHECK(f.lists.summaries()->empty());
}

TEST_CASE("a look-up names all lists and those that contain the token") {
    Lists f;
    const auto deactivated = list_of(ListCategory::deactivated);
    const auto print_ready = list_of(ListCategory::print_ready, next_day);
    f.replace(print_ready, {token_number(3), token_number(1), token_number(1)});
    f.replace(deactivated, {token_number(1), token_number(2)});
    CHECK(f.hits(1) == std::vector{deactivated, print_ready});
    CHECK(f.hits(2) == std::vector{deactivated});
    CHECK(f.hits(3) == std::vector{print_ready});
    CHECK(f.hits(4).empty());
    CHECK(f.lists.look_up(token_number(4))->in_force == std::vector{deactivated, print_ready});

    const auto summaries = f.lists.summaries().value();
    REQUIRE(summaries.size() == 2);
    CHECK(summaries[0].list == deactivated);
    CHECK(summaries[0].entries == 2);
    CHECK(summaries[1].entries == 2);  // the double one counts once
}

TEST_CASE("a newer list takes the place of the older, one of the same day too") {
    Lists f;
    f.replace(list_of(ListCategory::unrecorded), {token_number(1)});
    f.replace(list_of(ListCategory::deactivated), {token_number(1)});
    f.replace(list_of(ListCategory::unrecorded, next_day), {token_number(2)});
    CHECK(f.hits(1) == std::vector{list_of(ListCategory::deactivated)});
    CHECK(f.hits(2) == std::vector{list_of(ListCategory::unrecorded, next_day)});
    f.replace(list_of(ListCategory::unrecorded, next_day), {token_number(3)});
    CHECK(f.hits(2).empty());
    CHECK(f.hits(3).size() == 1);
    f.replace(list_of(ListCategory::unrecorded, next_day), {});
    CHECK(f.hits(3).empty());
    CHECK(f.lists.summaries()->size() == 2);
}

TEST_CASE("an older list is refused and changes nothing") {
    Lists f;
    f.replace(list_of(ListCategory::deactivated, next_day), {token_number(1)});
    const std::vector tokens{token_number(2)};
    const auto refused = f.lists.replace(list_of(ListCategory::deactivated, a_day), tokens);
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.error().code == ErrorCode::bad_input);
    CHECK(refused.error().text ==
          "list deactivated of 2026-11-22: older than the one in force, of 2026-11-23; is --as-of right?");
    CHECK(f.hits(1).size() == 1);
    CHECK(f.hits(2).empty());
}

TEST_CASE("tokens that differ in their last byte only are told apart in a long list") {
    Lists f;
    std::vector<domain::NikToken> tokens;
    for (int i = 0; i < 20'000; ++i) {
        domain::NikToken token{};
        token[14] = static_cast<std::uint8_t>(i / 128);
        token[15] = static_cast<std::uint8_t>(i % 128 * 2);  // even ones only
        tokens.push_back(token);
    }
    std::reverse(tokens.begin(), tokens.end());
    f.replace(list_of(ListCategory::deactivated), tokens);
    for (int i = 0; i < 256; ++i) {
        domain::NikToken token{};
        token[14] = 77;
        token[15] = static_cast<std::uint8_t>(i);
        CHECK(f.lists.look_up(token)->hits.size() == (i % 2 == 0 ? 1 : 0));
    }
    CHECK(f.lists.summaries()->front().entries == 20'000);
}

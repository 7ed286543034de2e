#include <catch2/catch.hpp>

#include "chain_case.hpp"

using namespace kiosk;
using namespace kiosk::test;
using domain::FindingKind;

TEST_CASE("nothing but a checkpoint held elsewhere finds a clean cut at the end") {
    Case c;
    const auto held = checkpoint_of(c.rows.back());
    c.rows.resize(130);
    c.own.pop_back();
    CHECK(c.findings().empty());
    c.held = {{"dinas.jsonl", held}};
    CHECK(c.finding() ==
          "131: cut off: rows 131 to 200 were cut off at the end; known from the checkpoint "
          "of row 200 of " +
              time_text + " in dinas.jsonl");
}

TEST_CASE("a rewritten history contradicts the first checkpoint after it") {
    Case c;
    c.held = {{"dinas.jsonl", checkpoint_of(c.row(150))}};
    c.own.push_back(c.held[0].second);
    c.row(100).draft.duration += std::chrono::seconds(1);
    relink(c.rows, 99);
    CHECK(c.finding() == "128: contradicts: row 128 and maybe earlier were rewritten after " + time_text +
                             ": the checkpoint of row 128 of " + time_text +
                             " states another hash, and so do 3 more");
    CHECK(c.verdict().covered == 64);
}

TEST_CASE("who rewrites history cannot drop or replace the checkpoints") {
    Case c;
    c.row(100).draft.duration += std::chrono::seconds(1);
    relink(c.rows, 99);
    SECTION("dropped") {
        c.own.resize(1);
        CHECK(c.finding() == "128: removed: the checkpoints of 2 rows were removed, from row 128 to row 192");
    }
    SECTION("signed with another key") {
        const WeakSigner other(8);
        for (auto& checkpoint : c.own) {
            checkpoint = make_checkpoint(
                c.row(checkpoint.sequence), some_time, CheckpointReason::regular,
                checkpoint.sequence > 99 ? static_cast<const domain::Signer&>(other) : device);
        }
        const auto findings = c.findings();
        REQUIRE(findings.size() == 2);
        CHECK(findings[0] == ChainFinding{128, FindingKind::forged,
                                          "the checkpoint of row 128 of " + time_text +
                                              " was not signed with the given key"});
    }
}

TEST_CASE("a checkpoint that is held elsewhere must still be in the ledger") {
    Case c;
    c.held = {{"dinas.jsonl", checkpoint_of(c.row(150), CheckpointReason::exported)}};
    CHECK(c.finding() == "150: removed: the checkpoint of row 150 of " + time_text +
                             " in dinas.jsonl was removed from the ledger");
    c.own.push_back(c.held[0].second);
    CHECK(c.findings().empty());
}

TEST_CASE("checkpoints of another kiosk and a wrong key are told") {
    Case c;
    SECTION("kiosk") {
        Event foreign = c.row(64);
        foreign.kiosk = "KB-2";
        c.held = {{"other.jsonl", make_checkpoint(foreign, some_time, CheckpointReason::regular, device)}};
        const auto findings = c.findings();
        REQUIRE(!findings.empty());
        CHECK(findings.back() == ChainFinding{64, FindingKind::contradicts,
                                              "the checkpoint of row 64 of " + time_text +
                                                  " in other.jsonl is of another kiosk: KB-2"});
    }
    SECTION("key") {
        c.key = WeakSigner(8).public_key();
        CHECK(c.finding() ==
              "0: forged: none of the 3 checkpoints was signed with the given key: is it the "
              "one of this kiosk?");
        CHECK(c.verdict().covered == 0);
    }
    SECTION("no key: compared, not proven") {
        c.key.reset();
        c.own[1].signature[0] ^= 1;
        CHECK(c.findings().empty());
        CHECK(c.verdict().covered == 0);
    }
}

TEST_CASE("an end that was told wrongly contradicts") {
    Case c;
    c.told_end = 190;
    CHECK(c.finding() ==
          "190: contradicts: the kept head says that the ledger ends with row 190, but it goes "
          "on to row 200");
}

TEST_CASE("rows that another version of the catalogue allowed are a note and nothing against the ledger") {
    Case c;
    for (const int n : {7, 9}) c.row(n).draft.kind = domain::EventKind::act_undone;
    relink(c.rows, 6);
    c.own = c.regular();
    const auto verdict = c.verdict();
    CHECK(verdict.findings == std::vector<ChainFinding>{});
    REQUIRE(verdict.notes.size() == 1);
    CHECK(
        verdict.notes[0].starts_with("2 rows are not as this program would write them; written by another "
                                     "version? First row 7: "));
}

TEST_CASE("a row with an unknown word is damaged, not changed") {
    domain::ChainCheck check(weak_hash, verify_weakly);
    const auto rows = make_rows(3);
    check.row(rows[0]);
    check.unreadable_row(2, "column kind holds a word", FindingKind::damaged);
    check.row(rows[2]);
    CHECK(
        check.finish().findings ==
        std::vector{ChainFinding{2, FindingKind::damaged, "row 2 cannot be read: column kind holds a word"}});
}

TEST_CASE("a kiosk may get another name: each checkpoint is compared with its own row") {
    Case c;
    for (std::int64_t n = 101; n <= row_count; ++n) c.row(n).kiosk = "KB-9";
    relink(c.rows, 100);
    c.own = c.regular();
    c.held = {{"dinas.jsonl", c.own[2]}};
    CHECK(c.findings().empty());
    SECTION("the new name on an old row") {
        Event renamed = c.row(64);
        renamed.kiosk = "KB-9";
        c.own[0] = make_checkpoint(renamed, some_time, CheckpointReason::regular, device);
        CHECK(c.finding() ==
              "64: contradicts: the checkpoint of row 64 of " + time_text + " is of another kiosk: KB-9");
    }
    SECTION("the new name on rows that were cut off is still evidence") {
        c.rows.resize(90);
        c.own.resize(1);
        CHECK(c.finding() ==
              "91: cut off: rows 91 to 192 were cut off at the end; known from the checkpoint "
              "of row 192 of " +
                  time_text + " in dinas.jsonl");
    }
}

TEST_CASE("a checkpoint is missed of a start as well") {
    Case c;
    c.row(70).draft.kind = domain::EventKind::kiosk_started;
    relink(c.rows, 69);
    c.own = c.regular();
    CHECK(c.finding() == "70: removed: the checkpoint of row 70 was removed");
    c.own.push_back(checkpoint_of(c.row(70), CheckpointReason::started));
    CHECK(c.findings().empty());
    CHECK(c.verdict().checkpoints == 4);
    CHECK(c.verdict().covered == 192);
}

TEST_CASE("a verdict names first and last row") {
    Case c;
    CHECK(c.verdict().first_row == 1);
    CHECK(c.verdict().last_row == row_count);
    c.rows.clear();
    CHECK(c.verdict().last_row == 0);
}

TEST_CASE("numbers at the edge of the range do no harm") {
    constexpr auto most = std::numeric_limits<std::int64_t>::max();
    constexpr auto least = std::numeric_limits<std::int64_t>::min();
    for (const std::int64_t number : {most, most - 1, least, least + 1, std::int64_t{0}}) {
        Case c;
        CAPTURE(number);
        c.row(7).sequence = number;
        CHECK_FALSE(c.findings().empty());
        rehash(c.row(7));
        CHECK_FALSE(c.findings().empty());
        c.own[0].sequence = number;
        c.told_end = number;
        CHECK_FALSE(c.findings().empty());
    }
}

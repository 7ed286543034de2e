#include <rapidcheck.h>

#include <catch2/catch.hpp>

#include "chain_case.hpp"

using namespace kiosk;
using namespace kiosk::test;
using domain::FindingKind;

TEST_CASE("a sound chain is sound") {
    const Case sound;
    const auto verdict = sound.verdict();
    CHECK(verdict.findings == std::vector<ChainFinding>{});
    CHECK(verdict.events == row_count);
    CHECK(verdict.checkpoints == 3);
    CHECK(verdict.covered == 192);
    CHECK(verdict.last_hash == sound.rows.back().hash);
}

TEST_CASE("no rows are sound") {
    Case empty;
    empty.rows.clear();
    empty.own.clear();
    CHECK(empty.verdict().sound());
    CHECK(empty.verdict().last_hash == domain::Digest{});
}

TEST_CASE("an excerpt is sound where it says what it links to") {
    const auto rows = make_rows(20);
    domain::ChainCheck check(weak_hash, verify_weakly);
    check.begin_at(11, rows[9].hash);
    for (std::size_t i = 10; i < rows.size(); ++i) check.row(rows[i]);
    check.checkpoint(checkpoint_of(rows[4]), "too early to compare");
    check.checkpoint(checkpoint_of(rows[9]), "just before");
    const auto verdict = check.finish();
    CHECK(verdict.findings == std::vector<ChainFinding>{});
    CHECK(verdict.covered == 10);
    CHECK(verdict.notes ==
          std::vector<std::string>{"1 of the checkpoints that are held elsewhere tell of rows before the "
                                   "first, 11: nothing to compare"});
}

TEST_CASE("an excerpt with another beginning is found") {
    const auto rows = make_rows(20);
    domain::ChainCheck check(weak_hash, verify_weakly);
    check.begin_at(11, rows[8].hash);
    for (std::size_t i = 10; i < rows.size(); ++i) check.row(rows[i]);
    const auto verdict = check.finish();
    REQUIRE(verdict.findings.size() == 1);
    CHECK(verdict.findings[0].what == "row 11 was rewritten: it does not link to where the rows begin");
}

TEST_CASE("a changed row is one finding") {
    Case c;
    SECTION("contents") {
        c.row(7).draft.duration += std::chrono::seconds(1);
        CHECK(c.finding() == "7: changed: row 7 was changed: its contents do not fit its hash");
    }
    SECTION("hash") {
        c.row(7).hash[0] ^= 1;
        CHECK(c.finding() == "7: changed: row 7 was changed: its hash is not the one it had");
    }
    SECTION("link") {
        c.row(7).previous[0] ^= 1;
        CHECK(c.finding() == "7: changed: row 7 was changed: it links to another row than the one before it");
    }
    SECTION("number") {
        c.row(7).sequence = 1007;
        CHECK(c.finding() == "7: changed: row 7 got another number: stored as row 1007");
    }
    SECTION("the first") {
        c.row(1).draft.language = "jv";
        CHECK(c.finding() == "1: changed: row 1 was changed: its contents do not fit its hash");
    }
    SECTION("the last") {
        c.row(200).draft.language = "jv";
        CHECK(c.finding() == "200: changed: row 200 was changed: its contents do not fit its hash");
    }
    SECTION("one with a checkpoint") {
        c.row(64).hash[0] ^= 1;
        CHECK(c.finding() == "64: changed: row 64 was changed: its hash is not the one it had");
    }
    SECTION("one that cannot be read") {
        c.unreadable = {7};
        CHECK(c.finding() == "7: changed: row 7 was changed: column kind is empty");
    }
    SECTION("neighbours") {
        for (const int n : {7, 8, 9}) c.row(n).draft.duration += std::chrono::seconds(1);
        CHECK(c.finding() ==
              "7: changed: rows 7 to 9 were changed; of each: its contents do not fit its hash");
    }
}

TEST_CASE("a row that was rewritten with a fitting hash is named") {
    Case c;
    SECTION("one") {
        c.row(7).draft.duration += std::chrono::seconds(1);
        rehash(c.row(7));
        CHECK(c.finding() ==
              "7: changed: row 7 was rewritten: it fits its own hash, but row 8 follows another row 7");
    }
    SECTION("with another link") {
        c.row(7).previous[0] ^= 1;
        rehash(c.row(7));
        CHECK(c.finding() ==
              "7: changed: row 7 was replaced: it fits its own hash, but neither follows the row before it "
              "nor is followed by the one after it");
    }
    SECTION("a few") {
        c.row(7).draft.duration += std::chrono::seconds(1);
        auto head = std::vector<Event>(c.rows.begin(), c.rows.begin() + 9);
        relink(head, 6);
        std::copy(head.begin(), head.end(), c.rows.begin());
        CHECK(c.finding() ==
              "9: changed: row 9 was rewritten: it fits its own hash, but row 10 follows another row 9");
    }
}

TEST_CASE("removed rows are one finding") {
    Case c;
    SECTION("one") {
        c.remove(7);
        CHECK(c.finding() == "7: removed: row 7 was removed");
    }
    SECTION("three") {
        for (int i = 0; i < 3; ++i) c.remove(7);
        CHECK(c.finding() == "7: removed: rows 7 to 9 were removed");
    }
    SECTION("the first") {
        c.remove(1);
        CHECK(c.finding() == "1: removed: row 1 was removed");
    }
    SECTION("with later rows renumbered") {
        c.remove(7);
        for (std::int64_t n = 7; n < row_count; ++n) c.row(n).sequence = n;
        CHECK(c.finding() ==
              "7: removed: row 7 was removed\n"
              "8: changed: rows 8 to 200 got another number: stored as rows 7 to 199");
    }
}

TEST_CASE("inserted rows are one finding") {
    Case c;
    SECTION("a row twice") {
        c.rows.insert(c.rows.begin() + 7, c.row(7));
        CHECK(c.finding() == "7: inserted: row 7 is there twice");
    }
    SECTION("a row twice, far away") {
        c.rows.insert(c.rows.begin() + 90, c.row(7));
        CHECK(c.finding() == "7: inserted: row 7 is there twice");
    }
    SECTION("another row of the same number") {
        Event forged = c.row(7);
        forged.id[3] = 9;
        rehash(forged);
        c.rows.insert(c.rows.begin() + 6, forged);
        CHECK(c.finding() == "7: inserted: a second row 7 was inserted");
    }
    SECTION("before the first") {
        Event forged = c.row(7);
        forged.id[3] = 9;
        forged.sequence = -4;
        c.rows.insert(c.rows.begin(), forged);
        CHECK(c.finding() == "-4: inserted: row -4 was inserted: numbers start at 1");
    }
    SECTION("a copy with fitting hash at the end") {
        c.rows.push_back(c.row(7));
        relink(c.rows, 200);
        CHECK(c.finding() == "201: inserted: row 201 was inserted: it has the id of row 7");
    }
    SECTION("with later rows renumbered") {
        Event forged = c.row(7);
        forged.id[3] = 9;
        c.rows.insert(c.rows.begin() + 6, forged);
        for (std::int64_t n = 8; n <= row_count + 1; ++n) c.row(n).sequence = n;
        CHECK(c.finding() ==
              "7: changed: rows 7 to 200 got another number: stored as rows 8 to 201\n"
              "7: inserted: a second row 7 was inserted");
    }
}

TEST_CASE("swapped rows are one finding that names both") {
    for (const auto& [a, b] :
         {std::pair(5, 9), std::pair(5, 6), std::pair(1, 2), std::pair(199, 200), std::pair(1, 200)}) {
        Case c;
        CAPTURE(a, b);
        const std::string expected = std::to_string(a) + ": swapped: rows " + std::to_string(a) + " and " +
                                     std::to_string(b) + " were swapped";
        SECTION("places " + std::to_string(a) + " " + std::to_string(b)) {
            std::swap(c.row(a), c.row(b));
            CHECK(c.finding() == expected);
        }
        SECTION("numbers " + std::to_string(a) + " " + std::to_string(b)) {
            std::swap(c.row(a), c.row(b));
            c.row(a).sequence = a;
            c.row(b).sequence = b;
            CHECK(c.finding() == expected);
        }
    }
}

TEST_CASE("a row that was moved is told as disorder") {
    Case c;
    std::rotate(c.rows.begin() + 4, c.rows.begin() + 5, c.rows.begin() + 9);
    CHECK(c.finding() == "5: swapped: rows 5 to 9 do not stand in their order");
}

TEST_CASE("rows cut off at the end are found by whoever knows of them, as one finding") {
    Case c;
    c.held = {{"dinas.jsonl", checkpoint_of(c.rows.back(), CheckpointReason::exported)}};
    c.own.push_back(c.held[0].second);
    c.told_end = 195;
    c.rows.resize(190);
    CHECK(c.finding() ==
          "191: cut off: rows 191 to 200 were cut off at the end; known from the kept head, "
          "the checkpoint of row 192 of " +
              time_text + ", the checkpoint of row 200 of " + time_text + ", the checkpoint of row 200 of " +
              time_text + " in dinas.jsonl");
}
TEST_CASE("whatever is done to the rows, there is a finding") {
    const auto any_row = [](const std::vector<Event>& rows) {
        return *rc::gen::inRange<std::size_t>(0, rows.size());
    };
    CHECK(rc::check([&] {
        Case c;
        c.rows = make_rows(70);
        c.own = c.regular();
        c.held = {{"dinas", checkpoint_of(c.rows.back())}};
        c.own.push_back(c.held[0].second);
        const auto before = c.rows;
        for (int n = *rc::gen::inRange(1, 4); n > 0; --n) {
            const std::size_t i = any_row(c.rows), j = any_row(c.rows);
            switch (*rc::gen::inRange(0, 8)) {
                case 0:
                    c.rows[i].draft.language += "x";
                    break;
                case 1:
                    c.rows[i].sequence = *rc::gen::inRange<std::int64_t>(-2, 80);
                    break;
                case 2:
                    c.rows[i].hash[3] ^= 1;
                    break;
                case 3:
                    c.rows.erase(c.rows.begin() + static_cast<std::ptrdiff_t>(i));
                    break;
                case 4:
                    std::swap(c.rows[i], c.rows[j]);
                    break;
                case 5:
                    c.rows.insert(c.rows.begin() + static_cast<std::ptrdiff_t>(i), c.rows[j]);
                    break;
                case 6:
                    rehash(c.rows[i]);
                    break;
                case 7:
                    relink(c.rows, i);
                    break;
            }
        }
        const bool same = std::equal(before.begin(), before.end(), c.rows.begin(), c.rows.end(),
                                     [](const Event& a, const Event& b) {
                                         return a.hash == b.hash && canonical_bytes(a) == canonical_bytes(b);
                                     });
        RC_ASSERT(same == c.findings().empty());
    }));
}

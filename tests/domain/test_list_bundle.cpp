#include <rapidcheck.h>

#include <catch2/catch.hpp>
#include <map>
#include <set>

#include "kiosk/domain/list_bundle.hpp"

using namespace kiosk::domain;

namespace {

constexpr Date monday = std::chrono::year(2026) / 11 / 23;

BundleHeader header_of(std::int64_t version, Date as_of = monday, std::int64_t base = 0) {
    BundleHeader header;
    header.district = "35.05";
    header.version = version;
    header.base_version = base;
    header.as_of = as_of;
    header.valid_until = add_days(as_of, 30);
    header.source = "daftar Dispendukcapil Kab. Blitar";
    return header;
}

std::optional<BundleRefusal> judge(const BundleHeader& offered,
                                   const std::optional<BundleHeader>& in_force = {}, Date today = monday,
                                   bool clock_doubted = false) {
    return judge_bundle(offered, in_force, "35.05", today, clock_doubted);
}

ListBundle whole(std::int64_t version, std::vector<ListEntry> entries) {
    ListBundle bundle{header_of(version), std::move(entries), {}};
    bundle.header.entries = bundle.header.total = static_cast<std::int64_t>(bundle.entries.size());
    bundle.header.counts = count_words(bundle.entries);
    return bundle;
}

ListEntry entry(std::uint8_t token, KtpElRecord record) {
    return {NikToken{token}, {record, {}, {}, {}}};
}

/// The whole list that a delta makes of its base.
ListBundle applied(const ListBundle& base, const ListBundle& delta) {
    std::map<NikToken, StatusAxes> list;
    for (const auto& one : base.entries) list[one.token] = one.axes;
    for (const auto& token : delta.removed) list.erase(token);
    for (const auto& one : delta.entries) list[one.token] = one.axes;
    std::vector<ListEntry> entries;
    for (const auto& [token, axes] : list) entries.push_back({token, axes});
    return whole(delta.header.version, entries);
}

ListBundle any_whole(std::int64_t version) {
    std::vector<ListEntry> entries;
    for (const auto token : *rc::gen::arbitrary<std::set<std::uint8_t>>()) {
        entries.push_back(entry(token, static_cast<KtpElRecord>(*rc::gen::inRange(0, 3))));
    }
    return whole(version, entries);
}

}  // namespace

TEST_CASE(
    "a newer bundle of the district is taken, also the first, one of the same day and a fitting delta") {
    CHECK(judge(header_of(1)) == std::nullopt);
    CHECK(judge(header_of(8), header_of(7)) == std::nullopt);
    CHECK(judge(header_of(8, monday, 7), header_of(7)) == std::nullopt);
    CHECK(judge(header_of(9), header_of(7)) == std::nullopt);
}

TEST_CASE("each reason to refuse") {
    auto foreign = header_of(8);
    foreign.district = "35.72";
    CHECK(judge(foreign) == BundleRefusal::other_district);
    CHECK(judge(header_of(7), header_of(7)) == BundleRefusal::not_newer);
    CHECK(judge(header_of(6), header_of(7)) == BundleRefusal::not_newer);
    CHECK(judge(header_of(8, add_days(monday, -1)), header_of(7)) == BundleRefusal::older_data);
    CHECK(judge(header_of(8, monday, 6), header_of(7)) == BundleRefusal::wrong_base);
    CHECK(judge(header_of(8, monday, 7)) == BundleRefusal::wrong_base);
    CHECK(judge(header_of(8), header_of(7), monday, true) == BundleRefusal::clock_doubted);
    CHECK(judge(header_of(8, add_days(monday, 1)), header_of(7)) == BundleRefusal::from_the_future);
    CHECK(judge(header_of(8), header_of(7), add_days(monday, 31)) == BundleRefusal::expired);
    CHECK(judge(header_of(8), header_of(7), add_days(monday, 30)) == std::nullopt);  // the last day
}

TEST_CASE("of several reasons the first of the stated order is told") {
    // Everything is wrong; taking away one reason after the other shows the next.
    BundleHeader offered = header_of(7, add_days(monday, 5), 3);
    offered.district = "35.72";
    offered.valid_until = add_days(monday, -1);
    auto in_force = header_of(7, add_days(monday, 6));
    const auto verdict = [&](bool doubted = true) { return judge(offered, in_force, monday, doubted); };
    CHECK(verdict() == BundleRefusal::other_district);
    offered.district = "35.05";
    CHECK(verdict() == BundleRefusal::not_newer);
    offered.version = 8;
    CHECK(verdict() == BundleRefusal::older_data);
    in_force.as_of = monday;
    CHECK(verdict() == BundleRefusal::wrong_base);
    offered.base_version = 7;
    CHECK(verdict() == BundleRefusal::clock_doubted);
    CHECK(verdict(false) == BundleRefusal::from_the_future);
    offered.as_of = monday;
    CHECK(verdict(false) == BundleRefusal::expired);
}

TEST_CASE("a list in force of another district counts as none") {
    auto other = header_of(99);
    other.district = "35.72";
    CHECK(judge(header_of(1), other) == std::nullopt);
    CHECK(judge(header_of(100, monday, 99), other) == BundleRefusal::wrong_base);
}

TEST_CASE("refusals have words that are read again, and a sentence") {
    for (int number = 0; number < bundle_refusal_count; ++number) {
        const auto refusal = static_cast<BundleRefusal>(number);
        CHECK(parse_bundle_refusal(to_word(refusal)) == refusal);
        CHECK(describe(refusal, header_of(8), header_of(9)).size() > 20);
        CHECK(describe(refusal, {}, std::nullopt).size() > 20);  // nothing of the file could be read
    }
    CHECK(to_word(BundleRefusal::clock_doubted) == "clock_doubted");
    CHECK_FALSE(parse_bundle_refusal("").has_value());
    CHECK_FALSE(parse_bundle_refusal("Expired").has_value());
    CHECK(describe(BundleRefusal::not_newer, header_of(6), header_of(7)) ==
          "found version 6, expected one newer than version 7, which is in force");
    CHECK(describe(BundleRefusal::wrong_base, header_of(8, monday, 6), std::nullopt) ==
          "version 8 only changes version 6, but no version is in force; ask the dinas for the whole list");
}

TEST_CASE("a delta holds what was added, changed and taken off") {
    const auto older = whole(3, {entry(1, KtpElRecord::unregistered), entry(2, KtpElRecord::unregistered),
                                 entry(3, KtpElRecord::unregistered), entry(9, KtpElRecord::unregistered)});
    const auto newer = whole(5, {entry(2, KtpElRecord::print_ready), entry(3, KtpElRecord::unregistered),
                                 entry(4, KtpElRecord::unregistered)});
    const auto delta = delta_between(older, newer);
    CHECK(delta.entries == std::vector{newer.entries[0], newer.entries[2]});
    CHECK(delta.removed == std::vector{NikToken{1}, NikToken{9}});
    CHECK(delta.header.version == 5);
    CHECK(delta.header.base_version == 3);
    CHECK(delta.header.entries == 2);
    CHECK(delta.header.removed == 2);
    CHECK(delta.header.total == 3);
    CHECK(delta.header.counts == newer.header.counts);
    CHECK(applied(older, delta) == newer);
}

TEST_CASE("a delta applied to its base gives the newer list, and holds no row in vain") {
    CHECK(rc::check([] {
        const auto older = any_whole(1), newer = any_whole(2);
        const auto delta = delta_between(older, newer);
        RC_ASSERT(applied(older, delta) == newer);
        for (const auto& one : delta.entries) {
            RC_ASSERT(std::ranges::find(older.entries, one) == older.entries.end());
        }
        RC_ASSERT(std::ranges::is_sorted(delta.removed));
        RC_ASSERT(delta_between(older, whole(2, older.entries)).entries.empty());
    }));
}

TEST_CASE("words are counted in the order of the axes; those that two axes share carry theirs") {
    const std::vector<ListEntry> entries{
        {NikToken{1}, {KtpElRecord::duplicate, NikStatus::duplicate, {}, IkdAccount::active}},
        {NikToken{2}, {KtpElRecord::unregistered, NikStatus::active, {}, {}}},
        {NikToken{3},
         {KtpElRecord::unregistered, NikStatus::deactivated, DeactivationReason::not_recorded, {}}},
        {NikToken{4}, {}}};
    using Counts = std::vector<std::pair<std::string, std::int64_t>>;
    CHECK(count_words(entries) == Counts{{"unregistered", 2},
                                         {"ktp_el_duplicate", 1},
                                         {"nik_active", 1},
                                         {"deactivated", 1},
                                         {"nik_duplicate", 1},
                                         {"not_recorded", 1},
                                         {"ikd_active", 1}});
    CHECK(count_words({}).empty());
}

TEST_CASE("no two counted words are the same") {
    std::set<std::string> words;
    std::size_t count = 0;
    const auto add = [&](const StatusAxes& axes) {
        for (const auto& [word, number] : count_words({{NikToken{}, axes}})) {
            words.insert(word);
            ++count;
        }
    };
    for (int n = 1; n < ktp_el_record_count; ++n) add({static_cast<KtpElRecord>(n), {}, {}, {}});
    for (int n = 1; n < nik_status_count; ++n) add({{}, static_cast<NikStatus>(n), {}, {}});
    for (int n = 1; n < deactivation_reason_count; ++n) add({{}, {}, static_cast<DeactivationReason>(n), {}});
    for (int n = 1; n < ikd_account_count; ++n) add({{}, {}, {}, static_cast<IkdAccount>(n)});
    CHECK(words.size() == count);
}

#include "kiosk/domain/list_bundle.hpp"

#include <algorithm>
#include <array>
#include <cassert>

namespace kiosk::domain {
namespace {

constexpr std::array<std::string_view, bundle_refusal_count> refusal_words{
    "not_a_bundle",    "damaged",   "wrong_key",  "no_passport", "other_district", "expired",
    "from_the_future", "not_newer", "older_data", "wrong_base",  "clock_doubted"};

std::string version_of(const std::optional<BundleHeader>& in_force) {
    return in_force ? "version " + std::to_string(in_force->version) : std::string("no version");
}

/// Ascending, each once.
[[maybe_unused]] bool are_sorted(const std::vector<ListEntry>& entries) {
    return std::ranges::adjacent_find(
               entries, [](const auto& a, const auto& b) { return a.token >= b.token; }) == entries.end();
}

std::int64_t size_of(const auto& rows) {
    return static_cast<std::int64_t>(rows.size());
}

using Counts = std::vector<std::pair<std::string, std::int64_t>>;

/// Adds how many entries say each word of one axis.
template <class Axis>
void count_axis(const std::vector<ListEntry>& entries, Axis StatusAxes::*axis, int words,
                std::string_view prefix, Counts& into) {
    std::vector<std::int64_t> found(static_cast<std::size_t>(words));
    for (const ListEntry& entry : entries) ++found[static_cast<std::size_t>(entry.axes.*axis)];
    for (std::size_t word = 1; word < found.size(); ++word) {
        if (found[word] == 0) continue;
        std::string name(to_word(static_cast<Axis>(word)));
        if (name == "duplicate" || name == "active") name.insert(0, prefix);
        into.emplace_back(std::move(name), found[word]);
    }
}

/// What depends on nothing but the two versions.
std::optional<BundleRefusal> judge_versions(const BundleHeader& offered, const BundleHeader* in_force) {
    if (in_force && offered.version <= in_force->version) return BundleRefusal::not_newer;
    if (in_force && offered.as_of < in_force->as_of) return BundleRefusal::older_data;
    if (offered.base_version == 0) return std::nullopt;
    if (!in_force || offered.base_version != in_force->version) return BundleRefusal::wrong_base;
    return std::nullopt;
}

}  // namespace

std::string_view to_word(BundleRefusal refusal) {
    return refusal_words[static_cast<std::size_t>(refusal)];
}

std::optional<BundleRefusal> parse_bundle_refusal(std::string_view word) {
    const auto found = std::ranges::find(refusal_words, word);
    if (found == refusal_words.end()) return std::nullopt;
    return static_cast<BundleRefusal>(found - refusal_words.begin());
}

std::string describe(BundleRefusal refusal, const BundleHeader& offered,
                     const std::optional<BundleHeader>& in_force) {
    const std::string version = "version " + std::to_string(offered.version);
    switch (refusal) {
        case BundleRefusal::not_a_bundle:
            return "the file is no list bundle that this program reads; expected the first line "
                   "\"ikd-list-bundle 1\"";
        case BundleRefusal::damaged:
            return "the file is damaged: cut off, or bytes were changed; copy it again from the dinas";
        case BundleRefusal::wrong_key:
            return "the file is signed by nobody whom this kiosk trusts; is the passport that of the dinas?";
        case BundleRefusal::no_passport:
            return "this kiosk trusts no dinas yet; give it the dinas' passport: ikdctl list trust";
        case BundleRefusal::other_district:
            return "the list says that it is of district " + offered.district +
                   ", this kiosk takes those of its own district only";
        case BundleRefusal::expired:
            return version + " was valid until " + format_iso_date(offered.valid_until) +
                   "; ask the dinas for a newer list";
        case BundleRefusal::from_the_future:
            return "the data of " + version + " are of " + format_iso_date(offered.as_of) +
                   ", which has not come; is the kiosk's clock right?";
        case BundleRefusal::not_newer:
            return "found " + version + ", expected one newer than " + version_of(in_force) +
                   ", which is in force";
        case BundleRefusal::older_data:
            return "the data of " + version + " are of " + format_iso_date(offered.as_of) +
                   ", older than those of " + version_of(in_force) + ", which is in force" +
                   (in_force ? ": " + format_iso_date(in_force->as_of) : "");
        case BundleRefusal::wrong_base:
            return version + " only changes version " + std::to_string(offered.base_version) + ", but " +
                   version_of(in_force) + " is in force; ask the dinas for the whole list";
        case BundleRefusal::clock_doubted:
            return "whether " + version +
                   " has expired cannot be told: the kiosk's clock is doubted; confirm it first";
    }
    return {};
}

std::optional<BundleRefusal> judge_bundle(const BundleHeader& offered,
                                          const std::optional<BundleHeader>& in_force,
                                          std::string_view district, Date today, bool clock_doubted) {
    if (offered.district != district) return BundleRefusal::other_district;
    const bool comparable = in_force && in_force->district == offered.district;
    if (const auto refusal = judge_versions(offered, comparable ? &*in_force : nullptr)) return refusal;
    if (clock_doubted) return BundleRefusal::clock_doubted;
    if (offered.as_of > today) return BundleRefusal::from_the_future;
    if (offered.valid_until < today) return BundleRefusal::expired;
    return std::nullopt;
}

ListBundle delta_between(const ListBundle& older, const ListBundle& newer) {
    assert(older.header.base_version == 0 && newer.header.base_version == 0);
    assert(older.header.version > 0 && older.header.version < newer.header.version);
    assert(are_sorted(older.entries) && are_sorted(newer.entries));
    ListBundle delta;
    auto old = older.entries.begin();
    const auto remove_before = [&](const auto& is_before) {
        for (; old != older.entries.end() && is_before(*old); ++old) delta.removed.push_back(old->token);
    };
    for (const ListEntry& entry : newer.entries) {
        remove_before([&](const ListEntry& candidate) { return candidate.token < entry.token; });
        const bool known = old != older.entries.end() && old->token == entry.token;
        if (!known || old->axes != entry.axes) delta.entries.push_back(entry);
        if (known) ++old;
    }
    remove_before([](const ListEntry&) { return true; });
    delta.header = newer.header;
    delta.header.base_version = older.header.version;
    delta.header.entries = size_of(delta.entries);
    delta.header.removed = size_of(delta.removed);
    delta.header.total = size_of(newer.entries);
    return delta;
}

Counts count_words(const std::vector<ListEntry>& entries) {
    Counts counts;
    count_axis(entries, &StatusAxes::record, ktp_el_record_count, "ktp_el_", counts);
    count_axis(entries, &StatusAxes::nik, nik_status_count, "nik_", counts);
    count_axis(entries, &StatusAxes::because, deactivation_reason_count, "because_", counts);
    count_axis(entries, &StatusAxes::ikd, ikd_account_count, "ikd_", counts);
    return counts;
}

}  // namespace kiosk::domain

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "kiosk/domain/calendar.hpp"
#include "kiosk/domain/checkpoint.hpp"
#include "kiosk/domain/event.hpp"
#include "kiosk/domain/status.hpp"

namespace kiosk::domain {

/// One NIK of a status list. In a bundle the token is under the key of the district's lists, which the dinas
/// shares with its kiosks; in a list that was imported at a kiosk it is under the device's key.
struct ListEntry {
    NikToken token{};
    StatusAxes axes;
    bool operator==(const ListEntry&) const = default;
};

/// Far from the sixteen digits of a NIK, which no text of the ledger may hold.
inline constexpr std::int64_t last_bundle_version = 999'999'999;

/// What a signed list bundle says about itself.
struct BundleHeader {
    std::string district;           ///< "35.05"
    std::int64_t version = 0;       ///< 1 to `last_bundle_version`; each state of the data has its own
    std::int64_t base_version = 0;  ///< of a delta: the version that it changes; 0: whole
    Date as_of{};                   ///< of the data
    Date valid_until{};             ///< last day on which kiosks rely on it
    std::string source;             ///< for the screen: "daftar Dispendukcapil Kab. Blitar"
    std::int64_t entries = 0;       ///< in this file: added or changed
    std::int64_t removed = 0;       ///< in this file: taken off; 0 in a whole one
    std::int64_t total = 0;         ///< entries of the list once it is in force
    std::vector<std::pair<std::string, std::int64_t>>
        counts;  ///< per word: {"unregistered", 1234}; whole list
    bool operator==(const BundleHeader&) const = default;
};

/// Header and rows; a delta removes first, then adds.
struct ListBundle {
    BundleHeader header;
    std::vector<ListEntry> entries;  ///< ascending by token, each token once
    std::vector<NikToken> removed;   ///< ascending, each once, none of `entries`
    bool operator==(const ListBundle&) const = default;
};

/// Why a bundle was not taken; the old list stays in force.
enum class BundleRefusal {
    not_a_bundle,
    damaged,      ///< cut off, or bytes changed
    wrong_key,    ///< signed by nobody whom this kiosk trusts
    no_passport,  ///< this kiosk does not trust any dinas yet (`ikdctl list trust`)
    other_district,
    expired,
    from_the_future,  ///< its data are of a day that has not come; perhaps the kiosk's clock is wrong
    not_newer,        ///< same or older version than the one in force
    older_data,       ///< a newer version with older data
    wrong_base,       ///< a delta of another version than the one in force
    clock_doubted,    ///< the kiosk cannot tell whether it has expired
};
inline constexpr int bundle_refusal_count = 11;
std::string_view to_word(BundleRefusal refusal);
std::optional<BundleRefusal> parse_bundle_refusal(std::string_view word);
/// One English sentence with found and expected, for log and technician. No personal data.
std::string describe(BundleRefusal refusal, const BundleHeader& offered,
                     const std::optional<BundleHeader>& in_force);

/// Is this bundle, whose signature was verified, to be taken? Empty: yes. Of several reasons the first of:
///
///   other_district   its district is not `district`
///   not_newer        its version is that of the list in force, or an older one
///   older_data       its data are older than those of the list in force; the same day will do
///   wrong_base       a delta, and its base is not the version in force
///   clock_doubted    nothing else is wrong as far as can be told: worth trying again
///   from_the_future  `as_of` is after today
///   expired          `valid_until` is before today
///
/// A list in force of another district (the kiosk was given the passport of another dinas) counts as none.
std::optional<BundleRefusal> judge_bundle(const BundleHeader& offered,
                                          const std::optional<BundleHeader>& in_force,
                                          std::string_view district, Date today, bool clock_doubted);

/// What leads from one version to a newer one. `older` and `newer` are whole lists.
ListBundle delta_between(const ListBundle& older, const ListBundle& newer);

/// Counts per word of each axis, in the order of the enumerations, without unknown and without zeros. Words
/// that two axes share carry theirs: ktp_el_duplicate, nik_duplicate, nik_active, ikd_active.
std::vector<std::pair<std::string, std::int64_t>> count_words(const std::vector<ListEntry>& entries);

}  // namespace kiosk::domain

#pragma once

#include <string>
#include <vector>

#include "kiosk/storage/status_lists.hpp"
#include "ledger_fixture.hpp"

namespace kiosk::test {

inline domain::ListEntry entry(std::uint8_t token, const domain::StatusAxes& axes) {
    return {token_number(token), axes};
}

/// Each token says what a list of that category says.
inline std::vector<domain::ListEntry> entries_of(domain::ListCategory category,
                                                 const std::vector<std::uint8_t>& tokens) {
    std::vector<domain::ListEntry> entries;
    for (const std::uint8_t token : tokens) entries.push_back(entry(token, domain::axes_of(category)));
    return entries;
}

inline const domain::StatusAxes unregistered{domain::KtpElRecord::unregistered, {}, {}, {}};
inline const domain::StatusAxes printable{domain::KtpElRecord::print_ready, {}, {}, {}};
inline const domain::StatusAxes blocked{
    {}, domain::NikStatus::deactivated, domain::DeactivationReason::address_gone, {}};

/// A whole list of Kab. Blitar.
inline domain::ListBundle whole_bundle(std::int64_t version, const std::vector<domain::ListEntry>& entries) {
    const auto size = static_cast<std::int64_t>(entries.size());
    return {{"35.05", version, 0, a_day, domain::add_days(a_day, 30), "daftar Dispendukcapil Kab. Blitar",
             size, 0, size, domain::count_words(entries)},
            entries,
            {}};
}

}  // namespace kiosk::test

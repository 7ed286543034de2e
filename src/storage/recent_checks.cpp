#include <algorithm>
#include <map>
#include <string>

#include "kiosk/storage/ledger.hpp"
#include "sealed_tokens.hpp"
#include "sqlite.hpp"

namespace kiosk::storage {
namespace {

constexpr std::chrono::milliseconds hour = std::chrono::hours(1);

// Newest first. The limit is more than anybody can make in an hour.
constexpr std::string_view looked_up =
    "SELECT token, wall_ms, mono_ms, boot_id FROM events WHERE kind = 'nik_checked' "
    "AND sequence > coalesce((SELECT max(sequence) FROM events WHERE kind = 'checks_released'), 0) "
    "AND token IS NOT NULL AND reason <> 'nik_too_many_checks' ORDER BY sequence DESC LIMIT 2000";

/// How long ago the look-up of this row was. One of an earlier boot is older than this boot, whatever the
/// wall clock says: so a clock that went back blocks nobody for ever.
std::chrono::milliseconds age_of(const Statement& row, const Now& now, std::string_view boot_id) {
    const UtcTime wall(std::chrono::milliseconds(row.integer(1)));
    const MonoTime mono(row.integer(2));
    const auto age = row.text(3) == boot_id ? now.mono - mono : std::max(now.wall - wall, now.mono);
    return std::max(age, std::chrono::milliseconds(0));
}

/// Tells when the rest of the rows, all earlier, is more than an hour old: when this one is an hour older
/// than a later one of the same boot, or than now in this boot. The wall clock, which jumps, has no say in
/// it.
class HourGone {
  public:
    HourGone(const Now& now, std::string_view boot_id) : boot_id_(boot_id), newest_(now.mono) {}

    bool at(const Statement& row) {
        const MonoTime mono(row.integer(2));
        if (row.text(3) == boot_id_) return newest_ - mono >= hour;
        boot_id_ = row.text(3);
        newest_ = mono;
        return false;
    }

  private:
    std::string boot_id_;
    MonoTime newest_;
};

/// Since the last look-up of each token, as it stands in the rows.
using Ages = std::map<domain::NikToken, std::chrono::milliseconds>;

Result<Ages> ages_of_last_hour(sqlite3* database, const Now& now, std::string_view boot_id) {
    Statement query(database, looked_up);
    HourGone hour_gone(now, boot_id);
    Ages ages;
    while (query.next() && !hour_gone.at(query)) {
        const auto bytes = query.blob(0);
        const auto age = age_of(query, now, boot_id);
        domain::NikToken token{};
        if (age >= hour || bytes.size() != token.size()) continue;
        std::copy(bytes.begin(), bytes.end(), token.begin());
        const auto [known, is_new] = ages.emplace(token, age);
        if (!is_new) known->second = std::min(known->second, age);
    }
    if (auto failure = query.failure()) return *failure;
    return ages;
}

bool is_younger(const Ages::value_type& a, const Ages::value_type& b) {
    return a.second < b.second;
}

}  // namespace

Result<domain::RecentChecks> SqliteLedger::recent_checks(const Now& now, std::string_view boot_id,
                                                         const std::optional<domain::NikToken>& token) {
    auto ages = ages_of_last_hour(store_.handle(), now, boot_id);
    if (!ages) return ages.error();
    domain::RecentChecks recent;
    if (ages->empty()) return recent;
    recent.since_last = std::min_element(ages->begin(), ages->end(), is_younger)->second;
    if (token) {
        const auto forms = forms_of(*token, *identity_.seals);
        if (!forms) return forms.error();
        for (const domain::NikToken& form : *forms) ages->erase(form);
    }
    recent.different = static_cast<int>(ages->size());
    if (ages->empty()) return recent;
    recent.oldest_leaves_in = hour - std::max_element(ages->begin(), ages->end(), is_younger)->second;
    return recent;
}

}  // namespace kiosk::storage

#include "officer_codes.hpp"

#include <cstring>

#include "kiosk/crypto/totp.hpp"

namespace kiosk {
namespace {

using Step = std::optional<std::int64_t>;

/// Technicians have no codes.
bool has_codes(const storage::Officer& member) {
    return member.role == domain::StaffRole::officer && !member.sealed_secret.empty();
}

/// An error when the officer's secret cannot be read.
Result<Step> step_of(const storage::Officer& officer, const crypto::SecretBox& box,
                     std::string_view six_digits, UtcTime now) {
    auto opened = box.open(officer.sealed_secret);
    if (!opened) return opened.error();
    std::string& secret = *opened;
    auto step = crypto::find_totp_step(secret, six_digits, now);
    explicit_bzero(secret.data(), secret.size());
    return step;
}

}  // namespace

Result<std::optional<domain::UsedCode>> StoredOfficerCodes::check(std::string_view six_digits, UtcTime now) {
    const auto officers = officers_.active();
    if (!officers) return officers.error();
    std::vector<domain::UsedCode> matches;
    for (const storage::Officer& officer : *officers) {
        if (!has_codes(officer)) continue;
        const auto step = step_of(officer, box_, six_digits, now);
        if (!step) continue;  // told by unreadable()
        if (*step && **step > officer.last_used_step) matches.push_back({officer.id, **step});
    }
    if (matches.size() == 1) return std::optional(matches.front());
    return std::optional<domain::UsedCode>{};
}

Result<std::vector<std::string>> StoredOfficerCodes::unreadable() {
    const auto officers = officers_.active();
    if (!officers) return officers.error();
    std::vector<std::string> ids;
    for (const storage::Officer& officer : *officers) {
        if (has_codes(officer) && !step_of(officer, box_, "000000", UtcTime{})) ids.push_back(officer.id);
    }
    return ids;
}

}  // namespace kiosk

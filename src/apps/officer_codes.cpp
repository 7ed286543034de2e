#include "officer_codes.hpp"

#include <cstring>
#include <string>
#include <vector>

#include "kiosk/crypto/totp.hpp"

namespace kiosk {
namespace {

Result<std::optional<std::int64_t>> step_of(const storage::Officer& officer, const crypto::SecretBox& box,
                                            std::string_view six_digits, UtcTime now) {
    auto opened = box.open(officer.sealed_secret);
    if (!opened) return Error{opened.error().code, "officer " + officer.id + ": " + opened.error().text};
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
    std::optional<Error> unreadable;  // one officer's damaged secret must not lock out the others
    for (const storage::Officer& officer : *officers) {
        const auto step = step_of(officer, box_, six_digits, now);
        if (!step) {
            unreadable = step.error();
        } else if (*step && **step > officer.last_used_step) {
            matches.push_back({officer.id, **step});
        }
    }
    if (matches.size() == 1) return std::optional(matches.front());
    if (matches.empty() && unreadable) return *unreadable;
    return std::optional<domain::UsedCode>{};
}

}  // namespace kiosk

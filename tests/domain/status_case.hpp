#pragma once

#include <string>
#include <vector>

#include "kiosk/domain/status.hpp"

namespace kiosk::domain {

inline Date day(const char* iso) {
    return parse_iso_date(iso).value();
}

inline const Date today = day("2026-05-02");

inline Searched from(SourceKind kind, const char* as_of = "2026-04-20", const char* valid_until = nullptr) {
    return {kind, "by " + std::string(to_word(kind)), day(as_of),
            valid_until ? std::optional(day(valid_until)) : std::nullopt};
}

inline StatusAxes axes(KtpElRecord record) {
    return {record, NikStatus::unknown, DeactivationReason::unknown, IkdAccount::unknown};
}

inline StatusAxes axes(NikStatus status, DeactivationReason because = DeactivationReason::unknown) {
    return {KtpElRecord::unknown, status, because, IkdAccount::unknown};
}

inline StatusAxes axes(IkdAccount account) {
    return {KtpElRecord::unknown, NikStatus::unknown, DeactivationReason::unknown, account};
}

inline Finding list_says(const StatusAxes& said, const char* as_of = "2026-04-20",
                         const char* valid_until = nullptr) {
    return {from(SourceKind::signed_list, as_of, valid_until), said};
}

inline Finding officer_says(const StatusAxes& said, const char* as_of = "2026-04-20") {
    return {from(SourceKind::officer, as_of), said};
}

/// Somebody of 30 about whom these findings speak.
inline KnownFacts adult(std::vector<Finding> findings) {
    KnownFacts facts;
    facts.findings = std::move(findings);
    facts.age = 30;
    return facts;
}

inline StatusAnswer explain(const KnownFacts& facts, const StatusRules& rules = {}) {
    return explain_status(facts, rules, today);
}

}  // namespace kiosk::domain

#include <algorithm>

#include "status_axes.hpp"

namespace kiosk::domain {
namespace {

/// Whether two words of one axis can both be right, `older` being of an earlier date or, with `same_date`, of
/// the same one. What changes with time is no contradiction.
bool clash(KtpElRecord older, KtpElRecord newer, bool same_date) {
    const bool loses_recording = is_recorded(older) && newer == KtpElRecord::unregistered;
    return loses_recording || (same_date && older == KtpElRecord::unregistered && is_recorded(newer));
}

bool is_unusable(NikStatus status) {
    return category_of(status).has_value() && status != NikStatus::not_found;
}

/// Nobody comes back from death, and a NIK is never deleted: these clash whatever the dates.
bool clash(NikStatus older, NikStatus newer, bool same_date) {
    using enum NikStatus;
    if (older == unknown || newer == unknown) return false;
    const bool vanishes = older != not_found && newer == not_found;
    const bool rises = older == deceased_reported && (newer == active || newer == moved);
    if (vanishes || rises) return true;
    return same_date &&
           ((older == active && is_unusable(newer)) || (older == not_found && newer != not_found));
}

bool clash(IkdAccount first, IkdAccount second, bool same_date) {
    if (first == IkdAccount::unknown || second == IkdAccount::unknown) return false;
    return same_date && (first == IkdAccount::none) != (second == IkdAccount::none);
}

template <class Word>
bool clash_in_time(Word a, Date on_a, Word b, Date on_b) {
    if (on_a == on_b) return clash(a, b, true) || clash(b, a, true);
    return on_a < on_b ? clash(a, b, false) : clash(b, a, false);
}

bool clash_across(const Finding& one, const Finding& record) {
    const bool for_not_recording =
        one.axes.nik == NikStatus::deactivated && one.axes.because == DeactivationReason::not_recorded;
    if (for_not_recording && is_recorded(record.axes.record)) return true;
    // Somebody may have recorded and activated since.
    return category_of(one.axes.ikd).has_value() && record.axes.record == KtpElRecord::unregistered &&
           one.from.as_of <= record.from.as_of;
}

}  // namespace

std::vector<Contradiction> contradictions_in(const std::vector<Finding>& findings) {
    std::vector<Contradiction> found;
    for (std::size_t i = 0; i < findings.size(); ++i) {
        for (std::size_t j = i; j < findings.size(); ++j) {
            const Finding& a = findings[i];
            const Finding& b = findings[j];
            const auto differ = [&](auto StatusAxes::*axis) {
                return clash_in_time(a.axes.*axis, a.from.as_of, b.axes.*axis, b.from.as_of);
            };
            if (differ(&StatusAxes::record)) found.push_back({StatusAxis::record, i, j});
            if (differ(&StatusAxes::nik)) found.push_back({StatusAxis::nik, i, j});
            if (differ(&StatusAxes::ikd)) found.push_back({StatusAxis::ikd, i, j});
            if (clash_across(a, b) || clash_across(b, a)) found.push_back({StatusAxis::across, i, j});
        }
    }
    std::ranges::stable_sort(found, {}, &Contradiction::axis);
    return found;
}

bool is_nik_disputed(const DecidedAxes& decided, const std::vector<Finding>& findings, Date today) {
    if (decided.axes.nik != NikStatus::active) return false;
    const auto counts = [&](const Finding& finding) {
        return weight_of(finding.from, today) == decided.nik->weight;
    };
    const auto is_settled_since = [&](Date said_on) {
        return std::ranges::any_of(findings, [&](const Finding& finding) {
            return finding.from.kind == SourceKind::officer && finding.axes.nik == NikStatus::active &&
                   finding.from.as_of >= said_on && counts(finding);
        });
    };
    return std::ranges::any_of(findings, [&](const Finding& finding) {
        return is_unusable(finding.axes.nik) && counts(finding) &&
               clash_in_time(finding.axes.nik, finding.from.as_of, NikStatus::active,
                             decided.nik->from.as_of) &&
               !is_settled_since(finding.from.as_of);
    });
}

}  // namespace kiosk::domain

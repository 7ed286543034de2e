#pragma once

#include <optional>
#include <vector>

#include "kiosk/domain/status.hpp"

namespace kiosk::domain {

/// How much a statement counts, whatever its date: what the resident says counts last.
enum class Weight { declared, expired, fresh };

/// Who decided an axis.
struct Decider {
    Searched from;
    Weight weight = Weight::declared;
};

/// The word on each axis with who said it; nobody where the axis is unknown.
struct DecidedAxes {
    StatusAxes axes;
    std::optional<Decider> record;
    std::optional<Decider> nik;
    std::optional<Decider> ikd;
    /// A finding, not only the resident, says that the KTP-el is recorded.
    bool found_recorded = false;
};

DecidedAxes decide_axes(const KnownFacts& facts, Date today);

Weight weight_of(const Searched& from, Date today);
bool is_expired(const Searched& searched, Date today);
/// Biometrics were taken and are usable, whatever became of them.
bool is_recorded(KtpElRecord record);

/// The category that one word leads to, whatever the age; empty for a word that stands in nobody's way.
std::optional<AnswerCategory> category_of(KtpElRecord record);
std::optional<AnswerCategory> category_of(NikStatus status);
std::optional<AnswerCategory> category_of(IkdAccount account);

/// The NIK is called active, and another finding that counts as much clashes with that: it must not be used.
/// Not so where an officer said since that it is active.
bool is_nik_disputed(const DecidedAxes& decided, const std::vector<Finding>& findings, Date today);

}  // namespace kiosk::domain

#pragma once

#include <string>

#include "kiosk/domain/event.hpp"

namespace kiosk::domain {

/// The nine elements of the public satisfaction survey (PermenPANRB 14/2017, domain.md 8): one is asked of
/// each resident who is done, so that over time all nine are covered.
enum class SurveyElement {
    requirements,
    procedure,
    time,
    cost,
    product,
    competence,
    behaviour,
    facilities,
    complaints,
};
inline constexpr int survey_element_count = 9;
inline constexpr int survey_best = 4;  ///< answers 1 (bad) .. 4 (very good)

/// The element that a visit is asked about: drawn by the random end of its id (UUIDv7), so that all are asked
/// equally often over time, and the same again when the visit comes back by ticket.
SurveyElement survey_element_of(const Uuid& visit);
/// "U1".."U9", as reports of the survey number them.
std::string survey_code(SurveyElement element);
/// What the ledger keeps of an answer: "U3:4".
std::string survey_detail(SurveyElement element, int score);

}  // namespace kiosk::domain

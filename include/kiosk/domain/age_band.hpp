#pragma once

#include <optional>
#include <string_view>

namespace kiosk::domain {

/// Coarse age for the ledger: enough to plan school visits, too coarse to recognise somebody.
enum class AgeBand { unknown, under_16, age_16, age_17, age_18_to_24, age_25_to_59, age_60_and_over };

/// `age` in completed years; unknown where it is negative.
AgeBand age_band_of(std::optional<int> age);
std::string_view to_word(AgeBand band);  ///< stands in the ledger: "age_16"

}  // namespace kiosk::domain

#pragma once

#include <optional>
#include <string_view>

namespace kiosk::domain {

/// What age and marriage allow (domain.md 2.2, 6.3): recording from 16; card and IKD from 17 or when married.
enum class Eligibility {
    too_young,     ///< under 16
    may_record,    ///< 16: is recorded now, card and IKD at 17
    card_and_ikd,  ///< 17 or older, or married
};

/// `age` in completed years.
Eligibility eligibility_of(int age, bool married);

/// Coarse age for the ledger: enough to plan school visits, too coarse to recognise somebody.
enum class AgeBand { unknown, under_16, age_16, age_17, age_18_to_24, age_25_to_59, age_60_and_over };

AgeBand age_band_of(std::optional<int> age);
std::string_view to_word(AgeBand band);

}  // namespace kiosk::domain

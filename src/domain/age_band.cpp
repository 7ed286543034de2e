#include "kiosk/domain/age_band.hpp"

#include <cstdlib>

namespace kiosk::domain {

AgeBand age_band_of(std::optional<int> age) {
    if (!age || *age < 0) return AgeBand::unknown;
    if (*age < 16) return AgeBand::under_16;
    if (*age == 16) return AgeBand::age_16;
    if (*age == 17) return AgeBand::age_17;
    if (*age < 25) return AgeBand::age_18_to_24;
    if (*age < 60) return AgeBand::age_25_to_59;
    return AgeBand::age_60_and_over;
}

std::string_view to_word(AgeBand band) {
    switch (band) {
        case AgeBand::unknown:
            return "unknown";
        case AgeBand::under_16:
            return "under_16";
        case AgeBand::age_16:
            return "age_16";
        case AgeBand::age_17:
            return "age_17";
        case AgeBand::age_18_to_24:
            return "age_18_to_24";
        case AgeBand::age_25_to_59:
            return "age_25_to_59";
        case AgeBand::age_60_and_over:
            return "age_60_and_over";
    }
    std::abort();
}

}  // namespace kiosk::domain

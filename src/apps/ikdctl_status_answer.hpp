#pragma once

#include <string>

#include "ikdctl_status_facts.hpp"
#include "kiosk/config/district_pack.hpp"
#include "kiosk/domain/calendar.hpp"

namespace kiosk::ikdctl {

/// For whom and when the question is answered.
struct StatusMoment {
    domain::LocalTime now{};
    std::string language;
};

/// What the screen would say, as one JSON object in one line, or as a few lines to read.
std::string status_as_json(long line, const StatusInput& input, const config::DistrictPack& pack,
                           const StatusMoment& moment);
std::string status_as_text(long line, const StatusInput& input, const config::DistrictPack& pack,
                           const StatusMoment& moment);

}  // namespace kiosk::ikdctl

#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "kiosk/core/clock.hpp"
#include "kiosk/domain/event.hpp"
#include "kiosk/domain/target.hpp"

// Indonesian, as the dinas reads it.

namespace kiosk::ikdctl {

std::string_view indonesian(domain::Reason reason);
std::string_view indonesian(domain::Standing standing);
std::string_view indonesian(domain::BaseKind base);
std::string_view weekday_name(domain::Date date);          ///< "Senin"
std::string language_name(const std::string& code);        ///< "Indonesia"; the code for another language
std::string survey_element_name(const std::string& code);  ///< of "U3": "Waktu pelayanan"
std::string long_date(domain::Date date);                  ///< "2 November 2026"
std::string date_range(domain::Date first, domain::Date last);  ///< "1 s.d. 30 November 2026"
/// "22 November 2026 10.15 WIB"
std::string local_moment(UtcTime time, std::chrono::minutes utc_offset);

}  // namespace kiosk::ikdctl

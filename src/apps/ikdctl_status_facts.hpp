#pragma once

#include <string>
#include <string_view>

#include "kiosk/core/result.hpp"
#include "kiosk/domain/place.hpp"
#include "kiosk/domain/status.hpp"

namespace kiosk::ikdctl {

/// What is known about one person, and where he asks.
struct StatusInput {
    domain::KnownFacts facts;
    std::string kecamatan;
    std::string here;
};

/// One line of JSON. Unknown keys and values are refused with what was expected and a guess; so is anything
/// that looks like a NIK, which is never quoted.
Result<StatusInput> parse_status_input(std::string_view json, domain::Date today);

/// The keys and their values, for --help.
std::string status_input_help();

}  // namespace kiosk::ikdctl

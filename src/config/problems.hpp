#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "kiosk/config/district_pack.hpp"

namespace kiosk::config {

/// The [[problem]] tables of a problems file, in its order: what the picker shows.
std::variant<std::vector<Problem>, Mistakes> parse_problems(std::string_view text,
                                                            const std::string& file_name);

}  // namespace kiosk::config

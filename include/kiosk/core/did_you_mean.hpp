#pragma once

#include <string_view>
#include <vector>

namespace kiosk {

/// The candidate that a person most likely meant by the misspelt or shortened `word`; empty when none is
/// close. For the hints of error texts.
std::string_view did_you_mean(std::string_view word, const std::vector<std::string_view>& candidates);

}  // namespace kiosk

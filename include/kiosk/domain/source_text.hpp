#pragma once

#include <string>
#include <string_view>

namespace kiosk::domain {

/// As long a row of digits as a NIK has, or longer.
bool holds_nik_digits(std::string_view text);

/// What keeps a text from naming where data come from, on screens, in lists and in the ledger: empty, longer
/// than 120 bytes, a control character, digits that may be a NIK. Never repeats the text. Empty when it is
/// fine.
std::string problem_of_source(std::string_view text);

}  // namespace kiosk::domain

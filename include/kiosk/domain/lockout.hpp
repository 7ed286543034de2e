#pragma once

#include <chrono>

namespace kiosk::domain {

inline constexpr int free_wrong_codes = 3;
inline constexpr std::chrono::seconds first_pause{30};
inline constexpr std::chrono::seconds longest_pause{900};

/// How long officer codes are refused at this kiosk after so many wrong ones in a row: nothing for the first
/// two, 30 s after the third, doubling with each further one up to 15 minutes. Guessing one of a million
/// codes stays hopeless.
std::chrono::seconds pause_after(int wrong_codes_in_a_row);

}  // namespace kiosk::domain

#include "kiosk/domain/lockout.hpp"

#include <algorithm>

namespace kiosk::domain {

std::chrono::seconds pause_after(int wrong_codes_in_a_row) {
    if (wrong_codes_in_a_row < free_wrong_codes) return std::chrono::seconds{0};
    const int doublings = std::min(wrong_codes_in_a_row - free_wrong_codes, 10);
    return std::min(first_pause * (1 << doublings), longest_pause);
}

}  // namespace kiosk::domain

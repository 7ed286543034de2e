#include "kiosk/domain/staff.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>

namespace kiosk::domain {
namespace {

/// What guessers try next, of what no rule below catches: rows and columns of the keypad, there and back, and
/// the day of independence.
constexpr std::array<std::string_view, 22> favourites{
    "000001", "100000", "102030", "112358", "123321", "123654", "142536", "147258",
    "147852", "147963", "159357", "159753", "170845", "246810", "258369", "258456",
    "321654", "456123", "654123", "741852", "789456", "963852"};

bool is_six_digits(std::string_view pin) {
    return pin.size() == pin_digits && std::ranges::all_of(pin, [](char c) { return c >= '0' && c <= '9'; });
}

/// Every digit follows the one before by `by`, 0 after 9.
bool goes_by(std::string_view pin, int by) {
    return std::ranges::adjacent_find(pin, [by](char one, char next) {
               return (one - '0' + by + 10) % 10 != next - '0';
           }) == pin.end();
}

bool repeats_after(std::string_view pin, std::size_t length) {
    return pin.substr(length) == pin.substr(0, pin.size() - length);
}

bool is_pairs(std::string_view pin) {
    return pin[0] == pin[1] && pin[2] == pin[3] && pin[4] == pin[5];
}

bool is_year(std::string_view four) {
    return four >= "1950" && four <= "2029";
}

/// At least so much time lies between the last wrong one and that moment: monotonic time begins with the
/// boot.
MonoTime surely_passed(const StaffLock& lock, std::string_view boot_id, MonoTime now) {
    const bool same_boot = lock.boot_id == boot_id && lock.last_at <= now;
    return same_boot ? now - lock.last_at : now;
}

}  // namespace

std::string_view to_word(StaffRole role) {
    switch (role) {
        case StaffRole::officer:
            return "officer";
        case StaffRole::technician:
            return "technician";
    }
    std::abort();
}

std::optional<StaffRole> parse_staff_role(std::string_view word) {
    for (const StaffRole role : {StaffRole::officer, StaffRole::technician}) {
        if (to_word(role) == word) return role;
    }
    return std::nullopt;
}

std::optional<PinWeakness> weakness_of(std::string_view pin) {
    if (!is_six_digits(pin)) return PinWeakness::not_six_digits;
    if (repeats_after(pin, 1)) return PinWeakness::one_digit;
    if (goes_by(pin, 1) || goes_by(pin, -1)) return PinWeakness::run;
    if (repeats_after(pin, 2) || repeats_after(pin, 3)) return PinWeakness::repeated_group;
    if (is_pairs(pin)) return PinWeakness::pairs;
    if (is_year(pin.substr(0, 4)) || is_year(pin.substr(2))) return PinWeakness::year;
    if (std::ranges::find(favourites, pin) != favourites.end()) return PinWeakness::too_common;
    return std::nullopt;
}

std::string_view explain(PinWeakness weakness) {
    switch (weakness) {
        case PinWeakness::not_six_digits:
            return "a PIN has exactly six digits";
        case PinWeakness::one_digit:
            return "six times the same digit is the first that anybody tries";
        case PinWeakness::run:
            return "digits that count up or down are soon guessed";
        case PinWeakness::repeated_group:
            return "it is one group of digits, repeated";
        case PinWeakness::pairs:
            return "it is three pairs of digits";
        case PinWeakness::year:
            return "it begins or ends with a year from 1950 to 2029, such as a year of birth";
        case PinWeakness::too_common:
            return "it is on the list of PINs that many people choose";
    }
    std::abort();
}

std::chrono::seconds pause_after(int wrong_in_a_row) {
    if (wrong_in_a_row <= free_wrong_tries) return std::chrono::seconds{0};
    const int doublings = std::min(wrong_in_a_row - free_wrong_tries - 1, 10);
    return std::min(first_pause * (1 << doublings), longest_pause);
}

StaffLock with_refusal(const StaffLock& lock, std::string_view boot_id, MonoTime at) {
    const bool row_ended = surely_passed(lock, boot_id, at) >= row_ends_after;
    return {row_ended ? 1 : lock.wrong_in_a_row + 1, at, std::string(boot_id)};
}

std::chrono::milliseconds pause_left(const StaffLock& lock, std::string_view boot_id, MonoTime now) {
    const std::chrono::milliseconds pause = pause_after(lock.wrong_in_a_row);
    return std::max(pause - surely_passed(lock, boot_id, now), std::chrono::milliseconds{0});
}

}  // namespace kiosk::domain

#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "kiosk/core/clock.hpp"
#include "kiosk/core/secret.hpp"

namespace kiosk::domain {

enum class StaffRole { officer, technician };
/// Stable words of files and the command line: "officer", "technician".
std::string_view to_word(StaffRole role);
std::optional<StaffRole> parse_staff_role(std::string_view word);

/// Somebody with a PIN. Logs in by number and PIN together, so that no screen shows names.
struct StaffMember {
    std::string id;  ///< stands in the ledger: "siti-1"
    std::string name;
    int number = 0;  ///< 1..99, typed as two digits before the PIN
    StaffRole role = StaffRole::officer;
    bool operator==(const StaffMember&) const = default;
};

inline constexpr int staff_number_digits = 2;
inline constexpr int pin_digits = 6;
/// Number and PIN as typed: "07" "402913".
using StaffSecret = SecretText<staff_number_digits + pin_digits>;

/// Why a PIN is refused.
enum class PinWeakness {
    not_six_digits,
    one_digit,       ///< 777777
    run,             ///< 234567, 987654; also across 9 and 0
    repeated_group,  ///< 121212, 407407
    pairs,           ///< 112233
    year,            ///< begins or ends with 1950..2029: a birth year
    too_common,      ///< one of the short list of PINs that everybody tries
};
/// Of several the first of the enumeration; empty: the PIN will do.
std::optional<PinWeakness> weakness_of(std::string_view pin);
std::string_view explain(PinWeakness weakness);  ///< English, for the terminal

/// Wrong PINs and codes in a row at this kiosk, as its ledger tells (staff_refused since the last success,
/// with less than `row_ends_after` between them). Survives restarts; does not look at the wall clock.
struct StaffLock {
    int wrong_in_a_row = 0;
    MonoTime last_at{0};  ///< monotonic time of the last wrong one
    std::string boot_id;  ///< of the boot in which that was
    bool operator==(const StaffLock&) const = default;
};

inline constexpr int free_wrong_tries = 4;  ///< the fifth starts the pauses
inline constexpr std::chrono::seconds first_pause{15};
inline constexpr std::chrono::seconds longest_pause{900};
/// A vandal's tries on Friday must not make the first slip on Monday expensive.
inline constexpr std::chrono::hours row_ends_after{1};

/// Nothing for four wrong ones, 15 s after the fifth, doubling with each further one up to 15 minutes
/// (kiosk-anchors.md 2.2).
std::chrono::seconds pause_after(int wrong_in_a_row);
/// After one more wrong one at `at` of that boot.
StaffLock with_refusal(const StaffLock& lock, std::string_view boot_id, MonoTime at);
/// What is left of the pause. After a restart of the machine the whole pause counts from its start: pulling
/// the plug gains nothing.
std::chrono::milliseconds pause_left(const StaffLock& lock, std::string_view boot_id, MonoTime now);

}  // namespace kiosk::domain

#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "kiosk/core/secret.hpp"
#include "kiosk/domain/area.hpp"
#include "kiosk/domain/calendar.hpp"

namespace kiosk::domain {

enum class Sex { female, male };

/// Reasons why the text cannot be a NIK (domain.md 2.2, hard errors).
enum class NikError {
    not_sixteen_digits,  ///< after removing blanks, dots and hyphens
    all_digits_equal,
    impossible_day,    ///< day not in 1..31 or 41..71
    impossible_month,  ///< month not in 1..12
    impossible_date,   ///< the day does not exist in that month in any admissible century
    serial_zero,       ///< serials start at 0001
};

/// Doubts that only the resident can settle: ask "the same as on your KTP?" (domain.md 2.2, warnings).
enum class NikWarning {
    unknown_area_code,     ///< neither in the current list nor in the archive
    archived_area_code,    ///< only in the archive
    birth_date_differs,    ///< from the declared one; legitimate after a correction of the record
    sex_differs,           ///< from the declared one
    age_out_of_range,      ///< outside 0..120, or the clock is wrong
    serial_9000_or_above,  ///< unusual; test numbers use it
};

/// Stable snake_case words for programs, equal to the enumerators' names.
std::string_view to_word(NikError error);
std::string_view to_word(NikWarning warning);
std::string_view to_word(Sex sex);

struct DeclaredPerson {
    std::optional<Date> birth_date;
    std::optional<Sex> sex;
};

/// What the digits say. A NIK has no check digit, keeps its digits for life even when birth date or sex are
/// corrected later, and its first six digits are the place of first registration (PP 37/2007; domain.md 2.1).
/// Holds no NIK.
struct NikReading {
    std::vector<NikError> errors;      ///< in the order of the enumeration; empty means "possible"
    std::vector<NikWarning> warnings;  ///< in the order of the enumeration
    /// Dates not after `today` whose year is at most 120 years before today's, earliest first.
    std::vector<Date> birth_date_candidates;
    std::optional<Date>
        birth_date;          ///< the latest candidate; the flow may decide otherwise for a person of 100+
    std::optional<int> age;  ///< completed years at `birth_date`
    std::optional<Sex> sex;
    std::optional<AreaCode> area_code;
    std::optional<int> serial;  ///< 0..9999

    bool possible() const { return errors.empty(); }
};

/// Reads what somebody typed: 16 ASCII digits, blanks, dots and hyphens allowed between. `today` is local.
NikReading read_nik(std::string_view typed, Date today, const DeclaredPerson& declared = {});

/// Sixteen digits that passed `read_nik`. Moves, is wiped at its end, and is never logged or stored: what is
/// stored is a `NikToken` (ports.hpp).
class Nik {
  public:
    /// Empty unless the text is possible by `read_nik`.
    static std::optional<Nik> from_typed(std::string_view typed, Date today);

    std::string_view digits() const { return digits_.view(); }

  private:
    explicit Nik(std::string_view digits) : digits_(digits) {}
    SecretText<16> digits_;
};

}  // namespace kiosk::domain

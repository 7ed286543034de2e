#include "kiosk/domain/nik.hpp"

#include <algorithm>
#include <cassert>
#include <cstdlib>

namespace kiosk::domain {
namespace {

constexpr std::size_t nik_length = 16;
constexpr std::chrono::years oldest_age{120};
constexpr int female_day_offset = 40;
constexpr int unusual_serial = 9000;

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/// Bytes of the separator at the start of `rest`, 0 when there is none. Carriage returns come from files with
/// Windows line ends, U+00A0 from copied web pages.
std::size_t separator_length(std::string_view rest) {
    if (rest.starts_with("\xC2\xA0")) return 2;
    return std::string_view(" \t\r\n.-").find(rest.front()) == std::string_view::npos ? 0 : 1;
}

std::optional<SecretText<nik_length>> sixteen_digits(std::string_view typed) {
    SecretText<nik_length> digits;
    while (!typed.empty()) {
        std::size_t length = separator_length(typed);
        if (length == 0) {
            if (!is_digit(typed.front()) || digits.full()) return std::nullopt;
            digits.push(typed.front());
            length = 1;
        }
        typed.remove_prefix(length);
    }
    if (!digits.full()) return std::nullopt;
    return digits;
}

/// PPKKCC DDMMYY SSSS
struct Fields {
    AreaCode area;
    int day = 0;  ///< as written: a woman's is 40 higher
    int month = 0;
    int year = 0;  ///< 0..99
    int serial = 0;
};

int number_at(std::string_view digits, std::size_t position, std::size_t length) {
    int number = 0;
    for (char c : digits.substr(position, length)) number = number * 10 + (c - '0');
    return number;
}

Fields split(std::string_view digits) {
    return {AreaCode{static_cast<std::uint32_t>(number_at(digits, 0, 6))}, number_at(digits, 6, 2),
            number_at(digits, 8, 2), number_at(digits, 10, 2), number_at(digits, 12, 4)};
}

std::optional<Sex> sex_of(int written_day) {
    if (written_day >= 1 && written_day <= 31) return Sex::male;
    if (written_day >= 1 + female_day_offset && written_day <= 31 + female_day_offset) return Sex::female;
    return std::nullopt;
}

int day_of_month(const Fields& fields) {
    return fields.day > female_day_offset ? fields.day - female_day_offset : fields.day;
}

void judge_area(AreaCode code, NikReading& reading) {
    reading.area_code = code;
    switch (find_area(code).listing) {
        case AreaListing::unknown:
        case AreaListing::district_only:
            reading.warnings.push_back(NikWarning::unknown_area_code);
            break;
        case AreaListing::archived:
            reading.warnings.push_back(NikWarning::archived_area_code);
            break;
        case AreaListing::listed:
        case AreaListing::province_only:
            break;
    }
}

void compare_with_declared(const Fields& fields, const DeclaredPerson& declared, NikReading& reading) {
    if (const auto& date = declared.birth_date) {
        const bool same = static_cast<int>(unsigned{date->day()}) == day_of_month(fields) &&
                          static_cast<int>(unsigned{date->month()}) == fields.month &&
                          int{date->year()} % 100 == fields.year;
        if (!same) reading.warnings.push_back(NikWarning::birth_date_differs);
    }
    if (declared.sex && declared.sex != reading.sex) reading.warnings.push_back(NikWarning::sex_differs);
}

/// Of 19YY and 20YY those that are neither in the future nor more than 120 years ago. When the clock leaves
/// none, that is a doubt about the clock; a day that does not exist in the years it leaves is an error.
void resolve_birth_date(const Fields& fields, Date today, NikReading& reading) {
    bool exists = false;
    bool admissible = false;
    for (int century : {1900, 2000}) {
        const Date date{std::chrono::year{century + fields.year},
                        std::chrono::month{static_cast<unsigned>(fields.month)},
                        std::chrono::day{static_cast<unsigned>(day_of_month(fields))}};
        const bool in_time = date <= today && today.year() - date.year() <= oldest_age;
        if (in_time && date.ok()) reading.birth_date_candidates.push_back(date);
        exists |= date.ok();
        admissible |= in_time;
    }
    if (!reading.birth_date_candidates.empty()) {
        reading.birth_date = reading.birth_date_candidates.back();
        reading.age = completed_years(*reading.birth_date, today);
    } else if (exists && !admissible) {
        reading.warnings.push_back(NikWarning::age_out_of_range);
    } else {
        reading.errors.push_back(NikError::impossible_date);
    }
}

void judge_birth_date(const Fields& fields, Date today, NikReading& reading) {
    const bool month_exists = fields.month >= 1 && fields.month <= 12;
    if (!reading.sex) reading.errors.push_back(NikError::impossible_day);
    if (!month_exists) reading.errors.push_back(NikError::impossible_month);
    if (reading.sex && month_exists) resolve_birth_date(fields, today, reading);
}

void judge_serial(int serial, NikReading& reading) {
    reading.serial = serial;
    if (serial == 0) reading.errors.push_back(NikError::serial_zero);
    if (serial >= unusual_serial) reading.warnings.push_back(NikWarning::serial_9000_or_above);
}

}  // namespace

// The order of the judgements is the order of both enumerations.
NikReading read_nik(std::string_view typed, Date today, const DeclaredPerson& declared) {
    assert(today.ok());
    NikReading reading;
    const auto digits = sixteen_digits(typed);
    if (!digits) {
        reading.errors.push_back(NikError::not_sixteen_digits);
        return reading;
    }
    if (digits->view().find_first_not_of(digits->view().front()) == std::string_view::npos) {
        reading.errors.push_back(NikError::all_digits_equal);
    }
    const Fields fields = split(digits->view());
    reading.sex = sex_of(fields.day);
    judge_area(fields.area, reading);
    compare_with_declared(fields, declared, reading);
    judge_birth_date(fields, today, reading);
    judge_serial(fields.serial, reading);
    return reading;
}

std::optional<Nik> Nik::from_typed(std::string_view typed, Date today) {
    if (!read_nik(typed, today).possible()) return std::nullopt;
    return Nik(sixteen_digits(typed)->view());
}

std::string_view to_word(NikError error) {
    switch (error) {
        case NikError::not_sixteen_digits:
            return "not_sixteen_digits";
        case NikError::all_digits_equal:
            return "all_digits_equal";
        case NikError::impossible_day:
            return "impossible_day";
        case NikError::impossible_month:
            return "impossible_month";
        case NikError::impossible_date:
            return "impossible_date";
        case NikError::serial_zero:
            return "serial_zero";
    }
    std::abort();
}

std::string_view to_word(NikWarning warning) {
    switch (warning) {
        case NikWarning::unknown_area_code:
            return "unknown_area_code";
        case NikWarning::archived_area_code:
            return "archived_area_code";
        case NikWarning::birth_date_differs:
            return "birth_date_differs";
        case NikWarning::sex_differs:
            return "sex_differs";
        case NikWarning::age_out_of_range:
            return "age_out_of_range";
        case NikWarning::serial_9000_or_above:
            return "serial_9000_or_above";
    }
    std::abort();
}

std::string_view to_word(Sex sex) {
    switch (sex) {
        case Sex::female:
            return "female";
        case Sex::male:
            return "male";
    }
    std::abort();
}

}  // namespace kiosk::domain

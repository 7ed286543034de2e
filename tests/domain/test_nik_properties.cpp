#include <rapidcheck.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdio>

#include "kiosk/domain/nik.hpp"

using namespace kiosk::domain;
namespace chr = std::chrono;

namespace {

Date date_of(long days_since_1970) {
    return Date(chr::sys_days(chr::days(days_since_1970)));
}

long day_number(int year, unsigned month, unsigned day) {
    return chr::sys_days(Date(chr::year(year), chr::month(month), chr::day(day))).time_since_epoch().count();
}

rc::Gen<Date> date_between(int first_year, int last_year) {
    return rc::gen::map(rc::gen::inRange(day_number(first_year, 1, 1), day_number(last_year, 12, 31) + 1),
                        date_of);
}

struct Person {
    int area = 0;
    Date birth;
    Sex sex = Sex::male;
    int serial = 0;
};

/// Born within a century before `today`, so that the latest candidate is the birth date.
Person any_person(Date today) {
    const long now = chr::sys_days(today).time_since_epoch().count();
    return {*rc::gen::inRange(0, 1'000'000), date_of(now - *rc::gen::inRange(0L, 36'524L)),
            *rc::gen::element(Sex::male, Sex::female), *rc::gen::inRange(1, 10'000)};
}

std::string nik_of(const Person& person) {
    const unsigned day = unsigned{person.birth.day()} + (person.sex == Sex::female ? 40 : 0);
    char text[32];
    std::snprintf(text, sizeof text, "%06d%02u%02u%02d%04d", person.area, day, unsigned{person.birth.month()},
                  int{person.birth.year()} % 100, person.serial);
    return text;
}

bool all_equal(const std::string& digits) {
    return digits.find_first_not_of(digits.front()) == std::string::npos;
}

bool is_consistent(const NikReading& reading, Date today) {
    const auto& dates = reading.birth_date_candidates;
    const bool readable = reading.area_code.has_value();
    const bool no_digits = reading.errors == std::vector{NikError::not_sixteen_digits};
    return std::ranges::is_sorted(reading.errors) && std::ranges::is_sorted(reading.warnings) &&
           readable == !no_digits && readable == reading.serial.has_value() &&
           (readable || (!reading.sex && reading.warnings.empty())) && std::ranges::is_sorted(dates) &&
           dates.size() <= 2 && std::ranges::all_of(dates, [&](Date d) { return d.ok() && d <= today; }) &&
           reading.birth_date.has_value() == !dates.empty() &&
           (dates.empty() || reading.birth_date == dates.back()) &&
           reading.age.has_value() == reading.birth_date.has_value() &&
           (!reading.age || (*reading.age >= 0 && *reading.age <= 120));
}

}  // namespace

TEST_CASE("any text and any clock give a consistent reading") {
    CHECK(rc::check("any text", [](const std::string& text) {
        const Date today = *date_between(1850, 2200);
        RC_ASSERT(is_consistent(read_nik(text, today), today));
        RC_ASSERT(Nik::from_typed(text, today).has_value() == read_nik(text, today).possible());
    }));
    CHECK(rc::check("sixteen digits or nearly", [] {
        const auto digit = rc::gen::inRange('0', static_cast<char>('9' + 1));
        const auto length = *rc::gen::element<std::size_t>(15, 16, 16, 16, 17);
        const auto text = *rc::gen::container<std::string>(length, digit);
        const Date today = *date_between(1850, 2200);
        const NikReading reading = read_nik(text, today);
        RC_ASSERT(is_consistent(reading, today));
        RC_ASSERT(reading.area_code.has_value() == (length == 16));
    }));
}

TEST_CASE("what is written for a person is read back") {
    CHECK(rc::check("round trip", [] {
        const Date today = *date_between(2000, 2099);
        const Person person = any_person(today);
        const std::string digits = nik_of(person);
        RC_PRE(!all_equal(digits));
        const NikReading reading = read_nik(digits, today);
        RC_ASSERT(reading.possible());
        RC_ASSERT(reading.birth_date == person.birth);
        RC_ASSERT(reading.age == completed_years(person.birth, today));
        RC_ASSERT(reading.sex == person.sex);
        RC_ASSERT(reading.area_code->value == static_cast<std::uint32_t>(person.area));
        RC_ASSERT(reading.serial == person.serial);
        RC_ASSERT(Nik::from_typed(digits, today)->digits() == digits);
    }));
}

TEST_CASE("separators anywhere do not matter") {
    CHECK(rc::check("separators", [] {
        const Date today = *date_between(2000, 2099);
        const std::string digits = nik_of(any_person(today));
        RC_PRE(!all_equal(digits));
        std::string typed;
        for (char c : digits) {
            const auto separators = *rc::gen::container<std::vector<std::string>>(
                rc::gen::element<std::string>(" ", "\t", ".", "-", "\xC2\xA0"));
            for (const std::string& separator : separators) typed += separator;
            typed += c;
        }
        RC_ASSERT(Nik::from_typed(typed, today)->digits() == digits);
    }));
}

TEST_CASE("a woman's day is a man's plus 40") {
    CHECK(rc::check("sexes", [] {
        const Date today = *date_between(2000, 2099);
        Person person = any_person(today);
        person.sex = Sex::male;
        const NikReading man = read_nik(nik_of(person), today);
        person.sex = Sex::female;
        const NikReading woman = read_nik(nik_of(person), today);
        RC_ASSERT(man.sex == Sex::male);
        RC_ASSERT(woman.sex == Sex::female);
        RC_ASSERT(man.birth_date_candidates == woman.birth_date_candidates);
        RC_ASSERT(man.warnings == woman.warnings);
    }));
}

TEST_CASE("time only moves a reading forward") {
    CHECK(rc::check("monotone in today", [] {
        const Date earlier = *date_between(2000, 2050);
        const Date later = add_days(earlier, *rc::gen::inRange(0, 18'000));
        const std::string digits = nik_of(any_person(earlier));
        RC_PRE(!all_equal(digits));
        const NikReading before = read_nik(digits, earlier);
        const NikReading after = read_nik(digits, later);
        RC_ASSERT(after.possible());
        RC_ASSERT(*after.birth_date >= *before.birth_date);
        RC_ASSERT(after.birth_date != before.birth_date || *after.age >= *before.age);
    }));
}

// What residents type and scanners send as a NIK.
#include "kiosk/domain/nik.hpp"

#include "target.hpp"

namespace kiosk::fuzz {
namespace {

bool same(const domain::NikReading& a, const domain::NikReading& b) {
    return a.errors == b.errors && a.warnings == b.warnings &&
           a.birth_date_candidates == b.birth_date_candidates && a.birth_date == b.birth_date &&
           a.age == b.age && a.sex == b.sex && a.area_code == b.area_code && a.serial == b.serial;
}

void expect_sensible(const domain::NikReading& reading, domain::Date today) {
    expect(!reading.birth_date_candidates.empty(), "a possible NIK has a date of birth");
    expect(reading.birth_date == reading.birth_date_candidates.back(), "the latest date is taken");
    expect(*reading.birth_date <= today, "nobody is born tomorrow");
    expect(*reading.age >= 0 && *reading.age <= 120, "ages are 0 to 120");
    expect(*reading.serial >= 1 && *reading.serial <= 9999, "serials are 0001 to 9999");
}

}  // namespace

void one_input(std::string_view typed) {
    const domain::Date today = std::chrono::year{2026} / 11 / 22;
    const auto reading = domain::read_nik(typed, today);
    const auto nik = domain::Nik::from_typed(typed, today);
    expect(nik.has_value() == reading.possible(), "a NIK is made of exactly what can be one");
    if (!nik) return;
    expect(nik->digits().size() == 16, "a NIK has sixteen digits");
    expect(same(domain::read_nik(nik->digits(), today), reading), "the digits read as the typed text");
    expect_sensible(reading, today);
}

}  // namespace kiosk::fuzz

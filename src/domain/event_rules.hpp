#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "kiosk/domain/event.hpp"

namespace kiosk::domain {

/// Fields of a draft that a kind always, sometimes or never carries. The catalogue's generator knows these
/// enumerations by name and order (catalogue/catalogue.hpp).
enum class CheckedField { ticket, token, officer, age_band, registration, language, duration };
inline constexpr std::size_t checked_field_count = 7;
enum class Carried : std::uint8_t { never, may, must };

enum class DetailForm {
    none,
    survey,
    problem,
    problem_of_reason,
    person,
    row,
    clock,
    figure,
    date,
    staff,
    list,
    bundle,
    refusal,
    seen,
    axis
};

constexpr std::uint64_t bit(Reason reason) {
    return std::uint64_t{1} << static_cast<int>(reason);
}

/// What the event catalogue says of one kind.
struct EventRule {
    std::array<Carried, checked_field_count> carried;
    std::uint64_t reasons;  ///< a `bit` for each that is allowed
    DetailForm detail;
    bool detail_may_be_empty;
};

// Made from catalogue/events.toml.
const EventRule& rule_of(EventKind kind);
bool is_staff_only(Reason reason);

}  // namespace kiosk::domain

#pragma once

#include <cstdint>
#include <random>
#include <string>

#include "kiosk/core/secret.hpp"
#include "kiosk/domain/staff.hpp"

/// Who comes to the kiosk in `ikd-kiosk --residents`: everything follows from a seed, so that whoever tests
/// the program knows the same numbers without being told.
namespace kiosk::residents {

/// The person that the n-th resident is: n, or now and then one of the last few, who comes again.
std::uint64_t person_of(std::uint64_t seed, std::uint64_t resident);

/// A synthetic NIK (serial 9xxx) of an adult of Kota Blitar, another one for each of 16 million people.
SecretText<16> nik_of(std::uint64_t seed, std::uint64_t person);

/// What this resident or member of staff does by chance.
std::mt19937_64 chance_of(std::uint64_t seed, std::uint64_t number);

/// The officer of the tests.
inline constexpr std::string_view officer_name = "Petugas Uji";
/// The secret in the officer's phone, base32.
std::string officer_secret(std::uint64_t seed);
/// Six digits that may be a PIN.
std::string officer_pin(std::uint64_t seed);

}  // namespace kiosk::residents

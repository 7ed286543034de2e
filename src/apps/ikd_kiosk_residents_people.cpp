#include "ikd_kiosk_residents_people.hpp"

#include <chrono>

namespace kiosk::residents {
namespace {

/// SplitMix64: neighbouring numbers lead to unlike results.
std::uint64_t mixed(std::uint64_t value) {
    value += 0x9E3779B97F4A7C15U;
    value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9U;
    value = (value ^ (value >> 27)) * 0x94D049BB133111EBU;
    return value ^ (value >> 31);
}

template <std::size_t Capacity>
void push_number(SecretText<Capacity>& text, unsigned value, unsigned digits) {
    unsigned place = 1;
    for (unsigned i = 1; i < digits; ++i) place *= 10;
    for (; place > 0; place /= 10) text.push(static_cast<char>('0' + value / place % 10));
}

}  // namespace

std::uint64_t person_of(std::uint64_t seed, std::uint64_t resident) {
    constexpr std::uint64_t one_in = 25, at_most_before = 20;
    const auto drawn = mixed(seed ^ mixed(resident));
    if (drawn % one_in != 0 || resident <= at_most_before) return resident;
    return resident - 1 - (drawn / one_in) % at_most_before;
}

SecretText<16> nik_of(std::uint64_t seed, std::uint64_t person) {
    using namespace std::chrono;
    constexpr std::uint64_t serials = 1'000, days = 16'000,
                            stride = 7'919;  // stride and days share no factor
    const auto day = (person / serials * stride + seed % days) % days;
    const year_month_day birth{sys_days{year{1960} / 1 / 1} + std::chrono::days{day}};
    const bool woman = mixed(seed ^ person) % 2 == 0;
    SecretText<16> nik;
    push_number(nik, 3572, 4);
    push_number(nik, static_cast<unsigned>(1 + person % 3), 2);
    push_number(nik, static_cast<unsigned>(birth.day()) + (woman ? 40 : 0), 2);
    push_number(nik, static_cast<unsigned>(birth.month()), 2);
    push_number(nik, static_cast<unsigned>(static_cast<int>(birth.year()) % 100), 2);
    push_number(nik, static_cast<unsigned>(9'000 + person % serials), 4);
    return nik;
}

std::mt19937_64 chance_of(std::uint64_t seed, std::uint64_t number) {
    return std::mt19937_64(mixed(mixed(seed) ^ number));
}

std::string officer_secret(std::uint64_t seed) {
    constexpr std::string_view base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    constexpr std::size_t characters = 32;
    auto chance = chance_of(seed, 0);
    std::string secret;
    while (secret.size() < characters) secret += base32[chance() % base32.size()];
    return secret;
}

std::string officer_pin(std::uint64_t seed) {
    auto chance = chance_of(~seed, 0);
    std::string pin;
    do {
        pin.clear();
        while (pin.size() < domain::pin_digits) pin += static_cast<char>('0' + chance() % 10);
    } while (domain::weakness_of(pin));
    return pin;
}

}  // namespace kiosk::residents

#include "staff_pins.hpp"

#include <algorithm>
#include <cstring>

#include "kiosk/crypto/pin.hpp"

namespace kiosk {
namespace {

constexpr std::size_t number_digits = domain::staff_number_digits;
constexpr std::size_t all_digits = number_digits + domain::pin_digits;

/// Of the same cost as every stored one; fits no PIN that can be typed.
constexpr std::string_view nobodys_hash =
    "scrypt$15$8$1$AAAAAAAAAAAAAAAAAAAAAA==$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";

bool is_number_and_pin(std::string_view text) {
    return text.size() == all_digits &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

int number_of(std::string_view number_and_pin) {
    return (number_and_pin[0] - '0') * 10 + (number_and_pin[1] - '0');
}

/// Null when nobody has this number.
const storage::Officer* find(const std::vector<storage::Officer>& staff, int number) {
    const auto found =
        std::find_if(staff.begin(), staff.end(), [&](const auto& member) { return member.number == number; });
    return number == 0 || found == staff.end() ? nullptr : &*found;
}

}  // namespace

Result<std::optional<domain::StaffMember>> StoredStaffPins::check(std::string_view number_and_pin) {
    using Answer = std::optional<domain::StaffMember>;
    if (!is_number_and_pin(number_and_pin)) return Answer{};
    const auto staff = officers_.active();
    if (!staff) return staff.error();
    const storage::Officer* const member = find(*staff, number_of(number_and_pin));
    const std::string_view pin = number_and_pin.substr(number_digits);

    auto hash = member ? box_.open(member->sealed_pin) : std::string(nobodys_hash);
    auto matches = crypto::pin_matches(pin, hash ? std::string_view(*hash) : nobodys_hash);
    if (hash) explicit_bzero(hash->data(), hash->size());
    // What cannot be read is told by unreadable().
    if (!member || !hash || !matches || !*matches) return Answer{};
    return Answer{{member->id, member->name, member->number, member->role}};
}

Result<std::vector<std::string>> StoredStaffPins::unreadable() {
    const auto staff = officers_.active();
    if (!staff) return staff.error();
    std::vector<std::string> ids;
    for (const storage::Officer& member : *staff) {
        if (member.sealed_pin.empty()) continue;
        auto hash = box_.open(member.sealed_pin);
        if (!hash || !crypto::is_pin_hash(*hash)) ids.push_back(member.id);
        if (hash) explicit_bzero(hash->data(), hash->size());
    }
    return ids;
}

}  // namespace kiosk

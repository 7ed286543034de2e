// On plain builds only: the address sanitizer keeps what was freed, and its shadow takes minutes to search.
#ifndef KIOSK_ADDRESS_SANITIZER

#include <catch2/catch.hpp>
#include <memory>
#include <string>

#include "apps/memory_scan.hpp"
#include "kiosk/core/secret.hpp"
#include "kiosk/crypto/keys.hpp"
#include "kiosk/crypto/pin.hpp"
#include "kiosk/crypto/totp.hpp"
#include "kiosk/domain/nik.hpp"
#include "kiosk/domain/staff.hpp"
#include "staff_pins.hpp"
#include "storage/ledger_fixture.hpp"

using namespace kiosk;
using namespace kiosk::test;

namespace {

constexpr domain::Date today = std::chrono::year(2026) / 11 / 22;
constexpr int people = 50;

/// A possible NIK of its own for each person, of serials 9xxx; only digits as numbers.
HiddenDigits nik_of(int person) {
    const int day = 1 + person % 28;
    const int month = 1 + person % 12;
    const int serial = 9000 + (person * 397) % 1000;
    std::vector<int> digits{3, 5, 7, 2, 0, 1 + person % 3, day / 10, day % 10, month / 10, month % 10};
    for (const int digit :
         {7, person % 10, serial / 1000, serial / 100 % 10, serial / 10 % 10, serial % 10}) {
        digits.push_back(digit);
    }
    return HiddenDigits(digits);
}

template <std::size_t Capacity>
void type(SecretText<Capacity>& text, const HiddenDigits& hidden, std::size_t from = 0) {
    for (std::size_t i = from; i < hidden.size(); ++i) text.push(hidden.digit(i));
}

/// As the kiosk does: typed, read, moved into a job, made a token.
bool check_nik(const HiddenDigits& hidden, const crypto::HmacNikTokens& tokens) {
    SecretText<16> typed;
    type(typed, hidden);
    if (!domain::read_nik(typed.view(), today).possible()) return false;
    auto nik = domain::Nik::from_typed(typed.view(), today);
    const auto job = std::make_unique<domain::Nik>(std::move(*nik));
    const domain::Nik moved = std::move(*job);
    return tokens.token_of(moved) != domain::NikToken{};
}

}  // namespace

TEST_CASE("the search finds what stands in memory: on heap and stack, forwards and backwards") {
    const HiddenDigits needle = nik_of(7);
    MemoryScan scan({needle});
    REQUIRE(scan.count() == 0);
    auto planted = std::make_unique<SecretText<16>>();
    type(*planted, needle);
    CHECK(scan.count() == 1);
    SecretText<16> backwards;
    for (std::size_t i = 16; i-- > 0;) backwards.push(needle.digit(i));
    CHECK(scan.count() == 2);
    planted.reset();
    backwards.wipe();
    CHECK(scan.count() == 0);
}

TEST_CASE("the search finds what was given back to the heap without being wiped") {
    const HiddenDigits needle = nik_of(8);
    MemoryScan scan({needle});
    {
        std::string careless = "a text in front of it: ";
        careless.reserve(64);
        for (std::size_t i = 0; i < needle.size(); ++i) careless += needle.digit(i);
        CHECK(scan.count() == 1);
    }
    CHECK(scan.count() == 1);
}

TEST_CASE("no NIK stays in memory once its token is made") {
    const TemporaryDirectory directory;
    const auto key = crypto::KeyFile::load_or_create(directory.path() / "device.key").value();
    const crypto::HmacNikTokens tokens(key);
    std::vector<HiddenDigits> niks;
    for (int person = 100; person < 100 + people; ++person) niks.push_back(nik_of(person));
    MemoryScan scan(niks);
    for (const HiddenDigits& nik : niks) {
        const bool checked = check_nik(nik, tokens);
        const int left = scan.count();
        REQUIRE(checked);
        REQUIRE(left == 0);
    }
}

TEST_CASE("no PIN stays in memory once it was stored, checked or refused") {
    LedgerFixture f;
    const auto key = crypto::KeyFile::load_or_create(f.directory.path() / "device.key").value();
    const crypto::SecretBox box(key);
    storage::Officers officers(f.store);
    StoredStaffPins pins(officers, box);
    // Number 01 and PIN, a PIN that is wrong, a number that nobody has.
    const std::vector<HiddenDigits> typed{HiddenDigits({0, 1, 8, 5, 2, 0, 9, 6}),
                                          HiddenDigits({0, 1, 6, 1, 7, 4, 0, 3}),
                                          HiddenDigits({4, 4, 9, 3, 0, 5, 8, 1})};
    MemoryScan scan({HiddenDigits({8, 5, 2, 0, 9, 6}), HiddenDigits({6, 1, 7, 4, 0, 3}),
                     HiddenDigits({9, 3, 0, 5, 8, 1})});
    {
        SecretText<domain::pin_digits> pin;
        type(pin, typed[0], domain::staff_number_digits);
        REQUIRE_FALSE(domain::weakness_of(pin.view()));
        const auto sealed = box.seal(crypto::hash_pin(pin.view()).value());
        REQUIRE(officers.add("Siti", domain::StaffRole::officer, {}, sealed).value().number == 1);
    }
    CHECK(scan.count() == 0);
    std::vector<bool> accepted;
    for (const HiddenDigits& hidden : typed) {
        {
            domain::StaffSecret secret;
            type(secret, hidden);
            accepted.push_back(pins.check(secret.view()).value().has_value());
        }
        const int left = scan.count();
        CHECK(left == 0);
    }
    CHECK(accepted == std::vector{true, false, false});
}

TEST_CASE("no code stays in memory once it was checked") {
    const HiddenDigits hidden({6, 9, 3, 8, 1, 7});
    const std::string secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
    MemoryScan scan({hidden});
    {
        domain::StaffSecret code;
        type(code, hidden);
        const auto step = crypto::find_totp_step(secret, code.view(), UtcTime{});
        REQUIRE(step.ok());
        REQUIRE_FALSE(step->has_value());
    }
    CHECK(scan.count() == 0);
}

#endif

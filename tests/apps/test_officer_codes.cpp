#include <catch2/catch.hpp>

#include "kiosk/crypto/totp.hpp"
#include "officer_codes.hpp"
#include "storage/ledger_fixture.hpp"

using namespace kiosk;
using namespace kiosk::test;

namespace {

constexpr UtcTime noon{std::chrono::seconds(1'795'316'400)};
constexpr std::int64_t noon_step = 1'795'316'400 / crypto::totp_period_seconds;

struct Staff : LedgerFixture {
    storage::Officers officers{store};
    crypto::KeyFile key = crypto::KeyFile::load_or_create(directory.path() / "device.key").value();
    crypto::SecretBox box{key};
    StoredOfficerCodes codes{officers, box};

    std::string add(const std::string& name, const std::string& secret) {
        return officers.add(name, domain::StaffRole::officer, box.seal(secret), {}).value().id;
    }
    std::optional<domain::UsedCode> check(const std::string& code, UtcTime now = noon) {
        const auto checked = codes.check(code, now);
        if (!checked) FAIL(checked.error().text);
        return *checked;
    }
    Result<std::vector<domain::Event>> confirm(const domain::UsedCode& code) {
        const auto event = confirmed(1, 1);
        return ledger.append(std::span(&event, 1), code);
    }
};

std::string code_of(const std::string& secret, UtcTime now = noon) {
    return crypto::totp_code_at(secret, now).value();
}

const std::string siti_secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
const std::string budi_secret = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";

}  // namespace

TEST_CASE("a code names the officer whose phone shows it") {
    Staff f;
    const std::string siti = f.add("Siti", siti_secret);
    const std::string budi = f.add("Budi", budi_secret);
    const auto by_siti = f.check(code_of(siti_secret));
    REQUIRE(by_siti.has_value());
    CHECK(by_siti->officer == siti);
    CHECK(by_siti->time_step == noon_step);
    CHECK(f.check(code_of(budi_secret)).value().officer == budi);
    CHECK_FALSE(f.check("000000").has_value());
    CHECK_FALSE(f.check("").has_value());
}

TEST_CASE("nobody enrolled, no code") {
    Staff f;
    CHECK_FALSE(f.check(code_of(siti_secret)).has_value());
}

TEST_CASE("a used code is refused, the next one accepted") {
    Staff f;
    f.add("Siti", siti_secret);
    const auto code = f.check(code_of(siti_secret));
    REQUIRE(code.has_value());
    REQUIRE(f.confirm(*code).ok());
    CHECK_FALSE(f.check(code_of(siti_secret)).has_value());
    CHECK_FALSE(f.check(code_of(siti_secret, noon - std::chrono::seconds(30))).has_value());
    CHECK(f.confirm(*code).error().code == ErrorCode::denied);  // checked twice before it was used
    CHECK(f.check(code_of(siti_secret, noon + std::chrono::seconds(30))).has_value());
}

TEST_CASE("a removed officer's code is refused at once") {
    Staff f;
    const std::string siti = f.add("Siti", siti_secret);
    REQUIRE(f.officers.remove(siti).ok());
    CHECK_FALSE(f.check(code_of(siti_secret)).has_value());
}

TEST_CASE("a code that two officers show confirms for neither") {
    Staff f;
    f.add("Siti", siti_secret);
    f.add("Budi", siti_secret);
    CHECK_FALSE(f.check(code_of(siti_secret)).has_value());
}

TEST_CASE("a secret that cannot be read is told, and stands in nobody's way") {
    Staff f;
    f.add("Siti", siti_secret);
    CHECK(f.codes.unreadable().value().empty());
    REQUIRE(f.officers.add("Budi", domain::StaffRole::officer, {1, 2, 3}, {}).ok());
    f.add("Tono", "no base32!");
    CHECK(f.check(code_of(siti_secret)).has_value());
    CHECK_FALSE(f.check("000000").has_value());
    CHECK(f.codes.unreadable().value() == std::vector<std::string>{"budi-1", "tono-1"});
    REQUIRE(f.officers.remove("budi-1").ok());
    CHECK(f.codes.unreadable().value() == std::vector<std::string>{"tono-1"});
}

TEST_CASE("a technician has no codes, and none is missed") {
    Staff f;
    REQUIRE(f.officers.add("Budi", domain::StaffRole::technician, {}, {}).ok());
    REQUIRE(f.officers.add("Tono", domain::StaffRole::technician, f.box.seal(budi_secret), {}).ok());
    f.add("Siti", siti_secret);
    CHECK(f.check(code_of(siti_secret)).has_value());
    CHECK_FALSE(f.check(code_of(budi_secret)).has_value());
    CHECK(f.codes.unreadable().value().empty());
}

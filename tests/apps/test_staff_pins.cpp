#include <catch2/catch.hpp>

#include "kiosk/crypto/pin.hpp"
#include "staff_pins.hpp"
#include "storage/ledger_fixture.hpp"

using namespace kiosk;
using namespace kiosk::test;
using domain::StaffRole;

namespace {

struct Staff : LedgerFixture {
    storage::Officers officers{store};
    crypto::KeyFile key = crypto::KeyFile::load_or_create(directory.path() / "device.key").value();
    crypto::SecretBox box{key};
    StoredStaffPins pins{officers, box};

    std::vector<std::uint8_t> sealed(const std::string& pin) {
        return box.seal(crypto::hash_pin(pin).value());
    }
    storage::Officer add(const std::string& name, StaffRole role, const std::string& pin) {
        return officers.add(name, role, {}, sealed(pin)).value();
    }
    std::optional<domain::StaffMember> check(const std::string& number_and_pin) {
        const auto checked = pins.check(number_and_pin);
        if (!checked) FAIL(checked.error().text);
        return *checked;
    }
};

}  // namespace

TEST_CASE("number and PIN name the member, officer or technician") {
    Staff f;
    f.add("Siti Aminah", StaffRole::officer, "402913");
    f.add("Budi", StaffRole::technician, "402913");  // the same PIN is no matter
    CHECK(f.check("01402913") == domain::StaffMember{"siti-1", "Siti Aminah", 1, StaffRole::officer});
    CHECK(f.check("02402913") == domain::StaffMember{"budi-1", "Budi", 2, StaffRole::technician});
}

TEST_CASE("a wrong PIN, another's number and what is no number and PIN name nobody") {
    Staff f;
    f.add("Siti", StaffRole::officer, "402913");
    for (const std::string text :
         {"01402914", "02402913", "00402913", "", "0140291", "014029130", "01 02913", "0140291x"}) {
        CAPTURE(text);
        CHECK_FALSE(f.check(text).has_value());
    }
}

TEST_CASE("a removed member gets in no more, and a new PIN replaces the old one") {
    Staff f;
    f.add("Siti", StaffRole::officer, "402913");
    REQUIRE(f.officers.set_pin("siti-1", f.sealed("739105")).ok());
    CHECK_FALSE(f.check("01402913").has_value());
    CHECK(f.check("01739105").has_value());
    REQUIRE(f.officers.remove("siti-1").ok());
    CHECK_FALSE(f.check("01739105").has_value());
}

TEST_CASE("a PIN that cannot be read is told, and stands in nobody's way") {
    Staff f;
    f.add("Siti", StaffRole::officer, "402913");
    CHECK(f.pins.unreadable().value().empty());
    REQUIRE(f.officers.add("Budi", StaffRole::officer, {}, {1, 2, 3}).ok());
    REQUIRE(f.officers.add("Tono", StaffRole::technician, {}, f.box.seal("no hash")).ok());
    REQUIRE(f.officers.add("Wati", StaffRole::technician, {}, {}).ok());  // has none yet
    CHECK(f.check("01402913").has_value());
    for (const std::string number : {"02", "03", "04"}) CHECK_FALSE(f.check(number + "402913").has_value());
    CHECK(f.pins.unreadable().value() == std::vector<std::string>{"budi-1", "tono-1"});
}

#include <catch2/catch.hpp>

#include "kiosk/storage/officers.hpp"
#include "ledger_fixture.hpp"

using namespace kiosk;
using namespace kiosk::test;

namespace {

struct Staff : LedgerFixture {
    storage::Officers officers{store};
    std::string add(const std::string& name) {
        const auto id = officers.add(name, {1, 2, 3});
        return id ? *id : id.error().text;
    }
};

}  // namespace

TEST_CASE("an officer is kept with a sealed secret") {
    Staff f;
    CHECK(f.add("  Siti Aminah ") == "siti-1");
    const auto active = f.officers.active().value();
    REQUIRE(active.size() == 1);
    CHECK(active[0].id == "siti-1");
    CHECK(active[0].name == "Siti Aminah");
    CHECK(active[0].sealed_secret == std::vector<std::uint8_t>{1, 2, 3});
    CHECK(active[0].last_used_step == 0);
    CHECK(active[0].active);
}

TEST_CASE("ids are short, readable and never used twice") {
    Staff f;
    CHECK(f.add("Siti Aminah") == "siti-1");
    CHECK(f.add("SITI Nurhaliza") == "siti-2");
    CHECK(f.add("Ny. Dewi") == "ny-1");
    CHECK(f.add("山田") == "officer-1");
    REQUIRE(f.officers.deactivate("siti-2").ok());
    CHECK(f.add("Siti Nurhaliza") == "siti-3");
}

TEST_CASE("a name must be there, printable, not too long and not enrolled already") {
    Staff f;
    f.add("Siti");
    for (const std::string& name : {std::string(), std::string("   "), std::string("A\nB"),
                                    std::string(61, 'a'), std::string("Siti"), std::string(" Siti ")}) {
        CAPTURE(name);
        const auto refused = f.officers.add(name, {1});
        REQUIRE_FALSE(refused.ok());
        CHECK(refused.error().code == ErrorCode::bad_input);
    }
    CHECK(f.officers.active()->size() == 1);
}

TEST_CASE("a removed officer is gone, and can be removed once") {
    Staff f;
    f.add("Siti");
    f.add("Budi");
    REQUIRE(f.officers.deactivate("siti-1").ok());
    CHECK(f.officers.active()->size() == 1);
    CHECK(f.officers.active()->front().id == "budi-1");
    for (const std::string id : {"siti-1", "nobody-1"}) {
        CHECK(f.officers.deactivate(id).error().code == ErrorCode::not_found);
    }
    CHECK(f.add("Siti") == "siti-2");
}

#include <catch2/catch.hpp>
#include <filesystem>

#include "kiosk/storage/officers.hpp"
#include "ledger_fixture.hpp"

using namespace kiosk;
using namespace kiosk::test;

namespace {

struct Staff : LedgerFixture {
    storage::Officers officers{store};
    std::string add(const std::string& name) {
        const auto officer = officers.add(name, domain::StaffRole::officer, {1, 2, 3}, {4, 5});
        return officer ? officer->id : officer.error().text;
    }
};

}  // namespace

TEST_CASE("an officer is kept with sealed secrets") {
    Staff f;
    CHECK(f.add("  Siti Aminah ") == "siti-1");
    const auto active = f.officers.active().value();
    REQUIRE(active.size() == 1);
    CHECK(active[0].id == "siti-1");
    CHECK(active[0].name == "Siti Aminah");
    CHECK(active[0].number == 1);
    CHECK(active[0].role == domain::StaffRole::officer);
    CHECK(active[0].sealed_secret == std::vector<std::uint8_t>{1, 2, 3});
    CHECK(active[0].sealed_pin == std::vector<std::uint8_t>{4, 5});
    CHECK(active[0].last_used_step == 0);
    CHECK(active[0].active);
}

TEST_CASE("ids are short, readable and never used twice") {
    Staff f;
    CHECK(f.add("Siti Aminah") == "siti-1");
    CHECK(f.add("SITI Nurhaliza") == "siti-2");
    CHECK(f.add("Ny. Dewi") == "ny-1");
    CHECK(f.add("山田") == "officer-1");
    REQUIRE(f.officers.remove("siti-2").ok());
    CHECK(f.add("Siti Nurhaliza") == "siti-3");
}

TEST_CASE("a name must be there, printable, not too long and not enrolled already") {
    Staff f;
    f.add("Siti");
    for (const std::string& name : {std::string(), std::string("   "), std::string("A\nB"),
                                    std::string(61, 'a'), std::string("Siti"), std::string(" Siti ")}) {
        CAPTURE(name);
        const auto refused = f.officers.add(name, domain::StaffRole::officer, {1}, {2});
        REQUIRE_FALSE(refused.ok());
        CHECK(refused.error().code == ErrorCode::bad_input);
    }
    CHECK(f.officers.active()->size() == 1);
}

TEST_CASE("a removed officer is gone, and can be removed once") {
    Staff f;
    f.add("Siti");
    f.add("Budi");
    REQUIRE(f.officers.remove("siti-1").ok());
    CHECK(f.officers.active()->size() == 1);
    CHECK(f.officers.active()->front().id == "budi-1");
    for (const std::string id : {"siti-1", "nobody-1"}) {
        CHECK(f.officers.remove(id).error().code == ErrorCode::not_found);
    }
    CHECK(f.add("Siti") == "siti-2");
}

TEST_CASE("a removed officer leaves nothing but the id, in no file of the database") {
    Staff f;
    const std::string secret = "sealed secret of the code app", pin = "sealed hash of the PIN";
    REQUIRE(f.officers
                .add("Siti Aminah", domain::StaffRole::officer, {secret.begin(), secret.end()},
                     {pin.begin(), pin.end()})
                .ok());
    REQUIRE(f.store.empty_log().value());
    REQUIRE(f.officers.remove("siti-1").ok());
    REQUIRE(f.store.empty_log().value());
    for (const auto& file : std::filesystem::directory_iterator(f.directory.path())) {
        CAPTURE(file.path());
        const std::string bytes = read_file(file.path());
        for (const std::string& gone : {std::string("Aminah"), secret, pin}) {
            CHECK(bytes.find(gone) == std::string::npos);
        }
    }
    CHECK(f.add("Siti Aminah") == "siti-2");
}

TEST_CASE("several changes are made together or not at all") {
    Staff f;
    const auto failed = f.store.all_or_nothing([&]() -> Result<void> {
        f.add("Siti");
        f.append(draft(domain::EventKind::visit_started, 1));
        return Error{ErrorCode::io, "the disk is full"};
    });
    CHECK(failed.error().text == "the disk is full");
    CHECK(f.officers.active()->empty());
    CHECK(storage::last_sequence(f.store).value() == 0);
    const auto done = f.store.all_or_nothing([&]() -> Result<void> {
        f.add("Siti");
        f.append(draft(domain::EventKind::visit_started, 1));
        return {};
    });
    CHECK(done.ok());
    CHECK(f.officers.active()->size() == 1);
    CHECK(storage::last_sequence(f.store).value() == 1);
}

TEST_CASE("a technician has a PIN and no code app") {
    Staff f;
    const auto added = f.officers.add("Joko", domain::StaffRole::technician, {}, {9}).value();
    const auto kept = f.officers.active()->front();
    CHECK(kept.role == domain::StaffRole::technician);
    CHECK(kept.sealed_secret.empty());
    CHECK(kept.sealed_pin == std::vector<std::uint8_t>{9});
    CHECK(kept.id == added.id);
    CHECK(kept.number == added.number);
}

TEST_CASE("each active member has a number of its own, the lowest that is free") {
    Staff f;
    const auto number_of_new = [&](const std::string& name) {
        return f.officers.add(name, domain::StaffRole::officer, {1}, {2})->number;
    };
    CHECK(number_of_new("Siti") == 1);
    CHECK(number_of_new("Budi") == 2);
    CHECK(number_of_new("Dewi") == 3);
    REQUIRE(f.officers.remove("budi-1").ok());
    CHECK(number_of_new("Joko") == 2);
    CHECK(number_of_new("Tono") == 4);
    for (int n = 5; n <= 99; ++n) REQUIRE(number_of_new("Name " + std::to_string(n)) == n);
    const auto refused = f.officers.add("One more", domain::StaffRole::officer, {1}, {2});
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.error().code == ErrorCode::bad_input);
    REQUIRE(f.officers.remove("siti-1").ok());
    CHECK(number_of_new("One more") == 1);
}

TEST_CASE("a new PIN replaces the old one and nothing else") {
    Staff f;
    f.add("Siti");
    const auto changed = f.officers.set_pin("siti-1", {7, 7}).value();
    CHECK(changed.number == 1);
    const auto kept = f.officers.active()->front();
    CHECK(kept.sealed_pin == std::vector<std::uint8_t>{7, 7});
    CHECK(kept.sealed_secret == std::vector<std::uint8_t>{1, 2, 3});
    CHECK(f.officers.set_pin("nobody-1", {7}).error().code == ErrorCode::not_found);
    REQUIRE(f.officers.remove("siti-1").ok());
    CHECK(f.officers.set_pin("siti-1", {7}).error().code == ErrorCode::not_found);
}

TEST_CASE("who was enrolled before there were PINs gets a number with the first PIN") {
    Staff f;
    f.add("Siti");
    tamper(f.directory.path(),
           "INSERT INTO officers (id, name, sealed_secret) VALUES ('budi-1', 'Budi', x'01'), "
           "('dewi-1', 'Dewi', x'02')");
    CHECK(f.officers.active()->front().number == 0);
    CHECK(f.officers.active()->front().sealed_pin.empty());
    CHECK(f.officers.set_pin("budi-1", {7})->number == 2);
    CHECK(f.officers.set_pin("budi-1", {8})->number == 2);
}

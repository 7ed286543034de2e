#include <algorithm>
#include <catch2/catch.hpp>

#include "cli/dinas.hpp"

using namespace kiosk;
using namespace kiosk::test;
namespace fs = std::filesystem;

namespace {

constexpr domain::KtpElRecord unregistered = domain::KtpElRecord::unregistered;
constexpr domain::KtpElRecord unknown = domain::KtpElRecord::unknown;

/// A kiosk with version 3 in force, of one NIK.
struct Kiosk : Dinas {
    Kiosk() {
        REQUIRE(build("v3.ikdlist", 3, {nik_one}).exit_code == 0);
        REQUIRE(trust().exit_code == 0);
        const Finished accepted = accept("v3.ikdlist");
        CAPTURE(accepted.err);
        REQUIRE(accepted.exit_code == 0);
    }

    /// Refused with that reason everywhere, and version 3 answers on.
    void expect_refused(const std::string& name, const std::string& reason, const std::string& detail) const {
        const Finished run = accept(name);
        INFO(reason << ": " << run.out << run.err);
        CHECK(run.exit_code == 4);
        CHECK(contains(run.err, name + ": refused: " + reason + ": "));
        CHECK(contains(run.err, "the lists in force stay as they are"));
        CHECK(contains(events().out, "\"kind\":\"bundle_refused\""));
        CHECK(contains(events().out, detail));
        CHECK(contains(show().out, "signed 35.72 version 3, 1 NIK"));
        CHECK(contains(show().out, "last bundle was refused"));
        CHECK(look_up(nik_one).record == unregistered);
        CHECK(look_up(nik_two).record == unknown);
        CHECK(run_program("ikdctl", {"ledger", "verify", "--state", state()}).exit_code == 0);
    }
};

void change_byte(const std::string& file, std::size_t from_end) {
    std::string bytes = read_file(file);
    bytes[bytes.size() - from_end] = static_cast<char>(bytes[bytes.size() - from_end] ^ 1);
    write_file(file, bytes);
}

}  // namespace

TEST_CASE("list build, trust, accept: a kiosk answers from what the dinas signed") {
    const Dinas dinas;
    const Finished built = dinas.build("v1.ikdlist", 1, {nik_one, nik_two});
    CHECK(built.exit_code == 0);
    CHECK(contains(built.out, "total:         2 NIK\n  unregistered: 2\n"));
    const Finished trusted = dinas.trust();
    CAPTURE(trusted.err);
    REQUIRE(trusted.exit_code == 0);
    const Finished accepted = dinas.accept("v1.ikdlist");
    CHECK(accepted.exit_code == 0);
    CHECK(
        accepted.out ==
        "v1.ikdlist: in force: district 35.72, version 1, as of 2026-05-01, valid until 2999-12-31, 2 NIK\n");
    CHECK(dinas.look_up(nik_two).record == unregistered);
    CHECK(contains(dinas.events().out, "35.72 1 2026-05-01 2"));
    CHECK(contains(dinas.show().out,
                   "signed 35.72 version 1, 2 NIK, as of 2026-05-01, valid until 2999-12-31"));
}

TEST_CASE("list keys and passport are for one reader, and never overwritten") {
    const Dinas dinas;
    for (const auto& file : {dinas.keys(), dinas.passport()}) {
        CHECK(fs::status(file).permissions() == (fs::perms::owner_read | fs::perms::owner_write));
    }
    const auto before = read_file(dinas.keys());
    CHECK(Dinas::run({"list", "keys", "make", dinas.keys(), "--district",
                      KIOSK_SOURCE_DIR "/kiosk-config/districts/kota-blitar.toml"})
              .exit_code == 3);
    CHECK(read_file(dinas.keys()) == before);
    CHECK(Dinas::run({"list", "passport", "--keys", dinas.keys(), "--out", dinas.passport()}).exit_code == 3);
    fs::permissions(dinas.keys(), fs::perms::others_read, fs::perm_options::add);
    CHECK(dinas.build("v1.ikdlist", 1, {nik_one}).exit_code == 3);
}

TEST_CASE("list accept: a tampered bundle is refused") {
    const Kiosk kiosk;
    REQUIRE(kiosk.build("v4.ikdlist", 4, {nik_two}).exit_code == 0);
    SECTION("in its rows") {
        change_byte(kiosk.at("v4.ikdlist"), 80);
        kiosk.expect_refused("v4.ikdlist", "damaged", "damaged 35.72 4");
    }
    SECTION("cut off") {
        fs::resize_file(kiosk.at("v4.ikdlist"), fs::file_size(kiosk.at("v4.ikdlist")) - 10);
        kiosk.expect_refused("v4.ikdlist", "damaged", "damaged");
    }
    SECTION("something else") {
        write_file(kiosk.at("v4.ikdlist"), "PK\003\004 an archive, perhaps");
        kiosk.expect_refused("v4.ikdlist", "not_a_bundle", "not_a_bundle");
    }
}

TEST_CASE("list accept: same, older, expired and older data are refused") {
    const Kiosk kiosk;
    REQUIRE(kiosk.build("v3-again.ikdlist", 3, {nik_two}).exit_code == 0);
    kiosk.expect_refused("v3-again.ikdlist", "not_newer", "not_newer 35.72 3");
    REQUIRE(kiosk.build("v2.ikdlist", 2, {nik_two}).exit_code == 0);
    kiosk.expect_refused("v2.ikdlist", "not_newer", "not_newer 35.72 2");
    const Finished warned = kiosk.build("late.ikdlist", 4, {nik_two}, {}, "2026-06-01");
    CHECK(contains(warned.out, "that day is over"));
    kiosk.expect_refused("late.ikdlist", "expired", "expired 35.72 4");
    auto older = kiosk.read("v3.ikdlist");
    older.header.version = 4;
    older.header.as_of = std::chrono::year{2026} / 4 / 30;
    kiosk.sign("older.ikdlist", older);
    kiosk.expect_refused("older.ikdlist", "older_data", "older_data 35.72 4");
}

TEST_CASE("list accept: another district and another dinas are refused") {
    const Kiosk kiosk;
    auto foreign = kiosk.read("v3.ikdlist");
    foreign.header.version = 9;
    foreign.header.district = "35.05";
    kiosk.sign("foreign.ikdlist", foreign);
    kiosk.expect_refused("foreign.ikdlist", "other_district", "other_district 35.05 9");
    const Dinas other;
    REQUIRE(other.build("v9.ikdlist", 9, {nik_two}).exit_code == 0);
    fs::copy_file(other.at("v9.ikdlist"), kiosk.at("v9.ikdlist"));
    kiosk.expect_refused("v9.ikdlist", "wrong_key", "wrong_key 35.72 9");
    const Dinas neighbour("kab-blitar");
    REQUIRE(neighbour.build("kab.ikdlist", 9, {nik_two}).exit_code == 0);
    fs::copy_file(neighbour.at("kab.ikdlist"), kiosk.at("kab.ikdlist"));
    kiosk.expect_refused("kab.ikdlist", "other_district", "other_district 35.05 9");
    const Finished trusted = Dinas::run({"list", "trust", neighbour.passport(), "--state", kiosk.state()});
    CHECK(trusted.exit_code == 3);
    CHECK(contains(trusted.err, "is of district 35.05, this kiosk stands in 35.72"));
}

TEST_CASE("list build --base: a delta changes its base and nothing else") {
    const Kiosk kiosk;
    const auto delta = [&](const std::string& base, const std::string& name) {
        return std::vector<std::string>{"--base", kiosk.at(base), "--delta-out", kiosk.at(name)};
    };
    const Finished built =
        kiosk.build("v4.ikdlist", 4, {nik_two, nik_three}, delta("v3.ikdlist", "d4.ikdlist"));
    CHECK(built.exit_code == 0);
    CHECK(contains(built.out, "a delta of version 3: 2 added or changed, 1 removed"));
    CHECK(kiosk.accept("d4.ikdlist").exit_code == 0);
    CHECK(kiosk.look_up(nik_one).record == unknown);
    CHECK(kiosk.look_up(nik_three).record == unregistered);
    CHECK(contains(kiosk.show().out, "version 4, 2 NIK"));

    REQUIRE(kiosk.build("v5.ikdlist", 5, {nik_one}, delta("v4.ikdlist", "d5.ikdlist")).exit_code == 0);
    CHECK(kiosk.accept("d5.ikdlist").exit_code == 0);  // one delta after the other
    CHECK(kiosk.look_up(nik_one).record == unregistered);
    CHECK(kiosk.look_up(nik_two).record == unknown);

    const Finished of_delta = kiosk.build("v6.ikdlist", 6, {nik_one}, delta("d5.ikdlist", "d6.ikdlist"));
    CHECK(of_delta.exit_code == 3);
    CHECK(contains(of_delta.err, "is a delta itself"));
    CHECK(kiosk.build("v3b.ikdlist", 3, {nik_one}, delta("v3.ikdlist", "d3.ikdlist")).exit_code == 3);
    CHECK(kiosk.build("v6.ikdlist", 6, {nik_one}, delta("v4.ikdlist", "v6.ikdlist")).exit_code == 3);
    CHECK(kiosk.build("v6.ikdlist", 6, {nik_one}, {"--base", kiosk.at("v4.ikdlist")}).exit_code == 2);
}

TEST_CASE("list accept: a delta of another version is refused") {
    const Kiosk kiosk;
    REQUIRE(kiosk.build("v4.ikdlist", 4, {nik_two}).exit_code == 0);
    REQUIRE(kiosk
                .build("v5.ikdlist", 5, {nik_two, nik_three},
                       {"--base", kiosk.at("v4.ikdlist"), "--delta-out", kiosk.at("d5.ikdlist")})
                .exit_code == 0);
    kiosk.expect_refused("d5.ikdlist", "wrong_base", "wrong_base 35.72 5");
}

TEST_CASE("list accept: a kiosk without a passport trusts nobody") {
    const Dinas dinas;
    REQUIRE(dinas.build("v1.ikdlist", 1, {nik_one}).exit_code == 0);
    const Finished run = dinas.accept("v1.ikdlist");
    CHECK(run.exit_code == 4);
    CHECK(contains(run.err, "no_passport"));
    CHECK(dinas.accept("none.ikdlist").exit_code == 3);
}

TEST_CASE("list trust: a list of other keys goes out of force") {
    const Kiosk kiosk;
    CHECK(kiosk.trust().exit_code == 0);  // the same passport again changes nothing
    CHECK(contains(kiosk.show().out, "version 3"));
    const Dinas successor;
    const Finished trusted = Dinas::run({"list", "trust", successor.passport(), "--state", kiosk.state()});
    CHECK(trusted.exit_code == 0);
    CHECK(contains(trusted.out, "out of force"));
    CHECK(contains(kiosk.show().out, "no list in force"));
    CHECK(contains(kiosk.events().out, "\"kind\":\"list_dropped\""));
}

TEST_CASE("list drop: the signed one") {
    const Kiosk kiosk;
    CHECK(Dinas::run({"list", "drop", "--state", kiosk.state()}).exit_code == 2);
    CHECK(Dinas::run({"list", "drop", "--category", "unrecorded", "--state", kiosk.state()}).exit_code == 3);
    CHECK(Dinas::run({"list", "drop", "--signed", "--state", kiosk.state()}).exit_code == 0);
    CHECK(contains(kiosk.show().out, "no list in force"));
    REQUIRE(kiosk.build("v2.ikdlist", 2, {nik_two}).exit_code == 0);
    CHECK(kiosk.accept("v2.ikdlist").exit_code == 0);  // the way back to an earlier version
}

TEST_CASE("list inspect: what a bundle says, and whether that is true") {
    const Dinas dinas;
    REQUIRE(dinas.build("v1.ikdlist", 1, {nik_one}).exit_code == 0);
    const auto inspect = [&](std::vector<std::string> more) {
        std::vector<std::string> arguments{"list", "inspect", dinas.at("v1.ikdlist")};
        arguments.insert(arguments.end(), more.begin(), more.end());
        return Dinas::run(arguments);
    };
    CHECK(contains(inspect({}).out, "signature:     not checked"));
    CHECK(inspect({"--passport", dinas.passport()}).exit_code == 0);
    CHECK(contains(inspect({"--keys", dinas.keys()}).out, "signature:     good"));
    const Dinas other;
    CHECK(inspect({"--keys", other.keys()}).exit_code == 1);
    CHECK(contains(inspect({"--passport", other.passport()}).out, "REFUSED: wrong_key"));
}

TEST_CASE("list build: contradictory files are refused by file and line") {
    const Dinas dinas;
    const std::string ready = dinas.at("siap.csv");
    write_file(ready, "NIK\n3572014107859003\n3572015505089001\n");
    const Finished run =
        dinas.build("v1.ikdlist", 1, {nik_one}, {"--print-ready", ready, "--report", dinas.at("r.csv")});
    CHECK(run.exit_code == 1);
    CHECK(contains(run.out, "siap.csv: line 3: contradictory"));
    CHECK(contains(run.out, "nothing written"));
    CHECK_FALSE(fs::exists(dinas.at("v1.ikdlist")));
    CHECK(contains(read_file(dinas.at("r.csv")), "3;siap.csv;"));
    CHECK(dinas.build("v1.ikdlist", 1, {nik_one, nik_two}, {"--print-ready", ready, "--accept-partial"})
              .exit_code == 1);
    CHECK(contains(Dinas::run({"list", "inspect", dinas.at("v1.ikdlist")}).out, "total:         2 NIK"));
}

TEST_CASE("list build: no list comes out empty by mistake") {
    const Dinas dinas;
    const std::string ready = dinas.at("siap.csv");
    write_file(ready, GENERATE("NIK\n", "NIK\n3.57202E+15\n"));
    for (const std::vector<std::string>& more :
         {std::vector<std::string>{"--print-ready", ready},
          std::vector<std::string>{"--print-ready", ready, "--accept-partial"}}) {
        const Finished run = dinas.build("v1.ikdlist", 1, {nik_one}, more);
        CHECK(run.exit_code == 1);
        CHECK(contains(run.out, "siap.csv: no row with a NIK that can be used\nnothing written"));
    }
    CHECK(dinas.build("v1.ikdlist", 1, {}, {"--accept-partial"}).exit_code == 1);
    CHECK_FALSE(fs::exists(dinas.at("v1.ikdlist")));
    // The same person on two lists: both files are of use.
    write_file(ready, "NIK\n" + std::string(nik_one) + "\n");
    CHECK(dinas.build("v1.ikdlist", 1, {nik_one}, {"--deactivated", ready}).exit_code == 0);
}

TEST_CASE("list build: versions and sources that no kiosk would take") {
    const Dinas dinas;
    for (const std::string version : {"0", "-1", "abc", "7x", "1000000000", "99999999999999999999"}) {
        CAPTURE(version);
        const Finished run = Dinas::run({"list", "build", "--version", version});
        CHECK(run.exit_code == 2);
        CHECK(contains(run.err, "--version: expected a whole number from 1 to 999999999"));
    }
    CHECK(dinas.build("v1.ikdlist", 999'999'999, {nik_one}).exit_code == 0);
    const Finished run = dinas.build("v2.ikdlist", 2, {nik_one}, {"--source", "NIK " + std::string(nik_one)});
    CHECK(run.exit_code == 2);
    CHECK(contains(run.err, "--source: holds 16 digits in a row"));
    CHECK_FALSE(contains(run.err, nik_one));
    CHECK(dinas.build("v2.ikdlist", 2, {nik_one}, {"--status-column", "Status"}).exit_code == 2);
}

TEST_CASE("list build --status: columns by their headings") {
    const Dinas dinas;
    write_file(dinas.at("status.csv"),
               "NIK;Nama;Status KTP-el;Status NIK\n3572015505089001;a;PRR\xC2\xA0;aktif\n"
               "3572011505089002;b;SFE; \xC2\xA0 \n"
               "3572014107859003;c;entah;\n");
    const Finished run =
        Dinas::run({"list", "build", "--keys", dinas.keys(), "--version", "1", "--as-of", "2026-05-01",
                    "--valid-until", "2999-01-01", "--status", dinas.at("status.csv"), "--out",
                    dinas.at("v1.ikdlist"), "--accept-partial"});
    CHECK(run.exit_code == 1);
    CHECK(contains(run.out, "line 4: unknown_status"));
    CHECK(contains(run.out, "print_ready: 1"));
    CHECK(contains(run.out, "sent_for_enrollment: 1"));
    CHECK(contains(run.out, "active: 1"));
}

TEST_CASE("lists: nothing that was written holds a NIK") {
    const Kiosk kiosk;
    const std::string report = kiosk.at("laporan.csv"), daftar = kiosk.at("daftar.csv");
    write_file(daftar, "NIK\n3572014107859003\n3572014107859003\n3.57202E+15\n3572013102089001\n");
    const Finished run =
        Dinas::run({"list", "import", daftar, "--category", "deactivated", "--as-of", "2026-05-01", "--state",
                    kiosk.state(), "--accept-partial", "--report", report});
    CHECK(run.exit_code == 1);
    CHECK(kiosk
              .build("v4.ikdlist", 4, {nik_two, nik_one},
                     {"--report", kiosk.at("b.csv"), "--base", kiosk.at("v3.ikdlist"), "--delta-out",
                      kiosk.at("d4.ikdlist")})
              .exit_code == 0);
    CHECK(kiosk.accept("v4.ikdlist").exit_code == 0);
    write_file(kiosk.at("niks"), "3572015505089001\n3572011505089002\n3572014107859003\n3572013102089001\n");
    const Finished check = Dinas::run(
        {"privacy", "check", "--state", kiosk.state(), "--nik-file", kiosk.at("niks"), "--also", report,
         kiosk.at("b.csv"), kiosk.at("v3.ikdlist"), kiosk.at("v4.ikdlist"), kiosk.keys(), kiosk.passport()});
    INFO(check.out);
    CHECK(check.exit_code == 0);
    CHECK_FALSE(contains(run.out + run.err, "35720"));
}

TEST_CASE("list build: nothing that is read, and nothing but a bundle, is written over") {
    const Dinas dinas;
    REQUIRE(dinas.build("v1.ikdlist", 1, {nik_one}).exit_code == 0);
    fs::create_symlink(dinas.keys(), dinas.at("link"));
    write_file(dinas.at("notes.txt"), "notes");
    const std::vector<std::string> with_base{"--base", dinas.at("v1.ikdlist"), "--delta-out",
                                             dinas.at("d2.ikdlist")};
    const auto refused = [&](const std::string& name, const std::vector<std::string>& more) {
        const std::string before = read_file(dinas.at(name));
        const Finished run = dinas.build(name, 2, {nik_one, nik_two}, more);
        CAPTURE(name, run.err);
        CHECK(run.exit_code == 3);
        CHECK(contains(run.err, "name another file"));
        if (name != "belum-rekam.csv") CHECK(read_file(dinas.at(name)) == before);
    };
    refused("dinas.keys", {});
    refused("link", {});
    refused("v1.ikdlist", with_base);
    refused("belum-rekam.csv", {});
    refused("notes.txt", {});
    for (const auto& precious : {dinas.keys(), dinas.at("v1.ikdlist"), dinas.at("belum-rekam.csv")}) {
        const Finished run = dinas.build(
            "v2.ikdlist", 2, {nik_one, nik_two},
            {"--base", dinas.at("v1.ikdlist"), "--delta-out", dinas.at("d2.ikdlist"), "--report", precious});
        CHECK(run.exit_code == 3);
        CHECK(contains(run.err, precious + ": is read by this command"));
    }
    CHECK(read_file(dinas.at("belum-rekam.csv")).starts_with("No;NIK\n1;3572015505089001\n"));
    CHECK(dinas.read("v1.ikdlist").header.version == 1);
    CHECK(dinas.build("v1.ikdlist", 2, {nik_two}).exit_code == 0);
    CHECK(dinas.read("v1.ikdlist").header.version == 2);
}

#include <sys/stat.h>

#include <catch2/catch.hpp>

#include "cli/run_program.hpp"
#include "storage/ledger_fixture.hpp"

using namespace kiosk;
using namespace kiosk::test;

namespace {

struct Kiosk : LedgerFixture {
    Kiosk() {
        const std::string key = directory.path() / "device.key";
        write_file(key, std::string(32, 'k'));
        chmod(key.c_str(), 0600);
        append(draft(domain::EventKind::visit_started, 1));
    }
    Finished figure(std::vector<std::string> arguments) const {
        arguments.insert(arguments.begin(), "figure");
        for (const std::string& more :
             {std::string("--state"), std::string(directory.path()), std::string("--config"),
              std::string(KIOSK_SOURCE_DIR "/kiosk-config/kiosk.toml")}) {
            arguments.push_back(more);
        }
        return run_program("ikdctl", arguments);
    }
    Finished add(const std::string& date, const std::string& count, const std::string& source) const {
        return figure({"add", "--date", date, "--count", count, "--source", source});
    }
    std::string file(const std::string& text) const {
        const std::string path = directory.path() / "figures.csv";
        write_file(path, text);
        return path;
    }
    std::int64_t rows() { return storage::last_sequence(store).value(); }
};

bool contains(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("figure add: an event in the ledger, also while the kiosk has it open; the later one counts") {
    Kiosk kiosk;
    CHECK(kiosk.add("2026-01-15", "24.900", "laporan provinsi").out ==
          "row 2: 2026-01-15  24900  laporan provinsi\n");
    const Finished again = kiosk.add("15/01/2026", "24000", "koreksi");
    CHECK(again.exit_code == 0);
    CHECK(contains(again.out, "takes the place of 24900"));
    CHECK(kiosk.rows() == 3);
    const Finished list = kiosk.figure({"list"});
    CHECK(contains(list.out, "pack     counts    2025-12-31  23370"));
    CHECK(contains(list.out, "entered  replaced  2026-01-15  24900  laporan provinsi\n"));
    CHECK(contains(list.out, "entered  counts    2026-01-15  24000  koreksi\n"));
}

TEST_CASE("figure add: what is unusual is said, what is wrong is refused") {
    Kiosk kiosk;
    CHECK(contains(kiosk.add("2026-01-15", "20000", "x").out, "is less than 23370 of 2025-12-31"));
    CHECK(contains(kiosk.add("2026-01-16", "200000", "x").out, "more than the base"));
    CHECK(kiosk.rows() == 3);
    CHECK(kiosk.add("2999-01-01", "24900", "x").exit_code == 2);
    CHECK(kiosk.add("2026-02-30", "24900", "x").exit_code == 2);
    CHECK(kiosk.add("2026-01-15", "24.9", "x").exit_code == 2);
    CHECK(kiosk.add("2026-01-15", "24900", std::string(121, 'x')).exit_code == 2);
    const Finished nik = kiosk.add("2026-01-15", "24900", "dari 3572021504909001");
    CHECK(nik.exit_code == 2);
    CHECK_FALSE(contains(nik.err, "3572021504909001"));
    CHECK(
        kiosk.figure({"add", "--date", "2026-01-15", "--count", "1", "--source", "x", "--officer", "nobody"})
            .exit_code == 2);
    CHECK(kiosk.rows() == 3);
}

TEST_CASE("figure import: by headings, all or nothing, with line numbers") {
    Kiosk kiosk;
    const Finished refused = kiosk.figure(
        {"import", kiosk.file("Laporan\nTanggal;Jumlah;Sumber\n2026-01-15;24900;a\n46037;25000;b\n"
                              "2026-01-17;2,5E+04;c\n15/01/2026;1;d\n")});
    CHECK(refused.exit_code == 1);
    CHECK(contains(refused.out, "line 4: date: a spreadsheet turned it into the number 46037"));
    CHECK(contains(refused.out, "line 5: count: found \"2,5E+04\""));
    CHECK(contains(refused.out, "line 6: date: 2026-01-15 stands in an earlier line"));
    CHECK(kiosk.rows() == 1);

    const Finished done =
        kiosk.figure({"import", kiosk.file("date,count,source\n2026-01-16,25000,b\n2026-01-15,24900,a\n")});
    CHECK(done.exit_code == 0);
    CHECK(kiosk.rows() == 3);
    CHECK(kiosk.figure({"import", kiosk.file("a,b\n1,2\n")}).exit_code == 3);
}

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>

#include "cli/run_program.hpp"

using namespace kiosk::test;
namespace fs = std::filesystem;

namespace {

constexpr const char* two_rows = "NIK\n3572015505089001\n3572011505089002\n";

/// A state directory and a CSV file of their own.
class Office {
  public:
    explicit Office(const std::string& csv) { write_file(file(), csv); }

    Finished import(std::vector<std::string> more = {}) const {
        std::vector<std::string> arguments{"list",    "import",     file(),    "--category", "deactivated",
                                           "--as-of", "2026-05-01", "--state", state()};
        arguments.insert(arguments.end(), more.begin(), more.end());
        return run_program("ikdctl", arguments);
    }
    Finished show() const { return run_program("ikdctl", {"list", "show", "--state", state()}); }

    std::string file() const { return directory_.path() / "daftar.csv"; }
    std::string state() const { return directory_.path() / "state"; }

  private:
    TemporaryDirectory directory_;
};

bool contains(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("list import: a good list comes into force") {
    const Office office(two_rows);
    const Finished run = office.import();
    CHECK(run.exit_code == 0);
    CHECK(run.err.empty());
    CHECK(run.out ==
          "rows read:     2\naccepted:      2\nduplicates:    0\nrefused:       0\n"
          "  deactivated: 2\n"
          "warning: without --valid-until the list never ends: it counts even where newer signed data have "
          "ended\n"
          "list in force: deactivated, 2 NIK, as of 2026-05-01, source: daftar Dispendukcapil\n");
    CHECK(office.show().out == "deactivated, 2 NIK, as of 2026-05-01, source: daftar Dispendukcapil\n");
}

TEST_CASE("list import: what offices send is understood") {
    const std::string csv = GENERATE(
        "\xEF\xBB\xBFNo;Nama;NIK\r\n1;\"Siti; Aminah\";3572015505089001\r\n2;Budi;\" 3572 0115 0508 9002 "
        "\"\r\n;;\r\n",
        "Daftar NIK per 1 Mei 2026\n\nNo,Nomor Induk "
        "Kependudukan\n1,35.72.01.550508.9001\n2,'3572011505089002\n",
        "1,=\"3572015505089001\"\n2,=\"3572011505089002\"\n", "3572015505089001\n3572011505089002\n");
    CAPTURE(csv);
    const Office office(csv);
    const Finished run = office.import();
    CHECK(run.exit_code == 0);
    CHECK(contains(run.out, "list in force: deactivated, 2 NIK"));
}

TEST_CASE("list import: refused rows are named by line and reason, never by number") {
    const Office office(
        "NIK;Nama\n3572015505089001;a\n3,57202E+15;b\n3572013102089001;c\n;d\n3572011505080000;e\n");
    const Finished run = office.import();
    CHECK(run.exit_code == 1);
    CHECK(contains(run.out, "line 3: damaged_by_spreadsheet"));
    CHECK(contains(run.out, "line 4: impossible_nik: cannot be a NIK, impossible_date"));
    CHECK(contains(run.out, "line 5: empty"));
    CHECK(contains(run.out, "line 6: damaged_by_spreadsheet"));
    CHECK(contains(run.out, "rows read:     5\naccepted:      1\nduplicates:    0\nrefused:       4\n"));
    CHECK(contains(run.out, "nothing imported"));
    CHECK_FALSE(contains(run.out + run.err, "35720"));
    CHECK_FALSE(fs::exists(office.state()));
}

TEST_CASE("list import: --accept-partial imports the good rows and still tells") {
    const Office office("NIK\n3572015505089001\n3.57202E+15\n3572015505089001\n");
    const Finished run = office.import({"--accept-partial"});
    CHECK(run.exit_code == 1);
    CHECK(contains(run.out, "accepted:      1\nduplicates:    1\nrefused:       1\n"));
    CHECK(contains(run.out, "list in force: deactivated, 1 NIK"));
}

TEST_CASE("list import: a list without any good row replaces nothing") {
    const Office office(two_rows);
    REQUIRE(office.import().exit_code == 0);
    write_file(office.file(), GENERATE("NIK\n", "NIK\n3.57202E+15\n"));
    const Finished run = office.import({"--accept-partial"});
    CHECK(run.exit_code == 1);
    CHECK(contains(run.out, "nothing imported: no row with a NIK"));
    CHECK(contains(office.show().out, "deactivated, 2 NIK"));
}

TEST_CASE("list import: the column may be named or numbered") {
    const std::string column = GENERATE("nomor", "2");
    CAPTURE(column);
    const Office office(
        "No KK;Nomor\n3572011111119001;3572015505089001\n3572011111119001;3572011505089002\n");
    CHECK(office.import({"--column", column}).exit_code == 0);
    CHECK(contains(office.show().out, "2 NIK"));
}

TEST_CASE("list import: a column that cannot be told is asked for") {
    struct Row {
        const char* csv;
        const char* says;
    };
    const Row row =
        GENERATE(values<Row>({{"NIK;Nama;NIK\n3572015505089001;a;3572011505089002\n", "several NIK columns"},
                              {"3572011111119001;3572015505089001\n", "several columns look like NIKs"},
                              {"Nama;Alamat\na;b\n", "no column with NIKs"},
                              {"", "no rows"}}));
    const Office office(row.csv);
    const Finished run = office.import();
    CHECK(run.exit_code == 3);
    CHECK(contains(run.err, row.says));
    CHECK(office.import({"--column", "9"}).exit_code == 3);
    CHECK(office.import({"--column", "xyz"}).exit_code == 3);
}

TEST_CASE("list import: wrong arguments") {
    const Office office(two_rows);
    const std::vector<std::string> wrong = GENERATE(std::vector<std::string>{"--as-of", "2999-01-01"},
                                                    std::vector<std::string>{"--as-of", "1 Mei"},
                                                    std::vector<std::string>{"--category", "active"});
    std::vector<std::string> arguments{"list", "import", office.file(), "--state", office.state()};
    arguments.insert(arguments.end(), wrong.begin(), wrong.end());
    const bool date = wrong.front() == "--as-of";
    arguments.push_back(date ? "--category" : "--as-of");
    arguments.push_back(date ? "deactivated" : "2026-05-01");
    const Finished run = run_program("ikdctl", arguments);
    CHECK(run.exit_code == 2);
    CHECK(contains(run.err, wrong.back()));
    CHECK_FALSE(fs::exists(office.state()));
}

TEST_CASE("list import: files that are no CSV are refused") {
    const Office office("NIK\n\"3572015505089001\n");
    const Finished run = office.import();
    CHECK(run.exit_code == 3);
    CHECK(contains(run.err, "line 2: the quote"));
    CHECK_FALSE(contains(run.err, "3572015505089001"));
    Office missing(two_rows);
    fs::remove(missing.file());
    CHECK(missing.import().exit_code == 3);
    fs::create_directory(missing.file());
    CHECK(missing.import().exit_code == 3);
}

TEST_CASE("list import: an older list does not replace a newer one") {
    const Office office(two_rows);
    REQUIRE(office.import().exit_code == 0);
    const Finished run = run_program("ikdctl", {"list", "import", office.file(), "--category", "deactivated",
                                                "--as-of", "2026-04-30", "--state", office.state()});
    CHECK(run.exit_code == 3);
    CHECK(contains(run.err, "older"));
    CHECK(contains(office.show().out, "as of 2026-05-01"));
}

TEST_CASE("list import: no file of the state holds a NIK") {
    const Office office(two_rows);
    REQUIRE(office.import().exit_code == 0);
    for (const auto& entry : fs::recursive_directory_iterator(office.state())) {
        if (!entry.is_regular_file()) continue;
        CAPTURE(entry.path().filename());
        CHECK_FALSE(contains(read_file(entry.path()), "3572015505089001"));
        CHECK_FALSE(contains(read_file(entry.path()), "3572011505089002"));
    }
}

TEST_CASE("list import: a list that comes into force is an event, a refused one is not") {
    const Office office(two_rows);
    REQUIRE(office.import().exit_code == 0);
    REQUIRE(run_program("ikdctl", {"list", "import", office.file(), "--category", "deactivated", "--as-of",
                                   "2026-04-30", "--state", office.state()})
                .exit_code == 3);
    const Finished shown = run_program("ikdctl", {"ledger", "show", "--json", "--state", office.state()});
    CHECK(contains(shown.out, "\"kind\":\"list_imported\""));
    CHECK(contains(shown.out, "deactivated 2026-05-01 2"));
    CHECK(std::count(shown.out.begin(), shown.out.end(), '\n') == 1);
    CHECK(run_program("ikdctl", {"ledger", "verify", "--state", office.state()}).exit_code == 0);
}

TEST_CASE("list show: lists of all categories, and none") {
    const Office office(two_rows);
    CHECK(office.show().exit_code == 3);
    CHECK_FALSE(fs::exists(office.state()));
    REQUIRE(office.import().exit_code == 0);
    REQUIRE(run_program("ikdctl", {"list", "import", office.file(), "--category", "print-ready", "--as-of",
                                   "2026-06-01", "--source", "daftar kecamatan", "--state", office.state()})
                .exit_code == 0);
    CHECK(office.show().exit_code == 0);
    CHECK(office.show().out ==
          "deactivated, 2 NIK, as of 2026-05-01, source: daftar Dispendukcapil\n"
          "print-ready, 2 NIK, as of 2026-06-01, source: daftar kecamatan\n");
}

TEST_CASE("list import: a lost key is never replaced by a new one") {
    const Office office(two_rows);
    REQUIRE(office.import().exit_code == 0);
    fs::remove(office.state() + "/device.key");
    const Finished run = office.import();
    CHECK(run.exit_code == 3);
    CHECK(contains(run.err, "device.key: is missing although "));
    CHECK_FALSE(fs::exists(office.state() + "/device.key"));
}

TEST_CASE("list import --preview: counts and the first problems, nothing more") {
    const Office office("NIK;Nama\n3572015505089001;a\n3572013102089001;b\n");
    const Finished run = office.import({"--preview"});
    CHECK(run.exit_code == 1);
    CHECK(contains(run.out, "NIK in column 1"));
    CHECK(contains(run.out, "line 3: impossible_nik"));
    CHECK(contains(run.out, "preview: nothing imported"));
    CHECK_FALSE(fs::exists(office.state()));
}

TEST_CASE("list import --report: a file for a clerk, by line, without a NIK") {
    const Office office("NIK\n3572015505089001\n3.57202E+15\n3572015505089001\n3572013102089001\n");
    const std::string report = office.file() + ".laporan.csv";
    CHECK(office.import({"--report", report}).exit_code == 1);
    const std::string text = read_file(report);
    CHECK(
        text.starts_with("\xEF\xBB\xBF"
                         "Baris;Berkas;Alasan;Saran\r\n3;daftar.csv;\"Angka rusak"));
    CHECK(contains(text, "\r\n4;daftar.csv;"));
    CHECK(contains(text, "lihat daftar.csv baris 2"));
    CHECK(contains(text, "\r\n5;daftar.csv;"));
    CHECK_FALSE(contains(text, "35720"));
}

TEST_CASE("list import --report: the list itself is never written over") {
    const Office office("NIK\n3572015505089001\n");
    const std::string before = read_file(office.file());
    const std::string link = office.file() + ".link";
    fs::create_symlink(office.file(), link);
    for (const std::string& report : {office.file(), link}) {
        const Finished run = office.import({"--report", report});
        CHECK(run.exit_code == 3);
        CHECK(contains(run.err, report + ": is read by this command and would be lost; name another file"));
        CHECK(read_file(office.file()) == before);
    }
    CHECK_FALSE(fs::exists(office.state()));
}

TEST_CASE("list import: an old workbook is refused with what to do") {
    const Office office("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 and so on");
    const Finished run = office.import();
    CHECK(run.exit_code == 3);
    CHECK(contains(run.err, ".xls"));
    CHECK(contains(run.err, ".xlsx"));
}

TEST_CASE("list import: another list in force that says otherwise is told by line") {
    const Office office(two_rows);
    const auto import = [&](const std::string& category, const std::string& as_of,
                            std::vector<std::string> more = {}) {
        std::vector<std::string> arguments{"list",       "import",  office.file(), "--category",
                                           category,     "--as-of", as_of,         "--valid-until",
                                           "2999-01-01", "--state", office.state()};
        arguments.insert(arguments.end(), more.begin(), more.end());
        return run_program("ikdctl", arguments);
    };
    REQUIRE(import("unrecorded", "2026-05-01").exit_code == 0);
    REQUIRE(import("deactivated", "2026-05-01").exit_code == 0);
    write_file(office.file(), "No;NIK\n1;3572011505089007\n2;3572015505089001\n");
    const auto print_ready = [&](std::vector<std::string> more) {
        return import("print-ready", "2026-05-01", std::move(more));
    };
    const std::string report = office.file() + ".laporan.csv";
    const Finished preview = print_ready({"--preview"});
    const Finished refused = print_ready({"--report", report});
    for (const Finished& run : {preview, refused}) {
        CHECK(run.exit_code == 1);
        CHECK(contains(run.out, "line 3: contradictory"));
        CHECK(contains(run.out, "contradict another list in force: 1\n"));
        CHECK(contains(run.out, "nothing imported"));
    }
    CHECK(contains(read_file(report), "3;daftar.csv;Berlawanan"));
    CHECK_FALSE(contains(office.show().out, "print-ready"));
    CHECK(print_ready({"--accept-partial"}).exit_code == 1);
    CHECK(contains(office.show().out, "print-ready, 2 NIK, as of 2026-05-01, valid until 2999-01-01"));
    CHECK(print_ready({"--accept-partial"}).exit_code == 1);  // the list is not compared with itself
}

TEST_CASE("list import: a list is not held against the older one that it replaces") {
    const Office office("NIK;Status NIK\n3572015505089001;aktif\n");
    REQUIRE(office.import().exit_code == 0);
    write_file(office.file(), "NIK\n3572015505089001\n");
    CHECK(office.import().exit_code == 0);
}

TEST_CASE("list import: a status beside the NIK counts more than the category, and is counted") {
    const Office office(
        "NIK;Status KTP-el;Status NIK;Alasan\n3572015505089001;PRR;NONAKTIF;\n"
        "3572011505089002;;Aktif;\n");
    const Finished preview = office.import({"--preview"});
    CHECK(preview.exit_code == 0);
    CHECK(contains(preview.out,
                   "NIK in column 1, KTP-el status in column 2, NIK status in column 3, reason in column 4"));
    for (const auto& out : {preview.out, office.import().out}) {
        CHECK(contains(out, "  print_ready: 1\n  nik_active: 1\n  deactivated: 1\n"));
    }
}

TEST_CASE("list import: the last day of a list") {
    const Office office(two_rows);
    const Finished before = office.import({"--valid-until", "2026-04-30"});
    CHECK(before.exit_code == 2);
    CHECK(contains(before.err, "--valid-until: found 2026-04-30, expected a day not before --as-of"));
    CHECK_FALSE(fs::exists(office.state()));
    const Finished over = office.import({"--valid-until", "2026-05-01"});
    CHECK(over.exit_code == 0);
    CHECK(contains(over.out, "warning: --valid-until is over"));
    CHECK_FALSE(contains(office.import({"--valid-until", "2999-01-01"}).out, "warning"));
}

TEST_CASE("list import: no NIK comes in as the name of the source") {
    const Office office(two_rows);
    for (const std::string source : {"", "NIK 3572015505089001", "dua\nbaris"}) {
        const Finished run = office.import({"--source", source});
        CHECK(run.exit_code == 2);
        CHECK_FALSE(contains(run.out + run.err, "35720"));
    }
    CHECK_FALSE(fs::exists(office.state()));
}

TEST_CASE("list import --preview: no row that can be used is told as the import would") {
    const Office office("NIK\n");
    CHECK(office.import({"--preview"}).exit_code == 1);
}

TEST_CASE("list import: a row is not called contradictory for another person whom it names") {
    const Office office("NIK;Status KTP-el\n3572015505089001;PRR\n");
    REQUIRE(office.import().exit_code == 0);
    write_file(office.file(),
               "NIK;NIK IBU\n3572015505089001;\n3572011505089007;3572015505089001\n"
               "3572011505089008;3572015505089001\n");
    const Finished run = run_program("ikdctl", {"list", "import", office.file(), "--category", "unrecorded",
                                                "--as-of", "2026-06-01", "--state", office.state()});
    CHECK(run.exit_code == 1);
    CHECK(contains(run.out, "line 2: contradictory"));
    CHECK_FALSE(contains(run.out, "line 3"));
    CHECK_FALSE(contains(run.out, "line 4"));
    CHECK(contains(run.out, "contradict another list in force: 1\n"));
}

TEST_CASE("list import --progress: told also where there is no terminal") {
    std::string csv = "NIK\n";
    for (int n = 1000; n < 10'000; ++n) csv += "357201150508" + std::to_string(n) + "\n";
    const Office office(csv);
    const Finished run = office.import({"--progress"});
    CHECK(run.exit_code == 0);
    CHECK(contains(run.err, "daftar.csv: "));
    CHECK(contains(run.err, " %\n"));
}

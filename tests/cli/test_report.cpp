#include <catch2/catch.hpp>
#include <filesystem>

#include "cli/run_program.hpp"
#include "storage/ledger_fixture.hpp"

using namespace kiosk;
using namespace kiosk::test;
namespace fs = std::filesystem;
using domain::EventKind;

namespace {

struct Kiosk : LedgerFixture {
    Kiosk() {
        append(draft(EventKind::visit_started, 1));
        append(confirmed(1, 0xab));
        append(draft(EventKind::visit_started, 2));
        append(draft(EventKind::visit_ended, 2));
    }
};

Finished report(const std::string& state, std::vector<std::string> more) {
    std::vector<std::string> arguments{"report", "--state", state, "--config",
                                       KIOSK_SOURCE_DIR "/kiosk-config/kiosk.toml"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return run_program("ikdctl", arguments);
}

bool contains(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("report: text and three files in one run, each with denominator, date and source") {
    const Kiosk kiosk;
    const std::string csv = kiosk.directory.path() / "l.csv", html = kiosk.directory.path() / "l.html",
                      xlsx = kiosk.directory.path() / "l.xlsx";
    const Finished run =
        report(kiosk.directory.path(), {"--month", "2026-11", "--csv", csv, "--html", html, "--xlsx", xlsx});
    CHECK(run.exit_code == 0);
    CHECK(run.err.empty());
    CHECK(run.out.starts_with("Laporan aktivasi IKD Kota Blitar, 1 s.d. 30 November 2026\n"));
    for (const char* part : {"Menurut hasil", "Menurut kelurahan", "Menurut tempat", "Menurut hari",
                             "Menurut bahasa", "Menurut alasan", "Pembagi: 2 kunjungan", "baris 1 s.d. 4",
                             "rantai hash utuh", "36.900", "19,0 %", "Selesai diberi informasi"}) {
        INFO(part);
        CHECK(contains(run.out, part));
    }
    CHECK(contains(read_file(csv), "\"Terkonfirmasi petugas, warga daerah\";1;orang;50,0\r\n"));
    CHECK(contains(read_file(html), "<svg"));
    CHECK(read_file(xlsx).starts_with("PK"));
    CHECK_FALSE(std::filesystem::exists(csv + ".part"));
}

TEST_CASE("report: a district without any official figure has no pace and invents none") {
    const Kiosk kiosk;
    const fs::path configuration = kiosk.directory.path() / "config";
    fs::copy(KIOSK_SOURCE_DIR "/kiosk-config", configuration, fs::copy_options::recursive);
    write_file(configuration / "kiosk.toml",
               "[kiosk]\nid = \"uji-1\"\ndistrict = \"balangan\"\nplace = \"disdukcapil\"\n");
    const Finished run = run_program("ikdctl", {"report", "--state", kiosk.directory.path(), "--config",
                                                configuration / "kiosk.toml", "--month", "2026-11"});
    CHECK(run.exit_code == 0);
    CHECK(contains(run.out, "Laporan aktivasi IKD Kabupaten Balangan"));
    CHECK(contains(run.out, "belum ada angka resmi"));
    CHECK(contains(run.out, "27.335"));  // the target stays
    const Finished figures = run_program("ikdctl", {"figure", "list", "--state", kiosk.directory.path(),
                                                    "--config", configuration / "kiosk.toml"});
    CHECK(figures.exit_code == 0);
    CHECK(contains(figures.out, "no official figure yet"));
}

TEST_CASE("report: a month without events says so") {
    const Kiosk kiosk;
    const Finished run = report(kiosk.directory.path(), {"--month", "2026-10"});
    CHECK(run.exit_code == 0);
    CHECK(contains(run.out, "Tidak ada kejadian pada rentang ini."));
}

TEST_CASE("report: a ledger that is not sound is said in the first line, everywhere") {
    const Kiosk kiosk;
    tamper(kiosk.directory.path(),
           "DROP TRIGGER events_never_change; UPDATE events SET language = 'jv' "
           "WHERE sequence = 2");
    const std::string csv = kiosk.directory.path() / "l.csv", html = kiosk.directory.path() / "l.html";
    const Finished run = report(kiosk.directory.path(), {"--month", "2026-11", "--csv", csv, "--html", html});
    CHECK(run.exit_code == 1);
    CHECK(run.out.starts_with("PERINGATAN: buku catatan kiosk ini TIDAK UTUH"));
    CHECK(read_file(csv).starts_with("\xEF\xBB\xBFPERINGATAN"));
    CHECK(read_file(html).find("PERINGATAN") < read_file(html).find("<h1>"));
}

TEST_CASE("report: acts with a date that a wrong clock gave are named in the first line") {
    Kiosk kiosk;
    domain::EventDraft started;
    started.kind = EventKind::kiosk_started;
    started.detail = "clock doubted";
    started.service_day = std::chrono::year(2000) / 1 / 1;
    kiosk.append(started);
    kiosk.append(confirmed(9, 0xcd, started.service_day));
    const std::string csv = kiosk.directory.path() / "l.csv";
    const Finished run = report(kiosk.directory.path(), {"--month", "2026-11", "--csv", csv});
    CHECK(run.exit_code == 0);
    const std::string said =
        "PERHATIAN: selama jam kiosk diragukan tercatat 1 konfirmasi (baris 6) dengan tanggal di luar "
        "rentang ini, yang mungkin termasuk rentang ini: 1 Januari 2000. Tidak dihitung di bawah ini.";
    CHECK(run.out.starts_with(said.substr(0, 60)));  // then the line is wrapped
    CHECK(read_file(csv).starts_with("\xEF\xBB\xBF\"" + said + "\"\r\n"));
    CHECK(contains(run.out, "Jam diragukan pada: 1 Januari 2000."));
}

TEST_CASE("report: a row that cannot be read is left out, and the report says so") {
    const Kiosk kiosk;
    tamper(kiosk.directory.path(),
           "DROP TRIGGER events_never_change; UPDATE events SET kind = 'x' WHERE sequence = 3");
    const Finished run = report(kiosk.directory.path(), {"--from", "2026-11-22", "--to", "2026-11-22"});
    CHECK(run.exit_code == 1);
    CHECK(contains(run.out, "1 baris tidak terbaca"));
    CHECK(contains(run.out, "Pembagi: 1 kunjungan"));
}

TEST_CASE("report: wrong arguments, a missing state, a place that cannot be written") {
    const Kiosk kiosk;
    const std::string state = kiosk.directory.path();
    CHECK(report(state, {}).exit_code == 2);
    CHECK(report(state, {"--month", "2026-13"}).exit_code == 2);
    CHECK(report(state, {"--from", "2026-11-02", "--to", "2026-11-01"}).exit_code == 2);
    CHECK(report(state + "/none", {"--month", "2026-11"}).exit_code == 3);
    CHECK(report(state, {"--month", "2026-11", "--csv", state + "/none/x.csv"}).exit_code == 3);
}

#include <catch2/catch.hpp>
#include <regex>

#include "kiosk/tables/csv.hpp"
#include "kiosk/tables/document.hpp"
#include "support/support.hpp"
#include "tables/zip_entry.hpp"

using namespace kiosk;
using namespace kiosk::tables;
using namespace kiosk::test;

namespace {

constexpr domain::Date a_day = std::chrono::year(2026) / 11 / 2;

Document document() {
    Document document;
    document.title = "Laporan <uji> & \"kutip\"";
    document.notes = {"Sumber: buku catatan"};
    document.made = std::chrono::sys_days(std::chrono::year(2026) / 12 / 1);
    Table table;
    table.name = "Tempat";
    table.title = "Menurut tempat";
    table.notes = {"Dari 1.234 orang"};
    table.columns = {"Tempat", "Nomor", "Hari", "Orang", "Bagian"};
    table.rows = {{"Kelurahan Turi", "3572021004900001", a_day, std::int64_t{1'234'567}, Percent{19.04}},
                  {"=1+1", {}, {}, std::int64_t{-7}, Percent{-0.05}}};
    table.total = Row{"Jumlah", {}, {}, std::int64_t{1'234'560}, Percent{100}};
    table.chart = BarChart{"Orang menurut tempat", 0, 3};
    document.tables = {table};
    return document;
}

bool contains(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

std::string xlsx_bytes(const Document& document) {
    const TemporaryDirectory directory;
    const auto file = directory.path() / "laporan.xlsx";
    const auto written = write_xlsx(document, file);
    if (!written) FAIL(written.error().text);
    return read_file(file);
}

}  // namespace

TEST_CASE("cells read as in Indonesia") {
    CHECK(readable(std::int64_t{0}) == "0");
    CHECK(readable(std::int64_t{999}) == "999");
    CHECK(readable(std::int64_t{1'234}) == "1.234");
    CHECK(readable(std::int64_t{-1'234'567}) == "-1.234.567");
    CHECK(readable(Percent{19}) == "19,0 %");
    CHECK(readable(Percent{19.04}) == "19,0 %");
    CHECK(readable(Percent{19.05}) == "19,1 %");
    CHECK(readable(Percent{-0.25}) == "-0,3 %");
    CHECK(readable(Percent{1234.5}) == "1.234,5 %");
    CHECK(readable(a_day) == "02/11/2026");
    CHECK(readable(Cell{}) == "-");
}

TEST_CASE("text: columns in line, numbers to the right, the warning first") {
    Document with_warning = document();
    CHECK(to_text(with_warning) ==
          "Laporan <uji> & \"kutip\"\n"
          "=======================\n"
          "Sumber: buku catatan\n"
          "\n"
          "Menurut tempat\n"
          "Tempat          Nomor             Hari            Orang   Bagian\n"
          "----------------------------------------------------------------\n"
          "Kelurahan Turi  3572021004900001  02/11/2026  1.234.567   19,0 %\n"
          "=1+1            -                 -                  -7   -0,1 %\n"
          "----------------------------------------------------------------\n"
          "Jumlah          -                 -           1.234.560  100,0 %\n"
          "Dari 1.234 orang\n");
    with_warning.warning = "PERINGATAN";
    CHECK(to_text(with_warning).starts_with("PERINGATAN\n"));
}

TEST_CASE("text: long notes are broken at blanks") {
    Document long_note;
    long_note.title = "x";
    for (int i = 0; i < 60; ++i) long_note.notes.resize(1), long_note.notes[0] += "kata é ";
    const std::string text = to_text(long_note);
    std::size_t start = 0;
    for (auto end = text.find('\n'); end != std::string::npos; end = text.find('\n', start)) {
        CHECK(end - start <= 135);  // bytes; at most 110 characters
        start = end + 1;
    }
}

TEST_CASE("CSV: our own reader gets the cells back, and nothing is run or damaged by a spreadsheet") {
    Document with_warning = document();
    with_warning.warning = "PERINGATAN; periksa";
    const std::string csv = to_csv(with_warning);
    CHECK(csv.starts_with("\xEF\xBB\xBF\"PERINGATAN; periksa\"\r\n"));
    const auto rows = parse_csv(csv);
    REQUIRE(rows.ok());
    using Cells = std::vector<std::string>;
    REQUIRE(rows->size() == 9);
    CHECK((*rows)[4].cells == Cells{"Tempat", "Nomor", "Hari", "Orang", "Bagian"});
    CHECK((*rows)[5].cells == Cells{"Kelurahan Turi", "'3572021004900001", "2026-11-02", "1234567", "19,0"});
    CHECK((*rows)[6].cells == Cells{"'=1+1", "", "", "-7", "-0,1"});
    CHECK((*rows)[7].cells == Cells{"Jumlah", "", "", "1234560", "100,0"});
}

TEST_CASE("HTML: one file, nothing from outside, texts escaped, a chart beside its table") {
    const std::string html = to_html(document());
    CHECK(contains(html, "<html lang=\"id\">"));
    CHECK(contains(html, "<title>Laporan &lt;uji&gt; &amp; &quot;kutip&quot;</title>"));
    CHECK(contains(html, "<th scope=\"row\">=1+1</th>"));
    CHECK(contains(html, "<td class=\"number\">1.234.567</td>"));
    CHECK(contains(html, "@page { size: A4"));
    for (const char* never : {"<script", "http:", "https:", "<link", "@import", "url(", "<img"}) {
        CHECK_FALSE(contains(html, never));
    }
    const std::regex bar("<rect[^>]* width=\"(\\d+)\"");
    std::vector<int> lengths;
    for (std::sregex_iterator found(html.begin(), html.end(), bar), end; found != end; ++found) {
        lengths.push_back(std::stoi((*found)[1]));
    }
    REQUIRE(lengths.size() == 2);
    CHECK(lengths[0] > 300);
    CHECK(lengths[1] == 0);
}

TEST_CASE("HTML: a label of the chart ends before the bars, and no chart is drawn of nothing") {
    Document long_label = document();
    std::string label(80, 'M');
    label += "é";
    long_label.tables[0].rows[0][0] = label;
    CHECK(contains(to_html(long_label), ">" + std::string(37, 'M') + "…</text>"));
    for (Row& row : long_label.tables[0].rows) row[3] = std::int64_t{0};
    CHECK_FALSE(contains(to_html(long_label), "<svg"));
}

TEST_CASE("HTML: every tag that opens closes") {
    Document with_warning = document();
    with_warning.warning = "PERINGATAN";
    const std::string html = to_html(with_warning);
    std::vector<std::string> open;
    const std::regex tag("<(/?)([a-z0-9]+)[^>]*?(/?)>");
    for (std::sregex_iterator found(html.begin(), html.end(), tag), end; found != end; ++found) {
        const std::string name = (*found)[2];
        if (name == "meta" || (*found)[3] == "/") continue;
        if ((*found)[1] != "/") {
            open.push_back(name);
            continue;
        }
        REQUIRE_FALSE(open.empty());
        CHECK(open.back() == name);
        open.pop_back();
    }
    CHECK(open.empty());
}

TEST_CASE("XLSX: numbers are numbers, long digits are text, headings are frozen, paper is A4 landscape") {
    const std::string archive = xlsx_bytes(document());
    const std::string sheet = zip_entry(archive, "xl/worksheets/sheet2.xml");
    CHECK(contains(sheet, "<v>1234567</v>"));
    CHECK(contains(sheet, "<v>46328</v>"));  // 2 November 2026 as spreadsheets count days
    CHECK_FALSE(contains(sheet, "3572021004900001"));
    CHECK_FALSE(contains(sheet, "<f>"));  // no formula
    CHECK(contains(zip_entry(archive, "xl/sharedStrings.xml"), "<t>3572021004900001</t>"));
    CHECK(contains(sheet, "state=\"frozen\""));
    CHECK(contains(sheet, "orientation=\"landscape\""));
    CHECK(contains(sheet, "paperSize=\"9\""));
    CHECK(contains(sheet, "fitToHeight=\"0\""));
    CHECK(contains(zip_entry(archive, "xl/workbook.xml"), "name=\"Tempat\""));
    CHECK(contains(zip_entry(archive, "docProps/core.xml"), ">2026-12-01T00:00:00Z<"));
}

TEST_CASE("XLSX: what is wrong is an error, not a broken file") {
    const TemporaryDirectory directory;
    const auto nowhere = directory.path() / "none" / "x.xlsx";
    const auto refused = write_xlsx(document(), nowhere);
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.error().code == ErrorCode::io);
    Document twice = document();
    twice.tables.push_back(twice.tables.front());
    CHECK(write_xlsx(twice, directory.path() / "x.xlsx").error().code == ErrorCode::bad_input);
}

TEST_CASE("the same document gives the same bytes") {
    CHECK(to_html(document()) == to_html(document()));
    CHECK(to_csv(document()) == to_csv(document()));
    CHECK(xlsx_bytes(document()) == xlsx_bytes(document()));
}

#include <catch2/catch.hpp>

#include "kiosk/domain/nik_list.hpp"
#include "support/support.hpp"
#include "tables/read_rows.hpp"
#include "tables/workbook_file.hpp"

using namespace kiosk;
using namespace kiosk::test;
using Rows = std::vector<ReadRow>;
using Catch::Matchers::Contains;

namespace {

ReadFile read_parts(const Parts& parts, const std::string& sheet = "") {
    const TemporaryDirectory directory;
    write_zip(directory.path() / "list.xlsx", parts);
    return read_rows(directory.path() / "list.xlsx", sheet);
}

ReadFile read_sheet(const std::string& rows, const std::string& shared_strings = "") {
    return read_parts(workbook_of(rows, shared_strings));
}

}  // namespace

TEST_CASE("cells of every kind come as text") {
    const auto got = read_sheet(
        "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>1</v></c><c r=\"B1\" t=\"inlineStr\"><is><t>in line</t></is></c>"
        "<c r=\"C1\" t=\"str\"><f>A1&amp;\"x\"</f><v>formula</v></c><c r=\"D1\"><v>42.50</v></c>"
        "<c r=\"E1\" t=\"b\"><v>1</v></c><c r=\"F1\" t=\"e\"><v>#N/A</v></c></row>",
        "<si><t>zero</t></si><si><t>one &lt; two</t></si>");
    CHECK(got.error.empty());
    CHECK(got.rows == Rows{{1, {"one < two", "in line", "formula", "42.50", "1", "#N/A"}}});
    CHECK(got.progress.back() == 1);
}

TEST_CASE("runs of rich text are joined, phonetic runs are left out") {
    const auto got = read_sheet(
        "<row><c t=\"s\"><v>0</v></c><c t=\"inlineStr\"><is><r><t>35</t></r><r><t>72</t></r>"
        "<rPh sb=\"0\" eb=\"1\"><t>no</t></rPh></is></c></row>",
        "<si><r><rPr><b/></rPr><t>Kota </t></r><r><t xml:space=\"preserve\">Blitar </t></r>"
        "<rPh sb=\"0\" eb=\"2\"><t>no</t></rPh><phoneticPr fontId=\"1\"/></si>");
    CHECK(got.rows == Rows{{1, {"Kota Blitar", "3572"}}});
}

TEST_CASE("sparse rows and cells stand in their places; empty rows are passed over") {
    const auto got = read_sheet(
        "<row r=\"3\"><c r=\"B3\"><v>1</v></c><c r=\"AB3\"><v>2</v></c><c><v>3</v></c><c r=\"XFD3\"/></row>"
        "<row r=\"5\"><c r=\"A5\" s=\"4\"/></row><row><c><v>4</v></c></row>");
    CHECK(got.error.empty());
    REQUIRE(got.rows.size() == 2);
    std::vector<std::string> third(29);
    third[1] = "1";
    third[27] = "2";
    third[28] = "3";
    CHECK(got.rows[0] == ReadRow{3, third});
    CHECK(got.rows[1] == ReadRow{6, {"4"}});
}

TEST_CASE("prefixes, byte order marks and upper case of part names are nothing special") {
    Parts parts = workbook_of("");
    parts["xl/worksheets/sheet1.xml"] =
        "\xEF\xBB\xBF<x:worksheet xmlns:x=\"m\"><x:dimension "
        "ref=\"A1\"/><x:sheetData><x:row><x:c><x:v>7</x:v>"
        "</x:c></x:row></x:sheetData></x:worksheet>";
    parts["xl/_rels/workbook.xml.rels"] = relations(relation("s1", "worksheet", "/XL/worksheets/Sheet1.xml"));
    CHECK(read_parts(parts).rows == Rows{{1, {"7"}}});
}

TEST_CASE("sheets are chosen by name; the first visible one otherwise") {
    Parts parts = workbook_of("<row><c><v>1</v></c></row>");
    parts["xl/workbook.xml"] = workbook(
        "<sheet name=\"Grafik\" sheetId=\"9\" r:id=\"c1\"/>"
        "<sheet name=\"Lama\" sheetId=\"1\" state=\"veryHidden\" r:id=\"s1\"/>"
        "<sheet name=\"Baru &amp; sah\" sheetId=\"2\" r:id=\"s2\"/>");
    parts["xl/_rels/workbook.xml.rels"] =
        relations(relation("c1", "chartsheet", "chartsheets/sheet1.xml") +
                  relation("s1", "worksheet", "worksheets/sheet1.xml") +
                  relation("s2", "worksheet", "../xl/worksheets/sheet2.xml"));
    parts["xl/worksheets/sheet2.xml"] = sheet("<row><c><v>2</v></c></row>");
    CHECK(read_parts(parts).rows == Rows{{1, {"2"}}});
    CHECK(read_parts(parts, "Lama").rows == Rows{{1, {"1"}}});
    CHECK(read_parts(parts, "Baru & sah").rows == Rows{{1, {"2"}}});
    CHECK_THAT(read_parts(parts, "Daftar").error,
               Contains("no sheet \"Daftar\"") && Contains("it has: Lama, Baru & sah"));
    CHECK(read_parts(parts, "baru&SAH").rows == Rows{{1, {"2"}}});
    parts["xl/workbook.xml"] = workbook("<sheet name=\"Lama\" state=\"hidden\" r:id=\"s1\"/>");
    CHECK_THAT(read_parts(parts).error, Contains("no visible sheet"));
}

TEST_CASE("the visible sheets in which anything stands") {
    Parts parts = workbook_of("<row><c><v>1</v></c></row>");
    parts["xl/workbook.xml"] = workbook(
        "<sheet name=\"Kec A\" r:id=\"s1\"/><sheet name=\"Kosong\" r:id=\"s2\"/>"
        "<sheet name=\"Lama\" state=\"hidden\" r:id=\"s1\"/><sheet name=\"Kec B\" r:id=\"s3\"/>");
    parts["xl/_rels/workbook.xml.rels"] = relations(relation("s1", "worksheet", "worksheets/sheet1.xml") +
                                                    relation("s2", "worksheet", "worksheets/sheet2.xml") +
                                                    relation("s3", "worksheet", "worksheets/sheet3.xml"));
    parts["xl/worksheets/sheet2.xml"] = sheet("<row r=\"1\"><c r=\"A1\"/></row>");
    parts["xl/worksheets/sheet3.xml"] = sheet("<row><c t=\"inlineStr\"><is><t>x</t></is></c></row>");
    const TemporaryDirectory directory;
    write_zip(directory.path() / "list.xlsx", parts);
    const auto sheets = tables::sheets_of(directory.path() / "list.xlsx");
    REQUIRE(sheets);
    CHECK(*sheets == std::vector<std::string>{"Kec A", "Kec B"});
}

TEST_CASE("reading a workbook stops when no more rows are wanted") {
    const TemporaryDirectory directory;
    Parts parts = workbook_of("");
    parts["xl/worksheets/sheet1.xml"] =
        "<worksheet><sheetData><row><c><v>1</v></c></row><row><c><v>2</v></c></row><row><<<";
    write_zip(directory.path() / "list.xlsx", parts);
    const auto got = read_rows(directory.path() / "list.xlsx", "", 1);
    CHECK(got.error.empty());
    CHECK(got.rows.size() == 1);
}

TEST_CASE("NIKs that a workbook keeps as numbers are reported as damaged, those kept as text are not") {
    const TemporaryDirectory directory;
    write_zip(directory.path() / "list.xlsx",
              workbook_of("<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>NIK</t></is></c></row>"
                          "<row r=\"2\"><c r=\"A2\"><v>3.5720165050890008E15</v></c></row>"
                          "<row r=\"3\"><c r=\"A3\"><v>3572016505089000</v></c></row>"
                          "<row r=\"4\"><c r=\"A4\"><v>3.572016505089E+15</v></c></row>"
                          "<row r=\"5\"><c r=\"A5\" t=\"str\"><v>3572016505089001</v></c></row>"));
    domain::NikListReader reader(
        domain::Date{std::chrono::year{2026}, std::chrono::November, std::chrono::day{22}});
    tables::ReadTable read;
    read.row = [&](const tables::TableRow& row) {
        if (row.line > 1) reader.add(row.line, row.cells[0], {}, row.numbers[0]);
        return true;
    };
    REQUIRE(tables::read_table(directory.path() / "list.xlsx", read));
    const auto list = reader.finish();
    CHECK(list.rows == 4);
    std::vector<int> damaged;
    for (const auto& row : list.refused) {
        if (row.problem == domain::RowProblem::damaged_by_spreadsheet) damaged.push_back(row.line);
    }
    CHECK(damaged == std::vector{2, 3, 4});
}

TEST_CASE("a column of whole numbers that all end in 0 is damaged") {
    std::string rows;
    for (int line = 2; line <= 12; ++line) {
        rows += "<row r=\"" + std::to_string(line) + "\"><c><v>35720165050" +
                std::to_string(89'000 + line * 10) + "</v></c></row>";
    }
    const TemporaryDirectory directory;
    write_zip(directory.path() / "list.xlsx", workbook_of(rows));
    domain::NikListReader reader(
        domain::Date{std::chrono::year{2026}, std::chrono::November, std::chrono::day{22}});
    tables::ReadTable read;
    read.row = [&](const tables::TableRow& row) {
        reader.add(row.line, row.cells[0], {});
        return true;
    };
    REQUIRE(tables::read_table(directory.path() / "list.xlsx", read));
    const auto list = reader.finish();
    CHECK(list.accepted.empty());
    REQUIRE(list.refused.size() == 11);
    CHECK(list.refused.front().problem == domain::RowProblem::damaged_by_spreadsheet);
}

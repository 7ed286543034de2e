// Workbooks that are damaged, made to fill memory, or none at all.
#include <catch2/catch.hpp>

#include "support/support.hpp"
#include "tables/read_rows.hpp"
#include "tables/workbook_file.hpp"

using namespace kiosk;
using namespace kiosk::test;
using Catch::Matchers::Contains;

namespace {

std::string error_of(const Parts& parts, const char* password = nullptr) {
    const TemporaryDirectory directory;
    write_zip(directory.path() / "list.xlsx", parts, password);
    const auto got = read_rows(directory.path() / "list.xlsx");
    CHECK((got.error.empty() || got.code == ErrorCode::bad_input));
    CHECK(got.error.find("3572") == std::string::npos);
    return got.error;
}

std::string error_of_sheet(const std::string& rows, const std::string& shared_strings = "") {
    return error_of(workbook_of(rows, shared_strings));
}

std::string error_of_bytes(const std::string& bytes) {
    const TemporaryDirectory directory;
    write_file(directory.path() / "list.xlsx", bytes);
    return read_rows(directory.path() / "list.xlsx").error;
}

std::string bytes_of(const Parts& parts) {
    const TemporaryDirectory directory;
    write_zip(directory.path() / "list.xlsx", parts);
    return read_file(directory.path() / "list.xlsx");
}

}  // namespace

TEST_CASE("other documents that are ZIP files get their hint") {
    CHECK_THAT(
        error_of({{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"}, {"content.xml", "<x/>"}}),
        Contains(".ods") && Contains(".xlsx"));
    CHECK_THAT(error_of({{"word/document.xml", "<x/>"}}), Contains("Word"));
    CHECK_THAT(error_of({{"list.csv", "NIK\n"}}), Contains("ZIP file") && Contains("unpack"));
    Parts binary = workbook_of("");
    binary["_rels/.rels"] = relations(relation("r1", "officeDocument", "xl/workbook.bin"));
    CHECK_THAT(error_of(binary), Contains(".xlsb"));
}

TEST_CASE("a password is refused") {
    CHECK_THAT(error_of(workbook_of(""), "secret"), Contains("password"));
}

TEST_CASE("missing parts are named") {
    for (const char* name :
         {"xl/_rels/workbook.xml.rels", "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"}) {
        Parts parts = workbook_of("<row><c><v>1</v></c></row>", "<si><t>a</t></si>");
        parts.erase(name);
        CHECK_THAT(error_of(parts), Contains(std::string("no part ") + name));
    }
}

TEST_CASE("damaged sheets are refused with their row and without their cells") {
    CHECK_THAT(error_of_sheet("<row r=\"4\"><c t=\"s\"><v>1</v></c></row>", "<si><t>a</t></si>"),
               Contains("row 4: a cell names a text"));
    CHECK_THAT(error_of_sheet("<row r=\"4\"><c t=\"s\"><v>3572011505089001</v></c></row>"),
               Contains("row 4"));
    CHECK_THAT(error_of_sheet("<row r=\"4\"><c r=\"3572011505089001\"/></row>"), Contains("row 4"));
    CHECK_THAT(error_of_sheet("<row r=\"x\"/>"), Contains("row 1"));
    CHECK_THAT(error_of_sheet("<row r=\"0\"/>"), Contains("number"));
    CHECK_THAT(error_of_sheet("<row r=\"99999999999999999999\"/>"), Contains("number"));
    CHECK_THAT(error_of_sheet("<row r=\"2000000\"/><row/>"), Contains("too many rows"));
    CHECK_THAT(error_of_sheet("<row><c r=\"AMK1\"><v>1</v></c></row>"), Contains("more than 1024 columns"));
    CHECK(error_of_sheet("<row><c r=\"AMJ1\"><v>1</v></c></row>").empty());
}

TEST_CASE("damage to the markup is told with its part, the row, and what to do") {
    const std::string hint = "); open it in the spreadsheet program and save it again";
    CHECK(error_of_sheet("<row r=\"4\"/><row><c><v>3572011505089001</c></row>") ==
          "list.xlsx: sheet, row 5: damaged (mismatched tag" + hint);
    CHECK_THAT(error_of_sheet("<row r=\"4\"><c><v>\xFF</v></c></row>"), Contains("sheet, row 4: damaged"));
    CHECK_THAT(error_of_sheet("<row r=\"4\"/></c>"), Contains("sheet, after row 4: damaged"));
    CHECK_THAT(error_of_sheet("</row>"), Contains("list.xlsx: sheet: damaged"));
    CHECK_THAT(error_of_sheet("<row/>", "<si></t>"),
               Contains("texts of the cells: damaged") && Contains(hint));
    const auto error_of_cut = [](const char* part, std::size_t size) {
        Parts parts = workbook_of("<row r=\"4\"/>");
        parts[part].resize(size);
        return error_of(parts);
    };
    CHECK_THAT(error_of_cut("xl/worksheets/sheet1.xml", sheet("<row r=\"4\"/>").find("</sheetData>")),
               Contains("sheet, after row 4: damaged") && Contains(hint));
    CHECK_THAT(error_of_cut("xl/workbook.xml", 40),
               Contains("names of the sheets: damaged") && Contains(hint));
    CHECK_THAT(error_of_cut("_rels/.rels", 40), Contains("table of contents: damaged") && Contains(hint));
}

TEST_CASE("cells and rows beyond the limits are refused") {
    const std::string long_text(tables::longest_cell + 1, 'x');
    CHECK_THAT(error_of_sheet("<row r=\"7\"><c><v>" + long_text + "</v></c></row>"),
               Contains("row 7: a cell is longer"));
    CHECK_THAT(error_of_sheet("<row/>", "<si><t>" + long_text + "</t></si>"), Contains("a cell is longer"));
    CHECK(error_of_sheet("<row/>", "<si><t>" + long_text.substr(1) + "</t></si>").empty());
}

TEST_CASE("document types, and with them entities, are refused") {
    Parts parts = workbook_of("");
    parts["xl/worksheets/sheet1.xml"] =
        "<!DOCTYPE w [<!ENTITY a \"x\"><!ENTITY b "
        "\"&a;&a;\">]><worksheet><sheetData><row><c><v>&b;</v></c></row>"
        "</sheetData></worksheet>";
    CHECK_THAT(error_of(parts), Contains("document type"));
}

TEST_CASE("what is made to fill memory is refused") {
    Parts deep = workbook_of("");
    deep["xl/worksheets/sheet1.xml"].clear();
    for (int i = 0; i < 100; ++i) deep["xl/worksheets/sheet1.xml"] += "<a>";
    CHECK_THAT(error_of(deep), Contains("nested too deeply"));

    Parts token = workbook_of("");
    token["xl/worksheets/sheet1.xml"] = "<worksheet a=\"";
    for (int i = 0; i < 3'000'000; ++i) token["xl/worksheets/sheet1.xml"] += std::to_string(i) + "-x-y";
    CHECK_THAT(error_of(token), Contains("larger than the limits"));

    Parts bomb = workbook_of(std::string(40 << 20, ' '));
    CHECK_THAT(error_of(bomb), Contains("unpacks to far more"));

    Parts large_directory = workbook_of("");
    large_directory["_rels/.rels"] = std::string(17 << 20, ' ');
    CHECK_THAT(error_of(large_directory), Contains("unpacks to far more"));
}

TEST_CASE("many distinct names of elements, which the parser keeps, are refused") {
    Parts names = workbook_of("");
    std::string& text = names["xl/worksheets/sheet1.xml"];
    text = "<worksheet>";
    for (int i = 0; i < 700'000; ++i) text += "<e" + std::to_string(i) + "/>";
    CHECK_THAT(error_of(names), Contains("larger than the limits"));
}

TEST_CASE("more parts than a workbook has are refused before their directory is read") {
    std::string bytes = bytes_of(workbook_of(""));
    const auto end = bytes.rfind("PK\x05\x06");
    bytes[end + 8] = bytes[end + 10] = '\x20';
    bytes[end + 9] = bytes[end + 11] = '\x4E';
    CHECK_THAT(error_of_bytes(bytes), Contains("more than 10000 parts"));
}

TEST_CASE("archives that are cut off or changed are refused") {
    const std::string bytes = bytes_of(workbook_of("<row><c><v>1</v></c></row>"));
    CHECK_THAT(error_of_bytes(bytes.substr(0, bytes.size() / 2)), Contains("damaged"));
    CHECK_THAT(error_of_bytes("PK\x03\x04"), Contains("damaged"));
    for (std::size_t at = 0; at < bytes.size(); at += 3) {
        std::string changed = bytes;
        changed[at] = static_cast<char>(changed[at] ^ 0x55);
        error_of_bytes(changed);  // whatever it answers, it answers
    }
}

// What is the same for every file, and CSV; workbooks: test_xlsx_reader.cpp.
#include <algorithm>
#include <catch2/catch.hpp>

#include "kiosk/tables/csv.hpp"
#include "support/support.hpp"
#include "tables/read_rows.hpp"

using namespace kiosk;
using namespace kiosk::test;
using Rows = std::vector<ReadRow>;
using Catch::Matchers::Contains;

namespace {

ReadFile read_text(const std::string& text, std::size_t most = 1'000'000) {
    const TemporaryDirectory directory;
    write_file(directory.path() / "list.csv", text);
    return read_rows(directory.path() / "list.csv", "", most);
}

}  // namespace

TEST_CASE("a CSV file comes row by row with its lines") {
    const auto got = read_text("\xEF\xBB\xBFNo;NIK\r\n\r\n1; 3572011505089001 \r\n;;\r\n2;\" \"\"x\"\" \"");
    CHECK(got.error.empty());
    CHECK(got.rows == Rows{{1, {"No", "NIK"}}, {3, {"1", "3572011505089001"}}, {5, {"2", "\"x\""}}});
}

TEST_CASE("an empty file has no rows") {
    const auto got = read_text("");
    CHECK(got.error.empty());
    CHECK(got.rows.empty());
}

TEST_CASE("a CSV file of many pieces gives what parse_csv gives") {
    std::string text = "NIK,Nama\n";
    for (int i = 0; i < 9'000; ++i) {
        text += "\"35720115" + std::to_string(10'000'000 + i) + "\", \"two\nlines, " + std::to_string(i) +
                " \"\"quoted\"\"\"\r\n";
    }
    REQUIRE(text.size() > 4 * 65'536);
    const auto got = read_text(text);
    const auto expected = tables::parse_csv(text);
    REQUIRE(expected);
    REQUIRE(got.rows.size() == expected->size());
    for (std::size_t i = 0; i < got.rows.size(); ++i) {
        REQUIRE(got.rows[i].line == (*expected)[i].line);
        REQUIRE(got.rows[i].cells == (*expected)[i].cells);
    }
}

TEST_CASE("progress rises to 1 in few steps") {
    std::string text;
    for (int i = 0; i < 500'000; ++i) text += "abc,def\n";
    const auto got = read_text(text);
    REQUIRE(got.progress.size() > 10);
    CHECK(got.progress.size() <= 201);
    CHECK(std::ranges::is_sorted(got.progress));
    CHECK(got.progress.back() == 1);
}

TEST_CASE("reading stops when no more rows are wanted, without an error") {
    const auto got = read_text("a\nb\nc\n\"never closed", 2);
    CHECK(got.error.empty());
    CHECK(got.rows.size() == 2);
}

TEST_CASE("an unclosed quote is refused with its line, also in a large file") {
    CHECK_THAT(read_text("a,b\nc,\"3572011505089001\nd,e\n").error, Contains("list.csv: line 2: the quote"));
    const auto large = read_text("a,b\nc,\"" + std::string(100'000, 'x'));
    CHECK_THAT(large.error, Contains("line 2: the quote that opens here is not closed within 32767"));
    CHECK(large.code == ErrorCode::bad_input);
}

TEST_CASE("cells and columns beyond the limits are refused") {
    CHECK(read_text(std::string(tables::longest_cell, 'x')).error.empty());
    CHECK_THAT(read_text("a\n" + std::string(tables::longest_cell + 1, 'x')).error,
               Contains("line 2: a cell is longer than 32767"));
    CHECK(read_text("x" + std::string(tables::most_columns - 1, ',')).error.empty());
    CHECK_THAT(read_text("x" + std::string(tables::most_columns, ',')).error,
               Contains("line 1: more than 1024 columns"));
}

TEST_CASE("more rows than the limit are refused") {
    std::string text;
    for (std::size_t i = 0; i <= tables::most_rows; ++i) text += "x\n";
    CHECK_THAT(read_text(text, tables::most_rows + 10).error, Contains("more than 2000000 rows"));
}

TEST_CASE("what is no table gets a hint of its own") {
    using namespace std::string_literals;
    CHECK_THAT(read_text("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1rest").error,
               Contains("(.xls)") && Contains("password") && Contains(".xlsx"));
    CHECK_THAT(read_text("%PDF-1.7\n").error, Contains("PDF"));
    CHECK_THAT(read_text("\xFF\xFEN\0I\0K\0"s).error, Contains("UTF-16") && Contains("CSV (UTF-8)"));
    CHECK_THAT(read_text("N\0I\0K\0\n\0"s).error, Contains("UTF-16"));
    CHECK_THAT(read_text("\0N\0I\0K\0\n"s).error, Contains("UTF-16"));
    CHECK_THAT(read_text("\n <HTML><table><tr><td>3572011505089001").error, Contains("web page"));
    CHECK_THAT(read_text("\xEF\xBB\xBF<?xml version=\"1.0\"?><Workbook>").error, Contains("web page or XML"));
    CHECK_THAT(read_text("a,b\n\0\0\0\n"s).error, Contains("not a text file"));
}

TEST_CASE("line ends of an old Macintosh are read, in pieces, too") {
    std::string text = "NIK;Nama\r";
    for (int i = 0; i < 20'000; ++i) text += "a;b\r\n";
    const auto got = read_text(text);
    CHECK(got.rows.size() == 20'001);
    CHECK(got.rows.back().line == 20'001);
}

TEST_CASE("a CSV file has no sheets") {
    const TemporaryDirectory directory;
    write_file(directory.path() / "list.csv", "a;b\n");
    CHECK_THAT(read_rows(directory.path() / "list.csv", "Lama").error, Contains("has no sheets"));
    const auto sheets = tables::sheets_of(directory.path() / "list.csv");
    REQUIRE(sheets);
    CHECK_FALSE(*sheets);
    CHECK_FALSE(tables::sheets_of(directory.path() / "missing.csv"));
}

TEST_CASE("a line that names the delimiter may follow a byte order mark") {
    CHECK(read_text("\xEF\xBB\xBFsep=;\r\na,b;c\r\n").rows == Rows{{2, {"a,b", "c"}}});
}

TEST_CASE("what cannot be read is an error of the device") {
    const TemporaryDirectory directory;
    CHECK(read_rows(directory.path() / "missing.csv").code == ErrorCode::io);
    CHECK_THAT(read_rows(directory.path() / "missing.csv").error, Contains("missing.csv: cannot be read"));
    CHECK(read_rows(directory.path()).code == ErrorCode::io);
}

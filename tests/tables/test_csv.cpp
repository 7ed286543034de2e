#include <catch2/catch.hpp>

#include "kiosk/tables/csv.hpp"

using namespace kiosk::tables;
using Cells = std::vector<std::string>;

namespace {

std::vector<Cells> cells_of(std::string_view text) {
    std::vector<Cells> rows;
    const auto table = parse_csv(text);
    REQUIRE(table);
    for (const CsvRow& row : *table) rows.push_back(row.cells);
    return rows;
}

}  // namespace

TEST_CASE("comma, semicolon and tab are recognised") {
    const std::vector<Cells> expected{{"No", "NIK"}, {"1", "a b"}};
    CHECK(cells_of("No,NIK\n1,a b\n") == expected);
    CHECK(cells_of("No;NIK\n1;a b\n") == expected);
    CHECK(cells_of("No\tNIK\n1\ta b\n") == expected);
}

TEST_CASE("delimiters inside quotes do not count") {
    CHECK(cells_of("\"Blitar, Jawa, Timur\";NIK\n") == std::vector<Cells>{{"Blitar, Jawa, Timur", "NIK"}});
    CHECK(cells_of("NIK\n\"1;2\"\n") == std::vector<Cells>{{"NIK"}, {"1;2"}});
}

TEST_CASE("commas in names and addresses are no delimiters") {
    const std::string row = "3572011505089001;Contoh, S.E., M.M.;Jl. Mawar 3, RT 01, RW 02\n";
    const Cells cells{"3572011505089001", "Contoh, S.E., M.M.", "Jl. Mawar 3, RT 01, RW 02"};
    CHECK(cells_of(row + row) == std::vector<Cells>{cells, cells});
    CHECK(cells_of("NIK;Nama;Alamat\n" + row) == std::vector<Cells>{{"NIK", "Nama", "Alamat"}, cells});
}

TEST_CASE("the delimiter is seen below many title lines") {
    std::string titles;
    for (int i = 0; i < 12; ++i) titles += "Judul, bagian\n";
    const auto rows = cells_of(titles + "a;b\nc;d\ne;f\ng;h\ni;j\nk;l\nm;n\no;p\nq;r\ns;t\nu;v\nw;x\ny;z\n");
    CHECK(rows.back() == Cells{"y", "z"});
}

TEST_CASE("a comma inside a number is no delimiter") {
    CHECK(cells_of("NIK\r\n3,57202E+15\r\n3,57202E+15\r\n") ==
          std::vector<Cells>{{"NIK"}, {"3,57202E+15"}, {"3,57202E+15"}});
}

TEST_CASE("a first line names the delimiter and is no row") {
    CHECK(cells_of("sep=;\r\na,b;c\r\nd,e;f\r\n") == std::vector<Cells>{{"a,b", "c"}, {"d,e", "f"}});
    CHECK(cells_of("sep=|\na|b\n") == std::vector<Cells>{{"a", "b"}});
    CHECK(cells_of("a,b\nsep=,\n") == std::vector<Cells>{{"a", "b"}, {"sep=", ""}});
}

TEST_CASE("a carriage return ends a row, with a line feed or without") {
    CHECK(cells_of("NIK;x\r1;2\r3;4") == std::vector<Cells>{{"NIK", "x"}, {"1", "2"}, {"3", "4"}});
    CHECK(cells_of("1;2\r\"a\rb\";4\r\n5;6 \r") == std::vector<Cells>{{"1", "2"}, {"a\rb", "4"}, {"5", "6"}});
    const auto table = parse_csv("a\rb\r\nc\nd");
    REQUIRE(table);
    REQUIRE(table->size() == 4);
    CHECK(table->back().line == 4);
}

TEST_CASE("byte order mark, Windows line ends and a missing last line end") {
    CHECK(cells_of("\xEF\xBB\xBFNIK;x\r\n1;2\r\n3;4") ==
          std::vector<Cells>{{"NIK", "x"}, {"1", "2"}, {"3", "4"}});
}

TEST_CASE("quotes are doubled inside quotes and keep blanks and line ends") {
    CHECK(cells_of("\" a \"\"b\"\" \n c\",d") == std::vector<Cells>{{" a \"b\" \n c", "d"}});
    CHECK(cells_of("\"\",\"\"\"\"") == std::vector<Cells>{{"", "\""}});
}

TEST_CASE("blanks outside quotes are trimmed") {
    CHECK(cells_of("  a b ,\t c\t, \" d \" \n") == std::vector<Cells>{{"a b", "c", " d "}});
}

TEST_CASE("a quote inside an unquoted cell is text") {
    CHECK(cells_of("=\"3572011505089001\";x") == std::vector<Cells>{{"=\"3572011505089001\"", "x"}});
    CHECK(cells_of("\"Siti\" Aminah,x") == std::vector<Cells>{{"Siti Aminah", "x"}});
}

TEST_CASE("empty lines are skipped, empty cells are kept") {
    CHECK(cells_of("a,b\n\n  \r\n,\n1,\n") == std::vector<Cells>{{"a", "b"}, {"", ""}, {"1", ""}});
    CHECK(cells_of("").empty());
    CHECK(cells_of("\n\n").empty());
}

TEST_CASE("rows know the line on which they start") {
    const auto table = parse_csv("\na,b\n\n\"two\nlines\",c\nd,e");
    REQUIRE(table);
    REQUIRE(table->size() == 3);
    CHECK((*table)[0].line == 2);
    CHECK((*table)[1].line == 4);
    CHECK((*table)[2].line == 6);
}

TEST_CASE("an unclosed quote is an error that names its line and no content") {
    const auto table = parse_csv("a,b\nc,\"3572011505089001\nd,e\n");
    REQUIRE_FALSE(table);
    CHECK(table.error().code == kiosk::ErrorCode::bad_input);
    CHECK(table.error().text.find("line 2:") == 0);
    CHECK(table.error().text.find("3572") == std::string::npos);
    CHECK_FALSE(parse_csv("\""));
}

TEST_CASE("spreadsheet files and UTF-16 are no CSV") {
    using namespace std::string_view_literals;
    CHECK_FALSE(parse_csv("PK\x03\x04\x14\0\x06\0"sv));
    CHECK_FALSE(parse_csv("\xFF\xFEN\0I\0K\0"sv));
}

TEST_CASE("fields are quoted when needed") {
    CHECK(csv_field("Kota Blitar") == "Kota Blitar");
    CHECK(csv_field("") == "");
    CHECK(csv_field("a,b") == "\"a,b\"");
    CHECK(csv_field("a;b") == "\"a;b\"");
    CHECK(csv_field("a \"b\"") == "\"a \"\"b\"\"\"");
    CHECK(csv_field("a\nb") == "\"a\nb\"");
    CHECK(csv_field("36900") == "36900");
    CHECK(csv_field("0") == "0");
    CHECK(csv_field("2026-11-22") == "2026-11-22");
}

TEST_CASE("formulas and numbers that would be damaged are marked as text") {
    CHECK(csv_field("=1+1") == "'=1+1");
    CHECK(csv_field("@SUM(A1;A2)") == "\"'@SUM(A1;A2)\"");
    CHECK(csv_field("+62811") == "'+62811");
    CHECK(csv_field("-x") == "'-x");
    CHECK(csv_field("0081234567") == "'0081234567");
    CHECK(csv_field("1234567890123456") == "'1234567890123456");
    CHECK(csv_field("123456789012345") == "123456789012345");
}

TEST_CASE("what csv_field writes, parse_csv reads") {
    const Cells written{"a", "b;c", "d\"e\"", "two\nlines", " blanks ", ""};
    std::string line;
    for (const std::string& cell : written) line += (line.empty() ? "" : ",") + csv_field(cell);
    CHECK(cells_of(line) == std::vector<Cells>{{"a", "b;c", "d\"e\"", "two\nlines", "blanks", ""}});
}

#include <catch2/catch.hpp>

#include "kiosk/domain/nik_list.hpp"

using namespace kiosk::domain;
using namespace std::chrono_literals;

namespace {

constexpr Date today{2026y, std::chrono::November, 22d};

/// The texts as lines 2, 3, ... of a file.
NikListReading read(const std::vector<std::string>& texts) {
    std::vector<NikCell> cells;
    int line = 2;
    for (const std::string& text : texts) cells.push_back({line++, text});
    return read_nik_list(cells, today);
}

std::string nik_with_serial(int serial) {
    return "357201150508" + std::to_string(serial);
}

}  // namespace

TEST_CASE("cells may be grouped, quoted or blank around") {
    const std::string text =
        GENERATE("3572011505089001", " 3572 0115 0508 9001 ", "35.72.01.150508.9001", "357201-150508-9001",
                 "'3572011505089001", "'3572011505089001'", "=\"3572011505089001\"", "3572011505089001\r",
                 "3572.0115.0508.9001", "35.72.01.15.05.08.90.01");
    CAPTURE(text);
    const NikListReading list = read({text});
    CHECK(list.refused.empty());
    REQUIRE(list.accepted.size() == 1);
    CHECK(list.accepted.front().digits() == "3572011505089001");
}

TEST_CASE("pairs that end in .00 are grouping, not decimals") {
    CHECK(read({"35.72.01.15.05.08.90.00"}).accepted.size() == 1);
}

TEST_CASE("what only a number format writes is refused as damaged") {
    const std::string text = GENERATE("3.57202E+15", "3,57202E+15", "3.57201150508900E+15", "3.57e15",
                                      "3572011505089000.00", "3572011505089000.0", "3572011505089000,00",
                                      "3,572,011,505,089,000", "3.572.011.505.089.000,00");
    CAPTURE(text);
    const NikListReading list = read({text});
    REQUIRE(list.refused.size() == 1);
    CHECK(list.refused.front().problem == RowProblem::damaged_by_spreadsheet);
    CHECK(list.refused.front().line == 2);
    CHECK(list.accepted.empty());
}

TEST_CASE("a serial of 0000 is what a spreadsheet makes of 0001") {
    const NikListReading list = read({"3572011505080000"});
    REQUIRE(list.refused.size() == 1);
    CHECK(list.refused.front().problem == RowProblem::damaged_by_spreadsheet);
    CHECK(list.refused.front().errors == std::vector{NikError::serial_zero});
    // with another error it is no NIK at all
    CHECK(read({"3572013202080000"}).refused.front().problem == RowProblem::impossible_nik);
}

TEST_CASE("a column whose rows nearly all end in 0 went through a number format") {
    std::vector<std::string> texts;
    for (int i = 0; i < 9; ++i) texts.push_back(nik_with_serial(9010 + 10 * i));
    texts.push_back(nik_with_serial(9001));
    const NikListReading list = read(texts);
    CHECK(list.refused.size() == 9);
    CHECK(list.accepted.size() == 1);
    for (const RefusedRow& row : list.refused) CHECK(row.problem == RowProblem::damaged_by_spreadsheet);
}

TEST_CASE("a tenth of the last digits is 0 by nature") {
    std::vector<std::string> texts;
    for (int serial = 9001; serial <= 9020; ++serial) texts.push_back(nik_with_serial(serial));
    const NikListReading list = read(texts);
    CHECK(list.refused.empty());
    CHECK(list.accepted.size() == 20);
    CHECK(read({nik_with_serial(9010)}).accepted.size() == 1);
    CHECK(read({nik_with_serial(9010), nik_with_serial(9001)}).accepted.size() == 2);
}

TEST_CASE("rows in scientific notation or with serial 0000 accuse the rows that end in 0") {
    const NikListReading list = read({"3.57202E+15", "3572011505080000", nik_with_serial(9010)});
    CHECK(list.accepted.empty());
    CHECK(list.refused.size() == 3);
}

TEST_CASE("damaged rows that became equal are refused, not taken for duplicates") {
    const NikListReading list = read({nik_with_serial(9000), nik_with_serial(9000), nik_with_serial(9000)});
    CHECK(list.refused.size() == 3);
    CHECK(list.duplicates.empty());
}

TEST_CASE("empty and impossible cells are refused with line and reason") {
    const NikListReading list = read({"", "  ", "357201150508900", "3572013102089001", "Jumlah: 3", "'"});
    REQUIRE(list.refused.size() == 6);
    CHECK(list.refused[0].problem == RowProblem::empty);
    CHECK(list.refused[1].problem == RowProblem::empty);
    CHECK(list.refused[2].problem == RowProblem::impossible_nik);
    CHECK(list.refused[2].errors == std::vector{NikError::not_sixteen_digits});
    CHECK(list.refused[3].line == 5);
    CHECK(list.refused[3].errors == std::vector{NikError::impossible_date});
    CHECK(list.refused[4].problem == RowProblem::impossible_nik);
    CHECK(list.refused[5].problem == RowProblem::empty);
}

TEST_CASE("the first of equal rows is kept, however they are grouped") {
    const NikListReading list =
        read({nik_with_serial(9002), nik_with_serial(9001), "3572 0115 0508 9002", nik_with_serial(9002)});
    REQUIRE(list.accepted.size() == 2);
    CHECK(list.accepted[0].digits() == nik_with_serial(9002));
    CHECK(list.accepted[1].digits() == nik_with_serial(9001));
    REQUIRE(list.duplicates.size() == 2);
    CHECK(list.duplicates[0].line == 4);
    CHECK(list.duplicates[1].line == 5);
    CHECK(list.duplicates[0].problem == RowProblem::duplicate);
    CHECK(list.refused.empty());
}

TEST_CASE("no cells make no list") {
    const NikListReading list = read({});
    CHECK(list.accepted.empty());
    CHECK(list.refused.empty());
}

TEST_CASE("the NIK column is found by its heading") {
    const std::string heading = GENERATE("NIK", "nik", " N I K ", "No. NIK", "Nomor NIK",
                                         "Nomor Induk Kependudukan", "NOMOR INDUK KEPENDUDUKAN (NIK)");
    CAPTURE(heading);
    const NikColumn column = find_nik_column({"No", "Nama", heading, "Alamat"});
    CHECK(column.index == 2u);
    CHECK_FALSE(column.ambiguous);
}

TEST_CASE("other headings and data rows have no NIK column") {
    CHECK_FALSE(find_nik_column({}).index);
    CHECK_FALSE(find_nik_column({"No", "Nama", "NIPD", "NISN", "No KK", "NIK Ayah"}).index);
    CHECK_FALSE(find_nik_column({"1", "Siti", "3572015505089001"}).index);
}

TEST_CASE("several NIK columns are ambiguous") {
    const NikColumn column = find_nik_column({"Nama", "NIK", "Ayah", "NIK", "Ibu", "NIK"});
    CHECK(column.index == 1u);
    CHECK(column.ambiguous);
}

TEST_CASE("cells that resemble a NIK") {
    const std::string yes = GENERATE("3572011505089001", "3572 0115 0508 9001", "3572013102089001",
                                     "3.57202E+15", "'3572011505089001");
    CHECK(resembles_nik(yes));
    const std::string no =
        GENERATE("", "NIK", "1", "Siti 3572011505089001", "0812345678", "2026-11-22", "E5");
    CAPTURE(no);
    CHECK_FALSE(resembles_nik(no));
}

TEST_CASE("words of row problems are stable") {
    CHECK(to_word(RowProblem::empty) == "empty");
    CHECK(to_word(RowProblem::impossible_nik) == "impossible_nik");
    CHECK(to_word(RowProblem::damaged_by_spreadsheet) == "damaged_by_spreadsheet");
    CHECK(to_word(RowProblem::duplicate) == "duplicate");
}

#include <catch2/catch.hpp>

#include "kiosk/domain/nik_list.hpp"

using namespace kiosk::domain;
using namespace std::chrono_literals;

namespace {

constexpr Date today{2026y, std::chrono::November, 22d};

/// The texts as lines 2, 3, ... of one file.
NikListReader::Reading read(const std::vector<std::string>& texts) {
    NikListReader reader(today);
    int line = 2;
    for (const std::string& text : texts) reader.add(line++, text, {});
    return reader.finish();
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
    const auto list = read({text});
    CHECK(list.refused.empty());
    REQUIRE(list.accepted.size() == 1);
    CHECK(list.accepted.front().nik == 3572011505089001);
}

TEST_CASE("pairs that end in .00 are grouping, not decimals") {
    CHECK(read({"35.72.01.15.05.08.90.00"}).accepted.size() == 1);
}

TEST_CASE("what only a number format writes is refused as damaged") {
    const std::string text = GENERATE("3.57202E+15", "3,57202E+15", "3.57201150508900E+15", "3.57e15",
                                      "3572011505089000.00", "3572011505089000.0", "3572011505089000,00",
                                      "3,572,011,505,089,000", "3.572.011.505.089.000,00");
    CAPTURE(text);
    const auto list = read({text});
    REQUIRE(list.refused.size() == 1);
    CHECK(list.refused.front().problem == RowProblem::damaged_by_spreadsheet);
    CHECK(list.refused.front().line == 2);
    CHECK(list.accepted.empty());
}

TEST_CASE("a serial of 0000 is what a spreadsheet makes of 0001") {
    const auto list = read({"3572011505080000"});
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
    const auto list = read(texts);
    CHECK(list.refused.size() == 9);
    CHECK(list.accepted.size() == 1);
    for (const RefusedRow& row : list.refused) CHECK(row.problem == RowProblem::damaged_by_spreadsheet);
}

TEST_CASE("a tenth of the last digits is 0 by nature") {
    std::vector<std::string> texts;
    for (int serial = 9001; serial <= 9020; ++serial) texts.push_back(nik_with_serial(serial));
    const auto list = read(texts);
    CHECK(list.refused.empty());
    CHECK(list.accepted.size() == 20);
    CHECK(read({nik_with_serial(9010)}).accepted.size() == 1);
    CHECK(read({nik_with_serial(9010), nik_with_serial(9001)}).accepted.size() == 2);
}

TEST_CASE("rows in scientific notation or with serial 0000 accuse the rows that end in 0") {
    const auto list = read({"3.57202E+15", "3572011505080000", nik_with_serial(9010)});
    CHECK(list.accepted.empty());
    CHECK(list.refused.size() == 3);
}

TEST_CASE("a cell that a workbook keeps as a number is damaged by itself when it ends in 0") {
    NikListReader reader(today);
    for (int line = 1; line <= 20; ++line) reader.add(line, nik_with_serial(9000 + line), {}, line == 10);
    const auto list = reader.finish();
    REQUIRE(list.refused.size() == 1);
    CHECK(list.refused.front().line == 10);
    CHECK(list.refused.front().problem == RowProblem::damaged_by_spreadsheet);
    CHECK(list.accepted.size() == 19);
}

TEST_CASE("damaged rows that became equal are refused, not taken for duplicates") {
    const auto list = read({nik_with_serial(9000), nik_with_serial(9000), nik_with_serial(9000)});
    CHECK(list.refused.size() == 3);
    CHECK(list.duplicates.empty());
}

TEST_CASE("empty and impossible cells are refused with line and reason") {
    const auto list = read({"", "  ", "357201150508900", "3572013102089001", "Jumlah: 3", "'"});
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
    const auto list =
        read({nik_with_serial(9002), nik_with_serial(9001), "3572 0115 0508 9002", nik_with_serial(9002)});
    REQUIRE(list.accepted.size() == 2);
    CHECK(list.accepted[0].nik == 3572011505089001);
    CHECK(list.accepted[1].nik == 3572011505089002);
    CHECK(list.duplicates == std::vector{RefusedRow{0, 4, RowProblem::duplicate, {}, 0, 2},
                                         RefusedRow{0, 5, RowProblem::duplicate, {}, 0, 2}});
    CHECK(list.refused.empty());
    CHECK(list.rows == 4);
}

TEST_CASE("no cells make no list") {
    const auto list = read({});
    CHECK(list.rows == 0);
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

TEST_CASE("headings are the same in letters and digits") {
    CHECK(same_heading("Nomor KTP", "nomorktp"));
    CHECK(same_heading("NO_KTP 2", "No. KTP-2"));
    CHECK_FALSE(same_heading("Nomor KTP", "Nomor KTP 2"));
    CHECK_FALSE(same_heading("Nomor KTP 2", "Nomor KTP"));
    CHECK_FALSE(same_heading("", ""));
    CHECK_FALSE(same_heading("-", "..."));
}

TEST_CASE("headings tell what a column is about") {
    CHECK(column_of_heading("No. NIK") == ListColumn::nik);
    CHECK(column_of_heading("Status KTP-el") == ListColumn::ktp_el_record);
    CHECK(column_of_heading("STATUS REKAM") == ListColumn::ktp_el_record);
    CHECK(column_of_heading("Keterangan Rekam") == ListColumn::ktp_el_record);
    CHECK(column_of_heading("Status NIK") == ListColumn::nik_status);
    CHECK(column_of_heading("alasan") == ListColumn::deactivation_reason);
    CHECK(column_of_heading("NO_KK") == ListColumn::family_card);
    CHECK(column_of_heading("Status IKD") == ListColumn::ikd_account);
    CHECK_FALSE(column_of_heading("Status Perkawinan"));
    CHECK_FALSE(column_of_heading("NIK Ayah"));
    CHECK_FALSE(column_of_heading(""));
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
    CHECK(to_word(RowProblem::contradictory) == "contradictory");
    CHECK(to_word(RowProblem::unknown_status) == "unknown_status");
    CHECK(to_word(RowProblem::unknown_reason) == "unknown_reason");
}

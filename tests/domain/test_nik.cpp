#include <catch2/catch.hpp>

#include "kiosk/domain/nik.hpp"

using namespace kiosk::domain;
using namespace std::chrono_literals;
using Errors = std::vector<NikError>;
using Warnings = std::vector<NikWarning>;

namespace {

constexpr Date today{2026y, std::chrono::November, 22d};
// Serials 9xxx are never given out, so that no test shows somebody's NIK.
const std::string area = "357201";

Date date(int year, unsigned month, unsigned day) {
    return {std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{day}};
}

NikReading read_date(const std::string& ddmmyy, Date now = today) {
    return read_nik(area + ddmmyy + "9001", now);
}

}  // namespace

TEST_CASE("a man's and a woman's NIK are read field by field") {
    const NikReading man = read_nik("3572011505089001", today);
    CHECK(man.possible());
    CHECK(man.birth_date == date(2008, 5, 15));
    CHECK(man.age == 18);
    CHECK(man.sex == Sex::male);
    CHECK(man.area_code == AreaCode{357201});
    CHECK(man.serial == 9001);
    CHECK(man.warnings == Warnings{NikWarning::serial_9000_or_above});

    const NikReading woman = read_nik("3572015505089001", today);
    CHECK(woman.possible());
    CHECK(woman.birth_date == date(2008, 5, 15));
    CHECK(woman.sex == Sex::female);
}

TEST_CASE("separators do not matter") {
    const std::string typed = GENERATE("3572 0115 0508 9001", "35.72.01.150508.9001", "357201-150508-9001",
                                       " 3572011505089001\t", "3572011505089001\r", "3572011505089001\r\n",
                                       "3572\xC2\xA0"
                                       "0115\xC2\xA0"
                                       "05089001",
                                       "- 3-5.7 2 0 1 1 5 0 5 0 8 9 0 0 1 .");
    CHECK(read_nik(typed, today).birth_date == date(2008, 5, 15));
    REQUIRE(Nik::from_typed(typed, today));
    CHECK(Nik::from_typed(typed, today)->digits() == "3572011505089001");
}

TEST_CASE("anything but sixteen ASCII digits says nothing") {
    const std::string typed = GENERATE(std::string(), std::string(" .-"), std::string("357201150508900"),
                                       std::string("35720115050890011"), std::string("357201150508900O"),
                                       std::string("3572011505089001x"), std::string("3572/0115/0508/9001"),
                                       std::string("357201150508900\xD9\xA1"),
                                       std::string("\xEF\xBC\x93"
                                                   "572011505089001"),
                                       std::string("\xC2"
                                                   "3572011505089001"),
                                       std::string("3572011505089001\0", 17), std::string(100'000, '1'));
    const NikReading reading = read_nik(typed, today);
    CHECK(reading.errors == Errors{NikError::not_sixteen_digits});
    CHECK(reading.warnings.empty());
    CHECK(reading.birth_date_candidates.empty());
    CHECK_FALSE(reading.birth_date);
    CHECK_FALSE(reading.age);
    CHECK_FALSE(reading.sex);
    CHECK_FALSE(reading.area_code);
    CHECK_FALSE(reading.serial);
    CHECK_FALSE(Nik::from_typed(typed, today));
}

TEST_CASE("days are 1 to 31, or 41 to 71") {
    struct Row {
        std::string day;
        std::optional<Sex> sex;
    };
    const Row row = GENERATE(values<Row>({{"00", std::nullopt},
                                          {"01", Sex::male},
                                          {"31", Sex::male},
                                          {"32", std::nullopt},
                                          {"40", std::nullopt},
                                          {"41", Sex::female},
                                          {"42", Sex::female},
                                          {"50", Sex::female},
                                          {"71", Sex::female},
                                          {"72", std::nullopt},
                                          {"99", std::nullopt}}));
    CAPTURE(row.day);
    const NikReading reading = read_date(row.day + "0190");
    CHECK(reading.sex == row.sex);
    CHECK(reading.errors == (row.sex ? Errors{} : Errors{NikError::impossible_day}));
    CHECK(reading.birth_date.has_value() == row.sex.has_value());
}

TEST_CASE("months are 1 to 12") {
    const std::string month = GENERATE("00", "13", "99");
    CAPTURE(month);
    const NikReading reading = read_date("15" + month + "90");
    CHECK(reading.errors == Errors{NikError::impossible_month});
    CHECK(reading.sex == Sex::male);
    CHECK(reading.area_code == AreaCode{357201});
    CHECK(reading.serial == 9001);
    CHECK_FALSE(reading.birth_date);
    CHECK(read_date("150190").possible());
    CHECK(read_date("151290").possible());
}

TEST_CASE("days that their month does not have") {
    const std::string ddmmyy = GENERATE("310208", "300208", "310490", "710490", "310690", "310990", "311190",
                                        "290225", "290290", "690290");
    CAPTURE(ddmmyy);
    const NikReading reading = read_date(ddmmyy);
    CHECK(reading.errors == Errors{NikError::impossible_date});
    CHECK(reading.birth_date_candidates.empty());
    CHECK_FALSE(reading.age);
    CHECK(reading.sex);
}

TEST_CASE("29 February is read against the resolved year") {
    CHECK(read_date("290200").birth_date == date(2000, 2, 29));
    CHECK(read_date("690292").birth_date == date(1992, 2, 29));
    CHECK(read_date("290224").birth_date_candidates == std::vector{date(1924, 2, 29), date(2024, 2, 29)});
    // 1900 is no leap year; before 2000 it is the only year that "00" can mean.
    CHECK(read_date("290200", date(1999, 12, 31)).errors == Errors{NikError::impossible_date});
    CHECK(read_date("290200", date(2000, 2, 28)).errors == Errors{NikError::impossible_date});
    CHECK(read_date("290200", date(2000, 2, 29)).birth_date_candidates == std::vector{date(2000, 2, 29)});
    CHECK(read_date("290200", date(2019, 1, 1)).birth_date_candidates == std::vector{date(2000, 2, 29)});
}

TEST_CASE("the century in November 2026") {
    for (int yy = 0; yy < 100; ++yy) {
        CAPTURE(yy);
        const std::string digits = (yy < 10 ? "0" : "") + std::to_string(yy);
        const NikReading reading = read_date("1505" + digits);
        std::vector<Date> expected;
        if (yy >= 6) expected.push_back(date(1900 + yy, 5, 15));
        if (yy <= 26) expected.push_back(date(2000 + yy, 5, 15));
        CHECK(reading.possible());
        CHECK(reading.birth_date_candidates == expected);
        CHECK(reading.birth_date == expected.back());
    }
}

TEST_CASE("a birthday later this year belongs to the other century") {
    CHECK(read_date("221126").birth_date == today);
    CHECK(read_date("221126").age == 0);
    CHECK(read_date("231126").birth_date == date(1926, 11, 23));
    CHECK(read_date("231126").age == 99);
    CHECK(read_date("010106").birth_date_candidates == std::vector{date(1906, 1, 1), date(2006, 1, 1)});
}

TEST_CASE("age counts completed years") {
    CHECK(read_date("221109").age == 17);
    CHECK(read_date("231109").age == 16);
}

TEST_CASE("a reset clock is a doubt, not an error") {
    const NikReading reading = read_nik("3572011505909001", date(1970, 1, 1));
    CHECK(reading.possible());
    CHECK(reading.warnings == Warnings{NikWarning::age_out_of_range, NikWarning::serial_9000_or_above});
    CHECK(reading.birth_date_candidates.empty());
    CHECK_FALSE(reading.birth_date);
    CHECK_FALSE(reading.age);
    CHECK(reading.sex == Sex::male);
    // but no clock makes 31 February possible
    CHECK(read_date("310290", date(1970, 1, 1)).errors == Errors{NikError::impossible_date});
    CHECK(read_date("150590", date(2211, 1, 1)).warnings.front() == NikWarning::age_out_of_range);
    CHECK(read_date("150590", date(2210, 1, 1)).birth_date == date(2090, 5, 15));
}

TEST_CASE("the serial starts at 0001 and rarely reaches 9000") {
    CHECK(read_nik("3572011505080000", today).errors == Errors{NikError::serial_zero});
    CHECK(read_nik("3572011505080000", today).serial == 0);
    CHECK(read_nik("3572011505080000", today).birth_date == date(2008, 5, 15));
    CHECK(read_nik("3572011505089000", today).warnings == Warnings{NikWarning::serial_9000_or_above});
    CHECK(read_nik("3572991505088999", today).warnings == Warnings{NikWarning::unknown_area_code});
}

TEST_CASE("all errors are reported together") {
    CHECK(read_nik("0000000000000000", today).errors ==
          Errors{NikError::all_digits_equal, NikError::impossible_day, NikError::impossible_month,
                 NikError::serial_zero});
    CHECK(read_nik("3572013213900000", today).errors ==
          Errors{NikError::impossible_day, NikError::impossible_month, NikError::serial_zero});
    CHECK(read_nik("3572013102900000", today).errors ==
          Errors{NikError::impossible_date, NikError::serial_zero});
}

TEST_CASE("equal digits are refused even where they make a date") {
    const NikReading reading = read_nik("1111111111111111", today);
    CHECK(reading.errors == Errors{NikError::all_digits_equal});
    CHECK(reading.birth_date == date(2011, 11, 11));
    CHECK(reading.serial == 1111);
    CHECK(read_nik("9999999999999999", today).errors ==
          Errors{NikError::all_digits_equal, NikError::impossible_day, NikError::impossible_month});
}

TEST_CASE("an area is never a reason to refuse") {
    const auto warnings_of = [](const std::string& code) {
        const NikReading reading = read_nik(code + "1505089001", today);
        CHECK(reading.possible());
        Warnings warnings = reading.warnings;
        warnings.pop_back();  // the serial's
        return warnings;
    };
    CHECK(warnings_of("357201").empty());
    CHECK(warnings_of("317106").empty());
    CHECK(warnings_of("357299") == Warnings{NikWarning::unknown_area_code});
    CHECK(warnings_of("007001") == Warnings{NikWarning::unknown_area_code});
    CHECK(warnings_of("540101") == Warnings{NikWarning::archived_area_code});
}

TEST_CASE("declared birth date and sex are compared with the digits") {
    const auto warnings_of = [](const DeclaredPerson& declared) {
        return read_nik("3572015505089001", today, declared).warnings;
    };
    const Warnings none{NikWarning::serial_9000_or_above};
    CHECK(warnings_of({}) == none);
    CHECK(warnings_of({date(2008, 5, 15), Sex::female}) == none);
    CHECK(warnings_of({date(1908, 5, 15), Sex::female}) == none);
    CHECK(warnings_of({date(2008, 5, 16), std::nullopt}) ==
          Warnings{NikWarning::birth_date_differs, NikWarning::serial_9000_or_above});
    CHECK(warnings_of({date(2008, 6, 15), std::nullopt}).front() == NikWarning::birth_date_differs);
    CHECK(warnings_of({date(2009, 5, 15), std::nullopt}).front() == NikWarning::birth_date_differs);
    CHECK(warnings_of({std::nullopt, Sex::male}) ==
          Warnings{NikWarning::sex_differs, NikWarning::serial_9000_or_above});
}

TEST_CASE("warnings come in the order of the enumeration") {
    CHECK(read_nik("3572995505909001", date(1970, 1, 1), {date(1990, 5, 16), Sex::male}).warnings ==
          Warnings{NikWarning::unknown_area_code, NikWarning::birth_date_differs, NikWarning::sex_differs,
                   NikWarning::age_out_of_range, NikWarning::serial_9000_or_above});
}

TEST_CASE("a Nik is made only from what is possible, and leaves nothing when moved") {
    CHECK_FALSE(Nik::from_typed("3572013102089001", today));
    auto nik = Nik::from_typed("3572 0155 0508 9001", today);
    REQUIRE(nik);
    const Nik moved = std::move(*nik);
    CHECK(moved.digits() == "3572015505089001");
    CHECK(nik->digits().empty());
}

TEST_CASE("words of errors, warnings and sexes are stable") {
    CHECK(to_word(NikError::not_sixteen_digits) == "not_sixteen_digits");
    CHECK(to_word(NikError::all_digits_equal) == "all_digits_equal");
    CHECK(to_word(NikError::impossible_day) == "impossible_day");
    CHECK(to_word(NikError::impossible_month) == "impossible_month");
    CHECK(to_word(NikError::impossible_date) == "impossible_date");
    CHECK(to_word(NikError::serial_zero) == "serial_zero");
    CHECK(to_word(NikWarning::unknown_area_code) == "unknown_area_code");
    CHECK(to_word(NikWarning::archived_area_code) == "archived_area_code");
    CHECK(to_word(NikWarning::birth_date_differs) == "birth_date_differs");
    CHECK(to_word(NikWarning::sex_differs) == "sex_differs");
    CHECK(to_word(NikWarning::age_out_of_range) == "age_out_of_range");
    CHECK(to_word(NikWarning::serial_9000_or_above) == "serial_9000_or_above");
    CHECK(to_word(Sex::female) == "female");
    CHECK(to_word(Sex::male) == "male");
}

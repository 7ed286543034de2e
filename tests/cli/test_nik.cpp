#include <algorithm>
#include <catch2/catch.hpp>

#include "cli/run_program.hpp"
#include "kiosk/domain/nik.hpp"

using kiosk::test::Finished;
using kiosk::test::run_program;

namespace {

Finished explain(const std::string& input, const std::string& today = "2026-11-22") {
    return run_program("ikdctl", {"nik", "explain", "--today", today, "--json"}, input);
}

long lines_in(const std::string& text) {
    return std::count(text.begin(), text.end(), '\n');
}

bool contains(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("nik explain: a possible NIK as one JSON object, keys in order") {
    const Finished run = explain("3572015505089001\n");
    CHECK(run.exit_code == 0);
    CHECK(run.err.empty());
    CHECK(run.out ==
          R"({"line":1,"verdict":"possible","errors":[],"warnings":["serial_9000_or_above"],)"
          R"("birth_date":"2008-05-15","birth_date_candidates":["1908-05-15","2008-05-15"],"age":18,)"
          R"("sex":"female","area_code":"357201","area":"Kec. Kepanjenkidul, Kota Blitar","serial":9001})"
          "\n");
}

TEST_CASE("nik explain: what is no NIK has nulls, and exit code 0") {
    const Finished run = explain("tidak ada");
    CHECK(run.exit_code == 0);
    CHECK(run.out == R"({"line":1,"verdict":"impossible","errors":["not_sixteen_digits"],"warnings":[],)"
                     R"("birth_date":null,"birth_date_candidates":[],"age":null,"sex":null,"area_code":null,)"
                     R"("area":null,"serial":null})"
                     "\n");
}

TEST_CASE("nik explain: unknown and archived areas") {
    const Finished run = explain("3572991505089001\n5401011505709001\n");
    CHECK(contains(run.out, R"("area_code":"357299","area":"Kota Blitar")"));
    CHECK(contains(run.out, R"("area_code":"540101","area":"Timor Timur")"));
}

TEST_CASE("nik explain: every line is answered, an empty one too") {
    const Finished run = explain("\n\n3572015505089001\r\n\n3572015505089001");
    CHECK(lines_in(run.out) == 5);
    CHECK(contains(run.out, R"({"line":2,"verdict":"impossible","errors":["not_sixteen_digits"])"));
    CHECK(contains(run.out, R"({"line":3,"verdict":"possible")"));
    CHECK(contains(run.out, R"({"line":5,"verdict":"possible")"));
    CHECK(explain("").out.empty());
}

TEST_CASE("nik explain: a byte order mark is no part of the first line") {
    CHECK(contains(explain("\xEF\xBB\xBF"
                           "3572015505089001\n")
                       .out,
                   R"("verdict":"possible")"));
}

TEST_CASE("nik explain: very long lines and any bytes do not hurt") {
    const std::string nik = "3572015505089001";
    std::string input(5'000'000, '1');
    input += '\n' + nik;
    input.append(5'000, ' ').append("1\n");
    input.append("\0\xFF\xC2\n", 4).append(nik);
    input.append(1'000, ' ').append("\n");
    const Finished run = explain(input);
    CHECK(run.exit_code == 0);
    CHECK(lines_in(run.out) == 4);
    CHECK(contains(run.out, R"({"line":2,"verdict":"impossible")"));
    CHECK(contains(run.out, R"({"line":3,"verdict":"impossible")"));
    CHECK(contains(run.out, R"({"line":4,"verdict":"possible")"));
}

TEST_CASE("nik explain: the NIK is never echoed") {
    const std::string input = "3572015505089001\n35720155050890\n3572 0199 0508 9001\n";
    const Finished json = explain(input);
    const Finished text = run_program("ikdctl", {"nik", "explain"}, input);
    for (const char* part : {"3572015505089001", "55050890", "35720199", "3572 0199"}) {
        CAPTURE(part);
        CHECK_FALSE(contains(json.out + json.err + text.out + text.err, part));
    }
}

TEST_CASE("nik explain: today decides the century and the age") {
    CHECK(contains(explain("3572015505089001\n", "2000-01-01").out, R"("birth_date":"1908-05-15")"));
    CHECK(contains(explain("3572015505089001\n", "2026-05-14").out, R"("age":17)"));
}

TEST_CASE("nik explain: without --json a readable line") {
    const Finished run = run_program("ikdctl", {"nik", "explain", "--today", "2026-11-22"},
                                     "3572015505089001\n3572013102089001\n");
    CHECK(run.exit_code == 0);
    CHECK(
        run.out ==
        "line 1: possible, born 2008-05-15, age 18, female, first issued in Kec. Kepanjenkidul, Kota Blitar; "
        "warning serial_9000_or_above\n"
        "line 2: impossible, male, first issued in Kec. Kepanjenkidul, Kota Blitar; error impossible_date; "
        "warning serial_9000_or_above\n");
}

TEST_CASE("nik explain: a bad --today is a wrong argument") {
    const std::string today = GENERATE("2026-13-01", "2026-02-29", "22-11-2026", "today", "");
    CAPTURE(today);
    const Finished run = explain("3572015505089001\n", today);
    CHECK(run.exit_code == 2);
    CHECK(run.out.empty());
    CHECK_FALSE(run.err.empty());
}

TEST_CASE("nik explain: --help documents every word") {
    using namespace kiosk::domain;
    const Finished run = run_program("ikdctl", {"nik", "explain", "--help"});
    CHECK(run.exit_code == 0);
    for (int i = 0; i <= static_cast<int>(NikError::serial_zero); ++i) {
        CHECK(contains(run.out, "  " + std::string(to_word(static_cast<NikError>(i))) + "\n"));
    }
    for (int i = 0; i <= static_cast<int>(NikWarning::serial_9000_or_above); ++i) {
        CHECK(contains(run.out, "  " + std::string(to_word(static_cast<NikWarning>(i))) + "\n"));
    }
}

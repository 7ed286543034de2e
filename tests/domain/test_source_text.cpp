#include <catch2/catch.hpp>

#include "kiosk/domain/source_text.hpp"

using namespace kiosk::domain;

TEST_CASE("the name of a source: short, in one line, and never a NIK") {
    CHECK(problem_of_source("daftar Dispendukcapil Kab. Blitar 2026").empty());
    CHECK(problem_of_source(std::string(120, 'a')).empty());
    CHECK(problem_of_source("surat 470/123456789012345/2026").empty());
    struct Row {
        std::string text, says;
    };
    const Row row = GENERATE(values<Row>({{"", "empty"},
                                          {std::string(121, 'a'), "120 bytes"},
                                          {"dua\nbaris", "control"},
                                          {"\x1b[2J", "control"},
                                          {"3505030101909001", "may be a NIK"},
                                          {"NIK 35050301019090012", "may be a NIK"}}));
    const std::string problem = problem_of_source(row.text);
    CAPTURE(problem);
    CHECK(problem.find(row.says) != std::string::npos);
    CHECK(problem.find("3505") == std::string::npos);
}

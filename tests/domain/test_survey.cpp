#include <catch2/catch.hpp>
#include <map>
#include <set>

#include "kiosk/domain/survey.hpp"

using namespace kiosk::domain;

TEST_CASE("the random end of its id draws the element of a visit, all nine equally often") {
    std::map<std::string, int> times;
    Uuid visit{};
    for (int random = 0; random < 65'536; ++random) {
        visit[14] = static_cast<std::uint8_t>(random >> 8);
        visit[15] = static_cast<std::uint8_t>(random);
        ++times[survey_code(survey_element_of(visit))];
    }
    std::set<std::string> codes;
    for (const auto& [code, count] : times) {
        codes.insert(code);
        CHECK(std::abs(count - 65'536 / survey_element_count) <= 1);
    }
    CHECK(codes == std::set<std::string>{"U1", "U2", "U3", "U4", "U5", "U6", "U7", "U8", "U9"});
}

TEST_CASE("the time in the id of a visit does not draw") {
    Uuid visit{};
    visit[15] = 8;
    for (std::uint8_t time = 0; time < 20; ++time) {
        visit[5] = time;
        CHECK(survey_element_of(visit) == SurveyElement::complaints);
    }
}

TEST_CASE("the ledger keeps element and score of an answer") {
    CHECK(survey_detail(SurveyElement::time, 4) == "U3:4");
    CHECK(survey_detail(SurveyElement::complaints, 1) == "U9:1");
}

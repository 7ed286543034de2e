#include <catch2/catch.hpp>
#include <set>

#include "kiosk/domain/survey.hpp"

using namespace kiosk::domain;

TEST_CASE("nine visits in a row are asked about all nine elements") {
    std::set<std::string> codes;
    for (int n = 0; n < survey_element_count; ++n) codes.insert(survey_code(survey_element_of(n)));
    CHECK(codes == std::set<std::string>{"U1", "U2", "U3", "U4", "U5", "U6", "U7", "U8", "U9"});
    CHECK(survey_element_of(9) == SurveyElement::requirements);
    CHECK(survey_element_of(-1) == SurveyElement::complaints);
}

TEST_CASE("the ledger keeps element and score of an answer") {
    CHECK(survey_detail(SurveyElement::time, 4) == "U3:4");
    CHECK(survey_detail(SurveyElement::complaints, 1) == "U9:1");
}

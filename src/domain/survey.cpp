#include "kiosk/domain/survey.hpp"

namespace kiosk::domain {

SurveyElement survey_element_of(int n) {
    const int turn = n % survey_element_count;
    return static_cast<SurveyElement>(turn < 0 ? turn + survey_element_count : turn);
}

std::string survey_code(SurveyElement element) {
    return "U" + std::to_string(static_cast<int>(element) + 1);
}

std::string survey_detail(SurveyElement element, int score) {
    return survey_code(element) + ":" + std::to_string(score);
}

}  // namespace kiosk::domain

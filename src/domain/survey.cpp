#include "kiosk/domain/survey.hpp"

namespace kiosk::domain {

SurveyElement survey_element_of(const Uuid& visit) {
    const int drawn =
        visit[14] << 8 | visit[15];  // two bytes: 256 is no multiple of nine, 65536 hardly matters
    return static_cast<SurveyElement>(drawn % survey_element_count);
}

std::string survey_code(SurveyElement element) {
    return "U" + std::to_string(static_cast<int>(element) + 1);
}

std::string survey_detail(SurveyElement element, int score) {
    return survey_code(element) + ":" + std::to_string(score);
}

}  // namespace kiosk::domain

#include "kiosk/config/mistake.hpp"

namespace kiosk::config {

std::string readable(const Mistake& mistake) {
    std::string text = mistake.file;
    if (mistake.line > 0) text += ":" + std::to_string(mistake.line);
    text += ": ";
    if (!mistake.key.empty()) text += mistake.key + ": ";
    text += "found " + mistake.found + ", expected " + mistake.expected;
    if (!mistake.hint.empty()) text += "; " + mistake.hint;
    return text;
}

}  // namespace kiosk::config

#include <algorithm>
#include <cctype>

#include "audit/checks.hpp"

namespace kiosk::audit {
namespace {

// Shorter runs of what was typed also occur in dates.
constexpr std::size_t secret_digits = 6;

bool is_blank(const std::string& text) {
    return std::all_of(text.begin(), text.end(), [](unsigned char c) { return std::isspace(c) != 0; });
}

std::string digits_of(const std::string& text) {
    std::string digits;
    std::copy_if(text.begin(), text.end(), std::back_inserter(digits),
                 [](unsigned char c) { return std::isdigit(c) != 0; });
    return digits;
}

/// However it is grouped.
bool gives_away(const std::string& text, const std::string& typed) {
    const auto digits = digits_of(text);
    for (std::size_t i = 0; i + secret_digits <= typed.size(); ++i) {
        if (digits.find(typed.substr(i, secret_digits)) != std::string::npos) return true;
    }
    return false;
}

void check_spoken(Examination& examination, const std::string& element, const std::string& text) {
    if (is_blank(text)) examination.breach(Rule::speech, element, "is empty: nothing is read aloud");
    if (text.find_first_of("{}") != std::string::npos)
        examination.breach(Rule::speech, element, "reads a placeholder aloud: " + text);
    if (gives_away(text, examination.shot.typed))
        examination.breach(Rule::speech, element, "reads aloud what was typed");
}

}  // namespace

void check_speech(Examination& examination) {
    const Shot& shot = examination.shot;
    if (shot.sentences.empty())
        examination.breach(Rule::speech, "the screen", "has no sentences: nothing is read aloud");
    for (std::size_t i = 0; i < shot.sentences.size(); ++i)
        check_spoken(examination, "sentence " + std::to_string(i + 1), shot.sentences[i]);
    for (const auto& target : shot.targets)
        check_spoken(examination, "label of " + name_of(target), target.label);
}

}  // namespace kiosk::audit

// The problems file of a district: F01 to F14.
#include "problems.hpp"

#include <set>

#include "target.hpp"

namespace kiosk::fuzz {

void one_input(std::string_view text) {
    const auto read = config::parse_problems(text, "problems.toml");
    if (const auto* mistakes = std::get_if<config::Mistakes>(&read)) {
        expect(!mistakes->empty(), "what is refused has a mistake");
        return;
    }
    std::set<std::string> codes;
    for (const auto& problem : std::get<std::vector<config::Problem>>(read)) {
        expect(codes.insert(problem.code).second, "codes stand there once");
        expect(problem.code >= "F01" && problem.code <= "F14", "codes are F01 to F14");
        for (const auto* language : {"id", "en", "no such language"}) {
            expect(!problem.symptom.in(language).empty(), "a problem has a symptom in every language");
            expect(!problem.here.in(language).empty(), "a problem has an answer in every language");
        }
    }
}

}  // namespace kiosk::fuzz

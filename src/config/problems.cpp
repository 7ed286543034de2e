#include "problems.hpp"

#include <set>

#include "local_text.hpp"
#include "reader.hpp"

namespace kiosk::config {

namespace {

/// F01..F14: what stands in the ledger must mean the same in every district (domain.md 1.5).
bool is_problem_code(std::string_view text) {
    constexpr int codes = 14;
    for (int n = 1; n <= codes; ++n) {
        const std::string code = (n < 10 ? "F0" : "F") + std::to_string(n);
        if (text == code) return true;
    }
    return false;
}

void read_problem(Reader& reader, std::vector<Problem>& problems, std::set<std::string>& codes) {
    Problem problem;
    const auto page = [&](std::string_view key, LocalText& text) {
        reader.table(key, [&](Reader& languages) { read_local(languages, text, fits_page, page_expected); });
    };
    reader.require({"code", "symptom", "meaning", "here", "officer"});
    reader.text("code", problem.code, is_problem_code, "one of \"F01\" to \"F14\"");
    reader.flag("ticket", problem.ticket);
    reader.table("symptom", [&](Reader& languages) {
        read_local(languages, problem.symptom, fits_card, card_expected);
    });
    page("meaning", problem.meaning);
    page("here", problem.here);
    page("officer", problem.officer);
    page("bring", problem.bring);
    reader.refuse_twice("code", problem.code, codes);
    problems.push_back(std::move(problem));
}

}  // namespace

std::variant<std::vector<Problem>, Mistakes> parse_problems(std::string_view text,
                                                            const std::string& file_name) {
    std::vector<Problem> problems;
    std::set<std::string> codes;
    const Mistakes mistakes = Reader::read(text, file_name, [&](Reader& root) {
        root.require({"problem"});
        root.tables("problem", [&](Reader& problem) { read_problem(problem, problems, codes); });
    });
    if (!mistakes.empty()) return mistakes;
    return problems;
}

}  // namespace kiosk::config

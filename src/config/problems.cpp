#include "problems.hpp"

#include <algorithm>
#include <set>

#include "names.hpp"
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

std::size_t characters(std::string_view utf8) {
    return static_cast<std::size_t>(
        std::count_if(utf8.begin(), utf8.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

// Languages need different room; what is longer than this no screen can show in large letters.
bool fits_card(std::string_view text) {
    return !text.empty() && characters(text) <= 90;
}
constexpr std::string_view card_expected = "a text of 1 to 90 characters";

bool fits_page(std::string_view text) {
    return !text.empty() && characters(text) <= 220;
}
constexpr std::string_view page_expected = "a text of 1 to 220 characters";

/// One text for each language code; Indonesian must be there.
void read_local(Reader& languages, LocalText& text, Reader::Fits fits, std::string_view expected) {
    languages.require({"id"});
    languages.text("id", text.by_language["id"], fits, expected);
    for (const std::string_view code : languages.keys()) {
        if (code == "id" || !is_language_code(code)) continue;
        languages.text(code, text.by_language[std::string(code)], fits, expected);
    }
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
    if (!problem.code.empty() && !codes.insert(problem.code).second)
        reader.refuse("code", "a value that stands here only once");
    problems.push_back(std::move(problem));
}

}  // namespace

const std::string& LocalText::in(const std::string& language) const {
    static const std::string nothing;
    auto found = by_language.find(language);
    if (found == by_language.end()) found = by_language.find("id");
    return found == by_language.end() ? nothing : found->second;
}

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

#include "audit/pseudo_language.hpp"

#include <algorithm>
#include <fstream>
#include <sstream>
#include <system_error>

namespace kiosk::audit {
namespace {

constexpr double longer_by = 0.4;
constexpr std::size_t shortest_stretched_word = 3;
constexpr int most_repeats = 2;

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// The second letter of a doubled vowel; empty for other letters.
std::string_view double_of(char c) {
    switch (c) {
        case 'a':
        case 'A':
            return "â";
        case 'e':
        case 'E':
            return "ê";
        case 'i':
        case 'I':
            return "i";
        case 'o':
        case 'O':
            return "o";
        case 'u':
        case 'U':
            return "u";
        default:
            return {};
    }
}

/// `owed` letters are carried on: not every word has enough vowels.
std::string stretched(std::string_view word, double& owed) {
    owed += longer_by * static_cast<double>(word.size());
    if (word.size() < shortest_stretched_word) return std::string(word);
    std::string result;
    for (const char c : word) {
        result += c;
        for (int i = 0; i < most_repeats && owed >= 0.5 && !double_of(c).empty(); ++i, owed -= 1)
            result += double_of(c);
    }
    return result;
}

/// Where the text between the quotation marks of a `key = "text"` line begins and ends.
struct Quoted {
    std::size_t begin;
    std::size_t end;
};

std::optional<Quoted> quoted_text(std::string_view line) {
    const auto equals = line.find(" = \"");
    const auto end = line.rfind('"');
    if (line.starts_with('#') || equals == std::string_view::npos || end < equals + 4) return std::nullopt;
    return Quoted{equals + 4, end};
}

Result<void> link_all_but_languages(const std::filesystem::path& assets,
                                    const std::filesystem::path& directory) {
    std::error_code error;
    std::filesystem::remove_all(directory, error);
    std::filesystem::create_directories(directory / "lang", error);
    for (const auto& entry : std::filesystem::directory_iterator(assets, error)) {
        if (entry.path().filename() == "lang") continue;
        std::filesystem::create_symlink(std::filesystem::absolute(entry.path()),
                                        directory / entry.path().filename(), error);
        if (error) break;
    }
    for (const auto& entry : std::filesystem::directory_iterator(assets / "lang", error))
        if (!error)
            std::filesystem::create_symlink(std::filesystem::absolute(entry.path()),
                                            directory / "lang" / entry.path().filename(), error);
    if (error) return Error{ErrorCode::io, directory.string() + ": " + error.message()};
    return {};
}

}  // namespace

std::string lengthened(std::string_view text) {
    std::string result;
    double owed = 0;
    while (!text.empty()) {
        std::size_t length = 1;
        if (text.front() == '{') {
            length = std::min(text.size(), text.find('}') + 1);
            result += text.substr(0, length);
        } else if (text.front() == '\\') {
            length = std::min<std::size_t>(text.size(), 2);
            result += text.substr(0, length);
        } else if (is_letter(text.front())) {
            const auto end = std::find_if_not(text.begin(), text.end(), is_letter);
            length = static_cast<std::size_t>(end - text.begin());
            result += stretched(text.substr(0, length), owed);
        } else {
            result += text.front();
            owed += longer_by;
        }
        text.remove_prefix(length);
    }
    return result;
}

std::string lengthened_language_file(std::string_view reference) {
    std::istringstream lines{std::string(reference)};
    std::string result;
    bool keep = false;
    for (std::string line; std::getline(lines, line); result += line + "\n") {
        if (line.starts_with('[')) keep = line == "[format]";
        const auto text = quoted_text(line);
        if (keep || !text) continue;
        line = line.substr(0, text->begin) +
               lengthened(std::string_view(line).substr(text->begin, text->end - text->begin)) +
               line.substr(text->end);
    }
    return result;
}

Result<void> add_pseudo_language(const std::filesystem::path& assets,
                                 const std::filesystem::path& directory) {
    if (auto linked = link_all_but_languages(assets, directory); !linked) return linked.error();
    std::ifstream in(assets / "lang" / "id.toml");
    const std::string reference{std::istreambuf_iterator<char>(in), {}};
    const auto file = directory / "lang" / (std::string(pseudo_language) + ".toml");
    std::ofstream out(file);
    out << lengthened_language_file(reference);
    if (reference.empty() || !out.flush())
        return Error{ErrorCode::io, file.string() + ": cannot be made from id.toml"};
    return {};
}

}  // namespace kiosk::audit

#include "kiosk/i18n/catalogue.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstddef>
#include <cstdlib>
#include <iterator>
#include <optional>
#include <set>
#include <unordered_map>

#include "kiosk/core/did_you_mean.hpp"
#include "language_file.hpp"

namespace kiosk::i18n {

namespace {

constexpr std::size_t problems_told = 5;

bool is_name(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
    });
}

/// A text cut at its next placeholder.
struct Cut {
    std::string_view before;
    std::string_view name;
    std::string_view after;
};

std::optional<Cut> next_placeholder(std::string_view text) {
    for (auto open = text.find('{'); open != std::string_view::npos; open = text.find('{', open + 1)) {
        const auto close = text.find('}', open);
        if (close == std::string_view::npos) return std::nullopt;
        const auto name = text.substr(open + 1, close - open - 1);
        if (is_name(name)) return Cut{text.substr(0, open), name, text.substr(close + 1)};
    }
    return std::nullopt;
}

std::string in_quotes(std::string_view text) {
    return "\"" + std::string(text) + "\"";
}

std::string unknown_key(const std::string& key) {
    const auto near = did_you_mean(key, {message_names.begin(), message_names.end()});
    return "unknown key " + in_quotes(key) + (near.empty() ? "" : ", did you mean " + in_quotes(near) + "?");
}

/// Fills `texts` in the order of Msg; answers what stands in the way, without the file's name.
std::vector<std::string> sort_texts(const std::vector<Entry>& entries, std::vector<std::string>& texts) {
    std::unordered_map<std::string_view, std::size_t> index;
    for (std::size_t i = 0; i < message_names.size(); ++i) index[message_names[i]] = i;

    std::vector<std::string> problems;
    texts.resize(message_names.size());
    for (const auto& entry : entries) {
        const auto place = ":" + std::to_string(entry.line) + ": ";
        const auto known = index.find(entry.key);
        if (known == index.end()) {
            problems.push_back(place + unknown_key(entry.key));
            continue;
        }
        if (!entry.is_text) problems.push_back(place + entry.key + " is not a text in quotation marks");
        texts[known->second] = entry.text;
        index.erase(known);
    }
    for (const auto name : message_names) {
        if (index.contains(name)) problems.push_back(": missing key " + in_quotes(name));
    }
    return problems;
}

Error refusal(const std::string& file, const std::vector<std::string>& problems) {
    const std::size_t told = std::min(problems.size(), problems_told);
    std::string text;
    for (std::size_t i = 0; i < told; ++i) text += (i == 0 ? "" : "\n") + file + problems[i];
    if (told < problems.size()) text += "\nand " + std::to_string(problems.size() - told) + " more";
    return {ErrorCode::bad_config, text};
}

/// Decodes one code point of valid UTF-8 (the TOML parser refuses any other) and moves past it.
char32_t take_code_point(std::string_view& text) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned lead = byte(0);
    const std::size_t size = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    char32_t point = size == 1 ? lead : lead & (0xFFu >> (size + 1));
    for (std::size_t i = 1; i < size; ++i) point = (point << 6) | (byte(i) & 0x3Fu);
    text.remove_prefix(size);
    return point;
}

}  // namespace

Result<Catalogue> Catalogue::load(const std::filesystem::path& toml_file) {
    auto entries = read_language_file(toml_file);
    if (!entries) return entries.error();
    Catalogue catalogue;
    catalogue.code_ = toml_file.stem().string();
    const auto problems = sort_texts(*entries, catalogue.texts_);
    if (!problems.empty()) return refusal(toml_file.string(), problems);
    return catalogue;
}

const std::string& Catalogue::text(Msg message) const {
    const auto index = static_cast<std::size_t>(message);
    assert(index < texts_.size());
    return texts_[index];
}

std::string Catalogue::format(Msg message, std::initializer_list<Argument> arguments) const {
    std::string result;
    std::string_view rest = text(message);
    while (const auto cut = next_placeholder(rest)) {
        const auto* given = std::find_if(arguments.begin(), arguments.end(), [&](const Argument& argument) {
            return argument.first == cut->name;
        });
        const bool found = given != arguments.end();
        assert(found && "a placeholder of the text was not given");
        result += cut->before;
        result += found ? given->second : "{" + std::string(cut->name) + "}";
        rest = cut->after;
    }
    return result.append(rest);
}

std::string Catalogue::number(long value) const {
    std::string digits = std::to_string(value);
    const std::ptrdiff_t first_digit = value < 0 ? 1 : 0;
    for (auto at = std::ssize(digits) - 3; at > first_digit; at -= 3) {
        digits.insert(static_cast<std::size_t>(at), text(Msg::format_thousands));
    }
    return digits;
}

std::string Catalogue::percent(double value) const {
    const long tenths = std::lround(value * 10);
    const std::string sign = tenths < 0 ? "-" : "";
    const long magnitude = std::labs(tenths);
    const std::string whole = sign + number(magnitude / 10);
    return magnitude % 10 == 0 ? whole : whole + text(Msg::format_decimal) + std::to_string(magnitude % 10);
}

std::vector<char32_t> Catalogue::code_points() const {
    std::set<char32_t> seen;
    for (std::string_view text : texts_) {
        while (!text.empty()) seen.insert(take_code_point(text));
    }
    return {seen.begin(), seen.end()};
}

std::vector<std::string> placeholders(std::string_view text) {
    std::vector<std::string> names;
    while (const auto cut = next_placeholder(text)) {
        names.emplace_back(cut->name);
        text = cut->after;
    }
    return names;
}

}  // namespace kiosk::i18n

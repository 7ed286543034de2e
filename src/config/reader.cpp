#include "reader.hpp"

#include <algorithm>
#include <set>
#include <sstream>

#include "day_hours.hpp"
#include "kiosk/core/did_you_mean.hpp"

namespace kiosk::config {

namespace {

constexpr std::size_t longest_found = 60;

std::string in_quotes(std::string_view text) {
    return "\"" + std::string(text) + "\"";
}

/// A text of the file on one line.
std::string describe_text(std::string text) {
    std::replace_if(
        text.begin(), text.end(), [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
    if (text.size() <= longest_found) return in_quotes(text);
    std::size_t end = longest_found;
    while ((text[end] & 0xC0) == 0x80) --end;  // not inside a UTF-8 sequence
    return in_quotes(text.substr(0, end) + "...");
}

/// What stands in the file, as a person would name it.
std::string describe(const toml::node& node) {
    if (node.is_table()) return "a table";
    if (const auto* list = node.as_array()) return list->empty() ? "an empty list" : "a list";
    if (const auto text = node.value_exact<std::string>()) return describe_text(*text);
    std::ostringstream out;
    node.visit([&](const auto& value) { out << value; });
    return out.str();
}

std::string describe_range(std::string_view kind, double low, double high) {
    std::ostringstream out;
    out.precision(12);
    out << kind << " from " << low << " to " << high;
    return out.str();
}

int line_of(const toml::node& node) {
    return static_cast<int>(node.source().begin.line);
}

std::optional<std::size_t> index_of(std::string_view word, const std::vector<std::string_view>& words) {
    const auto found = std::find(words.begin(), words.end(), word);
    if (found == words.end()) return std::nullopt;
    return static_cast<std::size_t>(found - words.begin());
}

bool is_not_empty(std::string_view text) {
    return !text.empty();
}

Mistake syntax_mistake(const toml::parse_error& error, const std::string& file) {
    const auto& place = error.source().begin;
    return {file,
            static_cast<int>(place.line),
            "",
            "a syntax error in column " + std::to_string(place.column),
            "a TOML file",
            std::string(error.description())};
}

}  // namespace

std::string describe_words(const std::vector<std::string_view>& words) {
    std::string text;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (i > 0) text += i + 1 == words.size() ? " or " : ", ";
        text += in_quotes(words[i]);
    }
    return text;
}

std::string spelling_hint(std::string_view word, const std::vector<std::string_view>& candidates) {
    const auto near = did_you_mean(word, candidates);
    return near.empty() ? "" : "did you mean " + in_quotes(near) + "?";
}

Mistakes Reader::read(std::string_view text, const std::string& file, const Section& root) {
    Findings findings{file, {}};
    toml::table table;
    try {
        table = toml::parse(text);
    } catch (const toml::parse_error& error) {
        return {syntax_mistake(error, file)};
    }
    Reader reader(table, "", findings);
    root(reader);
    reader.report_unknown_keys();
    std::stable_sort(findings.mistakes.begin(), findings.mistakes.end(),
                     [](const Mistake& a, const Mistake& b) { return a.line < b.line; });
    return findings.mistakes;
}

void Reader::text(std::string_view key, std::string& value) {
    text(key, value, is_not_empty, "a text that is not empty");
}

void Reader::text(std::string_view key, std::string& value, Fits fits, std::string_view expected) {
    const auto found = find_text(key, expected);
    if (!found) return;
    if (fits(*found)) {
        value = *found;
    } else {
        refuse(key, expected);
    }
}

void Reader::texts(std::string_view key, std::vector<std::string>& value, Fits fits,
                   std::string_view expected) {
    const auto* node = find(key, expected);
    if (!node) return;
    const auto* list = node->as_array();
    if (!list || list->empty()) return report(key, *node, expected);
    std::vector<std::string> read;
    std::set<std::string> seen;
    for (const auto& item : *list) {
        const auto word = item.value_exact<std::string>();
        if (!word || !fits(*word) || !seen.insert(*word).second) return report(key, item, expected);
        read.push_back(*word);
    }
    value = read;
}

void Reader::whole(std::string_view key, int& value, int low, int high) {
    const auto expected = describe_range("a whole number", low, high);
    const auto* node = find(key, expected);
    if (!node) return;
    const auto number = node->value_exact<std::int64_t>();
    if (!number || *number < low || *number > high) return report(key, *node, expected);
    value = static_cast<int>(*number);
}

void Reader::decimal(std::string_view key, double& value, double low, double high) {
    const auto expected = describe_range("a number", low, high);
    const auto* node = find(key, expected);
    if (!node) return;
    const double number = node->is_number() ? node->value_or(low - 1) : low - 1;
    if (!(number >= low && number <= high)) return report(key, *node, expected);
    value = number;
}

void Reader::seconds(std::string_view key, std::chrono::seconds& value, int low, int high) {
    auto number = static_cast<int>(value.count());
    whole(key, number, low, high);
    value = std::chrono::seconds(number);
}

void Reader::milliseconds(std::string_view key, std::chrono::milliseconds& value, int low, int high) {
    auto number = static_cast<int>(value.count());
    whole(key, number, low, high);
    value = std::chrono::milliseconds(number);
}

void Reader::file(std::string_view key, std::filesystem::path& value) {
    std::string name;
    text(key, name, is_not_empty, "the name of a file");
    if (!name.empty()) value = name;
}

void Reader::flag(std::string_view key, bool& value) {
    constexpr std::string_view expected = "true or false";
    const auto* node = find(key, expected);
    if (!node) return;
    const auto found = node->value_exact<bool>();
    if (!found) return report(key, *node, expected);
    value = *found;
}

void Reader::date(std::string_view key, domain::Date& value) {
    constexpr std::string_view expected = "a date such as 2026-12-31";
    const auto* node = find(key, expected);
    if (!node) return;
    std::optional<domain::Date> date;
    if (const auto text = node->value_exact<std::string>()) date = domain::parse_iso_date(*text);
    if (const auto plain = node->value_exact<toml::date>()) {
        date = std::chrono::year(plain->year) / plain->month / plain->day;
    }
    if (!date) return report(key, *node, expected);
    value = *date;
}

void Reader::day_hours(std::string_view key, domain::DayHours& value) {
    constexpr std::string_view expected = "\"closed\" or times in order such as \"08:00-12:00, 13:00-15:00\"";
    const auto found = find_text(key, expected);
    if (!found) return;
    const auto hours = parse_day_hours(*found);
    if (!hours) return refuse(key, expected);
    value = *hours;
}

void Reader::table(std::string_view key, const Section& section) {
    const std::string expected = "a table [" + path_of(key) + "]";
    const auto* node = find(key, expected);
    if (!node) return;
    const auto* child = node->as_table();
    if (!child) return report(key, *node, expected);
    read_section(*child, path_of(key), section);
}

void Reader::tables(std::string_view key, const Section& section) {
    const std::string expected = "one or more tables [[" + path_of(key) + "]]";
    const auto* node = find(key, expected);
    if (!node) return;
    const auto* list = node->as_array();
    if (!list || list->empty()) return report(key, *node, expected);
    int number = 0;
    for (const auto& item : *list) {
        const std::string path = path_of(key) + "[" + std::to_string(++number) + "]";
        if (const auto* child = item.as_table()) {
            read_section(*child, path, section);
        } else {
            report(line_of(item), path, describe(item), "a table");
        }
    }
}

void Reader::texts_or_tables(std::string_view key, Fits fits, std::string_view expected,
                             const std::function<void(std::string)>& text, const Section& section) {
    const auto* node = find(key, expected);
    if (!node) return;
    const auto* list = node->as_array();
    if (!list || list->empty()) return report(key, *node, expected);
    int number = 0;
    for (const auto& item : *list) {
        const std::string path = path_of(key) + "[" + std::to_string(++number) + "]";
        const auto words = item.value_exact<std::string>();
        if (const auto* child = item.as_table()) {
            read_section(*child, path, section);
        } else if (words && fits(*words)) {
            text(*words);
        } else {
            report(line_of(item), path, describe(item), expected);
        }
    }
}

void Reader::refuse(std::string_view key, std::string_view expected, std::string_view hint) {
    if (const auto* node = table_.get(key)) report(key, *node, expected, hint);
}

void Reader::refuse_item(std::string_view key, std::size_t item, std::string_view expected,
                         std::string_view hint) {
    const auto* node = table_.get(key);
    const auto* list = node ? node->as_array() : nullptr;
    if (list && item < list->size()) report(key, *list->get(item), expected, hint);
}

void Reader::refuse_twice(std::string_view key, const std::string& value, std::set<std::string>& seen) {
    if (!value.empty() && !seen.insert(value).second) refuse(key, "a value that stands here only once");
}

std::vector<std::string_view> Reader::keys() const {
    std::vector<std::string_view> keys;
    for (const auto& [key, node] : table_) keys.push_back(key.str());
    return keys;
}

const toml::node* Reader::find(std::string_view key, std::string_view expected) {
    known_.push_back(key);
    const auto* node = table_.get(key);
    if (!node && std::count(required_.begin(), required_.end(), key) > 0) {
        report(path_.empty() ? 0 : line_of(table_), path_of(key), "nothing", expected);
    }
    return node;
}

std::optional<std::string> Reader::find_text(std::string_view key, std::string_view expected) {
    const auto* node = find(key, expected);
    if (!node) return std::nullopt;
    auto text = node->value_exact<std::string>();
    if (!text) report(key, *node, expected, "put it in quotation marks");
    return text;
}

std::optional<std::size_t> Reader::word_index(std::string_view key,
                                              const std::vector<std::string_view>& words) {
    const auto expected = describe_words(words);
    const auto found = find_text(key, expected);
    if (!found) return std::nullopt;
    const auto index = index_of(*found, words);
    if (!index) refuse(key, expected, spelling_hint(*found, words));
    return index;
}

std::vector<std::size_t> Reader::word_indices(std::string_view key,
                                              const std::vector<std::string_view>& words) {
    const std::string expected = "a list of " + describe_words(words);
    const auto* node = find(key, expected);
    if (!node) return {};
    const auto* list = node->as_array();
    if (!list || list->empty()) {
        report(key, *node, expected);
        return {};
    }
    std::vector<std::size_t> indices;
    for (const auto& item : *list) {
        const auto word = item.value_or(std::string());
        const auto index = index_of(word, words);
        if (index) {
            indices.push_back(*index);
        } else {
            report(key, item, expected, spelling_hint(word, words));
        }
    }
    return indices;
}

std::string Reader::path_of(std::string_view key) const {
    return path_.empty() ? std::string(key) : path_ + "." + std::string(key);
}

void Reader::report(int line, std::string key, std::string found, std::string_view expected,
                    std::string_view hint) {
    findings_.mistakes.push_back(
        {findings_.file, line, std::move(key), std::move(found), std::string(expected), std::string(hint)});
}

void Reader::report(std::string_view key, const toml::node& found, std::string_view expected,
                    std::string_view hint) {
    report(line_of(found), path_of(key), describe(found), expected, hint);
}

void Reader::report_unknown_keys() {
    for (const auto& [key, node] : table_) {
        if (std::count(known_.begin(), known_.end(), key.str()) > 0) continue;
        const auto retired = retired_.find(key.str());
        report(static_cast<int>(key.source().begin.line), path_of(key.str()), "an unknown key",
               describe_words(known_),
               retired == retired_.end() ? spelling_hint(key.str(), known_) : std::string(retired->second));
    }
}

void Reader::read_section(const toml::table& table, std::string path, const Section& section) {
    Reader reader(table, std::move(path), findings_);
    section(reader);
    reader.report_unknown_keys();
}

}  // namespace kiosk::config

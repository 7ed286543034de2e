#pragma once

#include <toml++/toml.h>

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <functional>
#include <initializer_list>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "kiosk/config/mistake.hpp"
#include "kiosk/domain/calendar.hpp"
#include "kiosk/domain/hours.hpp"

namespace kiosk::config {

/// Reads one table of a TOML file into members, one line per key, and collects every mistake on the way.
/// A key that is missing, or wrong, leaves its member as it was. Keys that nobody read are mistakes too.
class Reader {
  public:
    using Section = std::function<void(Reader&)>;
    using Fits = bool (*)(std::string_view);

    /// The wrong keys of `text`; `root` reads its outermost table. Sorted by line.
    static Mistakes read(std::string_view text, const std::string& file, const Section& root);

    /// Keys that must be there; call before reading them.
    void require(std::initializer_list<std::string_view> keys) { required_ = keys; }
    /// A key of older files that is not read any more; `hint` says what took its place.
    void retire(std::string_view key, std::string_view hint) { retired_.emplace(key, hint); }
    bool has(std::string_view key) const { return table_.contains(key); }
    std::vector<std::string_view> keys() const;  ///< all that stand there

    void text(std::string_view key, std::string& value);  ///< not empty
    /// A text that `fits`, described by `expected`: "3 to 32 lower-case letters".
    void text(std::string_view key, std::string& value, Fits fits, std::string_view expected);
    /// At least one text, none twice; `expected` describes the list.
    void texts(std::string_view key, std::vector<std::string>& value, Fits fits, std::string_view expected);
    void whole(std::string_view key, int& value, int low, int high);
    void decimal(std::string_view key, double& value, double low, double high);
    void seconds(std::string_view key, std::chrono::seconds& value, int low, int high);
    void milliseconds(std::string_view key, std::chrono::milliseconds& value, int low, int high);
    void file(std::string_view key, std::filesystem::path& value);  ///< its name, not empty
    void flag(std::string_view key, bool& value);
    void date(std::string_view key, domain::Date& value);           ///< 2026-12-31, with or without quotes
    void day_hours(std::string_view key, domain::DayHours& value);  ///< see parse_day_hours

    template <class Value>
    using Word = std::pair<std::string_view, Value>;
    /// One of a few words.
    template <class Value>
    void word(std::string_view key, Value& value, const std::vector<Word<Value>>& allowed) {
        if (const auto chosen = word_index(key, words_of(allowed))) value = allowed[*chosen].second;
    }
    /// A list of such words.
    template <class Value>
    void words(std::string_view key, std::vector<Value>& values, const std::vector<Word<Value>>& allowed) {
        for (std::size_t chosen : word_indices(key, words_of(allowed))) {
            values.push_back(allowed[chosen].second);
        }
    }

    void table(std::string_view key, const Section& section);   ///< [key]
    void tables(std::string_view key, const Section& section);  ///< [[key]], once per table

    /// A list in which each item is a text that `fits`, or a table.
    void texts_or_tables(std::string_view key, Fits fits, std::string_view expected,
                         const std::function<void(std::string)>& text, const Section& section);

    /// What stands under `key` is well formed, but does not fit the rest.
    void refuse(std::string_view key, std::string_view expected, std::string_view hint = "");
    /// The same for one item of a list, from 0.
    void refuse_item(std::string_view key, std::size_t item, std::string_view expected,
                     std::string_view hint = "");
    /// A value that was read must not stand in another table of the list.
    void refuse_twice(std::string_view key, const std::string& value, std::set<std::string>& seen);

  private:
    struct Findings {
        std::string file;
        Mistakes mistakes;
    };

    Reader(const toml::table& table, std::string path, Findings& findings)
        : table_(table), path_(std::move(path)), findings_(findings) {}

    template <class Value>
    static std::vector<std::string_view> words_of(const std::vector<Word<Value>>& allowed) {
        std::vector<std::string_view> words;
        words.reserve(allowed.size());
        for (const auto& [word, value] : allowed) words.push_back(word);
        return words;
    }

    const toml::node* find(std::string_view key, std::string_view expected);
    std::optional<std::string> find_text(std::string_view key, std::string_view expected);
    std::optional<std::size_t> word_index(std::string_view key, const std::vector<std::string_view>& words);
    std::vector<std::size_t> word_indices(std::string_view key, const std::vector<std::string_view>& words);
    std::string path_of(std::string_view key) const;
    void report(int line, std::string key, std::string found, std::string_view expected,
                std::string_view hint = "");
    void report(std::string_view key, const toml::node& found, std::string_view expected,
                std::string_view hint = "");
    void report_unknown_keys();
    void read_section(const toml::table& table, std::string path, const Section& section);

    const toml::table& table_;
    std::string path_;  ///< "session"; empty for the outermost table
    Findings& findings_;
    std::vector<std::string_view> required_;
    std::vector<std::string_view> known_;  ///< keys that were asked for
    std::map<std::string_view, std::string_view> retired_;
};

/// "a", "b" or "c"
std::string describe_words(const std::vector<std::string_view>& words);
/// "did you mean "word"?", or nothing when no candidate is near.
std::string spelling_hint(std::string_view word, const std::vector<std::string_view>& candidates);

}  // namespace kiosk::config

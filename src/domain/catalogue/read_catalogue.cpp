#include <toml++/toml.h>

#include <algorithm>
#include <set>

#include "catalogue.hpp"

namespace kiosk::catalogue {
namespace {

using Words = std::vector<std::string>;

class Mistakes {
  public:
    explicit Mistakes(std::string file) : file_(std::move(file)) {}
    void add(const toml::node& where, const std::string& what) { add(where.source().begin.line, what); }
    void add(toml::source_index line, const std::string& what) {
        all_.push_back(file_ + ":" + std::to_string(line) + ": " + what);
    }
    Words take() { return std::move(all_); }

  private:
    std::string file_;
    Words all_;
};

bool is_word(const std::string& text) {
    const auto fits = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; };
    return !text.empty() && text.front() >= 'a' && std::ranges::all_of(text, fits);
}

/// One entry of a list of tables: notes what was asked for, so that an unknown key can be told.
class Entry {
  public:
    Entry(const toml::table& table, Mistakes& mistakes) : table_(table), mistakes_(mistakes) {}

    std::string text(const char* key) {
        const toml::node* node = find(key);
        if (!node) return refuse(table_, std::string("no ") + key), "";
        const auto value = node->value<std::string>();
        if (!value || value->empty()) return refuse(*node, std::string(key) + " must be a text"), "";
        return *value;
    }
    std::string name() {
        const std::string name = text("name");
        if (!name.empty() && !is_word(name))
            refuse(*table_.get("name"), "\"" + name + "\" is no word of a-z, 0-9 and _");
        return name;
    }
    bool flag(const char* key) {
        const toml::node* node = find(key);
        if (!node) return false;
        if (!node->is_boolean()) refuse(*node, std::string(key) + " must be true or false");
        return node->value_or(false);
    }
    /// Each once and one of `allowed`; empty when the key is missing.
    Words words(const char* key, const std::set<std::string>& allowed) {
        const toml::node* node = find(key);
        if (!node) return {};
        if (!node->is_array()) return refuse(*node, std::string(key) + " must be a list"), Words{};
        Words words;
        for (const toml::node& element : *node->as_array()) {
            const auto word = element.value_or(std::string());
            if (!allowed.contains(word)) refuse(element, "unknown " + std::string(key) + " \"" + word + "\"");
            if (std::ranges::find(words, word) != words.end()) refuse(element, "\"" + word + "\" twice");
            words.push_back(word);
        }
        return words;
    }
    Words some_words(const char* key, const std::set<std::string>& allowed) {
        Words words = this->words(key, allowed);
        if (words.empty()) refuse(table_, std::string("no ") + key);
        return words;
    }
    std::string one_of(const char* key, const std::set<std::string>& allowed) {
        std::string word = text(key);
        if (!word.empty() && !allowed.contains(word))
            refuse(*table_.get(key), "unknown " + std::string(key) + " \"" + word + "\"");
        return word;
    }
    void refuse(const toml::node& where, const std::string& what) { mistakes_.add(where, what); }
    void refuse(const std::string& what) { mistakes_.add(table_, what); }
    void refuse_other_keys() {
        for (const auto& [key, node] : table_) {
            if (!asked_.contains(std::string(key.str())))
                refuse(node, "unknown key \"" + std::string(key.str()) + "\"");
        }
    }

  private:
    const toml::node* find(const char* key) {
        asked_.insert(key);
        return table_.get(key);
    }

    const toml::table& table_;
    Mistakes& mistakes_;
    std::set<std::string> asked_;
};

/// Reads all entries of the list `key`; their names differ.
template <class Read>
void read_list(const toml::table& root, const char* key, Mistakes& mistakes, Read read) {
    const toml::array* list = root.get_as<toml::array>(key);
    if (!list) return mistakes.add(root, std::string("no [[") + key + "]]");
    std::set<std::string> names;
    for (const toml::node& node : *list) {
        if (!node.is_table()) {
            mistakes.add(node, std::string(key) + " must be a table");
            continue;
        }
        Entry entry(*node.as_table(), mistakes);
        const std::string name = entry.name();
        if (!name.empty() && !names.insert(name).second) entry.refuse("\"" + name + "\" twice");
        read(entry, name);
        entry.refuse_other_keys();
    }
}

template <class Entries>
std::set<std::string> names_of(const Entries& entries) {
    std::set<std::string> names;
    for (const auto& entry : entries) names.insert(std::string(entry.name));
    return names;
}

std::vector<Named> read_named(const toml::table& root, const char* key, Mistakes& mistakes) {
    std::vector<Named> all;
    read_list(root, key, mistakes, [&](Entry& entry, const std::string& name) {
        all.push_back({name, entry.text("is")});
    });
    return all;
}

void read_reasons(const toml::table& root, Catalogue& catalogue, Mistakes& mistakes) {
    read_list(root, "reason", mistakes, [&](Entry& entry, const std::string& name) {
        catalogue.reasons.push_back({name, entry.text("means"), entry.flag("staff_only")});
    });
    if (!catalogue.reasons.empty() && catalogue.reasons.front().name != "none")
        mistakes.add(*root.get("reason"), "the first reason must be \"none\"");
    if (catalogue.reasons.size() > 64) mistakes.add(*root.get("reason"), "more than 64 reasons");
}

void read_fields(const toml::table& root, Catalogue& catalogue, Mistakes& mistakes) {
    const auto kept = names_of(catalogue.retentions);
    read_list(root, "field", mistakes, [&](Entry& entry, const std::string& name) {
        Field field{name,
                    entry.text("is"),
                    entry.text("why"),
                    entry.one_of("kept", kept),
                    entry.text("personal"),
                    entry.flag("checked")};
        const bool known = std::ranges::find(checked_fields, name) != checked_fields.end();
        if (field.checked != known)
            entry.refuse("checked must be " + std::string(known ? "true" : "false") + " for " + name);
        catalogue.fields.push_back(std::move(field));
    });
    for (const std::string_view name : checked_fields) {
        if (!names_of(catalogue.fields).contains(std::string(name)))
            mistakes.add(root, "no field \"" + std::string(name) + "\"");
    }
}

void read_kinds(const toml::table& root, Catalogue& catalogue, Mistakes& mistakes) {
    const std::set<std::string> carried(checked_fields.begin(), checked_fields.end());
    read_list(root, "kind", mistakes, [&](Entry& entry, const std::string& name) {
        Kind kind;
        kind.name = name;
        kind.means = entry.text("means");
        kind.must = entry.words("must", carried);
        kind.may = entry.words("may", carried);
        kind.reasons = entry.some_words("reasons", names_of(catalogue.reasons));
        kind.detail = entry.one_of("detail", names_of(forms));
        kind.detail_may_be_empty = entry.flag("detail_may_be_empty");
        kind.why = entry.text("why");
        kind.seen_by = entry.some_words("seen_by", names_of(catalogue.audiences));
        for (const std::string& field : kind.must) {
            if (std::ranges::find(kind.may, field) != kind.may.end())
                entry.refuse("\"" + field + "\" stands in must and in may");
        }
        catalogue.kinds.push_back(std::move(kind));
    });
}

}  // namespace

Reading read_catalogue(std::string_view text, const std::string& file) {
    Catalogue catalogue;
    Mistakes mistakes(file);
    try {
        const toml::table root = toml::parse(text, file);
        catalogue.audiences = read_named(root, "audience", mistakes);
        catalogue.retentions = read_named(root, "retention", mistakes);
        read_reasons(root, catalogue, mistakes);
        read_fields(root, catalogue, mistakes);
        read_kinds(root, catalogue, mistakes);
    } catch (const toml::parse_error& error) {
        mistakes.add(error.source().begin.line, std::string(error.description()));
    }
    return {std::move(catalogue), mistakes.take()};
}

}  // namespace kiosk::catalogue

#include <toml++/toml.h>

#include <array>
#include <fstream>
#include <iterator>
#include <utility>

#include "kiosk/speech/pronunciation.hpp"

namespace kiosk::speech {
namespace {

/// Reads a table that must hold exactly what is asked for. Keeps the first mistake.
class Reader {
  public:
    Reader(const toml::table& root, std::string file) : root_(&root), file_(std::move(file)) {}

    void texts(std::string_view section, std::map<std::string, std::string>& into) {
        const toml::table* table = section_of(section);
        if (!table) return;
        for (const auto& [key, node] : *table) {
            if (!node.is_string()) return refuse(key.source().begin.line, name(section, key.str()), "a text");
            into.emplace(key.str(), node.value_or(std::string()));
        }
    }
    void text(std::string_view section, std::string_view key, std::string& into) {
        const toml::node* found = node_of(section, key);
        if (!found) return;
        if (!found->is_string()) return refuse(found->source().begin.line, name(section, key), "a text");
        into = found->value_or(std::string());
    }
    void list(std::string_view section, std::string_view key, std::vector<std::string>& into) {
        const toml::node* found = node_of(section, key);
        if (!found) return;
        const toml::array* array = found->as_array();
        if (!array || (!array->empty() && !array->is_homogeneous(toml::node_type::string))) {
            return refuse(found->source().begin.line, name(section, key), "a list of texts");
        }
        for (const auto& node : *array) into.push_back(node.value_or(std::string()));
    }
    std::optional<Error> mistake() const { return mistake_; }

  private:
    static std::string name(std::string_view section, std::string_view key) {
        return std::string(section) + "." + std::string(key);
    }
    const toml::table* section_of(std::string_view section) {
        const toml::table* table = (*root_)[section].as_table();
        if (!table) refuse(0, std::string(section), "a section");
        return table;
    }
    const toml::node* node_of(std::string_view section, std::string_view key) {
        const toml::table* table = section_of(section);
        if (!table) return nullptr;
        const toml::node* found = table->get(key);
        if (!found) refuse(0, name(section, key), "a value");
        return found;
    }
    void refuse(unsigned line, const std::string& key, const std::string& expected) {
        if (mistake_) return;
        const std::string place = line > 0 ? file_ + ":" + std::to_string(line) : file_;
        const std::string found = line > 0 ? " found something else" : " found nothing";
        mistake_ = Error{ErrorCode::bad_config, place + ": " + key + ": expected " + expected + "," + found};
    }

    const toml::table* root_;
    std::string file_;
    std::optional<Error> mistake_;
};

std::optional<Error> read(Reader reader, Pronunciation& into) {
    reader.texts("words", into.words);
    reader.texts("signs", into.signs);
    reader.text("number", "thousands", into.number.thousands);
    reader.text("number", "decimal", into.number.decimal);
    reader.text("number", "decimal_said", into.number.decimal_said);
    reader.text("time", "separators", into.time.separators);
    reader.text("time", "before", into.time.before);
    reader.list("time", "not_after", into.time.not_after);
    reader.text("time", "whole", into.time.whole);
    reader.text("time", "past", into.time.past);
    reader.text("address", "dot", into.address.dot);
    reader.text("address", "slash", into.address.slash);
    reader.text("address", "dash", into.address.dash);
    reader.text("address", "at", into.address.at);
    reader.text("between", "range", into.range);
    reader.text("between", "either", into.either);
    reader.list("list", "items", into.items);
    reader.text("phrases", "choices", into.phrases.choices);
    reader.text("phrases", "focus", into.phrases.focus);
    reader.text("phrases", "again", into.phrases.again);
    reader.text("phrases", "volume", into.phrases.volume);
    reader.text("phrases", "speed", into.phrases.speed);
    reader.text("phrases", "seconds", into.phrases.seconds);
    reader.text("phrases", "left", into.phrases.left);
    reader.text("phrases", "digits", into.phrases.digits);
    return reader.mistake();
}

}  // namespace

Result<Pronunciation> load_pronunciation(const std::filesystem::path& toml_file) {
    std::ifstream in(toml_file, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(in), {}};
    if (!in) return Error{ErrorCode::io, "cannot read speech file " + toml_file.string()};
    Pronunciation pronunciation;
    pronunciation.language = toml_file.stem().string();
    try {
        const toml::table root = toml::parse(text);
        if (auto mistake = read(Reader(root, toml_file.string()), pronunciation)) return *mistake;
    } catch (const toml::parse_error& error) {
        return Error{ErrorCode::bad_config, toml_file.string() + ":" +
                                                std::to_string(error.source().begin.line) + ": " +
                                                std::string(error.description())};
    }
    return pronunciation;
}

Result<std::map<std::string, Pronunciation>> load_pronunciations(const std::filesystem::path& directory) {
    std::error_code problem;
    std::filesystem::directory_iterator files(directory, problem);
    if (problem) return Error{ErrorCode::io, "cannot read " + directory.string() + ": " + problem.message()};
    std::map<std::string, Pronunciation> all;
    for (const auto& file : files) {
        if (file.path().extension() != ".toml") continue;
        auto one = load_pronunciation(file.path());
        if (!one) return one.error();
        const std::string language = one->language;
        all.emplace(language, std::move(one.value()));
    }
    if (!all.contains("id")) {
        return Error{ErrorCode::not_found, directory.string() + ": found no id.toml; Indonesian is needed"};
    }
    return all;
}

}  // namespace kiosk::speech

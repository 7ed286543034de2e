// Lint: every shipped language says the same things as the reference set.
#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <regex>

#include "kiosk/i18n/catalogue.hpp"
#include "support/support.hpp"

using namespace kiosk::i18n;
namespace fs = std::filesystem;

namespace {

const fs::path lang = fs::path(KIOSK_SOURCE_DIR) / "assets/lang";

std::vector<fs::path> language_files() {
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(lang)) {
        if (entry.path().extension() == ".toml") files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    return files;
}

Catalogue load(const fs::path& file) {
    auto catalogue = Catalogue::load(file);
    if (!catalogue) FAIL(catalogue.error().text);
    return std::move(catalogue).value();
}

std::vector<std::string> sorted_placeholders(const std::string& text) {
    auto names = placeholders(text);
    std::sort(names.begin(), names.end());
    return names;
}

/// Braces that are not part of a placeholder: a misspelt {name} would reach the screen.
bool has_stray_brace(const std::string& text) {
    const auto braces = std::count_if(text.begin(), text.end(), [](char c) { return c == '{' || c == '}'; });
    return static_cast<std::size_t>(braces) != 2 * placeholders(text).size();
}

/// What stands in quotation marks: the names of buttons as the IKD app writes them.
std::vector<std::string> quoted_names(const std::string& text) {
    static const std::regex quoted("\"[^\"]*\"");
    std::vector<std::string> names(std::sregex_token_iterator(text.begin(), text.end(), quoted), {});
    std::sort(names.begin(), names.end());
    return names;
}

}  // namespace

TEST_CASE("Indonesian, English, Javanese and Banjar are shipped") {
    const auto files = language_files();
    for (const char* name : {"id.toml", "en.toml", "jv.toml", "bjn.toml"}) {
        CHECK(std::count(files.begin(), files.end(), lang / name) == 1);
    }
}

TEST_CASE("every language has the keys and placeholders of the reference set") {
    const Catalogue reference = load(lang / "id.toml");
    for (const auto& file : language_files()) {
        const Catalogue catalogue = load(file);
        for (std::size_t i = 0; i < message_names.size(); ++i) {
            INFO(file.filename().string() << ": " << message_names[i]);
            const auto& text = catalogue.text(static_cast<Msg>(i));
            CHECK_FALSE(text.empty());
            CHECK_FALSE(has_stray_brace(text));
            CHECK(sorted_placeholders(text) == sorted_placeholders(reference.text(static_cast<Msg>(i))));
        }
    }
}

TEST_CASE("every language keeps the names of buttons of the IKD app") {
    const Catalogue reference = load(lang / "id.toml");
    const auto is_label = [](std::string_view name) { return name.starts_with("label."); };
    CHECK(std::count_if(message_names.begin(), message_names.end(), is_label) > 0);
    for (const auto& file : language_files()) {
        const Catalogue catalogue = load(file);
        for (std::size_t i = 0; i < message_names.size(); ++i) {
            INFO(file.filename().string() << ": " << message_names[i]);
            const auto& text = catalogue.text(static_cast<Msg>(i));
            const auto& meant = reference.text(static_cast<Msg>(i));
            if (static_cast<Msg>(i) == Msg::still_there_text) continue;  // a button of the kiosk, see below
            CHECK(quoted_names(text) == quoted_names(meant));
            if (is_label(message_names[i])) CHECK(text == meant);
        }
    }
}

TEST_CASE("the question whether somebody is there names its button as it is labelled") {
    for (const auto& file : language_files()) {
        const Catalogue words = load(file);
        INFO(file.filename().string());
        const auto& text = words.text(Msg::still_there_text);
        CHECK(text.find('"' + words.text(Msg::still_there_stay) + '"') != text.npos);
    }
}

TEST_CASE("no text begins or ends with a blank or has two in a row") {
    for (const auto& file : language_files()) {
        const Catalogue catalogue = load(file);
        for (std::size_t i = 0; i < message_names.size(); ++i) {
            const auto& text = catalogue.text(static_cast<Msg>(i));
            INFO(file.filename().string() << ": " << message_names[i] << " = \"" << text << "\"");
            CHECK(text.find("  ") == text.npos);
            CHECK(text.find_first_of("\t\r\n") == text.npos);
            CHECK_FALSE(text.starts_with(' '));
            CHECK_FALSE(text.ends_with(' '));
        }
    }
}

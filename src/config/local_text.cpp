#include "local_text.hpp"

#include <algorithm>
#include <string>

#include "names.hpp"

namespace kiosk::config {

namespace {

std::size_t characters(std::string_view utf8) {
    return static_cast<std::size_t>(
        std::count_if(utf8.begin(), utf8.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

}  // namespace

const std::string& LocalText::in(const std::string& language) const {
    static const std::string nothing;
    auto found = by_language.find(language);
    if (found == by_language.end()) found = by_language.find("id");
    return found == by_language.end() ? nothing : found->second;
}

bool fits_card(std::string_view text) {
    return !text.empty() && characters(text) <= 90;
}

bool fits_page(std::string_view text) {
    return !text.empty() && characters(text) <= 220;
}

void read_local(Reader& languages, LocalText& text, Reader::Fits fits, std::string_view expected) {
    languages.require({"id"});
    languages.text("id", text.by_language["id"], fits, expected);
    for (const std::string_view code : languages.keys()) {
        if (code == "id" || !is_language_code(code)) continue;
        languages.text(code, text.by_language[std::string(code)], fits, expected);
    }
}

void read_local_list(Reader& reader, std::string_view key, std::vector<LocalText>& texts) {
    reader.texts_or_tables(
        key, fits_page,
        "a list of texts of 1 to 220 characters, each \"...\" or { id = \"...\", jv = \"...\" }",
        [&](std::string text) {
            texts.push_back({{{"id", std::move(text)}}});
        },
        [&](Reader& languages) { read_local(languages, texts.emplace_back(), fits_page, page_expected); });
}

}  // namespace kiosk::config

#include "language_file.hpp"

#include <toml++/toml.h>

#include <algorithm>
#include <fstream>
#include <iterator>

namespace kiosk::i18n {

namespace {

void collect(const toml::table& table, const std::string& prefix, std::vector<Entry>& entries) {
    for (const auto& [key, node] : table) {
        const std::string path = prefix + std::string(key.str());
        if (const auto* child = node.as_table()) {
            collect(*child, path + ".", entries);
        } else {
            entries.push_back({path, node.value_or(std::string()), static_cast<int>(key.source().begin.line),
                               node.is_string()});
        }
    }
}

}  // namespace

Result<std::vector<Entry>> read_language_file(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(in), {}};
    if (!in) return Error{ErrorCode::io, "cannot read language file " + file.string()};
    try {
        std::vector<Entry> entries;
        collect(toml::parse(text), "", entries);
        std::sort(entries.begin(), entries.end(),
                  [](const Entry& a, const Entry& b) { return a.line < b.line; });
        return entries;
    } catch (const toml::parse_error& error) {
        return Error{ErrorCode::bad_config, file.string() + ":" + std::to_string(error.source().begin.line) +
                                                ": " + std::string(error.description())};
    }
}

}  // namespace kiosk::i18n

// Build step: reads the reference language file and writes the enumeration of its message keys,
// so that a misspelt key does not compile. Usage: generate_message_keys id.toml message_keys.hpp
#include <toml++/toml.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <string>
#include <vector>

namespace {

void collect(const toml::table& table, const std::string& prefix, std::vector<std::string>& keys) {
    for (const auto& [key, node] : table) {
        const std::string path =
            prefix.empty() ? std::string(key.str()) : prefix + "." + std::string(key.str());
        if (const auto* child = node.as_table()) {
            collect(*child, path, keys);
        } else {
            keys.push_back(path);
        }
    }
}

std::string enumerator(std::string key) {
    for (char& c : key) {
        if (c == '.') c = '_';
    }
    return key;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 3) {
        std::cerr << "usage: generate_message_keys LANGUAGE_FILE HEADER\n";
        return EXIT_FAILURE;
    }
    std::vector<std::string> keys;
    try {
        collect(toml::parse_file(argv[1]), "", keys);
    } catch (const toml::parse_error& error) {
        std::cerr << argv[1] << ":" << error.source().begin.line << ": " << error.description() << "\n";
        return EXIT_FAILURE;
    }
    std::filesystem::create_directories(std::filesystem::path(argv[2]).parent_path());
    std::ofstream out(argv[2]);
    out << "// Made from assets/lang/id.toml; do not edit.\n#pragma once\n\n#include <array>\n#include "
           "<string_view>\n\n"
           "namespace kiosk::i18n {\n\nenum class Msg {\n";
    for (const auto& key : keys) out << "    " << enumerator(key) << ",\n";
    out << "};\n\ninline constexpr std::array<std::string_view, " << keys.size() << "> message_names = {{\n";
    for (const auto& key : keys) out << "    \"" << key << "\",\n";
    out << "}};\n\n}  // namespace kiosk::i18n\n";
    return out.good() ? EXIT_SUCCESS : EXIT_FAILURE;
}

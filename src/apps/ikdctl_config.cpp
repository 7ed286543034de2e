#include <algorithm>
#include <iostream>
#include <memory>
#include <string>
#include <vector>

#include "ikdctl.hpp"
#include "installation.hpp"
#include "kiosk/config/check.hpp"

namespace kiosk::ikdctl {

namespace {

/// Prints every mistake of one file.
Exit check(const std::string& file) {
    const auto mistakes = config::check_file(file, installed_languages(find_installation().assets));
    if (!mistakes) {
        std::cerr << mistakes.error().text << "\n";
        return exit_failed;
    }
    for (const auto& mistake : *mistakes) std::cout << readable(mistake) << "\n";
    if (!mistakes->empty()) return exit_findings;
    std::cout << file << ": fine\n";
    return exit_ok;
}

}  // namespace

void add_config_commands(CLI::App& app, int& exit_code) {
    auto* config =
        app.add_subcommand("config", "Configuration files: kiosk.toml, district packs and problems files");
    config->require_subcommand(1);
    auto* command = config->add_subcommand("check", "Print every mistake of the files, with line and hint");
    command->footer(
        "A file with a [kiosk] table is checked as kiosk.toml, together with the place it names in its "
        "district file and the language files of this installation; one with [district] as a district pack, "
        "together with its problems file; one with [[problem]] as a problems file.\n"
        "Exit codes: 0 all fine, 1 mistakes found, 3 a file cannot be read.");
    auto files = std::make_shared<std::vector<std::string>>();
    command->add_option("FILE", *files, "kiosk.toml or districts/*.toml")->required();
    command->callback([files, &exit_code] {
        for (const auto& file : *files) exit_code = std::max<int>(exit_code, check(file));
    });
}

}  // namespace kiosk::ikdctl

// ikd-kiosk: the fullscreen touch application.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <sstream>

#include "core_dumps.hpp"
#include "ikd_kiosk_program.hpp"
#include "installation.hpp"

namespace {

namespace fs = std::filesystem;
using namespace kiosk;

struct Options {
    fs::path config;
    fs::path state;
    fs::path tour;
    std::string size;
    std::string language;
    bool windowed = false;
    bool timing = false;
};

std::optional<PixelSize> parse_size(const std::string& text) {
    PixelSize size{};
    char rest = 0;
    if (std::sscanf(text.c_str(), "%dx%d%c", &size.width, &size.height, &rest) != 2) return std::nullopt;
    const bool sane = std::min(size.width, size.height) >= 600 && std::max(size.width, size.height) <= 7680;
    return sane ? std::optional(size) : std::nullopt;
}

void add_options(CLI::App& app, Options& options) {
    app.add_option("--config", options.config, "kiosk.toml of this device")->capture_default_str();
    app.add_option("--state", options.state, "directory of the ledger and the keys")->capture_default_str();
    app.add_option("--tour", options.tour,
                   "walk through the kiosk off-screen; pictures and state go to this directory");
    app.add_option("--size", options.size, "pixels of the tour or the window, for example 1080x1920");
    app.add_option("--lang", options.language, "first language, for example en");
    app.add_flag("--window", options.windowed, "a window instead of the whole screen");
    app.add_flag("--print-timing", options.timing, "print start-up times and leave");
    app.footer(
        "Exit codes: 0 fine, 1 the tour failed, 2 wrong arguments, 69 no display or file missing,\n"
        "74 state directory unusable, 75 state directory in use, 78 configuration refused.");
}

std::string join(const config::Mistakes& mistakes) {
    std::string text;
    for (const auto& mistake : mistakes) text += config::readable(mistake) + "\n";
    return text;
}

/// Reads both files into `program`; what is wrong with them otherwise, one mistake a line.
std::optional<std::string> load_configuration(const fs::path& file, Program& program) {
    auto kiosk = config::load_kiosk(file);
    if (const auto* mistakes = std::get_if<config::Mistakes>(&kiosk)) return join(*mistakes);
    program.config = std::get<config::KioskConfig>(std::move(kiosk));
    auto district =
        config::load_district(file.parent_path() / "districts" / (program.config.district + ".toml"));
    if (const auto* mistakes = std::get_if<config::Mistakes>(&district)) return join(*mistakes);
    program.district = std::get<config::DistrictPack>(std::move(district));
    return std::nullopt;
}

/// As much as a screen shows readably.
std::string first_lines(const std::string& text) {
    constexpr int shown = 4;
    std::istringstream lines(text);
    std::string line, result;
    int number = 0;
    while (std::getline(lines, line)) {
        if (++number <= shown) result += line + "\n";
    }
    if (number > shown) result += "and " + std::to_string(number - shown) + " more: ikdctl config check FILE";
    return result;
}

int refuse_configuration(const Program& program, const Options& options, const std::string& mistakes) {
    std::cerr << "ikd-kiosk: the configuration was refused\n" << mistakes;
    if (!options.tour.empty()) return exit_config;
    return show_refusal(program, {ErrorCode::bad_config, first_lines(mistakes)}, exit_config);
}

/// "--lang en": this language comes first; it must be one that the kiosk speaks.
bool put_language_first(Program& program, const std::string& language) {
    auto& languages = program.config.languages;
    const auto found = std::find(languages.begin(), languages.end(), language);
    if (found == languages.end()) return false;
    std::rotate(languages.begin(), found, found + 1);
    return true;
}

int run(const Options& options, Program program) {
    const auto mistakes = load_configuration(options.config, program);
    if (options.windowed) program.config.fullscreen = false;
    if (mistakes) {
        return refuse_configuration(program, options, *mistakes);
    }
    if (!options.language.empty() && !put_language_first(program, options.language)) {
        std::cerr << "ikd-kiosk: --lang " << options.language << " is not among the configured languages\n";
        return exit_usage;
    }
    if (!options.tour.empty()) return run_tour(std::move(program), options.tour);
    return options.timing ? print_timing(program) : run_in_window(program);
}

}  // namespace

int main(int argc, char** argv) {
    forbid_core_dumps();
    const auto installation = find_installation();
    Options options;
    options.config = installation.config;
    CLI::App app("ikd-kiosk: guides residents through the activation of Identitas Kependudukan Digital",
                 "ikd-kiosk");
    add_options(app, options);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? exit_ok : exit_usage;
    }

    Program program;
    program.assets = installation.assets;
    program.state = options.state.empty() && options.tour.empty() ? installation.state : options.state;
    if (!options.tour.empty()) program.size = {1920, 1080};
    if (!options.size.empty()) {
        const auto size = parse_size(options.size);
        if (!size) {
            std::cerr << "ikd-kiosk: --size " << options.size
                      << ": expected WIDTHxHEIGHT, shorter side at least 600, longer at most 7680\n";
            return exit_usage;
        }
        program.size = *size;
    }
    return run(options, std::move(program));
}

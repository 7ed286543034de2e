// ikd-kiosk: the fullscreen touch application.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <sstream>

#include "core_dumps.hpp"
#include "ikd_kiosk_program.hpp"
#include "ikd_kiosk_residents.hpp"
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
    std::string text_size;
    std::string theme;
    std::string input;
    bool windowed = false;
    bool timing = false;
    bool residents = false;
    ResidentsSetup residents_setup;
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
    app.add_option("--lang", options.language, "first language: id, en, jv, bjn, or another of assets/lang");
    app.add_option("--text-size", options.text_size, "small, normal, large or largest");
    app.add_option("--theme", options.theme,
                   "default, high-contrast-dark, high-contrast-light or yellow-on-black");
    app.add_option("--input", options.input, "of the tour: touch, keyboard or switch (two of them)");
    app.add_flag("--window", options.windowed, "a window instead of the whole screen");
    app.add_flag("--print-timing", options.timing, "print start-up times and leave");
    const std::string tests = "For tests";
    app.add_flag("--residents", options.residents,
                 "no window, a simulated clock: residents walk as standard input says; wants --state")
        ->group(tests);
    app.add_option("--seed", options.residents_setup.seed, "of everything that residents do by chance")
        ->group(tests);
    app.add_option("--draw", options.residents_setup.draw_every, "draw the screens of each N-th resident")
        ->group(tests);
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
    auto kiosk = config::load_kiosk(file, installed_languages(program.assets));
    if (const auto* mistakes = std::get_if<config::Mistakes>(&kiosk)) return join(*mistakes);
    program.config = std::get<config::KioskConfig>(std::move(kiosk));
    program.districts = file.parent_path() / "districts";
    auto district = config::load_district(program.districts / (program.config.district + ".toml"));
    if (const auto* mistakes = std::get_if<config::Mistakes>(&district)) return join(*mistakes);
    program.district = std::get<config::DistrictPack>(std::move(district));
    const auto speech = file.parent_path() / "speech-dispatcher";
    std::error_code error;
    if (fs::is_directory(speech, error)) program.speech_config = speech;
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
    if (!options.tour.empty() || options.residents) return exit_config;
    return show_refusal(program, {ErrorCode::bad_config, first_lines(mistakes)}, exit_config);
}

int refuse(const std::string& option, const std::string& found, const std::string& expected) {
    std::cerr << "ikd-kiosk: " << option << " " << found << ": expected " << expected << "\n";
    return exit_usage;
}

/// The words of these values as a person would list them.
template <class Values>
std::string words_of(const Values& values) {
    std::string text;
    for (const auto value : values) text.append(text.empty() ? "" : ", ").append(to_word(value));
    return text;
}

/// "--lang jv": people are met in this language; it is offered even when the configuration does not.
bool meet_people_in(Program& program, const std::string& language) {
    const auto known = installed_languages(program.assets);
    if (std::find(known.begin(), known.end(), language) == known.end()) return false;
    auto& offered = program.config.languages;
    if (std::find(offered.begin(), offered.end(), language) == offered.end()) offered.push_back(language);
    program.first_language = language;
    return true;
}

std::optional<TourInput> parse_input(const std::string& word) {
    if (word == "touch") return TourInput::touch;
    if (word == "keyboard") return TourInput::keyboard;
    if (word == "switch") return TourInput::switches;
    return std::nullopt;
}

/// What the command line says about the first look of the kiosk. An exit code when it cannot be.
std::optional<int> apply(const Options& options, Program& program) {
    if (options.residents && options.state.empty())
        return refuse("--residents", "no --state", "a state directory for these tests alone");
    if (!options.language.empty() && !meet_people_in(program, options.language)) {
        std::string codes;
        for (const auto& code : installed_languages(program.assets))
            codes.append(codes.empty() ? "" : ", ").append(code);
        return refuse("--lang", options.language, "one of " + codes);
    }
    auto& appearance = program.config.appearance;
    if (!options.text_size.empty()) {
        const auto size = parse_text_size(options.text_size);
        if (!size) return refuse("--text-size", options.text_size, words_of(all_text_sizes));
        appearance.text_size = *size;
    }
    if (!options.theme.empty()) {
        const auto theme = parse_color_theme(options.theme);
        if (!theme) return refuse("--theme", options.theme, words_of(all_color_themes));
        appearance.theme = *theme;
    }
    if (!options.input.empty()) {
        const auto input = parse_input(options.input);
        if (!input || options.tour.empty())
            return refuse("--input", options.input, "touch, keyboard, switch, with --tour");
        program.tour_input = *input;
    }
    return std::nullopt;
}

int run(const Options& options, Program program) {
    const auto mistakes = load_configuration(options.config, program);
    if (options.windowed) program.config.fullscreen = false;
    if (mistakes) {
        return refuse_configuration(program, options, *mistakes);
    }
    if (const auto code = apply(options, program)) return *code;
    if (!options.tour.empty()) return run_tour(std::move(program), options.tour);
    if (options.residents) return run_residents(program, options.residents_setup);
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
        if (!size)
            return refuse("--size", options.size,
                          "WIDTHxHEIGHT, shorter side at least 600, longer at most 7680");
        program.size = *size;
    }
    return run(options, std::move(program));
}

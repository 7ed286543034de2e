#include "ikdctl.hpp"

#include <algorithm>
#include <iostream>
#include <string>
#include <string_view>
#include <vector>

#include "core_dumps.hpp"
#include "kiosk/core/did_you_mean.hpp"
#include "kiosk/domain/area.hpp"

namespace {

/// With the source of the area names, whose licence (ODbL) wants to be named.
std::string version_text() {
    const auto names = kiosk::domain::area_names_source();
    const std::string version = std::string("ikdctl ") + KIOSK_VERSION;
    return names.empty() ? version + "\nArea names: the three districts of this build"
                         : version + "\nArea names: " + std::string(names);
}

/// The command that was named, as far as it was understood.
const CLI::App& named_command(const CLI::App& app) {
    const auto parsed = app.get_subcommands();
    return parsed.empty() ? app : named_command(*parsed.front());
}

/// "ikdctl list show"
std::string full_name(const CLI::App& command) {
    const CLI::App* const parent = command.get_parent();
    return (parent == nullptr ? "" : full_name(*parent) + " ") + command.get_name();
}

/// A word that stands where a command is expected; empty when there is none. Only letters are repeated:
/// digits may be a NIK.
std::string unknown_command(const CLI::App& app) {
    const CLI::App& command = named_command(app);
    std::vector<std::string_view> known;
    for (const CLI::App* const one : command.get_subcommands({})) known.push_back(one->get_name());
    const auto words = app.remaining(true);
    const auto is_letter = [](char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; };
    if (known.empty() || words.empty() || !std::ranges::all_of(words.front(), is_letter)) return {};
    const auto guess = kiosk::did_you_mean(words.front(), known);
    return full_name(command) + ": unknown command \"" + words.front() + "\"; " +
           (guess.empty() ? "see " + full_name(command) + " --help"
                          : "did you mean \"" + std::string(guess) + "\"?") +
           "\n";
}

/// CLI11 would repeat all of them, and any with a digit may be a NIK: only an option is named, without its
/// value.
std::string unexpected_argument(const CLI::App& app) {
    std::string which;
    for (const std::string& extra : app.remaining(true)) {
        const std::string option = extra.substr(0, extra.find('='));
        if (!option.starts_with("--") || option.find_first_of("0123456789") != std::string::npos) continue;
        which = " " + option;
        break;
    }
    return "ikdctl: unexpected argument" + which +
           "; NIKs are read from standard input, never from the command line; see " +
           full_name(named_command(app)) + " --help\n";
}

int run(int argc, char** argv) {
    using namespace kiosk::ikdctl;
    CLI::App app("ikdctl: the IKD kiosk from the command line, for the dinas and the technician", "ikdctl");
    app.require_subcommand(1);
    app.set_version_flag("--version", version_text, "Version, and where the area names come from");
    app.footer(
        "Exit codes: 0 fine, 1 something wrong was found, 2 wrong arguments, 3 the work could not be done,\n"
        "4 a list bundle was refused.");
    int exit_code = exit_ok;
    add_nik_commands(app, exit_code);
    add_config_commands(app, exit_code);
    add_ledger_commands(app, exit_code);
    add_list_commands(app, exit_code);
    add_officer_commands(app, exit_code);
    add_report_commands(app, exit_code);
    add_figure_commands(app, exit_code);
    add_privacy_commands(app, exit_code);
    add_device_commands(app, exit_code);
    add_status_commands(app, exit_code);

    try {
        app.parse(argc, argv);
    } catch (const CLI::ExtrasError&) {
        std::cerr << unexpected_argument(app);
        return exit_usage;
    } catch (const CLI::ParseError& error) {
        const std::string unknown = unknown_command(app);
        if (!unknown.empty()) return std::cerr << unknown, exit_usage;
        return app.exit(error) == 0 ? exit_ok : exit_usage;
    }
    return exit_code;
}

}  // namespace

int main(int argc, char** argv) {
    kiosk::forbid_core_dumps();
    const int exit_code = run(argc, argv);
    if (std::cout.flush()) return exit_code;
    std::cerr << "standard output: cannot write\n";
    return kiosk::ikdctl::exit_failed;
}

#include "ikdctl.hpp"

int main(int argc, char** argv) {
    using namespace kiosk::ikdctl;

    CLI::App app("ikdctl: the IKD kiosk from the command line, for the dinas and the technician", "ikdctl");
    app.require_subcommand(1);
    app.footer(
        "Exit codes: 0 fine, 1 something wrong was found, 2 wrong arguments, 3 the work could not be done.");
    int exit_code = exit_ok;
    add_nik_commands(app, exit_code);
    add_config_commands(app, exit_code);
    add_ledger_commands(app, exit_code);
    add_list_commands(app, exit_code);
    add_officer_commands(app, exit_code);

    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? exit_ok : exit_usage;
    }
    return exit_code;
}

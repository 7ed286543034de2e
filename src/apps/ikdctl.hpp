#pragma once

#include <CLI/CLI.hpp>

namespace kiosk::ikdctl {

/// Exit codes of every command.
enum Exit : int {
    exit_ok = 0,
    exit_findings = 1,  ///< the command worked and found something wrong (verify, check, refused rows)
    exit_usage = 2,     ///< wrong arguments
    exit_failed = 3,    ///< the command could not do its work (file, state directory, disk)
    exit_refused = 4,   ///< a list bundle was refused; the old list stays in force
};

// One file per command group; each adds its subcommands. Their callbacks leave the exit code in `exit_code`.
void add_nik_commands(CLI::App& app, int& exit_code);
void add_config_commands(CLI::App& app, int& exit_code);
void add_device_commands(CLI::App& app, int& exit_code);
void add_ledger_commands(CLI::App& app, int& exit_code);
void add_list_commands(CLI::App& app, int& exit_code);
void add_officer_commands(CLI::App& app, int& exit_code);
void add_report_commands(CLI::App& app, int& exit_code);
void add_figure_commands(CLI::App& app, int& exit_code);
void add_privacy_commands(CLI::App& app, int& exit_code);
void add_status_commands(CLI::App& app, int& exit_code);

}  // namespace kiosk::ikdctl

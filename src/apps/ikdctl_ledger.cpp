#include "ikdctl_ledger.hpp"

#include <iostream>
#include <memory>

#include "ikdctl.hpp"
#include "installation.hpp"

namespace kiosk::ikdctl {

int exit_for_ledger(const Error& error) {
    std::cerr << error.text << '\n';
    return error.code == ErrorCode::damaged_data ? exit_findings : exit_failed;
}

namespace {

namespace fs = std::filesystem;

/// What the command line fills; lives as long as the callbacks.
struct Arguments {
    fs::path state = find_installation().state;
    bool json = false;
    std::optional<std::int64_t> last;
    VerifyOrder verify;
    ExportOrder exported;
    fs::path out;
    bool force = false;
};
using SharedArguments = std::shared_ptr<Arguments>;

CLI::App* add_command(CLI::App& ledger, const SharedArguments& arguments, const char* name,
                      const char* description) {
    CLI::App* const command = ledger.add_subcommand(name, description);
    command->add_option("--state", arguments->state, "State directory of the kiosk")->capture_default_str();
    return command;
}

void add_show(CLI::App& ledger, const SharedArguments& arguments, int& exit_code) {
    CLI::App* const command = add_command(ledger, arguments, "show", "Print the events, oldest first");
    command->add_option("--last", arguments->last, "Only the last N rows")->check(CLI::PositiveNumber);
    command->add_flag("--json", arguments->json, "One JSON object a line instead of a table");
    command->callback([arguments, &exit_code] {
        exit_code = show_ledger(arguments->state, arguments->json, arguments->last);
    });
}

void add_verify(CLI::App& ledger, const SharedArguments& arguments, int& exit_code) {
    CLI::App* const command = add_command(
        ledger, arguments, "verify",
        "Prove a ledger, also while the kiosk runs, or an export: exit code 0 when it is sound, 1 when rows "
        "were changed, removed, swapped, inserted or cut off, or the file is damaged. Changes nothing.");
    VerifyOrder& order = arguments->verify;
    command->add_option("--export", order.export_file, "A file of `ikdctl ledger export` instead of a state")
        ->excludes("--state");
    command->add_option("--public-key", order.public_key,
                        "The kiosk's public key, ed25519:HEX, or a file that holds it (ikdctl device show)");
    command->add_option("--checkpoint", order.checkpoints,
                        "A file with checkpoints of this kiosk that were kept elsewhere; an export is one. "
                        "Can be repeated");
    command->add_flag("--json", order.json, "One JSON object");
    command->footer(
        "Only a checkpoint that was kept elsewhere shows that rows after the last kept checkpoint were "
        "rewritten or cut off, together with everything that knows of them. Somebody who has the device's "
        "key is found in no other way. Rows after the last checkpoint are proven by nothing yet, and are "
        "named; that is no finding.");
    command->callback([arguments, &exit_code] {
        arguments->verify.state = arguments->state;
        exit_code = verify_ledger(arguments->verify);
    });
}

void add_export(CLI::App& ledger, const SharedArguments& arguments, int& exit_code) {
    CLI::App* const command = add_command(
        ledger, arguments, "export",
        "Write the events, without any NIK, as signed JSON Lines, and a checkpoint of the last. A "
        "ledger that is not sound is not exported: exit code 1.");
    ExportOrder& order = arguments->exported;
    command->add_option("--out", order.out, "File to write")->required();
    command->add_option("--since", order.since, "First row")->check(CLI::PositiveNumber);
    command->add_flag("--force", order.force, "Replace a file that is there");
    command->callback([arguments, &exit_code] {
        arguments->exported.state = arguments->state;
        exit_code = export_ledger(arguments->exported);
    });
}

void add_checkpoints(CLI::App& ledger, const SharedArguments& arguments, int& exit_code) {
    CLI::App* const command =
        add_command(ledger, arguments, "checkpoints",
                    "Print the signed checkpoints, to be kept elsewhere and given to `verify --checkpoint`");
    command->add_option("--out", arguments->out, "File to write instead");
    command->add_flag("--force", arguments->force, "Replace a file that is there");
    command->callback([arguments, &exit_code] {
        exit_code = list_checkpoints(arguments->state, arguments->out, arguments->force);
    });
}

}  // namespace

void add_ledger_commands(CLI::App& app, int& exit_code) {
    CLI::App* const ledger = app.add_subcommand("ledger", "Look at the ledger of this kiosk and prove it");
    ledger->require_subcommand(1);
    const auto arguments = std::make_shared<Arguments>();
    add_show(*ledger, arguments, exit_code);
    add_verify(*ledger, arguments, exit_code);
    add_export(*ledger, arguments, exit_code);
    add_checkpoints(*ledger, arguments, exit_code);
}

}  // namespace kiosk::ikdctl

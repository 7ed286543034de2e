#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <iostream>
#include <memory>
#include <string>

#include "ikdctl.hpp"
#include "installation.hpp"
#include "kiosk/crypto/keys.hpp"
#include "kiosk/crypto/totp.hpp"
#include "kiosk/platform/image_files.hpp"
#include "kiosk/qr/qr.hpp"
#include "kiosk/storage/officers.hpp"
#include "state_files.hpp"

namespace kiosk::ikdctl {
namespace {

namespace fs = std::filesystem;

constexpr int png_module_px = 8;

int failed(const Error& error) {
    std::cerr << error.text << '\n';
    return error.code == ErrorCode::bad_input ? exit_usage : exit_failed;
}

/// Modules with the quiet zone around; everything outside the code is light.
bool is_dark(const qr::Matrix& code, int x, int y) {
    const auto inside = [&](int v) { return v >= 0 && v < code.size; };
    x -= qr::quiet_zone_modules;
    y -= qr::quiet_zone_modules;
    return inside(x) && inside(y) && code.at(x, y);
}

/// Two modules per character, one above the other. On a terminal black on white by force: most are dark.
void print_in_terminal(const qr::Matrix& code) {
    const bool colours = isatty(STDOUT_FILENO) == 1;
    const int side = code.size + 2 * qr::quiet_zone_modules;
    for (int y = 0; y < side; y += 2) {
        if (colours) std::cout << "\x1b[30;107m";
        for (int x = 0; x < side; ++x) {
            const bool upper = is_dark(code, x, y);
            const bool lower = is_dark(code, x, y + 1);
            std::cout << (upper ? (lower ? "█" : "▀") : (lower ? "▄" : " "));
        }
        std::cout << (colours ? "\x1b[0m\n" : "\n");
    }
}

/// Readable by its owner only: whoever has the picture can confirm activations.
Result<void> write_private_png(const qr::Matrix& code, const fs::path& file) {
    const int side = (code.size + 2 * qr::quiet_zone_modules) * png_module_px;
    Image picture{side, side, {}};
    picture.pixels.reserve(static_cast<std::size_t>(side) * static_cast<std::size_t>(side));
    for (int y = 0; y < side; ++y) {
        for (int x = 0; x < side; ++x) {
            const bool dark = is_dark(code, x / png_module_px, y / png_module_px);
            picture.pixels.push_back(dark ? 0xFF000000U : 0xFFFFFFFFU);
        }
    }
    const mode_t before = umask(077);
    auto written = platform::write_png(file, picture.view());
    umask(before);
    return written;
}

std::string grouped(const std::string& secret) {
    std::string text;
    for (std::size_t i = 0; i < secret.size(); ++i) {
        if (i > 0 && i % 4 == 0) text += ' ';
        text += secret[i];
    }
    return text;
}

Result<std::string> enrol(const fs::path& state, const std::string& name, const std::string& secret) {
    const auto key = open_state_key(state);
    if (!key) return key.error();
    auto store = storage::Store::open(state, storage::WhenBroken::refuse);
    if (!store) return store.error();
    auto sealed = crypto::SecretBox(*key).seal(secret);
    if (!sealed) return sealed.error();
    return storage::Officers(*store).add(name, std::move(*sealed));
}

/// What the command line fills; lives as long as the callbacks.
struct Arguments {
    fs::path state = find_installation().state;
    std::string name_or_id;
    fs::path png;  ///< empty: the default place
    bool no_png = false;
};

int add(const Arguments& arguments) {
    const std::string& name = arguments.name_or_id;
    const std::string secret = crypto::new_totp_secret();
    const auto code = qr::encode(crypto::otpauth_uri(secret, name), qr::Level::medium);
    if (!code) return failed(code.error());
    const auto id = enrol(arguments.state, name, secret);
    if (!id) return failed(id.error());

    std::cout << name << " is enrolled as " << *id
              << ".\nScan this with an authenticator app on the officer's phone. It is not shown again.\n\n";
    print_in_terminal(*code);
    std::cout << "\nOr type the key by hand (time based, 6 digits, 30 s): " << grouped(secret) << '\n';
    if (arguments.no_png) return exit_ok;

    const fs::path png = arguments.png.empty() ? enrolment_picture(arguments.state, *id) : arguments.png;
    if (auto written = write_private_png(*code, png); !written) return failed(written.error());
    std::cout << "The code is also in " << png.string()
              << ". Delete that file after enrolment: whoever has it can confirm as " << *id << ".\n";
    return exit_ok;
}

int list(const fs::path& state) {
    auto store = storage::Store::open_read_only(state);
    if (!store) return failed(store.error());
    const auto officers = storage::Officers(*store).active();
    if (!officers) return failed(officers.error());
    for (const auto& officer : *officers) std::cout << officer.id << '\t' << officer.name << '\n';
    if (officers->empty()) std::cout << "No officer is enrolled. Add one with: ikdctl officer add NAME\n";
    return exit_ok;
}

/// Left behind, the picture would still show the secret of somebody who was removed.
int delete_enrolment_picture(const fs::path& file) {
    std::error_code problem;
    if (fs::remove(file, problem)) std::cout << file.string() << " is deleted.\n";
    if (!problem) return exit_ok;
    return failed({ErrorCode::io, file.string() + ": cannot delete: " + problem.message()});
}

int remove(const fs::path& state, const std::string& id) {
    if (auto looked = storage::Store::open_read_only(state); !looked) return failed(looked.error());
    auto store = storage::Store::open(state, storage::WhenBroken::refuse);
    if (!store) return failed(store.error());
    if (auto done = storage::Officers(*store).deactivate(id); !done) return failed(done.error());
    std::cout << id << " can no longer confirm; what was confirmed stays in the ledger.\n";
    return delete_enrolment_picture(enrolment_picture(state, id));
}

}  // namespace

void add_officer_commands(CLI::App& app, int& exit_code) {
    CLI::App* const officer = app.add_subcommand("officer", "Officers who may confirm activations");
    officer->require_subcommand(1);
    const auto arguments = std::make_shared<Arguments>();
    const auto subcommand = [&](const char* name, const char* description) {
        CLI::App* const command = officer->add_subcommand(name, description);
        command->add_option("--state", arguments->state, "State directory of the kiosk")
            ->capture_default_str();
        return command;
    };

    CLI::App* const adding =
        subcommand("add", "Enrol an officer: shows the QR code for the authenticator app");
    adding->add_option("NAME", arguments->name_or_id, "Name as the dinas writes it")->required();
    CLI::Option* const png = adding->add_option(
        "--png", arguments->png,
        "File for the QR code as a picture (mode 0600) [enrolment-ID.png in the state directory]");
    adding->add_flag("--no-png", arguments->no_png, "Write no picture, only the terminal")->excludes(png);
    adding->callback([arguments, &exit_code] { exit_code = add(*arguments); });

    CLI::App* const listing = subcommand("list", "List the officers: id and name");
    listing->callback([arguments, &exit_code] { exit_code = list(arguments->state); });

    CLI::App* const removing = subcommand("remove", "Take the right to confirm away from an officer");
    removing->add_option("ID", arguments->name_or_id, "As shown by ikdctl officer list")->required();
    removing->callback(
        [arguments, &exit_code] { exit_code = remove(arguments->state, arguments->name_or_id); });
}

}  // namespace kiosk::ikdctl

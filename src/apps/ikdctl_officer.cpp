#include <termios.h>
#include <unistd.h>

#include <algorithm>
#include <cstring>
#include <filesystem>
#include <iostream>
#include <memory>
#include <string>

#include "ikdctl.hpp"
#include "ikdctl_enrolment_code.hpp"
#include "ikdctl_state.hpp"
#include "installation.hpp"
#include "kiosk/crypto/keys.hpp"
#include "kiosk/crypto/pin.hpp"
#include "kiosk/crypto/totp.hpp"
#include "kiosk/domain/staff.hpp"
#include "kiosk/storage/officers.hpp"
#include "state_files.hpp"

namespace kiosk::ikdctl {
namespace {

namespace fs = std::filesystem;
using domain::StaffRole;
using Pin = SecretText<domain::pin_digits>;

int failed(const Error& error) {
    std::cerr << error.text << '\n';
    return error.code == ErrorCode::bad_input ? exit_usage : exit_failed;
}

/// What the command line fills; lives as long as the callbacks.
struct Arguments {
    StaffRole role = StaffRole::officer;
    fs::path state = find_installation().state;
    fs::path config = find_installation().config;
    std::string name_or_id;
    bool pin_from_stdin = false;
    fs::path png;  ///< empty: no picture
};

/// Text of any length that is wiped at the end.
struct Secret {
    std::string text;
    Secret() = default;
    explicit Secret(std::string from) : text(std::move(from)) {}
    Secret(const Secret&) = delete;
    Secret& operator=(const Secret&) = delete;
    ~Secret() { explicit_bzero(text.data(), text.size()); }
};

/// A terminal that does not show what is typed, as long as this lives.
class WithoutEcho {
  public:
    WithoutEcho() {
        if (tcgetattr(STDIN_FILENO, &before_) != 0) return;
        is_terminal_ = true;
        termios silent = before_;
        silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent);
        std::cerr << "PIN, six digits: " << std::flush;
    }
    WithoutEcho(const WithoutEcho&) = delete;
    WithoutEcho& operator=(const WithoutEcho&) = delete;
    ~WithoutEcho() {
        if (!is_terminal_) return;
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &before_);
        std::cerr << '\n';
    }

  private:
    termios before_{};
    bool is_terminal_ = false;
};

/// One line, byte by byte: a buffered stream would keep a copy.
Result<Pin> read_pin() {
    const WithoutEcho silent;
    Pin pin;
    bool too_long = false;
    for (char c = 0; read(STDIN_FILENO, &c, 1) == 1 && c != '\n'; explicit_bzero(&c, 1)) {
        too_long = too_long || pin.full();
        if (!too_long) pin.push(c);
    }
    const auto weakness = too_long ? domain::PinWeakness::not_six_digits : domain::weakness_of(pin.view());
    if (!weakness) return pin;
    return Error{ErrorCode::bad_input, "PIN refused: " + std::string(domain::explain(*weakness))};
}

Result<Pin> choose_pin(const Arguments& arguments) {
    if (arguments.pin_from_stdin) return read_pin();
    std::string random = crypto::random_pin();
    Pin pin{random};
    explicit_bzero(random.data(), random.size());
    return pin;
}

std::string two_digits(int number) {
    return (number < 10 ? "0" : "") + std::to_string(number);
}

/// A chosen PIN is known to who typed it, and is not shown.
void print_login(const storage::Officer& member, const Pin& pin, const Arguments& arguments) {
    std::cout << "Number " << two_digits(member.number) << ", PIN ";
    if (arguments.pin_from_stdin) {
        std::cout << "as it was typed";
    } else {
        std::cout << pin.view() << " (it is not shown again)";
    }
    std::cout << ". Both are typed one after the other at the kiosk, behind \"Petugas\".\n";
}

Result<std::vector<std::uint8_t>> seal_hash_of(const Pin& pin, const crypto::SecretBox& box) {
    const auto hash = crypto::hash_pin(pin.view());
    if (!hash) return hash.error();
    return box.seal(*hash);
}

/// `secret` of the code app: empty for a technician.
Result<storage::Officer> enrol(const Arguments& arguments, const std::string& secret, const Pin& pin) {
    const auto state = OpenState::open(arguments.state, arguments.config);
    if (!state) return state.error();
    const crypto::SecretBox box((*state)->key());
    auto sealed_pin = seal_hash_of(pin, box);
    if (!sealed_pin) return sealed_pin.error();
    std::vector<std::uint8_t> sealed_secret;
    if (!secret.empty()) sealed_secret = box.seal(secret);
    storage::Officer enrolled;
    auto recorded = (*state)->record(domain::EventKind::staff_enrolled, [&]() -> Result<std::string> {
        auto added = storage::Officers((*state)->store())
                         .add(arguments.name_or_id, arguments.role, sealed_secret, *sealed_pin);
        if (!added) return added.error();
        enrolled = std::move(*added);
        return enrolled.id;
    });
    if (!recorded) return recorded.error();
    return enrolled;
}

int show_enrolment_code(const qr::Matrix& code, const std::string& secret, const std::string& id,
                        const Arguments& arguments) {
    std::cout << "Scan this with an authenticator app on the officer's phone. It is not shown again.\n\n";
    print_in_terminal(code);
    const Secret by_hand(in_groups_of_four(secret));
    std::cout << "\nOr type the key by hand (time based, 6 digits, 30 s): " << by_hand.text << '\n';
    if (arguments.png.empty()) return exit_ok;

    if (auto written = write_private_png(code, arguments.png); !written) return failed(written.error());
    std::cout << "The code is also in " << arguments.png.string()
              << ". Delete that file after enrolment: whoever has it can confirm as " << id << ".\n";
    return exit_ok;
}

/// What is shown once and could not be is lost; that standard output failed is said by main.
int once_shown(int exit_code, const std::string& otherwise) {
    if (std::cout.flush()) return exit_code;
    return failed({ErrorCode::io, otherwise});
}

/// As it is typed.
std::string command_for(const Arguments& arguments, const char* verb, const std::string& id) {
    return "ikdctl " + std::string(domain::to_word(arguments.role)) + " " + verb + " " + id;
}

int add(const Arguments& arguments) {
    const std::string& name = arguments.name_or_id;
    const bool with_codes = arguments.role == StaffRole::officer;
    const Secret secret(with_codes ? crypto::new_totp_secret() : "");
    const Secret uri(crypto::otpauth_uri(secret.text, name));
    const auto code = qr::encode(uri.text, qr::Level::medium);
    if (!code) return failed(code.error());
    const auto pin = choose_pin(arguments);
    if (!pin) return failed(pin.error());
    const auto member = enrol(arguments, secret.text, *pin);
    if (!member) return failed(member.error());

    std::cout << name << " is enrolled as " << member->id << ".\n";
    print_login(*member, *pin, arguments);
    const int exit_code =
        with_codes ? show_enrolment_code(*code, secret.text, member->id, arguments) : exit_ok;
    return once_shown(exit_code, member->id +
                                     " is enrolled, but what was to be shown now, and only now, was "
                                     "lost. Remove this id, then add the name again: " +
                                     command_for(arguments, "remove", member->id));
}

/// An active member of that role.
Result<storage::Officer> find(storage::Store& store, const Arguments& arguments) {
    const auto staff = storage::Officers(store).active();
    if (!staff) return staff.error();
    const auto found = std::find_if(staff->begin(), staff->end(), [&](const storage::Officer& member) {
        return member.id == arguments.name_or_id && member.role == arguments.role;
    });
    if (found != staff->end()) return *found;
    const std::string role(domain::to_word(arguments.role));
    return Error{ErrorCode::not_found,
                 arguments.name_or_id + ": no active " + role + " has this id; see ikdctl " + role + " list"};
}

int give_pin(const Arguments& arguments) {
    // Looked at first: a wrong directory is not filled.
    if (auto looked = storage::Store::open_read_only(arguments.state); !looked) return failed(looked.error());
    const auto state = OpenState::open(arguments.state, arguments.config);
    if (!state) return failed(state.error());
    if (const auto known = find((*state)->store(), arguments); !known) return failed(known.error());
    const auto pin = choose_pin(arguments);
    if (!pin) return failed(pin.error());
    const auto sealed = seal_hash_of(*pin, crypto::SecretBox((*state)->key()));
    if (!sealed) return failed(sealed.error());
    storage::Officer member;
    auto recorded = (*state)->record(domain::EventKind::staff_pin_set, [&]() -> Result<std::string> {
        auto changed = storage::Officers((*state)->store()).set_pin(arguments.name_or_id, *sealed);
        if (!changed) return changed.error();
        member = std::move(*changed);
        return member.id;
    });
    if (!recorded) return failed(recorded.error());
    std::cout << member.id << " has a new PIN.\n";
    print_login(member, *pin, arguments);
    return once_shown(exit_ok, member.id + " has a new PIN, but it could not be shown. Give another one: " +
                                   command_for(arguments, "pin", member.id));
}

int list(const Arguments& arguments) {
    auto store = storage::Store::open_read_only(arguments.state);
    if (!store) return failed(store.error());
    const auto staff = storage::Officers(*store).active();
    if (!staff) return failed(staff.error());
    const std::string role(domain::to_word(arguments.role));
    bool empty = true;
    for (const auto& member : *staff) {
        if (member.role != arguments.role) continue;
        empty = false;
        std::cout << (member.number == 0 ? "--" : two_digits(member.number)) << '\t' << role << '\t'
                  << member.id << '\t' << member.name << '\t'
                  << (member.sealed_pin.empty() ? "no PIN" : "PIN");
        if (arguments.role == StaffRole::officer)
            std::cout << (member.sealed_secret.empty() ? ", no code" : ", code");
        std::cout << '\n';
    }
    if (empty) std::cout << "No " << role << " is enrolled. Add one with: ikdctl " << role << " add NAME\n";
    return exit_ok;
}

/// Earlier versions left a picture there, which would still show the secret of somebody who was removed.
int delete_enrolment_picture(const fs::path& file) {
    std::error_code problem;
    if (fs::remove(file, problem)) std::cout << file.string() << " is deleted.\n";
    if (!problem) return exit_ok;
    return failed({ErrorCode::io, file.string() + ": cannot delete: " + problem.message()});
}

int remove(const Arguments& arguments) {
    const std::string& id = arguments.name_or_id;
    if (auto looked = storage::Store::open_read_only(arguments.state); !looked) return failed(looked.error());
    const auto state = OpenState::open(arguments.state, arguments.config);
    if (!state) return failed(state.error());
    storage::Store& store = (*state)->store();
    if (const auto known = find(store, arguments); !known) return failed(known.error());
    auto recorded = (*state)->record(domain::EventKind::staff_removed, [&]() -> Result<std::string> {
        if (auto removed = storage::Officers(store).remove(id); !removed) return removed.error();
        return id;
    });
    if (!recorded) return failed(recorded.error());
    if (const auto emptied = store.empty_log(); !emptied) return failed(emptied.error());
    std::cout << id
              << (arguments.role == StaffRole::officer
                      ? " can no longer confirm. Name, PIN and code are deleted; the id stays in the ledger, "
                        "with what was confirmed.\n"
                      : " can no longer log in. Name and PIN are deleted; the id stays in the ledger.\n");
    return delete_enrolment_picture(enrolment_picture(arguments.state, id));
}

void add_picture_option(CLI::App& adding, Arguments& arguments) {
    adding.add_option("--png", arguments.png, "Write the QR code also as a picture (mode 0600) to this file");
}

/// The same four commands for officers and technicians.
CLI::App* add_staff_commands(CLI::App& group, StaffRole role, int& exit_code) {
    group.require_subcommand(1);
    const auto arguments = std::make_shared<Arguments>();
    arguments->role = role;
    const auto subcommand = [&](const char* name, const char* description, int (*run)(const Arguments&)) {
        CLI::App* const command = group.add_subcommand(name, description);
        command->add_option("--state", arguments->state, "State directory of the kiosk")
            ->capture_default_str();
        command->callback([arguments, run, &exit_code] { exit_code = run(*arguments); });
        return command;
    };
    CLI::App* const adding = subcommand("add", "Enrol somebody: shows number and PIN, once", add);
    CLI::App* const pin = subcommand("pin", "Give a new PIN", give_pin);
    subcommand("list", "List them: number, role, id, name, what they have", list);
    CLI::App* const removing = subcommand("remove", "Take the rights away and delete the name", remove);

    adding->add_option("NAME", arguments->name_or_id, "Name as the dinas writes it")->required();
    for (CLI::App* const command : {adding, pin}) {
        command->add_flag("--pin-stdin", arguments->pin_from_stdin,
                          "Read a chosen PIN from standard input instead of making one");
    }
    for (CLI::App* const command : {adding, pin, removing}) {
        command->add_option("--config", arguments->config, "kiosk.toml")->capture_default_str();
    }
    for (CLI::App* const command : {pin, removing}) {
        command->add_option("ID", arguments->name_or_id, "As shown by list")->required();
    }
    if (role == StaffRole::officer) add_picture_option(*adding, *arguments);
    return adding;
}

}  // namespace

void add_officer_commands(CLI::App& app, int& exit_code) {
    CLI::App* const officer = app.add_subcommand("officer", "Officers who may confirm activations");
    add_staff_commands(*officer, StaffRole::officer, exit_code)
        ->description("Enrol an officer: shows number, PIN and the QR code for the authenticator app, once");
    CLI::App* const technician = app.add_subcommand("technician", "Technicians who look after the kiosk");
    add_staff_commands(*technician, StaffRole::technician, exit_code);
}

}  // namespace kiosk::ikdctl

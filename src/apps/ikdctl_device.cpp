#include <filesystem>
#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>

#include "device_facts.hpp"
#include "ikdctl.hpp"
#include "installation.hpp"
#include "kiosk/crypto/keys.hpp"
#include "kiosk/domain/calendar.hpp"
#include "kiosk/proof/export_file.hpp"
#include "kiosk/storage/officers.hpp"
#include "list_facts.hpp"
#include "state_files.hpp"

namespace kiosk::ikdctl {
namespace {

namespace fs = std::filesystem;

int failed(const Error& error) {
    std::cerr << error.text << '\n';
    return exit_failed;
}

/// The public key can be told without the device's key, which only the service may get from systemd.
struct Keys {
    domain::KeyProtection protection = domain::KeyProtection::not_at_hand;
    domain::PublicKey public_key{};
};

Result<Keys> find_keys(const fs::path& state) {
    const auto key = find_state_key(state);
    if (key) {
        return Keys{key->protection(), crypto::DeviceSigner(*key).public_key()};
    }
    if (key.error().code != ErrorCode::not_found) return key.error();
    const auto public_key = read_public_key(state);
    if (!public_key) return key.error();
    return Keys{domain::KeyProtection::not_at_hand, *public_key};
}

struct Device {
    Keys keys;
    domain::DeviceFacts facts;
    std::vector<domain::Date> token_days;
    std::vector<storage::Officer> staff;
};

Result<Device> look(const fs::path& state) {
    auto keys = find_keys(state);
    if (!keys) return keys.error();
    auto facts = StoredDevice(state, keys->protection, keys->public_key, 0).look();
    if (!facts) return facts.error();
    auto days = crypto::DayKeys::days_in(day_keys_directory(state));
    if (!days) return days.error();
    auto store = storage::Store::open_read_only(state);
    if (!store) return store.error();
    auto staff = storage::Officers(*store).active();
    if (!staff) return staff.error();
    return Device{*keys, std::move(*facts), std::move(*days), std::move(*staff)};
}

void print_text(const Device& device) {
    const auto& facts = device.facts;
    std::cout << "key           " << crypto::describe(facts.key_protection) << "\npublic key    "
              << proof::format_public_key(device.keys.public_key) << "\nfingerprint   " << facts.fingerprint
              << "\nledger rows   " << facts.events << "\nproven rows   " << facts.covered
              << "\ntokens since  "
              << (device.token_days.empty() ? "none kept"
                                            : domain::format_iso_date(device.token_days.front()))
              << "\ndisk free     " << facts.free_megabytes << " MB\n";
    for (const auto& member : device.staff) {
        std::cout << "staff         " << (member.number < 10 ? "0" : "") << member.number << ' '
                  << domain::to_word(member.role) << ' ' << member.id << '\n';
    }
    for (const auto& list : facts.lists) std::cout << "list          " << readable(list) << '\n';
    if (facts.last_bundle) std::cout << "last bundle   " << facts.last_bundle->explanation << '\n';
    for (const auto& finding : facts.findings) std::cout << "FOUND         " << finding << '\n';
}

void print_json(const Device& device) {
    const auto& facts = device.facts;
    nlohmann::ordered_json json{{"key_protection", crypto::describe(facts.key_protection)},
                                {"public_key", proof::format_public_key(device.keys.public_key)},
                                {"fingerprint", facts.fingerprint},
                                {"rows", facts.events},
                                {"proven_rows", facts.covered},
                                {"tokens_since", nullptr},
                                {"free_megabytes", facts.free_megabytes},
                                {"staff", nlohmann::ordered_json::array()},
                                {"lists", nlohmann::ordered_json::array()},
                                {"last_bundle", nullptr},
                                {"findings", facts.findings}};
    for (const auto& list : facts.lists) json["lists"].push_back(readable(list));
    if (facts.last_bundle) json["last_bundle"] = facts.last_bundle->explanation;
    if (!device.token_days.empty()) {
        json["tokens_since"] = domain::format_iso_date(device.token_days.front());
    }
    for (const auto& member : device.staff) {
        json["staff"].push_back({{"number", member.number},
                                 {"role", domain::to_word(member.role)},
                                 {"id", member.id},
                                 {"name", member.name},
                                 {"has_pin", !member.sealed_pin.empty()},
                                 {"has_code", !member.sealed_secret.empty()}});
    }
    std::cout << json.dump(2) << '\n';
}

int show(const fs::path& state, bool as_json) {
    const auto device = look(state);
    if (!device) return failed(device.error());
    as_json ? print_json(*device) : print_text(*device);
    return device->facts.findings.empty() ? exit_ok : exit_findings;
}

int print_public_key(const fs::path& state) {
    const auto keys = find_keys(state);
    if (!keys) return failed(keys.error());
    std::cout << proof::format_public_key(keys->public_key) << '\n';
    return exit_ok;
}

/// What the command line fills; lives as long as the callbacks.
struct Arguments {
    fs::path state = find_installation().state;
    bool json = false;
};

}  // namespace

void add_device_commands(CLI::App& app, int& exit_code) {
    CLI::App* const device = app.add_subcommand("device", "This machine: its key, its ledger, its disk");
    device->require_subcommand(1);
    const auto arguments = std::make_shared<Arguments>();
    const auto subcommand = [&](const char* name, const char* description) {
        CLI::App* const command = device->add_subcommand(name, description);
        command->add_option("--state", arguments->state, "State directory of the kiosk")
            ->capture_default_str();
        return command;
    };
    CLI::App* const showing = subcommand("show", "Show what a technician must know; verifies the ledger");
    showing->add_flag("--json", arguments->json, "For programs");
    showing->callback([arguments, &exit_code] { exit_code = show(arguments->state, arguments->json); });
    subcommand("public-key", "Print the line that the dinas keeps to verify this kiosk's ledger and exports")
        ->callback([arguments, &exit_code] { exit_code = print_public_key(arguments->state); });
}

}  // namespace kiosk::ikdctl

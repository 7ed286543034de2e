#include <filesystem>
#include <iostream>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <variant>

#include "ikdctl_list_commands.hpp"
#include "ikdctl_passport.hpp"
#include "kiosk/config/district_pack.hpp"
#include "kiosk/core/durable_file.hpp"
#include "kiosk/crypto/hash.hpp"
#include "kiosk/crypto/keys.hpp"
#include "kiosk/crypto/list_keys.hpp"
#include "kiosk/proof/bundle_file.hpp"

namespace kiosk::ikdctl {
namespace {

namespace fs = std::filesystem;

struct KeyOrder {
    fs::path file;
    fs::path district;
    fs::path keys;
    fs::path passport;
    fs::path out;
};

int make_keys(const KeyOrder& order) {
    const auto district = config::load_district(order.district);
    if (const auto* mistakes = std::get_if<config::Mistakes>(&district)) {
        for (const auto& mistake : *mistakes) std::cerr << readable(mistake) << '\n';
        return exit_failed;
    }
    const auto& pack = std::get<config::DistrictPack>(district);
    const auto keys = crypto::DinasKeys::make(order.file, pack.code, pack.office);
    if (!keys) return list_failed(keys.error());
    std::cout << "keys of " << pack.office << " (" << pack.code << "): " << order.file.string()
              << "\nfingerprint: " << crypto::fingerprint(keys->public_key())
              << "\nKeep this file where no kiosk sees it, and a copy in a safe: who has it signs lists.\n";
    return exit_ok;
}

int write_passport(const KeyOrder& order) {
    const auto keys = crypto::DinasKeys::load(order.keys);
    if (!keys) return list_failed(keys.error());
    const auto written = create_durably(order.out, bytes_of(crypto::format_passport(keys->passport())));
    if (!written) return list_failed(written.error());
    std::cout << "passport of " << keys->passport().name << " (" << keys->passport().district
              << "): " << order.out.string() << "\nfingerprint: " << crypto::fingerprint(keys->public_key())
              << "\nBring it to each kiosk: ikdctl list trust FILE; then delete it, it is secret.\n";
    return exit_ok;
}

/// Whose signature is to be checked; empty when nobody was named.
Result<std::optional<domain::PublicKey>> trusted_key(const KeyOrder& order) {
    if (!order.keys.empty()) {
        const auto keys = crypto::DinasKeys::load(order.keys);
        if (!keys) return keys.error();
        return std::optional(keys->public_key());
    }
    if (order.passport.empty()) return std::optional<domain::PublicKey>();
    const auto passport = read_passport(order.passport);
    if (!passport) return passport.error();
    return std::optional(passport->dinas);
}

void print_header(const domain::BundleHeader& header) {
    std::cout << "district:      " << header.district << "\nversion:       " << header.version;
    if (header.base_version > 0) std::cout << ", a delta of version " << header.base_version;
    std::cout << "\nas of:         " << domain::format_iso_date(header.as_of)
              << "\nvalid until:   " << domain::format_iso_date(header.valid_until)
              << "\nsource:        " << header.source << "\nin this file:  " << header.entries << " entries, "
              << header.removed << " removed\ntotal:         " << header.total << " NIK\n";
    for (const auto& [word, count] : header.counts) std::cout << "  " << word << ": " << count << '\n';
}

int inspect(const KeyOrder& order) {
    const auto header = proof::peek_bundle(order.file);
    if (!header) return list_failed(header.error());
    print_header(*header);
    const auto key = trusted_key(order);
    if (!key) return list_failed(key.error());
    if (!*key) {
        std::cout << "signature:     not checked; name --passport or --keys\n";
        return exit_ok;
    }
    const auto read = proof::read_bundle(order.file, {crypto::sha256, crypto::verify_signature, **key});
    if (!read) return list_failed(read.error());
    const auto* refusal = std::get_if<domain::BundleRefusal>(&*read);
    std::cout << "signature:     "
              << (refusal ? "REFUSED: " + std::string(to_word(*refusal))
                          : "good, by " + crypto::fingerprint(**key))
              << '\n';
    return refusal ? exit_findings : exit_ok;
}

}  // namespace

void add_list_keys(CLI::App& list, int& exit_code) {
    const auto order = std::make_shared<KeyOrder>();
    CLI::App* const keys = list.add_subcommand("keys", "At the dinas: the keys that sign its lists");
    keys->require_subcommand(1);
    CLI::App* const make = keys->add_subcommand("make", "Make the keys of a district's lists, once");
    make->add_option("FILE", order->file, "New file, readable for you alone")->required();
    make->add_option("--district", order->district, "District file: districts/NAME.toml")->required();
    make->callback([order, &exit_code] { exit_code = make_keys(*order); });

    CLI::App* const passport =
        list.add_subcommand("passport", "At the dinas: what a kiosk needs to trust and read its bundles");
    passport->add_option("--keys", order->keys, "Keys of the dinas")->required();
    passport->add_option("--out", order->out, "New file, readable for you alone")->required();
    passport->callback([order, &exit_code] { exit_code = write_passport(*order); });

    CLI::App* const look = list.add_subcommand("inspect", "Tell what a bundle says about itself");
    look->add_option("FILE", order->file, "*.ikdlist")->required();
    look->add_option("--passport", order->passport, "Check the signature with this passport");
    look->add_option("--keys", order->keys, "... or with these keys");
    look->footer("Exit code: 0 fine, 1 the signature is refused, 3 no bundle at all.");
    look->callback([order, &exit_code] { exit_code = inspect(*order); });
}

}  // namespace kiosk::ikdctl

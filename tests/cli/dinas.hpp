#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "cli/run_program.hpp"
#include "kiosk/crypto/hash.hpp"
#include "kiosk/crypto/keys.hpp"
#include "kiosk/crypto/list_keys.hpp"
#include "kiosk/proof/bundle_file.hpp"
#include "kiosk/storage/status_lists.hpp"

namespace kiosk::test {

inline bool contains(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

// Synthetic: serial 9xxx.
inline constexpr std::string_view nik_one = "3572015505089001";
inline constexpr std::string_view nik_two = "3572011505089002";
inline constexpr std::string_view nik_three = "3572014107859003";

inline domain::Nik nik_of(std::string_view digits) {
    return *domain::Nik::from_typed(digits, std::chrono::year{2026} / 11 / 22);
}

/// A dinas with keys and lists, and a kiosk of Kota Blitar with its state, run by the real ikdctl.
class Dinas {
  public:
    explicit Dinas(const std::string& district = "kota-blitar") {
        const Finished made = run({"list", "keys", "make", keys(), "--district",
                                   KIOSK_SOURCE_DIR "/kiosk-config/districts/" + district + ".toml"});
        if (made.exit_code != 0) throw std::runtime_error(made.err);
        if (run({"list", "passport", "--keys", keys(), "--out", passport()}).exit_code != 0) {
            throw std::runtime_error("no passport");
        }
    }

    std::string at(const std::string& name) const { return directory_.path() / name; }
    std::string keys() const { return at("dinas.keys"); }
    std::string passport() const { return at("dinas.passport"); }
    std::string state() const { return at("state"); }

    static Finished run(std::vector<std::string> arguments) {
        return run_program("ikdctl", std::move(arguments));
    }
    /// A bundle of those who must record.
    Finished build(const std::string& name, int version, const std::vector<std::string_view>& niks,
                   std::vector<std::string> more = {}, const std::string& valid_until = "2999-12-31") const {
        std::string csv = "No;NIK\n";
        int row = 0;
        for (const auto nik : niks) csv.append(std::to_string(++row)).append(";").append(nik).append("\n");
        write_file(at("belum-rekam.csv"), csv);
        std::vector<std::string> arguments{
            "list",    "build",      "--keys",        keys(),      "--version",    std::to_string(version),
            "--as-of", "2026-05-01", "--valid-until", valid_until, "--unrecorded", at("belum-rekam.csv"),
            "--out",   at(name)};
        arguments.insert(arguments.end(), more.begin(), more.end());
        return run(std::move(arguments));
    }
    Finished trust() const { return run({"list", "trust", passport(), "--state", state()}); }
    Finished accept(const std::string& name) const {
        return run({"list", "accept", at(name), "--state", state()});
    }
    Finished show() const { return run({"list", "show", "--state", state()}); }
    Finished events() const { return run({"ledger", "show", "--json", "--state", state()}); }

    /// What this dinas signs without asking whether that makes sense.
    void sign(const std::string& name, const domain::ListBundle& bundle) const {
        const auto signer = crypto::DinasKeys::load(keys());
        if (!proof::write_bundle(at(name), bundle, *signer, crypto::sha256))
            throw std::runtime_error("not signed");
    }
    domain::ListBundle read(const std::string& name) const {
        const auto signer = crypto::DinasKeys::load(keys());
        auto bundle =
            proof::read_bundle(at(name), {crypto::sha256, crypto::verify_signature, signer->public_key()});
        return std::get<domain::ListBundle>(*bundle);
    }
    /// What the kiosk's signed list says about a NIK.
    domain::StatusAxes look_up(std::string_view nik) const {
        const auto signer = crypto::DinasKeys::load(keys());
        auto store = storage::Store::open_read_only(state());
        const auto reply = storage::StatusLists(*store).look_up(domain::SourceKind::signed_list,
                                                                signer->tokens().token_of(nik_of(nik)));
        return reply->findings.empty() ? domain::StatusAxes{} : reply->findings.front().axes;
    }

  private:
    TemporaryDirectory directory_;
};

}  // namespace kiosk::test

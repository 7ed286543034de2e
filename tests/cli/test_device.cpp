#include <catch2/catch.hpp>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "cli/run_program.hpp"
#include "kiosk/crypto/hash.hpp"
#include "kiosk/crypto/keys.hpp"
#include "kiosk/storage/ledger.hpp"
#include "storage/ledger_fixture.hpp"

using namespace kiosk;
using namespace kiosk::test;
namespace fs = std::filesystem;

namespace {

struct Machine {
    TemporaryDirectory directory;
    fs::path state = directory.path() / "state";

    Finished run(std::vector<std::string> arguments) const {
        arguments.insert(arguments.begin(), "device");
        arguments.insert(arguments.end(), {"--state", state.string()});
        return run_program("ikdctl", arguments);
    }
    /// Officer, technician, and the first events of a kiosk.
    void set_up() const {
        for (const std::string group : {"officer", "technician"}) {
            const std::string name = group == "officer" ? "Siti" : "Budi";
            REQUIRE(run_program("ikdctl", {group, "add", name, "--state", state}).exit_code == 0);
        }
        const auto key = crypto::KeyFile::load_or_create(state / "device.key").value();
        const crypto::DeviceSigner signer(key);
        crypto::DayKeys day_keys(state / "day-keys", key);
        auto store = storage::Store::open(state, storage::WhenBroken::refuse).value();
        storage::SqliteLedger ledger(
            store, {"kb-1", "357202", "boot", crypto::sha256, crypto::random_uuid7, &day_keys, &signer});
        const std::vector drafts{draft(domain::EventKind::visit_started, 1),
                                 draft(domain::EventKind::nik_checked, 1, 7)};
        REQUIRE(ledger.append(drafts).ok());
    }
};

bool contains(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("device show: what a technician must know") {
    const Machine machine;
    machine.set_up();
    const Finished run = machine.run({"show"});
    CHECK(run.err.empty());
    CHECK(run.exit_code == 0);
    for (const std::string part :
         {"file, readable by its owner only", "public key    ed25519:", "ledger rows   4\n",
          "tokens since  2026-11-22\n", "01 officer siti-1\n", "02 technician budi-1\n", " MB\n"}) {
        CAPTURE(part);
        CHECK(contains(run.out, part));
    }
}

TEST_CASE("device show --json: the same for programs") {
    const Machine machine;
    machine.set_up();
    const auto json = nlohmann::json::parse(machine.run({"show", "--json"}).out);
    CHECK(json.at("rows") == 4);
    CHECK(json.at("proven_rows") == 0);  // no checkpoint yet
    CHECK(json.at("tokens_since") == "2026-11-22");
    CHECK(json.at("findings").empty());
    CHECK(json.at("staff").size() == 2);
    CHECK(json.at("fingerprint").get<std::string>().size() == 19);
    CHECK(json.at("public_key").get<std::string>() + "\n" == read_file(machine.state / "device.pub"));
}

TEST_CASE("device public-key: the line for the dinas, also when only systemd has the key") {
    const Machine machine;
    machine.set_up();
    const Finished run = machine.run({"public-key"});
    CHECK(run.exit_code == 0);
    CHECK(run.out == read_file(machine.state / "device.pub"));
    fs::remove(machine.state / "device.key");
    CHECK(machine.run({"public-key"}).out == run.out);
    const Finished shown = machine.run({"show"});
    CHECK(shown.exit_code == 0);
    CHECK(contains(shown.out, "not at hand"));
    CHECK_FALSE(fs::exists(machine.state / "device.key"));
}

TEST_CASE("device: a directory without a kiosk is said, and nothing is made there") {
    const Machine machine;
    for (const std::string command : {"show", "public-key"}) {
        const Finished run = machine.run({command});
        CHECK(run.exit_code == 3);
        CHECK(contains(run.err, "device.key"));
    }
    CHECK_FALSE(fs::exists(machine.state));
}

#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <optional>

#include "cli/run_program.hpp"

using namespace kiosk::test;
namespace fs = std::filesystem;

namespace {

using Arguments = std::vector<std::string>;

bool contains(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

/// An environment variable of the programs that are run, until destroyed.
class Variable {
  public:
    Variable(const char* name, const std::string& value) : name_(name) {
        if (const char* before = std::getenv(name)) before_ = before;
        setenv(name, value.c_str(), 1);
    }
    Variable(const Variable&) = delete;
    Variable& operator=(const Variable&) = delete;
    ~Variable() { before_ ? setenv(name_, before_->c_str(), 1) : unsetenv(name_); }

  private:
    const char* name_;
    std::optional<std::string> before_;
};

}  // namespace

TEST_CASE("an argument that nobody expects is refused and not repeated") {
    const std::string nik = "3572015505089001";
    const Arguments arguments = GENERATE_COPY(values<Arguments>({{nik},
                                                                 {"nik", nik},
                                                                 {"nik", "explain", nik},
                                                                 {"nik", "explain", "--json", nik},
                                                                 {"nik", "explain", "--" + nik},
                                                                 {"nik", "explain", "--today", nik},
                                                                 {"ledger", "show", nik},
                                                                 {"list", "show", nik},
                                                                 {"officer", "list", nik},
                                                                 {"officer", "remove", "siti-1", nik}}));
    CAPTURE(arguments);
    const Finished run = run_program("ikdctl", arguments, nik + "\n");
    CHECK(run.exit_code == 2);
    CHECK_FALSE(contains(run.out + run.err, nik));
    CHECK_FALSE(run.err.empty());
}

TEST_CASE("a NIK as an argument is answered by where NIKs belong") {
    const Finished run = run_program("ikdctl", {"nik", "explain", "3572015505089001"});
    CHECK(run.err ==
          "ikdctl: unexpected argument; NIKs are read from standard input, never from the command line; see "
          "ikdctl nik explain --help\n");
    CHECK(run.out.empty());
}

TEST_CASE("an option that nobody knows is named with the command's help, nothing with a digit is") {
    const auto unexpected = [](Arguments arguments) {
        const Finished run = run_program("ikdctl", std::move(arguments));
        CHECK(run.exit_code == 2);
        return run.err;
    };
    const Arguments make{"list", "keys", "make", "k.key", "--district", "d.toml"};
    const auto with = [&](Arguments arguments, const Arguments& more) {
        arguments.insert(arguments.end(), more.begin(), more.end());
        return arguments;
    };
    const std::string named =
        "ikdctl: unexpected argument --name; NIKs are read from standard input, never from the command line; "
        "see ikdctl list keys make --help\n";
    CHECK(unexpected(with(make, {"--name", "X"})) == named);
    CHECK(unexpected(with(make, {"3572015505089001", "--3572015505089001", "--name=Siti"})) == named);
    CHECK(contains(unexpected({"list", "show", "--nik-3572", "x"}), "unexpected argument; "));
}

TEST_CASE("what cannot be printed is no success") {
    const TemporaryDirectory directory;
    const std::string state = directory.path() / "state";
    REQUIRE(run_program("ikdctl", {"technician", "add", "Budi", "--state", state}).exit_code == 0);
    const std::string pack = KIOSK_SOURCE_DIR "/kiosk-config/districts/kota-blitar.toml";
    const std::vector<Arguments> all{{"--help"},
                                     {"nik", "explain"},
                                     {"status", "explain", "--district", pack},
                                     {"ledger", "show", "--state", state},
                                     {"ledger", "verify", "--state", state},
                                     {"list", "show", "--state", state},
                                     {"technician", "list", "--state", state},
                                     {"report", "--month", "2026-11", "--state", state},
                                     {"device", "show", "--state", state}};
    for (const auto& arguments : all) {
        CAPTURE(arguments);
        const Finished run = run_program("ikdctl", arguments, "{}\n", "/dev/full");
        CHECK(run.exit_code == 3);
        CHECK(run.err.ends_with("standard output: cannot write\n"));
    }
}

TEST_CASE("a command that is not known is named, with what was probably meant") {
    struct Row {
        Arguments arguments;
        std::string says;
    };
    const Row row = GENERATE(values<Row>(
        {{{"liste"}, "ikdctl: unknown command \"liste\"; did you mean \"list\"?\n"},
         {{"list", "imprt"}, "ikdctl list: unknown command \"imprt\"; did you mean \"import\"?\n"},
         {{"list", "keys", "mak"}, "ikdctl list keys: unknown command \"mak\"; did you mean \"make\"?\n"},
         {{"zzzzzzzz"}, "ikdctl: unknown command \"zzzzzzzz\"; see ikdctl --help\n"}}));
    const Finished run = run_program("ikdctl", row.arguments);
    CHECK(run.exit_code == 2);
    CHECK(run.err == row.says);
}

TEST_CASE("where the state is: from a source tree as XDG says, installed in /var/lib") {
    const TemporaryDirectory directory;
    const fs::path installed = directory.path() / "ikdctl";
    fs::copy_file(fs::path(KIOSK_BINARY_DIR) / "ikdctl", installed);
    const auto help = [](const std::string& program) {
        return run_program(program, {"list", "show", "--help"}).out;
    };
    const Variable xdg("XDG_STATE_HOME", "/xdg");
    CHECK(contains(help("ikdctl"), "=/xdg/ikd-kiosk"));
    CHECK(contains(help(installed), "=/var/lib/ikd-kiosk"));
    const Variable service("STATE_DIRECTORY", "/service");
    CHECK(contains(help("ikdctl"), "=/service"));
    CHECK(contains(help(installed), "=/service"));
}

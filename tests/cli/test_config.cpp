#include <catch2/catch.hpp>
#include <filesystem>

#include "cli/run_program.hpp"

using namespace kiosk::test;
namespace fs = std::filesystem;

namespace {

const fs::path shipped = fs::path(KIOSK_SOURCE_DIR) / "kiosk-config";

Finished check(const fs::path& file) {
    return run_program("ikdctl", {"config", "check", file});
}

/// The shipped kiosk.toml and districts, with other languages.
struct Device {
    TemporaryDirectory directory;
    fs::path file = directory.path() / "kiosk.toml";

    explicit Device(const std::string& languages) {
        fs::copy(shipped / "districts", directory.path() / "districts");
        const std::string shipped_languages = "[\"id\", \"jv\", \"en\"]";
        std::string text = read_file(shipped / "kiosk.toml");
        const auto at = text.find(shipped_languages);
        REQUIRE(at != std::string::npos);
        write_file(file, text.replace(at, shipped_languages.size(), languages));
    }
};

}  // namespace

TEST_CASE("config check: the shipped files are fine") {
    for (const std::string name :
         {"kiosk.toml", "demo.toml", "districts/kota-blitar.toml", "districts/ikd-problems.toml"}) {
        const fs::path file = shipped / name;
        const Finished run = check(file);
        CHECK(run.out == file.string() + ": fine\n");
        CHECK(run.exit_code == 0);
    }
}

TEST_CASE("config check: every installed language may be offered, no other") {
    const Device four("[\"id\", \"jv\", \"en\", \"bjn\"]");
    CHECK(check(four.file).exit_code == 0);

    const Device other("[\"id\", \"su\"]");
    const Finished run = check(other.file);
    CHECK(run.exit_code == 1);
    CHECK_THAT(run.out, Catch::Contains("kiosk.languages: found \"su\", expected an installed language: "));
    CHECK_THAT(run.out, Catch::Contains("\"jv\""));
}

TEST_CASE("config check: mistakes of the problems file are told with the pack that names it") {
    const Device device("[\"id\"]");
    const fs::path districts = device.directory.path() / "districts";
    write_file(districts / "ikd-problems.toml", "[[problem]]\ncode = \"F99\"\n");
    const Finished run = check(districts / "kota-blitar.toml");
    CHECK(run.exit_code == 1);
    CHECK_THAT(run.out, Catch::Contains((districts / "ikd-problems.toml").string() +
                                        ":2: problem[1].code: found \"F99\", expected one of \"F01\" to "
                                        "\"F14\"\n"));
}

#include <catch2/catch.hpp>
#include <filesystem>

#include "cli/run_program.hpp"

using namespace kiosk::test;
namespace fs = std::filesystem;

TEST_CASE("a configured language without texts is refused with its line") {
    const TemporaryDirectory directory;
    const fs::path config = directory.path() / "kiosk.toml";
    fs::copy(fs::path(KIOSK_SOURCE_DIR) / "kiosk-config/districts", directory.path() / "districts");
    write_file(config,
               "[kiosk]\nid = \"kb-1\"\ndistrict = \"kota-blitar\"\nplace = \"kel-sukorejo\"\n"
               "languages = [\"id\", \"jw\"]\n");
    const Finished run = run_program("ikd-kiosk", {"--config", config, "--tour", directory.path() / "tour"});
    CHECK(run.exit_code == 78);
    CHECK_THAT(run.err, Catch::Contains(config.string() + ":5: kiosk.languages: found \"jw\", expected an "
                                                          "installed language: \"bjn\", \"en\", "));
    CHECK_THAT(run.err, Catch::Contains("did you mean \"jv\"?"));
    CHECK_FALSE(fs::exists(directory.path() / "tour"));
}

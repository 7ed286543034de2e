#include <catch2/catch.hpp>

#include "lint/layers.hpp"
#include "lint/source_tree.hpp"

using kiosk::lint::check_layers;

namespace {

std::vector<std::string> findings_of_tree() {
    std::vector<std::string> all;
    for (const auto& file : kiosk::lint::read_tree(KIOSK_SOURCE_DIR)) {
        const bool in_a_room = file.path.starts_with("include/") || file.path.starts_with("src/");
        if (!in_a_room || !kiosk::lint::is_cpp(file)) continue;
        const auto found = check_layers(file.path, file.text);
        all.insert(all.end(), found.begin(), found.end());
    }
    return all;
}

}  // namespace

TEST_CASE("every room includes only rooms below it and its own outside libraries") {
    CHECK(findings_of_tree() == std::vector<std::string>{});
}

TEST_CASE("the layer lint finds each kind of forbidden include") {
    struct Bad {
        const char* path;
        const char* text;
        const char* finding;
    };
    const auto bad = GENERATE(
        Bad{"src/domain/nik.cpp", "\n#include \"kiosk/app/app.hpp\"\n",
            "src/domain/nik.cpp:2: room domain must not include kiosk/app/app.hpp"},
        Bad{"src/crypto/hash.cpp", "#include \"kiosk/storage/store.hpp\"",
            "src/crypto/hash.cpp:1: room crypto must not include kiosk/storage/store.hpp"},
        Bad{"include/kiosk/app/app.hpp", "#  include <kiosk/ui/ui.hpp>",
            "include/kiosk/app/app.hpp:1: room app must not include kiosk/ui/ui.hpp"},
        Bad{"src/ui/a.cpp", "#include <SDL.h>", "src/ui/a.cpp:1: room ui must not include SDL.h"},
        Bad{"src/raster/a.cpp", "#include <SDL_image.h>",
            "src/raster/a.cpp:1: room raster must not include SDL_image.h"},
        Bad{"src/app/a.cpp", "#include \"imgui.h\"", "src/app/a.cpp:1: room app must not include imgui.h"},
        Bad{"src/storage/a.cpp", "#include <openssl/evp.h>",
            "src/storage/a.cpp:1: room storage must not include openssl/evp.h"},
        Bad{"src/apps/a.cpp", "#include <sqlite3.h>",
            "src/apps/a.cpp:1: room apps must not include sqlite3.h"},
        Bad{"src/ui/a.cpp", "#include <qrencode.h>", "src/ui/a.cpp:1: room ui must not include qrencode.h"},
        Bad{"src/apps/a.cpp", "#include <toml++/toml.h>",
            "src/apps/a.cpp:1: room apps must not include toml++/toml.h"},
        Bad{"src/ui/a.cpp", "#include <png.h>", "src/ui/a.cpp:1: room ui must not include png.h"},
        Bad{"src/config/a.cpp", "#include <CLI/CLI.hpp>",
            "src/config/a.cpp:1: room config must not include CLI/CLI.hpp"},
        Bad{"src/domain/a.cpp", "#include <fstream>",
            "src/domain/a.cpp:1: room domain must not include fstream"},
        Bad{"src/domain/a.cpp", "#include <unistd.h>",
            "src/domain/a.cpp:1: room domain must not include unistd.h"},
        Bad{"src/app/a.cpp", "#include \"../domain/private.hpp\"",
            "src/app/a.cpp:1: room app must not include ../domain/private.hpp"},
        Bad{"include/kiosk/ui/ui.hpp", "#include \"theme.hpp\"",
            "include/kiosk/ui/ui.hpp:1: a door shows only doors, not the private theme.hpp"},
        Bad{"src/hub/a.cpp", "", "src/hub/a.cpp: is in no room of tests/lint/layers.cpp"},
        Bad{"src/app/a.cpp", "#include <boost/asio.hpp>",
            "src/app/a.cpp:1: no room is known for boost/asio.hpp: add it to tests/lint/layers.cpp"});
    CHECK(check_layers(bad.path, bad.text) == std::vector<std::string>{bad.finding});
}

TEST_CASE("the layer lint passes what the table allows") {
    CHECK(
        check_layers("src/domain/nik.cpp", "#include <string>\n#include \"kiosk/core/result.hpp\"").empty());
    CHECK(check_layers("src/storage/store.cpp", "#include <sqlite3.h>\n#include \"sqlite.hpp\"").empty());
    CHECK(check_layers("src/core/clock.cpp", "#include <time.h>\n#include <sys/stat.h>").empty());
    CHECK(
        check_layers("src/apps/ikdctl.cpp", "#include \"kiosk/ui/ui.hpp\"\n#include <CLI/CLI.hpp>").empty());
    CHECK(check_layers("src/qr/encode.cpp", "// #include \"kiosk/app/app.hpp\"").empty());
}

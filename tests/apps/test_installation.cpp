#include <pwd.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <cstdlib>

#include "installation.hpp"

using kiosk::default_state;

namespace {

/// The three variables as given; unset when null. Catch runs in one thread.
void set_environment(const char* service, const char* xdg, const char* home) {
    const auto set = [](const char* name, const char* value) {
        value ? setenv(name, value, 1) : unsetenv(name);
    };
    set("STATE_DIRECTORY", service);
    set("XDG_STATE_HOME", xdg);
    set("HOME", home);
}

}  // namespace

TEST_CASE("the service's directory comes first, then /var/lib or the home") {
    set_environment("/s", "/x", "/h");
    CHECK(default_state(true) == "/s");
    CHECK(default_state(false) == "/s");
    set_environment(nullptr, "/x", "/h");
    CHECK(default_state(true) == "/x/ikd-kiosk");
    CHECK(default_state(false) == "/var/lib/ikd-kiosk");
    set_environment(nullptr, nullptr, "/h");
    CHECK(default_state(true) == "/h/.local/state/ikd-kiosk");
}

TEST_CASE("the state is never relative to where the program was started") {
    const char* const useless = GENERATE(static_cast<const char*>(nullptr), "", "relative");
    set_environment(useless, useless, useless);
    const std::filesystem::path home = getpwuid(getuid())->pw_dir;
    CHECK(default_state(true) == home / ".local/state/ikd-kiosk");
    CHECK(default_state(false) == "/var/lib/ikd-kiosk");
}

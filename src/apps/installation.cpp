#include "installation.hpp"

#include <pwd.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <system_error>

namespace kiosk {
namespace {

namespace fs = std::filesystem;

/// Empty unless it is an absolute path, as the XDG specification wants it.
fs::path directory_in_environment(const char* name) {
    const char* const value = std::getenv(name);
    const fs::path path = value ? value : "";
    return path.is_absolute() ? path : fs::path{};
}

fs::path home() {
    if (const auto named = directory_in_environment("HOME"); !named.empty()) return named;
    const passwd* const user = getpwuid(getuid());
    return user ? fs::path("/") / user->pw_dir : fs::path("/");
}

}  // namespace

fs::path default_state(bool from_source_tree) {
    if (const auto service = directory_in_environment("STATE_DIRECTORY"); !service.empty()) return service;
    if (!from_source_tree) return "/var/lib/ikd-kiosk";
    if (const auto xdg = directory_in_environment("XDG_STATE_HOME"); !xdg.empty()) return xdg / "ikd-kiosk";
    return home() / ".local/state/ikd-kiosk";
}

std::vector<std::string> installed_languages(const fs::path& assets) {
    std::vector<std::string> codes;
    std::error_code ignored;
    for (const auto& file : fs::directory_iterator(assets / "lang", ignored)) {
        if (file.path().extension() == ".toml") codes.push_back(file.path().stem());
    }
    std::sort(codes.begin(), codes.end());
    return codes;
}

Installation find_installation() {
    std::error_code ignored;
    const fs::path program = fs::read_symlink("/proc/self/exe", ignored);
    const fs::path source_tree = program.parent_path().parent_path().parent_path();
    if (fs::exists(source_tree / "kiosk-config/kiosk.toml", ignored)) {
        return {source_tree / "kiosk-config/kiosk.toml", source_tree / "assets", default_state(true)};
    }
    return {"/etc/ikd-kiosk/kiosk.toml", "/usr/share/ikd-kiosk", default_state(false)};
}

}  // namespace kiosk

#include "installation.hpp"

#include <cstdlib>
#include <string>
#include <system_error>

namespace kiosk {
namespace {

namespace fs = std::filesystem;

std::string environment(const char* name) {
    const char* value = std::getenv(name);
    return value ? value : "";
}

fs::path default_state() {
    if (const auto service = environment("STATE_DIRECTORY"); !service.empty()) return service;
    if (const auto xdg = environment("XDG_STATE_HOME"); !xdg.empty()) return fs::path(xdg) / "ikd-kiosk";
    return fs::path(environment("HOME")) / ".local/state/ikd-kiosk";
}

}  // namespace

Installation find_installation() {
    std::error_code ignored;
    const fs::path program = fs::read_symlink("/proc/self/exe", ignored);
    const fs::path source_tree = program.parent_path().parent_path().parent_path();
    if (fs::exists(source_tree / "kiosk-config/kiosk.toml", ignored)) {
        return {source_tree / "kiosk-config/kiosk.toml", source_tree / "assets", default_state()};
    }
    return {"/etc/ikd-kiosk/kiosk.toml", "/usr/share/ikd-kiosk", default_state()};
}

}  // namespace kiosk

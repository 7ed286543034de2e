#pragma once

#include <filesystem>

namespace kiosk {

/// Where the program finds what it reads and writes.
struct Installation {
    std::filesystem::path config;  ///< kiosk.toml: /etc/ikd-kiosk, or kiosk-config of the source tree
    std::filesystem::path assets;  ///< /usr/share/ikd-kiosk, or assets of the source tree
    std::filesystem::path
        state;  ///< $STATE_DIRECTORY (systemd: /var/lib/ikd-kiosk), else the XDG state directory
};

/// A program that was built in build/<preset>/ of a source tree uses that tree; any other the installed
/// places.
Installation find_installation();

/// Files of a state directory.
inline std::filesystem::path key_file(const std::filesystem::path& state) {
    return state / "device.key";
}

}  // namespace kiosk

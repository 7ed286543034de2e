#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace kiosk {

/// Where the program finds what it reads and writes.
struct Installation {
    std::filesystem::path config;  ///< kiosk.toml: /etc/ikd-kiosk, or kiosk-config of the source tree
    std::filesystem::path assets;  ///< /usr/share/ikd-kiosk, or assets of the source tree
    std::filesystem::path state;   ///< see `default_state`
};

/// A program that was built in build/<preset>/ of a source tree uses that tree; any other the installed
/// places.
Installation find_installation();

/// Codes of the languages that there are texts for, in order; none when the assets are not there.
std::vector<std::string> installed_languages(const std::filesystem::path& assets);

/// $STATE_DIRECTORY, which systemd sets for the service. Otherwise /var/lib/ikd-kiosk for an installed
/// program; from a source tree ikd-kiosk in $XDG_STATE_HOME or in .local/state of the user's home. Never a
/// relative path.
std::filesystem::path default_state(bool from_source_tree);

/// The key in a state directory.
inline std::filesystem::path key_file(const std::filesystem::path& state) {
    return state / "device.key";
}

/// The keys of service days in a state directory.
inline std::filesystem::path day_keys_directory(const std::filesystem::path& state) {
    return state / "day-keys";
}

/// Whose list bundles the kiosk takes, sealed; in a state directory.
inline std::filesystem::path passport_file(const std::filesystem::path& state) {
    return state / "list-passport";
}

/// Where list bundles arrive, in a state directory.
inline std::filesystem::path incoming_lists(const std::filesystem::path& state) {
    return state / "incoming";
}

}  // namespace kiosk

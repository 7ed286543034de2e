#pragma once

#include <chrono>
#include <filesystem>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "kiosk/config/mistake.hpp"

namespace kiosk::config {

enum class OutsideHours { closed, open };

/// kiosk.toml: this device. Every member has the default that the shipped file shows.
struct KioskConfig {
    // [kiosk]
    std::string id = "kb-sukorejo-1";  ///< stands in the ledger: lower-case letters, digits, hyphens, 3..32
    std::string district = "kota-blitar";               ///< districts/<name>.toml beside this file
    std::string place = "kel-sukorejo";                 ///< id of a place of the district pack
    std::vector<std::string> languages = {"id", "en"};  ///< first is the default
    OutsideHours outside_hours = OutsideHours::closed;
    // [display]
    double diagonal_inch = 21.5;  ///< 7..100; with the resolution it gives millimetres (EDID is unreliable)
    bool fullscreen = true;
    // [session]
    std::chrono::seconds silence{45};            ///< ordinary screens, 15..600
    std::chrono::seconds silence_on_phone{300};  ///< while the resident works on the phone, 60..3600
    std::chrono::seconds still_there{30};        ///< visible countdown, 20..120 (WCAG 2.2.1: at least 20)
    std::chrono::seconds done_screen{30};        ///< the last screen goes home by itself, 10..300

    bool operator==(const KioskConfig&) const = default;
};

/// All mistakes of the file at once, or the configuration.
std::variant<KioskConfig, Mistakes> load_kiosk(const std::filesystem::path& file);
std::variant<KioskConfig, Mistakes> parse_kiosk(std::string_view text, const std::string& file_name);

}  // namespace kiosk::config

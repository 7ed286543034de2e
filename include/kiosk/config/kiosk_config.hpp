#pragma once

#include <chrono>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "kiosk/config/mistake.hpp"
#include "kiosk/core/appearance.hpp"
#include "kiosk/domain/check_limits.hpp"

namespace kiosk::config {

enum class OutsideHours { closed, open };

/// [dukcapil]: the web service of Ditjen Dukcapil (domain.md 3.6); needs an agreement (PKS) and its VPN. Off
/// by default; switched on, address, names and all files must be there. Files are named from the folder of
/// kiosk.toml: `load_kiosk` makes them absolute, `parse_kiosk` leaves them as written. Whether they can be
/// read shows at the start.
struct DukcapilService {
    bool enabled = false;
    std::string url;  ///< "https://172.16.160.1:8000/dukcapil/get_json/35-05/CALL_VERIFY_BY_ELEMEN"
    std::string user_id;
    std::filesystem::path password_file;              ///< first line; mode 0600
    std::string ip_user;                              ///< IP_USER as agreed
    int threshold = 90;                               ///< TRESHOLD (sic), 0..100
    std::string date_format = "DD-MM-YYYY";           ///< or "YYYY-MM-DD": agreements differ
    std::filesystem::path ca_file;                    ///< that the server's certificate is checked against
    std::filesystem::path client_cert;                ///< PEM
    std::filesystem::path client_key;                 ///< PEM, mode 0600
    std::chrono::milliseconds connect_timeout{2000};  ///< 200..10000
    std::chrono::milliseconds timeout{5000};          ///< of the whole question, 500..15000
    std::string source = "Data Dukcapil";             ///< for the screen
    bool operator==(const DukcapilService&) const = default;
};

/// kiosk.toml: this device. Every member has the default that the shipped file shows.
struct KioskConfig {
    // [kiosk]
    std::string id = "kb-sukorejo-1";  ///< stands in the ledger: lower-case letters, digits, hyphens, 3..32
    std::string district = "kota-blitar";                     ///< districts/<name>.toml beside this file
    std::string place = "kel-sukorejo";                       ///< id of a place of the district pack
    std::vector<std::string> languages = {"id", "jv", "en"};  ///< first is the default
    OutsideHours outside_hours = OutsideHours::closed;
    // [display]
    double diagonal_inch = 21.5;  ///< 7..100; with the resolution it gives millimetres (EDID is unreliable)
    bool fullscreen = true;
    Appearance appearance;      ///< text_size, theme, low_reach: what every person starts with
    double bottom_edge_mm = 0;  ///< height of the picture's lower edge above the floor, 0..2000; 0: not known
    // [voice]
    bool voice = true;              ///< offer reading aloud when a speech service is there
    bool voice_headphones = false;  ///< the voice is heard in headphones only: it may say what is typed
    int voice_volume = 3;           ///< 1..5
    int voice_speed = 3;            ///< 1..5
    // [input]
    std::string next_key = "Tab";       ///< name of the key that moves the focus on (one of two switches)
    std::string select_key = "Return";  ///< name of the key that presses what has the focus
    // [session]
    std::chrono::seconds silence{45};            ///< ordinary screens, 15..600
    std::chrono::seconds silence_on_phone{300};  ///< while the resident works on the phone, 60..3600
    std::chrono::seconds still_there{30};        ///< visible countdown, 20..120 (WCAG 2.2.1: at least 20)
    std::chrono::seconds done_screen{30};        ///< the last screen goes home by itself, 10..300
    std::chrono::seconds call_screen{60};        ///< how long a called ticket is shown, 10..600
    std::chrono::seconds silence_staff{120};  ///< staff who touch nothing are asked, then logged out, 30..900
    // [privacy]
    int keep_tokens_days = 90;  ///< 1..3650: then nobody can tie the ledger's tokens to a NIK any more
    // [limits]
    domain::CheckLimits checks;  ///< free_checks_per_hour 1..1000, most_checks_per_hour free..1000
    DukcapilService dukcapil;

    bool operator==(const KioskConfig&) const = default;
};

/// All mistakes of the file at once, or the configuration. `known_languages`: codes that have a language
/// file; another one in the configuration is a mistake. None: nobody knows.
std::variant<KioskConfig, Mistakes> load_kiosk(const std::filesystem::path& file,
                                               std::span<const std::string> known_languages = {});
std::variant<KioskConfig, Mistakes> parse_kiosk(std::string_view text, const std::string& file_name);

}  // namespace kiosk::config

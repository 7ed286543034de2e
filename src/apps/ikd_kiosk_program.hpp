#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "kiosk/app/app.hpp"
#include "kiosk/config/district_pack.hpp"
#include "kiosk/config/kiosk_config.hpp"
#include "kiosk/core/result.hpp"

namespace kiosk {

/// Exit codes of ikd-kiosk; systemd units and scripts may rely on them.
enum KioskExit : int {
    exit_ok = 0,
    exit_tour_failed = 1,  ///< something that the tour walked did not happen
    exit_usage = 2,
    exit_unavailable = 69,  ///< no display, no font, no picture
    exit_in_use = 75,       ///< another kiosk holds the state directory
    exit_state = 74,        ///< the state directory cannot be used
    exit_config = 78,       ///< a configuration or language file was refused
};

struct PixelSize {
    int width;
    int height;
};

/// How the tour acts.
enum class TourInput {
    touch,     ///< a finger
    keyboard,  ///< Tab, Shift+Tab, arrows, Return; numbers are typed
    switches,  ///< two switches: "next" and "select", for numbers too
};

/// What the command line and the configuration files say together.
struct Program {
    config::KioskConfig config;
    config::DistrictPack district;
    std::filesystem::path districts;            ///< directory of all district files
    std::optional<std::string> first_language;  ///< instead of the first configured one
    std::filesystem::path speech_config;        ///< directory of speechd.conf; empty: Debian's own
    std::filesystem::path assets;
    std::filesystem::path state;
    PixelSize size{1280, 720};  ///< of a window, and of the tour
    TourInput tour_input = TourInput::touch;
};

/// The kiosk in its window until it is told to leave.
int run_in_window(const Program& program);
/// Opens the window, shows the first frame, accepts one touch, prints the times, leaves.
int print_timing(const Program& program);
/// Shows why the kiosk cannot start, for a while or until it is told to leave, and answers `exit_code`.
int show_refusal(const Program& program, const Error& error, int exit_code);
/// Walks residents through the real application off-screen; pictures and state go to `directory`.
int run_tour(Program program, const std::filesystem::path& directory);

app::AppSetup app_setup(const Program& program);

/// The language that people are met in.
const std::string& language_of(const Program& program);

/// Name of the place where the kiosk stands; empty while the configuration is not read.
std::string place_name(const Program& program);

/// The exit code for an error while starting.
int exit_code_for(ErrorCode code);

}  // namespace kiosk

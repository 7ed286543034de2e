#pragma once

#include <array>
#include <string_view>

#include "qr_camera/screen_codes.hpp"

namespace kiosk::test {

/// What makes a photograph of a screen bad, one cause at a time and several together.
enum class Trouble {
    none,
    out_of_focus,
    shaken,
    noisy,
    lamp,         ///< mirrored as a spot
    tube,         ///< mirrored as a strip across the code
    bright_room,  ///< black is lifted, up to a contrast of 3 to 1
    dark,
    overexposed,
    moire,  ///< sharp, straight, and where the pixels of panel and sensor beat most
    several,
    sunlight,  ///< on the glass: white is not three times as bright as black
    dazzling   ///< a lamp brighter and larger than anybody should be asked to scan through
};
/// What a resident may meet without doing anything about it: the README promises these.
inline constexpr std::array stated_troubles{Trouble::none,  Trouble::out_of_focus, Trouble::shaken,
                                            Trouble::noisy, Trouble::lamp,         Trouble::tube,
                                            Trouble::dark,  Trouble::bright_room,  Trouble::overexposed,
                                            Trouble::moire, Trouble::several};
inline constexpr std::array unstated_troubles{Trouble::sunlight, Trouble::dazzling};
std::string_view to_word(Trouble trouble);

/// Where phones are held.
struct Reach {
    double nearest_mm = 0;
    double farthest_mm = 0;
    double least_degrees = 0;  ///< between the camera's axis and the normal of the panel, to any side
    double most_degrees = 0;
};

/// One photograph to read: all that is random in it follows from the seed.
struct Trial {
    Pose pose;
    Disturbance disturbance;
    std::uint64_t seed = 0;
};
Trial make_trial(const ScreenCode& code, const Reach& reach, Trouble trouble, std::uint64_t seed);

/// Of the phone that everything is measured with: the preview of a modest one.
inline constexpr Sensor phone{};

struct Reading {
    bool read = false;  ///< the code's payload and nothing else
    Image picture;
};
Reading read(const ScreenCode& code, const Trial& trial);

}  // namespace kiosk::test

#pragma once

#include <string>
#include <vector>

#include "qr_camera/photograph.hpp"
#include "ui/samples.hpp"

namespace kiosk::test {

/// A QR code as the kiosk really shows it, with what lies around it on the screen.
struct ScreenCode {
    std::string panel;    ///< name of its Size
    std::string screen;   ///< name of its Sample, with the text size
    std::string payload;  ///< what the view says that the code holds
    double side_mm = 0;   ///< without quiet zone
    double module_mm = 0;
    LitPanel lit;  ///< its origin is the code's middle
};

struct ShownCodes {
    std::vector<ScreenCode> codes;
    std::vector<std::string> missing;  ///< screens that should show a code, and have found no room for it
};

/// The codes of all screens that show one, drawn for this panel by the kiosk's own Ui and Painter: in normal
/// letters on light ground, and in the largest on black, which leave the least room. Throws when a screen
/// does not draw.
ShownCodes codes_on(const Size& panel);

}  // namespace kiosk::test

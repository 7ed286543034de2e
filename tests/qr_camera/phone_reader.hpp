#pragma once

#include <string>
#include <vector>

#include "kiosk/core/pixels.hpp"

namespace kiosk::test {

/// The texts of the QR codes in a grey picture, found by ZXing-C++ or else by ZBar. Each alone fails on sharp
/// pictures that any phone reads: ZBar on many modules seen at an angle and on noise within large modules,
/// ZXing on very small modules.
std::vector<std::string> read_as_phone(const Image& picture);

}  // namespace kiosk::test

#pragma once

#include <string>
#include <vector>

#include "kiosk/core/pixels.hpp"

namespace kiosk::test {

/// The texts of all QR codes that ZBar finds in the picture: an independent reader, as a phone would be.
std::vector<std::string> decode_qr(const PixelView& picture);

}  // namespace kiosk::test

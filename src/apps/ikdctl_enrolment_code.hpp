#pragma once

#include <filesystem>
#include <string>

#include "kiosk/core/result.hpp"
#include "kiosk/qr/qr.hpp"

namespace kiosk::ikdctl {

/// Two modules per character, one above the other.
void print_in_terminal(const qr::Matrix& code);
/// Readable by its owner only: whoever has the picture can confirm activations.
Result<void> write_private_png(const qr::Matrix& code, const std::filesystem::path& file);
/// A key to be typed by hand: "GEZD GNBV ...".
std::string in_groups_of_four(const std::string& secret);

}  // namespace kiosk::ikdctl

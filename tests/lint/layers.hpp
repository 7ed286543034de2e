#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace kiosk::lint {

/// Checks every #include of a source against the table of rooms; `path` is relative to the source tree.
/// One line per finding: "src/qr/encode.cpp:3: room qr must not include kiosk/domain/nik.hpp".
std::vector<std::string> check_layers(std::string_view path, std::string_view text);

}  // namespace kiosk::lint

#pragma once

#include <filesystem>

#include "kiosk/config/mistake.hpp"
#include "kiosk/core/result.hpp"

namespace kiosk::config {

/// All mistakes of a configuration file, none when it is fine. What the file is shows in its content: a
/// [kiosk] table makes it a kiosk.toml, [district] a district pack. `io` when it cannot be read.
Result<Mistakes> check_file(const std::filesystem::path& file);

}  // namespace kiosk::config

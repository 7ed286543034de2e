#pragma once

#include <filesystem>
#include <span>
#include <string>

#include "kiosk/config/mistake.hpp"
#include "kiosk/core/result.hpp"

namespace kiosk::config {

/// All mistakes of a configuration file, none when it is fine. What the file is shows in its content: a
/// [kiosk] table makes it a kiosk.toml, [district] a district pack, [[problem]] a problems file. `io` when it
/// cannot be read. `known_languages` as for `load_kiosk`.
Result<Mistakes> check_file(const std::filesystem::path& file,
                            std::span<const std::string> known_languages = {});

}  // namespace kiosk::config

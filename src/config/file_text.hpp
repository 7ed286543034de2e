#pragma once

#include <filesystem>
#include <string>

#include "kiosk/config/mistake.hpp"
#include "kiosk/core/result.hpp"

namespace kiosk::config {

/// The whole file; `io` with the system's reason.
Result<std::string> read_text(const std::filesystem::path& file);
/// The same as a mistake of that file.
Mistake unreadable(const std::filesystem::path& file, const Error& error);

}  // namespace kiosk::config

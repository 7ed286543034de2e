#pragma once

#include <filesystem>

#include "kiosk/core/result.hpp"

namespace kiosk::storage {

/// Makes an empty file of mode 0600, and takes the rights of others away from an existing one.
Result<void> make_private_file(const std::filesystem::path& file);

}  // namespace kiosk::storage

#pragma once

#include <filesystem>
#include <string_view>

#include "kiosk/core/result.hpp"

namespace kiosk::storage {

/// Makes an empty file of mode 0600, and takes the rights of others away from an existing one.
Result<void> make_private_file(const std::filesystem::path& file);
/// Makes new and renamed entries of the directory durable.
Result<void> sync_directory(const std::filesystem::path& directory);

/// `path`: cannot `doing`: what errno says.
Error system_error(const std::filesystem::path& path, std::string_view doing);

}  // namespace kiosk::storage

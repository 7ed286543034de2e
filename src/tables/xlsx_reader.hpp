#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "kiosk/core/result.hpp"
#include "kiosk/tables/table_reader.hpp"

namespace kiosk::tables {

/// `read_table` for a file that begins like a ZIP archive.
Result<void> read_workbook(const std::filesystem::path& file, const ReadTable& read);

/// `sheets_of` for a file that begins like a ZIP archive.
Result<std::vector<std::string>> sheets_of_workbook(const std::filesystem::path& file);

}  // namespace kiosk::tables

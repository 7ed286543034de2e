#pragma once

#include <filesystem>

#include "kiosk/core/result.hpp"
#include "kiosk/tables/table_reader.hpp"

namespace kiosk::tables {

/// `read_table` for a file that begins like a ZIP archive.
Result<void> read_workbook(const std::filesystem::path& file, const ReadTable& read);

}  // namespace kiosk::tables

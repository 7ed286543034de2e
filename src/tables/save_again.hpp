#pragma once

namespace kiosk::tables {

/// What helps with nearly every damaged workbook.
inline constexpr const char* save_again = "open it in the spreadsheet program and save it again";

}  // namespace kiosk::tables

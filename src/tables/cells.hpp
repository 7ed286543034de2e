#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "kiosk/tables/document.hpp"

// What the writers share.

namespace kiosk::tables {

/// In characters, not bytes.
std::size_t width_of(std::string_view text);
bool is_number(const Cell& cell);
/// By its first cell that says something.
bool is_number_column(const Table& table, std::size_t column);
/// In characters, with headings and total.
std::vector<std::size_t> column_widths(const Table& table);

}  // namespace kiosk::tables

#pragma once

#include <string>

#include "kiosk/tables/document.hpp"

namespace kiosk::tables {

/// A figure with horizontal bars as inline SVG; empty when no row has a number above 0.
std::string bar_chart(const Table& table, const BarChart& chart);

}  // namespace kiosk::tables

#pragma once

#include <string>
#include <string_view>

namespace kiosk::tables {

/// Text for HTML and SVG, between tags or in a quoted attribute.
std::string escaped(std::string_view text);

}  // namespace kiosk::tables

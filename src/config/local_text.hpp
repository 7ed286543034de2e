#pragma once

#include <string_view>
#include <vector>

#include "kiosk/config/district_pack.hpp"
#include "reader.hpp"

namespace kiosk::config {

// Languages need different room; what is longer than this no screen can show in large letters.
bool fits_card(std::string_view text);
inline constexpr std::string_view card_expected = "a text of 1 to 90 characters";
bool fits_page(std::string_view text);
inline constexpr std::string_view page_expected = "a text of 1 to 220 characters";

/// One text for each language code; Indonesian must be there.
void read_local(Reader& languages, LocalText& text, Reader::Fits fits, std::string_view expected);

/// [{ id = "...", jv = "..." }, "only Indonesian"], each of page length.
void read_local_list(Reader& reader, std::string_view key, std::vector<LocalText>& texts);

}  // namespace kiosk::config

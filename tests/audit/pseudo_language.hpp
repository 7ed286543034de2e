#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "kiosk/core/result.hpp"

namespace kiosk::audit {

inline constexpr std::string_view pseudo_language = "xx";

/// A text of 40 % more letters: vowels are doubled, some get accents. Placeholders, digits, signs and words
/// of one or two letters stay.
std::string lengthened(std::string_view text);

/// A language file with every text lengthened but those under [format]. `reference` is TOML of one
/// `key = "text"` a line.
std::string lengthened_language_file(std::string_view reference);

/// Makes `directory` an assets directory like `assets`, with one language more: "xx", made from id.toml.
/// Everything else is linked. `io`.
Result<void> add_pseudo_language(const std::filesystem::path& assets, const std::filesystem::path& directory);

}  // namespace kiosk::audit

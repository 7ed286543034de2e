#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "kiosk/core/result.hpp"

namespace kiosk::i18n {

/// One value of a language file.
struct Entry {
    std::string key;  ///< dotted: "home.activate"
    std::string text;
    int line = 0;
    bool is_text = true;  ///< false for numbers, lists and the like, which no language file may hold
};

/// The entries in the order of the file; `io` or, for wrong syntax, `bad_config`.
Result<std::vector<Entry>> read_language_file(const std::filesystem::path& file);

}  // namespace kiosk::i18n

#pragma once

#include <string>
#include <vector>

namespace kiosk::config {

/// One mistake in a configuration file, for a person with an editor.
struct Mistake {
    std::string file;
    int line = 0;          ///< from 1; 0 when the whole file is meant
    std::string key;       ///< "session.silence_seconds"; empty for syntax
    std::string found;     ///< what stands there, or "nothing"
    std::string expected;  ///< "a whole number from 15 to 600"
    std::string hint;      ///< "did you mean \"silence_seconds\"?"; may be empty
    bool operator==(const Mistake&) const = default;
};

using Mistakes = std::vector<Mistake>;

/// "kiosk.toml:12: session.silence_seconds: found 5, expected a whole number from 15 to 600"
std::string readable(const Mistake& mistake);

}  // namespace kiosk::config

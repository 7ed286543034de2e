#include "kiosk/core/did_you_mean.hpp"

#include <algorithm>
#include <cstddef>
#include <numeric>

namespace kiosk {

namespace {

/// Fewest insertions, deletions and substitutions that turn `a` into `b` (Levenshtein), a row at a time.
std::size_t edit_distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (const char c : a) {
        std::size_t diagonal = row[0]++;
        for (std::size_t j = 0; j < b.size(); ++j) {
            const std::size_t substituted = diagonal + (c == b[j] ? 0 : 1);
            diagonal = row[j + 1];
            row[j + 1] = std::min({substituted, row[j] + 1, diagonal + 1});
        }
    }
    return row.back();
}

/// A forgotten end ("silence" for "silence_seconds") is as likely as one wrong letter.
std::size_t distance(std::string_view word, std::string_view candidate) {
    if (word.size() >= 3 && candidate.starts_with(word)) return 1;
    return edit_distance(word, candidate);
}

}  // namespace

std::string_view did_you_mean(std::string_view word, const std::vector<std::string_view>& candidates) {
    std::string_view nearest;
    std::size_t best = 2 + word.size() / 4;  // a quarter of the letters may be wrong, and one more
    for (std::string_view candidate : candidates) {
        const std::size_t d = distance(word, candidate);
        if (d < best && d < candidate.size()) {
            nearest = candidate;
            best = d;
        }
    }
    return nearest;
}

}  // namespace kiosk

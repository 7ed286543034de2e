#pragma once

#include <filesystem>
#include <iosfwd>
#include <map>
#include <string>
#include <vector>

#include "qr_camera/trial.hpp"

namespace kiosk::test {

struct Count {
    int read = 0;
    int all = 0;
    void add(bool was_read) {
        ++all;
        read += was_read ? 1 : 0;
    }
    double percent() const { return all == 0 ? 0 : 100.0 * read / all; }
};
/// "read 3131 of 3135 (99.87 %)"
std::ostream& operator<<(std::ostream& out, const Count& count);

/// What was read of thousands of photographs, altogether and by what they differ in.
struct Survey {
    Count all;
    std::map<std::string, Count> by_panel;
    std::map<std::string, Count> by_screen;
    std::map<std::string, Count> by_trouble;
    std::vector<std::string> missing;  ///< screens that show no code at all

    /// No code is missing, enough of all is read, and no panel, screen or trouble hides behind the others.
    bool holds() const;
};
std::ostream& operator<<(std::ostream& out, const Survey& survey);

/// Photographs every code on every panel within the reach that the README states, `images_each` times with
/// every stated trouble. Pictures that are not read go to `failures`, which is made anew.
Survey survey_stated_reach(int images_each, const std::filesystem::path& failures);

/// Prints for each distance and angle the percentage read with every trouble: what a stated reach is judged
/// by. `panel` is a name of sample_sizes().
void explore(std::ostream& out, const Size& panel, int images_each);

}  // namespace kiosk::test

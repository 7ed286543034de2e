#include "qr_camera/survey.hpp"

#include <algorithm>
#include <iomanip>
#include <ostream>
#include <stdexcept>
#include <vector>

#include "kiosk/platform/image_files.hpp"

namespace kiosk::test {
namespace {

struct StatedReach {
    std::string_view panel;
    Reach reach;
};
/// The README states these; `qr_camera explore` shows what lies beyond.
constexpr std::array stated{StatedReach{"1080p", {250, 600, 0, 35}}, StatedReach{"768p", {200, 400, 0, 35}},
                            StatedReach{"10inch", {150, 300, 0, 35}},
                            StatedReach{"portrait", {500, 1000, 0, 35}},
                            StatedReach{"4k", {500, 1000, 0, 35}}};
constexpr double least_percent = 99.5;
constexpr double least_percent_of_each = 97;

const Size& panel_named(const std::vector<Size>& panels, std::string_view name) {
    const auto found =
        std::find_if(panels.begin(), panels.end(), [&](const Size& p) { return p.name == name; });
    if (found == panels.end())
        throw std::runtime_error("no panel " + std::string(name) + " in sample_sizes()");
    return *found;
}

/// Different for every photograph, the same in every run.
std::uint64_t seed_of(std::size_t panel, std::size_t code, Trouble trouble, int image) {
    const auto kind = static_cast<std::uint64_t>(trouble);
    return ((panel * 10 + code) * 100 + kind) * 10'000 + static_cast<std::uint64_t>(image);
}

void keep(const std::filesystem::path& directory, const ScreenCode& code, Trouble trouble, int image,
          const Image& picture) {
    if (picture.width == 0) return;
    std::string name = code.panel + "_" + code.screen + "_" + std::string(to_word(trouble)) + "_" +
                       std::to_string(image) + ".png";
    std::replace(name.begin(), name.end(), ' ', '_');
    const auto written = platform::write_png(directory / name, picture.view());
    if (!written) throw std::runtime_error(written.error().text);
}

bool all_reach(const std::map<std::string, Count>& counts, double percent) {
    return std::all_of(counts.begin(), counts.end(),
                       [&](const auto& entry) { return entry.second.percent() >= percent; });
}

void print(std::ostream& out, std::string_view by, const std::map<std::string, Count>& counts) {
    out << "By " << by << ":\n";
    for (const auto& [name, count] : counts) out << "  " << name << ": " << count << "\n";
}

std::vector<Trouble> every_trouble() {
    std::vector<Trouble> all(stated_troubles.begin(), stated_troubles.end());
    all.insert(all.end(), unstated_troubles.begin(), unstated_troubles.end());
    return all;
}

Count count_read(const std::vector<ScreenCode>& codes, const Reach& reach, Trouble trouble, int images) {
    Count count;
    for (std::size_t c = 0; c < codes.size(); ++c) {
        for (int i = 0; i < images; ++i)
            count.add(read(codes[c], make_trial(codes[c], reach, trouble, seed_of(0, c, trouble, i))).read);
    }
    return count;
}

}  // namespace

std::ostream& operator<<(std::ostream& out, const Count& count) {
    return out << "read " << count.read << " of " << count.all << " (" << std::fixed << std::setprecision(2)
               << count.percent() << " %)";
}

bool Survey::holds() const {
    return missing.empty() && all.percent() >= least_percent && all_reach(by_panel, least_percent_of_each) &&
           all_reach(by_screen, least_percent_of_each) && all_reach(by_trouble, least_percent_of_each);
}

std::ostream& operator<<(std::ostream& out, const Survey& survey) {
    for (const std::string& screen : survey.missing) out << "No code: " << screen << "\n";
    print(out, "panel", survey.by_panel);
    print(out, "screen", survey.by_screen);
    print(out, "disturbance", survey.by_trouble);
    return out << survey.all << "; required " << least_percent << " %, of each line above "
               << least_percent_of_each << " %\n";
}

Survey survey_stated_reach(int images_each, const std::filesystem::path& failures) {
    std::filesystem::remove_all(failures);
    std::filesystem::create_directories(failures);
    const auto panels = sample_sizes();
    Survey survey;
    for (std::size_t p = 0; p < stated.size(); ++p) {
        const auto [codes, missing] = codes_on(panel_named(panels, stated[p].panel));
        survey.missing.insert(survey.missing.end(), missing.begin(), missing.end());
        for (std::size_t c = 0; c < codes.size(); ++c) {
            for (const Trouble trouble : stated_troubles) {
                for (int i = 0; i < images_each; ++i) {
                    const auto seed = seed_of(p, c, trouble, i);
                    const Reading reading =
                        read(codes[c], make_trial(codes[c], stated[p].reach, trouble, seed));
                    if (!reading.read) keep(failures, codes[c], trouble, i, reading.picture);
                    survey.all.add(reading.read);
                    survey.by_panel[codes[c].panel].add(reading.read);
                    survey.by_screen[codes[c].screen].add(reading.read);
                    survey.by_trouble[std::string(to_word(trouble))].add(reading.read);
                }
            }
        }
    }
    return survey;
}

void explore(std::ostream& out, const Size& panel, int images_each) {
    const auto [codes, missing] = codes_on(panel);
    for (const std::string& screen : missing) out << "No code: " << screen << "\n";
    out << std::fixed << std::setprecision(2);
    for (const ScreenCode& code : codes)
        out << code.panel << " " << code.screen << ": side " << code.side_mm << " mm, module "
            << code.module_mm << " mm\n";
    out << "  mm deg";
    for (const Trouble trouble : every_trouble()) out << " " << std::setw(7) << to_word(trouble).substr(0, 7);
    out << "\n" << std::setprecision(0);
    for (const int distance : {100, 150, 200, 250, 300, 350, 400, 500, 600, 700, 850, 1000, 1200}) {
        for (const int angle : {0, 20, 35, 45}) {
            const Reach reach{static_cast<double>(distance), static_cast<double>(distance),
                              static_cast<double>(angle), static_cast<double>(angle)};
            out << std::setw(4) << distance << " " << std::setw(3) << angle;
            for (const Trouble trouble : every_trouble())
                out << " " << std::setw(7) << count_read(codes, reach, trouble, images_each).percent();
            out << std::endl;
        }
    }
}

}  // namespace kiosk::test

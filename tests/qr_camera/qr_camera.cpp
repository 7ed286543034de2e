// Photographs the kiosk's QR codes with a simulated phone and reads the pictures.
//   qr_camera check DIRECTORY        what the README states; pictures that are not read go to DIRECTORY
//   qr_camera explore [PANEL [N]]    what is read from where, N pictures of each code for each figure
#include <cstdlib>
#include <iostream>
#include <stdexcept>

#include "qr_camera/survey.hpp"

namespace {

using namespace kiosk::test;

constexpr int images_each = 10;  // for 3,300 in all

int check(const std::filesystem::path& failures) {
    const Survey survey = survey_stated_reach(images_each, failures);
    std::cout << survey;
    if (survey.all.read < survey.all.all) std::cout << "Not read: " << failures.string() << "\n";
    return survey.holds() ? EXIT_SUCCESS : EXIT_FAILURE;
}

int run(int argc, char** argv) {
    const std::string_view what = argc > 1 ? argv[1] : "";
    if (what == "check" && argc == 3) return check(argv[2]);
    if (what != "explore") {
        std::cerr << "usage: qr_camera check DIRECTORY | explore [PANEL [N]]\n";
        return EXIT_FAILURE;
    }
    const std::string_view wanted = argc > 2 ? argv[2] : "all";
    const int images = argc > 3 ? std::stoi(argv[3]) : 10;
    for (const Size& panel : sample_sizes())
        if (wanted == "all" || wanted == panel.name) explore(std::cout, panel, images);
    return EXIT_SUCCESS;
}

}  // namespace

int main(int argc, char** argv) try { return run(argc, argv); } catch (const std::exception& problem) {
    std::cerr << "qr_camera: " << problem.what() << "\n";
    return EXIT_FAILURE;
}

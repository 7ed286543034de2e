// Draws every screen to PNG files, to be looked at:
//   ui_gallery DIRECTORY [SIZE [LANGUAGE [NAME-PART [TEXT-SIZE [THEME [PAGE]]]]]]
// Sizes: 1080p 768p 10inch portrait 4k; "all" for every one.
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <iostream>

#include "kiosk/platform/image_files.hpp"
#include "kiosk/raster/painter.hpp"
#include "kiosk/ui/ui.hpp"
#include "ui/samples.hpp"

namespace {

/// Of the processor: other programs do not disturb it.
double milliseconds_since(std::clock_t start) {
    return 1000.0 * static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

bool wanted(const std::string& filter, const std::string& name) {
    return filter.empty() || filter == "all" || name.find(filter) != std::string::npos;
}

int draw_size(const kiosk::test::Size& size, const std::filesystem::path& directory,
              const std::string& language, const std::string& part, const kiosk::Appearance& appearance,
              int page) {
    auto setup = kiosk::test::ui_setup(size);
    setup.appearance = appearance;
    const auto start = std::clock();
    auto ui = kiosk::ui::Ui::create(std::move(setup));
    if (!ui) return std::cerr << ui.error().text << "\n", EXIT_FAILURE;
    std::cout << size.name << ": create " << milliseconds_since(start) << " ms";
    const auto rest = std::clock();
    if (auto done = ui->bake_rest(); !done) return std::cerr << done.error().text << "\n", EXIT_FAILURE;
    std::cout << "; rest " << milliseconds_since(rest) << " ms\n";
    auto painter = kiosk::raster::Painter::create(size.width, size.height);
    if (!painter) return std::cerr << painter.error().text << "\n", EXIT_FAILURE;
    if (auto done = painter->set_atlas(ui->take_atlas()); !done)
        return std::cerr << done.error().text << "\n", EXIT_FAILURE;
    for (const auto& sample : kiosk::test::sample_frames(language, appearance)) {
        if (!wanted(part, sample.name)) continue;
        auto frame = sample.frame;
        frame.page = page;
        const auto output = ui->draw(frame, {});
        for (const auto& complaint : ui->complaints()) std::cout << sample.name << ": " << complaint << "\n";
        painter->paint(*output.draw_data, output.background);
        const auto file = directory / (size.name + "_" + language + "_" + sample.name + ".png");
        if (auto done = kiosk::platform::write_png(file, painter->pixels()); !done)
            return std::cerr << done.error().text << "\n", EXIT_FAILURE;
    }
    return EXIT_SUCCESS;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 2)
        return std::cerr << "usage: ui_gallery DIRECTORY [SIZE [LANGUAGE [NAME-PART]]]\n", EXIT_FAILURE;
    const std::filesystem::path directory = argv[1];
    const std::string size_name = argc > 2 ? argv[2] : "all";
    const std::string language = argc > 3 ? argv[3] : "id";
    const std::string part = argc > 4 ? argv[4] : "";
    kiosk::Appearance appearance;
    if (argc > 5) appearance.text_size = kiosk::parse_text_size(argv[5]).value();
    if (argc > 6) appearance.theme = kiosk::parse_color_theme(argv[6]).value();
    const int page = argc > 7 ? std::atoi(argv[7]) : 0;
    std::filesystem::create_directories(directory);
    for (const auto& size : kiosk::test::sample_sizes()) {
        if (!wanted(size_name, size.name)) continue;
        if (const int code = draw_size(size, directory, language, part, appearance, page);
            code != EXIT_SUCCESS)
            return code;
    }
    return EXIT_SUCCESS;
}

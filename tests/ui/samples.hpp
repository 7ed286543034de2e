#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "kiosk/app/view.hpp"
#include "kiosk/ui/ui.hpp"

namespace kiosk::test {

struct Sample {
    std::string name;
    app::Frame frame;
};

/// Every screen in every state that looks different, with long names among the data. A screen that shows
/// several pages in large letters is one sample; `Frame::page` turns them.
std::vector<Sample> sample_frames(const std::string& language, const Appearance& appearance = {});

struct Size {
    int width, height;
    double px_per_mm;
    std::string name;
};
/// 21.5", 15.6" and 10.1" landscape, 32" portrait, 43" with 4K (domain.md 7.3).
std::vector<Size> sample_sizes();

/// Every language of an assets directory, by code.
std::map<std::string, i18n::Catalogue> catalogues(
    const std::filesystem::path& assets = std::filesystem::path(KIOSK_SOURCE_DIR) / "assets");
ui::UiSetup ui_setup(const Size& size);

}  // namespace kiosk::test

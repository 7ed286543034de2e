#include "qr_camera/screen_codes.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <optional>
#include <stdexcept>

#include "kiosk/raster/painter.hpp"

namespace kiosk::test {
namespace {

constexpr std::array appearances{Appearance{},
                                 Appearance{TextSize::largest, ColorTheme::yellow_on_black, false}};

template <class T>
T value_of(Result<T> result) {
    if (!result) throw std::runtime_error(result.error().text);
    return std::move(*result);
}

void succeed(const Result<void>& result) {
    if (!result) throw std::runtime_error(result.error().text);
}

using Drawn = std::function<void(const Sample&, const PixelView&, const ui::CodeRun&)>;

constexpr int most_pages = 10;  // large letters spread a screen over several

/// Turns the pages until one shows a code.
std::optional<ui::Ui::Output> draw_page_with_code(ui::Ui& ui, const Sample& sample) {
    app::Frame frame = sample.frame;
    for (frame.page = 0; frame.page < most_pages; ++frame.page) {
        const auto output = ui.draw(frame, {});
        if (ui.codes().size() == 1) return output;
    }
    return std::nullopt;
}

/// The one place that knows how a screen becomes pixels. Returns the names of those without a code.
std::vector<std::string> draw_screens(const Size& panel, const Appearance& appearance,
                                      const std::vector<Sample>& samples, const Drawn& drawn) {
    ui::UiSetup setup = ui_setup(panel);
    setup.appearance = appearance;
    auto ui = value_of(ui::Ui::create(std::move(setup)));
    succeed(ui.bake_rest());
    auto painter = value_of(raster::Painter::create(panel.width, panel.height));
    int atlas_version = -1;
    std::vector<std::string> missing;
    for (const Sample& sample : samples) {
        const auto output = draw_page_with_code(ui, sample);
        if (!output) {
            missing.push_back(sample.name + " " + std::string(to_word(appearance.text_size)) + " on " +
                              panel.name);
            continue;
        }
        if (atlas_version != ui.atlas_version()) succeed(painter.set_atlas(ui.take_atlas()));
        atlas_version = ui.atlas_version();
        painter.paint(*output->draw_data, output->background);
        drawn(sample, painter.pixels(), ui.codes().front());
    }
    return missing;
}

std::optional<std::string> payload_of(const app::View& view) {
    if (const auto* get_app = std::get_if<app::GetAppView>(&view)) return get_app->store.url;
    if (const auto* ticket = std::get_if<app::TicketView>(&view)) return ticket->qr_text;
    return std::nullopt;
}

PixelRect with_surroundings(const PixelRect& code, const PixelView& screen) {
    const int margin = code.w / 8;
    const int left = std::max(0, code.x - margin);
    const int top = std::max(0, code.y - margin);
    const int right = std::min(screen.width, code.x + code.w + margin);
    const int bottom = std::min(screen.height, code.y + code.h + margin);
    return {left, top, right - left, bottom - top};
}

ScreenCode code_on(const Size& panel, const Sample& sample, const PixelView& screen,
                   const ui::CodeRun& code) {
    const PixelRect& area = code.rect;
    const Point middle{area.x + area.w / 2.0, area.y + area.h / 2.0};
    const double module_mm = code.module_px / panel.px_per_mm;
    return {panel.name,
            sample.name + " " + std::string(to_word(sample.frame.appearance.text_size)),
            payload_of(sample.frame.view).value(),
            code.modules * module_mm,
            module_mm,
            LitPanel(screen, with_surroundings(area, screen), middle, panel.px_per_mm)};
}

}  // namespace

ShownCodes codes_on(const Size& panel) {
    ShownCodes shown;
    for (const Appearance& appearance : appearances) {
        std::vector<Sample> samples = sample_frames("id", appearance);
        std::erase_if(samples, [](const Sample& s) {
            const bool same_code_again = s.name == "ticket_help";
            return same_code_again || !payload_of(s.frame.view);
        });
        const auto missing =
            draw_screens(panel, appearance, samples,
                         [&](const Sample& sample, const PixelView& screen, const ui::CodeRun& drawn) {
                             shown.codes.push_back(code_on(panel, sample, screen, drawn));
                         });
        shown.missing.insert(shown.missing.end(), missing.begin(), missing.end());
    }
    return shown;
}

}  // namespace kiosk::test

#include "audit/rules/drawn_screen.hpp"

#include <algorithm>
#include <stdexcept>

#include "kiosk/qr/qr.hpp"

namespace kiosk::test {
namespace {

constexpr int letter_height = 28;
constexpr int letter_step = 16;

std::uint32_t mixed(std::uint32_t a, std::uint32_t b) {
    return 0xFF000000 | (((a & 0xFEFEFE) >> 1) + ((b & 0xFEFEFE) >> 1));
}

}  // namespace

DrawnScreen::DrawnScreen() : pixels_(static_cast<std::size_t>(width) * height, paper) {
    add_text("Ada yang bisa dibantu?", {40, 40, 600, 40});
    add_target("home.activate", {40, 200, 400, 120});
    add_text("Aktifkan IKD", {80, 240, 300, 40}, "home.activate");
    add_target("home.places", {560, 200, 400, 120});
    add_text("Tempat dan jam", {600, 240, 300, 40}, "home.places");
    add_target("frame.language", {840, 20, 120, 60});
    add_text("Bahasa", {850, 30, 100, 40}, "frame.language");
    add_code("IKD-TIKET A-17", 40, 400, 8);
    focus_order = {"home.activate", "home.places", "frame.language"};
    sentences = {"Ada yang bisa dibantu?"};
}

void DrawnScreen::fill(const PixelRect& rect, std::uint32_t color) {
    for (int y = std::max(0, rect.y); y < std::min(height, rect.y + rect.h); ++y) {
        for (int x = std::max(0, rect.x); x < std::min(width, rect.x + rect.w); ++x)
            pixels_[static_cast<std::size_t>(y * width + x)] = color;
    }
}

ui::TextRun& DrawnScreen::add_text(const std::string& text, const PixelRect& rect, const std::string& target,
                                   std::uint32_t drawn) {
    const int y = rect.y + (rect.h - letter_height) / 2;
    for (int x = rect.x + 2; x + letter_step / 2 < rect.x + rect.w; x += letter_step) {
        const auto behind = pixels_[static_cast<std::size_t>(std::clamp(y, 0, height - 1) * width + x)];
        fill({x - 1, y, 5, letter_height}, mixed(drawn, behind));
        fill({x, y, 3, letter_height}, drawn);
    }
    const double capital_mm = letter_height / px_per_mm;
    return texts_.emplace_back(ui::TextRun{text, rect, rect, drawn, capital_mm, target});
}

ui::Target& DrawnScreen::add_target(const std::string& id, const PixelRect& rect) {
    fill(rect, 0xFFF2F6FA);
    ui::Target target;
    target.id = id;
    target.rect = rect;
    target.label = "Tekan " + id;
    return targets_.emplace_back(std::move(target));
}

ui::CodeRun& DrawnScreen::add_code(const std::string& text, int x, int y, int module_px) {
    const auto matrix = qr::encode(text, qr::Level::medium);
    if (!matrix) throw std::runtime_error(matrix.error().text);
    const int quiet = qr::quiet_zone_modules * module_px;
    const int side = matrix->size * module_px + 2 * quiet;
    fill({x, y, side, side}, 0xFFFFFFFF);
    for (int row = 0; row < matrix->size; ++row) {
        for (int column = 0; column < matrix->size; ++column) {
            if (matrix->at(column, row))
                fill({x + quiet + column * module_px, y + quiet + row * module_px, module_px, module_px},
                     0xFF000000);
        }
    }
    return codes_.emplace_back(ui::CodeRun{text, {x, y, side, side}, module_px, matrix->size});
}

ui::Target& DrawnScreen::target(const std::string& id) {
    const auto found =
        std::find_if(targets_.begin(), targets_.end(), [&](const ui::Target& one) { return one.id == id; });
    if (found == targets_.end()) throw std::runtime_error("no target " + id);
    return *found;
}

audit::Shot DrawnScreen::shot() const {
    audit::Shot shot;
    shot.screen = "home";
    shot.language = "jv";
    shot.text_size = text_size;
    shot.theme = theme;
    shot.px_per_mm = px_per_mm;
    shot.picture = {pixels_.data(), width, height, width};
    shot.targets = targets_;
    shot.texts = texts_;
    shot.codes = codes_;
    shot.complaints = complaints;
    shot.focus_order = focus_order;
    shot.sentences = sentences;
    return shot;
}

}  // namespace kiosk::test

#pragma once

#include <string>
#include <vector>

#include "audit/shot.hpp"

namespace kiosk::test {

/// A screen made by hand, without ui, painter or assets: what the rules are tried on. Begins without any
/// fault; each test spoils one thing.
class DrawnScreen {
  public:
    static constexpr int width = 1000;
    static constexpr int height = 800;
    static constexpr double px_per_mm = 4;
    static constexpr std::uint32_t paper = 0xFFFFFFFF;
    static constexpr std::uint32_t ink = 0xFF14263B;

    DrawnScreen();

    void fill(const PixelRect& rect, std::uint32_t color);
    /// Bars with soft edges in the place of letters, 28 pixels high; `drawn` is how the ink comes out.
    ui::TextRun& add_text(const std::string& text, const PixelRect& rect, const std::string& target = {},
                          std::uint32_t drawn = ink);
    ui::Target& add_target(const std::string& id, const PixelRect& rect);
    ui::CodeRun& add_code(const std::string& text, int x, int y, int module_px);

    ui::Target& target(const std::string& id);
    audit::Shot shot() const;
    std::vector<std::uint32_t>& pixels() { return pixels_; }

    std::vector<std::string> focus_order;
    std::vector<std::string> sentences;
    std::vector<std::string> complaints;
    ColorTheme theme = ColorTheme::standard;
    TextSize text_size = TextSize::normal;

  private:
    std::vector<std::uint32_t> pixels_;
    std::vector<ui::Target> targets_;
    std::vector<ui::TextRun> texts_;
    std::vector<ui::CodeRun> codes_;
};

}  // namespace kiosk::test

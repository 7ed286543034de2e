#include <algorithm>

#include "audit/checks.hpp"
#include "audit/rules.hpp"
#include "support/qr_decoder.hpp"

namespace kiosk::audit {
namespace {

constexpr std::uint32_t rgb_mask = 0x00FFFFFF;
constexpr std::uint32_t white = 0x00FFFFFF;
constexpr std::uint32_t black = 0x00000000;

PixelView part_of(const PixelView& picture, const PixelRect& rect) {
    return {picture.pixels + rect.y * picture.stride + rect.x, rect.w, rect.h, picture.stride};
}

struct Seen {
    PixelRect symbol;  ///< around everything that is not white
    bool two_colors = true;
};

Seen look_at(const PixelView& code) {
    int left = code.width, top = code.height, far_x = 0, far_y = 0;
    Seen seen;
    for (int y = 0; y < code.height; ++y) {
        for (int x = 0; x < code.width; ++x) {
            const std::uint32_t color = code.pixels[y * code.stride + x] & rgb_mask;
            if (color == white) continue;
            seen.two_colors = seen.two_colors && color == black;
            left = std::min(left, x);
            top = std::min(top, y);
            far_x = std::max(far_x, x + 1);
            far_y = std::max(far_y, y + 1);
        }
    }
    seen.symbol = {left, top, far_x - left, far_y - top};
    return seen;
}

void check_modules(Examination& examination, const ui::CodeRun& code, const Seen& seen) {
    const double module_px = static_cast<double>(seen.symbol.w) / std::max(1, code.modules);
    const double module_mm = examination.mm(module_px);
    keep_smallest(examination.report.figures.module_mm, module_mm, name_of(code));
    if (module_mm < code_module_mm)
        examination.breach(Rule::code, name_of(code),
                           "has modules of " + decimal(module_mm, 2) + " mm, at least " +
                               decimal(code_module_mm) + " mm wanted");
    if (seen.symbol.w != code.modules * code.module_px || seen.symbol.h != seen.symbol.w)
        examination.breach(Rule::code, name_of(code),
                           "is " + name_of(seen.symbol) + " in the pixels, " + std::to_string(code.modules) +
                               " modules of " + std::to_string(code.module_px) + " pixels a side wanted");
}

void check_quiet_zone(Examination& examination, const ui::CodeRun& code, const Seen& seen) {
    const int narrowest = std::min(
        {seen.symbol.x, seen.symbol.y, code.rect.w - right(seen.symbol), code.rect.h - bottom(seen.symbol)});
    const double modules = static_cast<double>(narrowest) / std::max(1, code.module_px);
    keep_smallest(examination.report.figures.quiet_modules, modules, name_of(code));
    if (modules < code_quiet_modules)
        examination.breach(Rule::code, name_of(code),
                           "has a quiet zone of " + decimal(modules) + " modules, " +
                               std::to_string(code_quiet_modules) + " wanted");
}

void check_code(Examination& examination, const ui::CodeRun& code) {
    const PixelView& picture = examination.shot.picture;
    if (!contains({0, 0, picture.width, picture.height}, code.rect)) {
        examination.breach(Rule::code, name_of(code),
                           "is " + name_of(code.rect) + ", which leaves the screen");
        return;
    }
    const PixelView pixels = part_of(picture, code.rect);
    const Seen seen = look_at(pixels);
    if (!seen.two_colors)
        examination.breach(Rule::code, name_of(code), "has other colours than black on white");
    check_modules(examination, code, seen);
    check_quiet_zone(examination, code, seen);
    const auto texts = test::decode_qr(pixels);
    const bool decoded = texts == std::vector<std::string>{code.text};
    auto& all_decoded = examination.report.figures.decoded;
    all_decoded = decoded && all_decoded.value_or(true);
    if (!decoded)
        examination.breach(Rule::code, name_of(code),
                           texts.empty() ? "cannot be decoded" : "decodes to \"" + texts.front() + "\"");
}

}  // namespace

void check_codes(Examination& examination) {
    const auto& shot = examination.shot;
    for (const auto& code : shot.codes) check_code(examination, code);
    if (std::ssize(shot.codes) < shot.codes_wanted)
        examination.breach(Rule::code, "the screen",
                           "shows " + std::to_string(shot.codes.size()) + " QR codes, " +
                               std::to_string(shot.codes_wanted) + " wanted");
}

}  // namespace kiosk::audit

#include "ikdctl_enrolment_code.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <iostream>

#include "kiosk/platform/image_files.hpp"

namespace kiosk::ikdctl {
namespace {

constexpr int png_module_px = 8;

/// Modules with the quiet zone around; everything outside the code is light.
bool is_dark(const qr::Matrix& code, int x, int y) {
    const auto inside = [&](int v) { return v >= 0 && v < code.size; };
    x -= qr::quiet_zone_modules;
    y -= qr::quiet_zone_modules;
    return inside(x) && inside(y) && code.at(x, y);
}

}  // namespace

void print_in_terminal(const qr::Matrix& code) {
    const bool colours = isatty(STDOUT_FILENO) == 1;  // black on white by force: most terminals are dark
    const int side = code.size + 2 * qr::quiet_zone_modules;
    for (int y = 0; y < side; y += 2) {
        if (colours) std::cout << "\x1b[30;107m";
        for (int x = 0; x < side; ++x) {
            const bool upper = is_dark(code, x, y);
            const bool lower = is_dark(code, x, y + 1);
            std::cout << (upper ? (lower ? "█" : "▀") : (lower ? "▄" : " "));
        }
        std::cout << (colours ? "\x1b[0m\n" : "\n");
    }
}

Result<void> write_private_png(const qr::Matrix& code, const std::filesystem::path& file) {
    const int side = (code.size + 2 * qr::quiet_zone_modules) * png_module_px;
    Image picture{side, side, {}};
    picture.pixels.reserve(static_cast<std::size_t>(side) * static_cast<std::size_t>(side));
    for (int y = 0; y < side; ++y) {
        for (int x = 0; x < side; ++x) {
            const bool dark = is_dark(code, x / png_module_px, y / png_module_px);
            picture.pixels.push_back(dark ? 0xFF000000U : 0xFFFFFFFFU);
        }
    }
    const mode_t before = umask(077);
    auto written = platform::write_png(file, picture.view());
    umask(before);
    return written;
}

std::string in_groups_of_four(const std::string& secret) {
    std::string text;
    text.reserve(secret.size() * 2);  // no copy is left behind by growing
    for (std::size_t i = 0; i < secret.size(); ++i) {
        if (i > 0 && i % 4 == 0) text += ' ';
        text += secret[i];
    }
    return text;
}

}  // namespace kiosk::ikdctl

#include "support/qr_decoder.hpp"

#include <zbar.h>

namespace kiosk::test {
namespace {

/// Y800, the one format that ZBar scans: a byte of brightness per pixel.
std::vector<unsigned char> to_grey(const PixelView& picture) {
    std::vector<unsigned char> grey;
    grey.reserve(static_cast<std::size_t>(picture.width) * static_cast<std::size_t>(picture.height));
    for (int y = 0; y < picture.height; ++y) {
        for (int x = 0; x < picture.width; ++x) {
            const std::uint32_t pixel = picture.pixels[y * picture.stride + x];
            const unsigned red = pixel >> 16 & 0xFF;
            const unsigned green = pixel >> 8 & 0xFF;
            const unsigned blue = pixel & 0xFF;
            grey.push_back(static_cast<unsigned char>((red * 77 + green * 150 + blue * 29) >> 8));
        }
    }
    return grey;
}

}  // namespace

std::vector<std::string> decode_qr(const PixelView& picture) {
    const std::vector<unsigned char> grey = to_grey(picture);
    zbar::ImageScanner scanner;
    scanner.set_config(zbar::ZBAR_NONE, zbar::ZBAR_CFG_ENABLE, 0);
    scanner.set_config(zbar::ZBAR_QRCODE, zbar::ZBAR_CFG_ENABLE, 1);
    zbar::Image image(static_cast<unsigned>(picture.width), static_cast<unsigned>(picture.height), "Y800",
                      grey.data(), grey.size());
    scanner.scan(image);
    std::vector<std::string> texts;
    for (auto symbol = image.symbol_begin(); symbol != image.symbol_end(); ++symbol) {
        texts.push_back(symbol->get_data());
    }
    return texts;
}

}  // namespace kiosk::test

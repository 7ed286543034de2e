#include "qr_camera/phone_reader.hpp"

#define ZX_USE_UTF8  // texts as std::string
#include <ZXing/ReadBarcode.h>

#include "support/qr_decoder.hpp"

namespace kiosk::test {
namespace {

std::vector<std::string> read_with_zxing(const Image& picture) {
    std::vector<unsigned char> grey;
    grey.reserve(picture.pixels.size());
    for (const std::uint32_t pixel : picture.pixels) grey.push_back(static_cast<unsigned char>(pixel & 0xFF));
    const ZXing::ImageView view(grey.data(), picture.width, picture.height, ZXing::ImageFormat::Lum);
    const auto hints = ZXing::DecodeHints().setFormats(ZXing::BarcodeFormat::QRCode).setTryHarder(true);
    std::vector<std::string> texts;
    for (const auto& result : ZXing::ReadBarcodes(view, hints)) {
        if (result.isValid()) texts.push_back(result.text());
    }
    return texts;
}

}  // namespace

std::vector<std::string> read_as_phone(const Image& picture) {
    if (picture.width == 0) return {};
    auto texts = read_with_zxing(picture);
    return texts.empty() ? decode_qr(picture.view()) : texts;
}

}  // namespace kiosk::test

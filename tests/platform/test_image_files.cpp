#include <png.h>

#include <catch2/catch.hpp>
#include <cstdint>
#include <vector>

#include "kiosk/platform/image_files.hpp"
#include "support/support.hpp"

using namespace kiosk;
using namespace kiosk::platform;

#ifdef KIOSK_ADDRESS_SANITIZER
#include <sanitizer/lsan_interface.h>
using UnwatchedMemory = __lsan::ScopedDisabler;
#else
struct UnwatchedMemory {
    UnwatchedMemory() {}
};
#endif

namespace {

struct Decoded {
    unsigned width = 0;
    unsigned height = 0;
    unsigned stored_format = 0;
    std::vector<std::uint8_t> rgb;
};

Decoded decode(const std::filesystem::path& file) {
    png_image header{};
    header.version = PNG_IMAGE_VERSION;
    REQUIRE(png_image_begin_read_from_file(&header, file.c_str()));
    Decoded decoded{header.width, header.height, header.format, {}};
    header.format = PNG_FORMAT_RGB;
    decoded.rgb.resize(PNG_IMAGE_SIZE(header));
    REQUIRE(png_image_finish_read(&header, nullptr, decoded.rgb.data(), 0, nullptr));
    return decoded;
}

std::uint32_t pixel(const Image& image, int x, int y) {
    return image.pixels[static_cast<std::size_t>(y * image.width + x)];
}

Result<Image> draw(const std::string& svg, int width, int height) {
    const test::TemporaryDirectory directory;
    test::write_file(directory.path() / "icon.svg", svg);
    return load_svg(directory.path() / "icon.svg", width, height);
}

}  // namespace

TEST_CASE("A PNG holds the colours, without alpha, and leaves no temporary file") {
    const test::TemporaryDirectory directory;
    const Image image{2, 2, {0xFFFF0000, 0xFF00FF00, 0x000000FF, 0x80123456}};
    REQUIRE(write_png(directory.path() / "a.png", image.view()));
    const Decoded decoded = decode(directory.path() / "a.png");
    CHECK(decoded.width == 2);
    CHECK(decoded.height == 2);
    CHECK(decoded.stored_format == PNG_FORMAT_RGB);
    CHECK(decoded.rgb == std::vector<std::uint8_t>{255, 0, 0, 0, 255, 0, 0, 0, 255, 0x12, 0x34, 0x56});
    CHECK(std::distance(std::filesystem::directory_iterator(directory.path()), {}) == 1);
}

TEST_CASE("A part of a wider picture is written through its stride") {
    const test::TemporaryDirectory directory;
    const std::vector<std::uint32_t> pixels{1, 2, 3, 4, 5, 6};
    REQUIRE(write_png(directory.path() / "a.png", {pixels.data() + 1, 2, 2, 3}));
    CHECK(decode(directory.path() / "a.png").rgb ==
          std::vector<std::uint8_t>{0, 0, 2, 0, 0, 3, 0, 0, 5, 0, 0, 6});
}

TEST_CASE("A PNG replaces an older file, and a missing directory is an error") {
    const test::TemporaryDirectory directory;
    const Image image{1, 1, {0xFF010203}};
    test::write_file(directory.path() / "a.png", "old");
    REQUIRE(write_png(directory.path() / "a.png", image.view()));
    CHECK(decode(directory.path() / "a.png").rgb == std::vector<std::uint8_t>{1, 2, 3});
    const Result<void> refused = write_png(directory.path() / "no" / "a.png", image.view());
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == ErrorCode::io);
    CHECK(refused.error().text.find("a.png") != std::string::npos);
}

TEST_CASE("An SVG is drawn at the size asked for with straight alpha") {
    const auto image =
        draw(R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10">)"
             R"(<rect x="0" y="0" width="5" height="10" fill="#336699"/>)"
             R"(<rect x="5" y="5" width="5" height="5" fill="#ff0000" fill-opacity="0.5"/></svg>)",
             40, 40);
    REQUIRE(image);
    CHECK(image->width == 40);
    CHECK(image->height == 40);
    CHECK(pixel(*image, 10, 20) == 0xFF336699);
    CHECK(pixel(*image, 30, 10) >> 24 == 0);
    CHECK((pixel(*image, 30, 30) & 0xFFFFFF) == 0xFF0000);
    CHECK(pixel(*image, 30, 30) >> 24 == Approx(128).margin(1));
}

TEST_CASE("An SVG of other proportions is centred") {
    const auto image =
        draw(R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10" width="20" height="10">)"
             R"(<rect x="0" y="0" width="20" height="10" fill="#000000"/></svg>)",
             40, 40);
    REQUIRE(image);
    REQUIRE(image->pixels.size() == 1600);
    CHECK(pixel(*image, 20, 5) >> 24 == 0);
    CHECK(pixel(*image, 20, 20) == 0xFF000000);
    CHECK(pixel(*image, 20, 35) >> 24 == 0);
}

TEST_CASE("SVG errors name the file") {
    const UnwatchedMemory sdl_image_leaks_what_it_refuses;
    const auto damaged = draw("this is no drawing", 8, 8);
    REQUIRE_FALSE(damaged);
    CHECK(damaged.error().code == ErrorCode::damaged_data);
    const auto missing = load_svg("/nowhere/icon.svg", 8, 8);
    REQUIRE_FALSE(missing);
    CHECK(missing.error().code == ErrorCode::not_found);
    CHECK(missing.error().text.find("/nowhere/icon.svg") != std::string::npos);
}

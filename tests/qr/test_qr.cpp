#include <catch2/catch.hpp>
#include <cmath>
#include <string>

#include "kiosk/core/pixels.hpp"
#include "kiosk/qr/qr.hpp"
#include "support/qr_decoder.hpp"

using namespace kiosk;
using qr::Level;

namespace {

constexpr std::uint32_t black = 0xFF000000;
constexpr std::uint32_t white = 0xFFFFFFFF;

const std::string play_link = "https://play.google.com/store/apps/details?id=gov.dukcapil.mobile_id";
const std::string app_store_link = "https://apps.apple.com/id/app/id6448944056";
const std::string ticket = "IKD-TIKET A-17 2026-11-22 KB-SUKOREJO-1";

Image rasterise(const qr::Layout& layout) {
    Image image{layout.side_px, layout.side_px, {}};
    for (int y = 0; y < layout.side_px; ++y) {
        for (int x = 0; x < layout.side_px; ++x) {
            const int column = x / layout.module_px - qr::quiet_zone_modules;
            const int row = y / layout.module_px - qr::quiet_zone_modules;
            const bool inside =
                column >= 0 && row >= 0 && column < layout.matrix.size && row < layout.matrix.size;
            image.pixels.push_back(inside && layout.matrix.at(column, row) ? black : white);
        }
    }
    return image;
}

qr::Layout lay_out(const std::string& text, int room_px = 600, double px_per_mm = 4.0) {
    auto layout = qr::lay_out(text, room_px, px_per_mm);
    REQUIRE(layout.ok());
    return *std::move(layout);
}

}  // namespace

TEST_CASE("encode makes the smallest code that ISO/IEC 18004 allows") {
    struct Known {
        std::size_t bytes;
        Level level;
        int size;
    };
    // Capacities in byte mode: version 1 holds 17/14/11/7 bytes at L/M/Q/H, version 2 32/26/20/14.
    const auto known =
        GENERATE(Known{17, Level::low, 21}, Known{18, Level::low, 25}, Known{14, Level::medium, 21},
                 Known{15, Level::medium, 25}, Known{11, Level::quartile, 21}, Known{12, Level::quartile, 25},
                 Known{7, Level::high, 21}, Known{8, Level::high, 25}, Known{14, Level::high, 25},
                 Known{15, Level::high, 29}, Known{2953, Level::low, 177});
    const auto matrix = qr::encode(std::string(known.bytes, 'a'), known.level);
    REQUIRE(matrix.ok());
    CHECK(matrix->size == known.size);
    CHECK(matrix->level == known.level);
    CHECK(matrix->dark.size() == static_cast<std::size_t>(known.size * known.size));
}

TEST_CASE("encode draws the three finder patterns and nothing in the fourth corner") {
    const auto matrix = qr::encode("IKD", Level::high);
    REQUIRE(matrix.ok());
    const auto is_finder = [&](int left, int top) {
        for (int y = 0; y < 7; ++y) {
            for (int x = 0; x < 7; ++x) {
                const int ring = std::max(std::abs(x - 3), std::abs(y - 3));
                if (matrix->at(left + x, top + y) != (ring != 2)) return false;
            }
        }
        return true;
    };
    const int far = matrix->size - 7;
    CHECK(is_finder(0, 0));
    CHECK(is_finder(far, 0));
    CHECK(is_finder(0, far));
    CHECK_FALSE(is_finder(far, far));
}

TEST_CASE("encode refuses what is empty, unprintable or too long") {
    CHECK(qr::encode("Srengat \xC3\xA9 \xF0\x9F\x93\xB1", Level::medium).ok());
    const auto bad = GENERATE(as<std::string>(), "", "two\nlines", "\x7F", "\xC3", "\xC3(", "\x80", "\xFF",
                              std::string("a\0b", 3), std::string(2954, 'a'));
    const auto refused = qr::encode(bad, Level::low);
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.error().code == ErrorCode::bad_input);
}

TEST_CASE("encode says how long a text is that does not fit") {
    CHECK(qr::encode(std::string(1273, 'a'), Level::high).ok());
    const auto refused = qr::encode(std::string(1274, 'a'), Level::high);
    REQUIRE_FALSE(refused.ok());
    CHECK_THAT(refused.error().text, Catch::Contains("1274 bytes") && Catch::Contains("too long"));
}

TEST_CASE("what the kiosk shows is read back by ZBar at the highest level") {
    const auto text = GENERATE_COPY(as<std::string>(), play_link, app_store_link, ticket);
    const auto layout = lay_out(text);
    CHECK(layout.matrix.level == Level::high);
    CHECK(test::decode_qr(rasterise(layout).view()) == std::vector{text});
}

TEST_CASE("a layout is whole modules with a quiet zone of four, as large as fits") {
    const int room = GENERATE(300, 301, 455, 600, 799, 1200);
    const auto layout = lay_out(play_link, room);
    const int modules = layout.matrix.size + 2 * qr::quiet_zone_modules;
    CHECK(layout.side_px == layout.module_px * modules);
    CHECK(layout.side_px <= room);
    CHECK(layout.side_px + modules > room);
    CHECK(test::decode_qr(rasterise(layout).view()) == std::vector{play_link});
}

TEST_CASE("longer texts carry less correction, so that modules stay large") {
    CHECK(lay_out(std::string(90, 'a'), 2000).matrix.level == Level::high);
    CHECK(lay_out(std::string(91, 'a'), 2000).matrix.level == Level::quartile);
    CHECK(lay_out(std::string(150, 'a'), 2000).matrix.level == Level::quartile);
    CHECK(lay_out(std::string(151, 'a'), 2000).matrix.level == Level::medium);
    CHECK(lay_out(std::string(300, 'a'), 2000).matrix.level == Level::medium);
}

TEST_CASE("correction gives way before a module gets smaller than 4 px") {
    // 68 bytes: 49, 41, 37, 33 modules at H, Q, M, L, and 8 of quiet zone.
    CHECK(lay_out(play_link, 57 * 4, 1.0).matrix.level == Level::high);
    CHECK(lay_out(play_link, 57 * 4 - 1, 1.0).matrix.level == Level::quartile);
    CHECK(lay_out(play_link, 49 * 4 - 1, 1.0).matrix.level == Level::medium);
    CHECK(lay_out(play_link, 45 * 4 - 1, 1.0).matrix.level == Level::low);
    CHECK(lay_out(play_link, 41 * 4, 1.0).module_px == 4);
    const auto refused = qr::lay_out(play_link, 41 * 4 - 1, 1.0);
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.error().code == ErrorCode::bad_input);
    CHECK_THAT(refused.error().text, Catch::Contains("needs 164 px") && Catch::Contains("room for 163"));
}

TEST_CASE("correction gives way before a module gets smaller than 0.8 mm") {
    // At 10 px/mm, 0.8 mm are 8 px.
    CHECK(lay_out(play_link, 57 * 8, 10.0).matrix.level == Level::high);
    CHECK(lay_out(play_link, 57 * 8 - 1, 10.0).matrix.level == Level::quartile);
    // 0.8 mm are exactly 4 px at 5 px/mm, and a fraction more at 5.01.
    CHECK(lay_out(play_link, 57 * 4, 5.0).matrix.level == Level::high);
    CHECK(lay_out(play_link, 57 * 4, 5.01).matrix.level == Level::medium);
}

TEST_CASE("a room of nothing is refused") {
    const int room = GENERATE(0, -5, 20);
    CHECK_FALSE(qr::lay_out(ticket, room, 4.0).ok());
}

TEST_CASE("payload rules pass everything that the kiosk has to show") {
    const auto text =
        GENERATE_COPY(as<std::string>(), play_link, app_store_link, ticket, std::string(300, 'a'));
    CHECK(qr::payload_problem(text).value_or("") == "");
}

TEST_CASE("payload rules find what may be a NIK, plain or grouped") {
    const std::string text =
        GENERATE(as<std::string>(), "3572015505089001", "x3572015505089001y", "357201 550508 9001",
                 "3572.0155.0508.9001", "3572-0155-0508-9001", "00003572015505089001");
    REQUIRE(qr::payload_problem(text).has_value());
    CHECK_THAT(std::string(*qr::payload_problem(text)), Catch::Contains("16 digits"));
    const auto refused = qr::lay_out(text, 2000, 4.0);
    REQUIRE_FALSE(refused.ok());
    CHECK_THAT(refused.error().text, !Catch::Contains("3572"));
}

TEST_CASE("payload rules leave fewer digits and separate numbers alone") {
    const std::string text = GENERATE(as<std::string>(), "357201550508900", "35720155x05089001",
                                      "35720155  05089001", "35720155/05089001");
    CHECK_FALSE(qr::payload_problem(text).has_value());
}

TEST_CASE("payload rules refuse what cameras or people cannot read") {
    const std::string text =
        GENERATE(as<std::string>(), "", "caf\xC3\xA9", "two\nlines", "\x7F", std::string(301, 'a'));
    CHECK(qr::payload_problem(text).has_value());
}

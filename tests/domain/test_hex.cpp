#include <array>
#include <catch2/catch.hpp>

#include "kiosk/domain/hex.hpp"

using namespace kiosk::domain;

TEST_CASE("bytes are written as two digits each, and read again") {
    const std::array<std::uint8_t, 4> bytes{0x00, 0x9a, 0xf0, 0xff};
    CHECK(format_hex(bytes) == "009af0ff");
    CHECK(format_hex({}).empty());
    CHECK(parse_hex<4>("009af0ff") == bytes);
    std::string text = "key ";
    append_hex(text, bytes);
    CHECK(text == "key 009af0ff");
}

TEST_CASE("what is not written that way is not read") {
    const std::string wrong = GENERATE("", "009af0f", "009af0ff0", "009af0ff00", "009AF0FF", "009af0fg",
                                       "0x9af0ff", " 09af0ff", "-09af0ff");
    CAPTURE(wrong);
    CHECK_FALSE(parse_hex<4>(wrong));
}

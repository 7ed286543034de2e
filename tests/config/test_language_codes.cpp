#include <catch2/catch.hpp>

#include "kiosk/config/kiosk_config.hpp"

using namespace kiosk::config;

namespace {

bool accepted(const std::string& language) {
    const auto outcome = parse_kiosk(
        "[kiosk]\nid = \"kb-1\"\ndistrict = \"kota-blitar\"\nplace = \"kel-turi\"\nlanguages = [\"" +
            language + "\"]\n",
        "kiosk.toml");
    return std::holds_alternative<KioskConfig>(outcome);
}

}  // namespace

TEST_CASE("a language is two or three lower-case letters, so never a path") {
    for (const char* code : {"id", "en", "bjn"}) CHECK(accepted(code));
    for (const char* wrong :
         {"", "i", "indo", "ID", "i1", "id-ID", "id_ID", "../x", "a/b", "i.", "\xC3\xA9"}) {
        CAPTURE(wrong);
        CHECK_FALSE(accepted(wrong));
    }
}

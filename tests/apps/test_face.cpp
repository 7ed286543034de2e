#include <catch2/catch.hpp>

#include "app/fake_world.hpp"
#include "ikd_kiosk_face.hpp"
#include "support/support.hpp"

using namespace kiosk;
using namespace kiosk::test;

namespace {

Face small_face() {
    Face::Setup setup{};
    setup.width = 1280;
    setup.height = 720;
    setup.diagonal_inch = 21.5;
    setup.assets = std::filesystem::path(KIOSK_SOURCE_DIR) / "assets";
    setup.languages = {"id"};
    return Face::create(setup).value();
}

}  // namespace

TEST_CASE("a digit that is typed under \"still there?\" answers it and does not reach the covered NIK") {
    Face face = small_face();
    TestKiosk kiosk;
    kiosk.to_nik_entry().type("3572").pass(45s);
    REQUIRE(kiosk.screen() == "still_there");
    face.type(kiosk.app, '0', kiosk.now);
    CHECK(kiosk.screen() == "nik_entry");
    CHECK(kiosk.view<app::NikEntryView>().digits == "3572");
    face.type(kiosk.app, '0', kiosk.now);
    CHECK(kiosk.view<app::NikEntryView>().digits == "35720");
}

// The audit must be able to fail: a screen without fault passes, and each fault is told with screen, element
// and figure.
#include <algorithm>
#include <catch2/catch.hpp>

#include "audit/contrast.hpp"
#include "audit/rules.hpp"
#include "audit/rules/drawn_screen.hpp"

using namespace kiosk;
using audit::Rule;
using test::DrawnScreen;

namespace {

/// "RULE: text" of every breach.
std::vector<std::string> breaches_of(const audit::Shot& shot) {
    std::vector<std::string> all;
    for (const auto& breach : audit::audit(shot).breaches)
        all.push_back(std::string(audit::to_word(breach.rule)) + ": " + breach.text);
    return all;
}

const std::string home = "home [jv, normal, default, landscape 1000x800]: ";

using Breaches = std::vector<std::string>;

}  // namespace

TEST_CASE("a screen without fault passes and is measured") {
    const DrawnScreen screen;
    CHECK(breaches_of(screen.shot()) == Breaches{});
    const auto figures = audit::audit(screen.shot()).figures;
    CHECK(figures.texts == 4);
    CHECK(figures.targets == 3);
    REQUIRE(figures.main_target_mm.has_value());
    CHECK(figures.main_target_mm->value == 30);
    REQUIRE(figures.other_target_mm.has_value());
    CHECK(figures.other_target_mm->value == 15);
    CHECK(figures.other_target_mm->element == "target frame.language");
    REQUIRE(figures.gap_mm.has_value());
    CHECK(figures.gap_mm->value == 30);
    REQUIRE(figures.module_mm.has_value());
    CHECK(figures.module_mm->value == 2);
    REQUIRE(figures.quiet_modules.has_value());
    CHECK(figures.quiet_modules->value == 4);
    CHECK(figures.decoded == true);
    REQUIRE(figures.capital_mm.has_value());
    CHECK(figures.capital_mm->value == 7);
    REQUIRE(figures.contrast.has_value());
    CHECK(figures.contrast->value == Approx(14.1).margin(0.1));
}

TEST_CASE("a small button is told with its millimetres") {
    DrawnScreen screen;
    screen.add_target("home.check_nik", {40, 340, 400, 56});
    screen.add_target("frame.display", {740, 20, 80, 40});
    screen.focus_order = {"home.activate", "home.places", "home.check_nik", "frame.display",
                          "frame.language"};
    CHECK(breaches_of(screen.shot()) ==
          Breaches{"target size: " + home + "target home.check_nik is 14.0 mm high, at least 20.0 mm wanted",
                   "target size: " + home + "target frame.display is 10.0 mm high, at least 12.7 mm wanted"});
}

TEST_CASE("targets too near each other, over each other or off the screen are told") {
    DrawnScreen screen;
    screen.target("home.places").rect.x = 446;
    screen.target("home.places").rect.w = 500;
    CHECK(breaches_of(screen.shot()) ==
          Breaches{"target gap: " + home +
                   "target home.places is 1.5 mm from target home.activate, at least 2.5 mm wanted"});
    screen.target("home.places").rect.x = 430;
    CHECK(breaches_of(screen.shot()) ==
          Breaches{"target gap: " + home + "target home.places overlaps target home.activate"});
    screen.target("home.places").rect = {560, 200, 441, 120};
    CHECK(breaches_of(screen.shot()) ==
          Breaches{"target size: " + home +
                   "target home.places is 441x120 at 560,200, which leaves the screen"});
}

TEST_CASE("in low-reach mode a target too high above the floor is told") {
    const DrawnScreen screen;
    auto shot = screen.shot();
    shot.low_reach_edge_mm = 1050;
    CHECK(breaches_of(shot) ==
          Breaches{"target size: " + home +
                   "target frame.language reaches 1245.0 mm above the floor, at most 1220.0 mm wanted"});
}

TEST_CASE("on a small panel a share of its shorter side counts") {
    CHECK(audit::wanted_target_mm(true, 268) == 20);
    CHECK(audit::wanted_target_mm(true, 100) == Approx(15));
    CHECK(audit::wanted_target_mm(false, 268) == 12.7);
    CHECK(audit::wanted_target_mm(false, 100) == Approx(10));
}

TEST_CASE("a cut text is told with its room") {
    DrawnScreen screen;
    screen.add_text("Wonten ingkang saged dipunbiyantu?", {300, 120, 420, 40}).room = {300, 120, 360, 40};
    CHECK(
        breaches_of(screen.shot()) ==
        Breaches{"text cut: " + home +
                 "text \"Wonten ingkang saged dipunbiyantu?\" is 420x40 at 300,120, its room only 360x40 at "
                 "300,120"});
}

TEST_CASE("a text off the screen, a placeholder and a complaint are told") {
    DrawnScreen screen;
    screen.add_text("Bawah {count}", {700, 770, 200, 40});
    screen.complaints = {"no icon star"};
    CHECK(
        breaches_of(screen.shot()) ==
        Breaches{"complaint of the ui: " + home + "the ui no icon star",
                 "text cut: " + home + "text \"Bawah {count}\" is 200x40 at 700,770, which leaves the screen",
                 "text cut: " + home + "text \"Bawah {count}\" shows a placeholder"});
}

TEST_CASE("overlapping texts are told") {
    DrawnScreen screen;
    screen.add_text("Sentuh salah satu", {40, 72, 600, 40});
    screen.add_text("Pindai", {60, 420, 200, 40});
    const auto all = breaches_of(screen.shot());
    CHECK(std::count(all.begin(), all.end(),
                     "texts overlap: " + home +
                         "text \"Sentuh salah satu\" overlaps text \"Ada yang bisa dibantu?\" by 2.0 mm") ==
          1);
    CHECK(std::count(all.begin(), all.end(),
                     "texts overlap: " + home + "text \"Pindai\" lies on QR code \"IKD-TIKET A-17\"") == 1);
}

TEST_CASE("a text over the edge of a target is told, its own or another") {
    DrawnScreen screen;
    screen.add_text("Gratis", {400, 280, 100, 40});
    screen.add_text("Jam layanan", {580, 292, 200, 40}, "home.places");
    CHECK(
        breaches_of(screen.shot()) ==
        Breaches{"text crosses a target: " + home +
                     "text \"Gratis\" crosses the edge of target home.activate: 100x40 at 400,280 on 400x120 "
                     "at 40,200",
                 "text crosses a target: " + home +
                     "text \"Jam layanan\" leaves its target home.places: 200x40 at 580,292 on 400x120 at "
                     "560,200"});
}

TEST_CASE("weak contrast is measured in the pixels, whatever the ui says") {
    DrawnScreen screen;
    screen.add_text("Hanya di sini", {500, 500, 300, 40}, "", 0xFF8A94A0).color = DrawnScreen::ink;
    CHECK(breaches_of(screen.shot()) ==
          Breaches{"contrast: " + home +
                   "text \"Hanya di sini\" has a contrast of 3.08:1 (#8A94A0 on #FFFFFF), at least 7.0:1 "
                   "wanted"});
}

TEST_CASE("contrast themes want 15:1, disabled targets less than others") {
    DrawnScreen screen;
    screen.theme = ColorTheme::high_contrast_light;
    const auto all = breaches_of(screen.shot());
    REQUIRE(all.size() == 3);  // on the three buttons; the fourth text reaches 15.3:1
    CHECK(all.front() ==
          "contrast: home [jv, normal, high-contrast-light, landscape 1000x800]: text \"Aktifkan IKD\" has a "
          "contrast of 14.11:1 (#14263B on #F2F6FA), at least 15.0:1 wanted");
    screen.target("home.activate").enabled = false;
    screen.focus_order = {"home.places", "frame.language"};
    CHECK(breaches_of(screen.shot()).size() == 2);
    CHECK(audit::wanted_contrast(ColorTheme::standard, false) == 7);
    CHECK(audit::wanted_contrast(ColorTheme::standard, true) == 4.5);
    CHECK(audit::wanted_contrast(ColorTheme::yellow_on_black, false) == 15);
    CHECK(audit::wanted_contrast(ColorTheme::yellow_on_black, true) == 7);
}

TEST_CASE("a text that runs onto a surface of its own colour, or is not there, is told") {
    DrawnScreen screen;
    const PixelRect rect{500, 500, 400, 40};
    screen.fill({760, 480, 200, 80}, DrawnScreen::ink);
    screen.add_text("Setengah terang", rect);
    auto breaches = audit::audit(screen.shot()).breaches;
    REQUIRE(breaches.size() == 1);
    CHECK(breaches[0].rule == Rule::contrast);
    CHECK(breaches[0].text.find("1.00:1 (#14263B on #14263B)") != std::string::npos);
    screen.fill(rect, DrawnScreen::paper);
    breaches = audit::audit(screen.shot()).breaches;
    REQUIRE(breaches.size() == 1);
    CHECK(breaches[0].text.find("1.00:1 (#FFFFFF on #FFFFFF)") != std::string::npos);
}

TEST_CASE("contrast of known pairs is that of WCAG 2.2") {
    CHECK(audit::contrast_ratio(0x000000, 0xFFFFFF) == Approx(21));
    CHECK(audit::contrast_ratio(0xFFFFFF, 0x767676) == Approx(4.54).margin(0.01));
    CHECK(audit::contrast_ratio(0xFFFF00, 0x000000) == Approx(19.56).margin(0.01));
}

TEST_CASE("small capitals are told") {
    DrawnScreen screen;
    screen.add_text("Sumber: Ditjen Dukcapil", {500, 500, 300, 40}).capital_mm = 2.8;
    CHECK(breaches_of(screen.shot()) ==
          Breaches{"capital height: " + home +
                   "text \"Sumber: Ditjen Dukcapil\" has capitals of 2.80 mm, at least 3.00 mm wanted"});
    CHECK(audit::smallest_capital_mm(TextSize::largest, 268) == 6.75);
    CHECK(audit::smallest_capital_mm(TextSize::largest, 110) == Approx(3.09375));
}

TEST_CASE("a QR code with small modules is told") {
    DrawnScreen screen;
    screen.add_code("IKD", 500, 500, 3);
    CHECK(breaches_of(screen.shot()) ==
          Breaches{"QR code: " + home + "QR code \"IKD\" has modules of 0.75 mm, at least 0.8 mm wanted"});
}

TEST_CASE("a QR code without a quiet zone is told") {
    DrawnScreen screen;
    const auto rect = screen.add_code("IKD", 500, 500, 5).rect;
    screen.fill({rect.x, rect.y, 15, rect.h}, 0xFF092E58);
    const auto all = breaches_of(screen.shot());
    REQUIRE(all.size() >= 2);
    CHECK(all[0] == "QR code: " + home + "QR code \"IKD\" has other colours than black on white");
    CHECK(std::count(all.begin(), all.end(),
                     "QR code: " + home + "QR code \"IKD\" has a quiet zone of 0.0 modules, 4 wanted") == 1);
}

TEST_CASE("a QR code that is damaged, says something else or is missing is told") {
    DrawnScreen screen;
    const auto rect = screen.add_code("IKD", 500, 500, 5).rect;
    screen.fill({rect.x + 40, rect.y + 40, rect.w - 80, rect.h - 80}, 0xFF000000);
    CHECK(breaches_of(screen.shot()) == Breaches{"QR code: " + home + "QR code \"IKD\" cannot be decoded"});
    DrawnScreen other;
    other.add_code("IKD", 500, 500, 5).text = "KTP";
    CHECK(breaches_of(other.shot()) == Breaches{"QR code: " + home + "QR code \"KTP\" decodes to \"IKD\""});
    const DrawnScreen none;
    auto shot = none.shot();
    shot.codes = {};
    shot.codes_wanted = 1;
    CHECK(breaches_of(shot) == Breaches{"QR code: " + home + "the screen shows 0 QR codes, 1 wanted"});
}

TEST_CASE("a focus order that misses a target, repeats or invents one is told") {
    DrawnScreen screen;
    screen.focus_order = {"home.activate", "frame.language", "frame.language", "home.problem"};
    CHECK(
        breaches_of(screen.shot()) ==
        Breaches{"focus order: " + home + "target home.places is 0 times in the focus order, once wanted",
                 "focus order: " + home + "target frame.language is 2 times in the focus order, once wanted",
                 "focus order: " + home + "target home.problem is in the focus order but not there"});
    DrawnScreen disabled;
    disabled.target("home.places").enabled = false;
    CHECK(breaches_of(disabled.shot()) ==
          Breaches{"focus order: " + home +
                   "target home.places is 1 times in the focus order, which it must not be, disabled"});
}

TEST_CASE("a focus order that jumps back is told") {
    DrawnScreen screen;
    screen.focus_order = {"home.places", "home.activate", "frame.language"};
    CHECK(breaches_of(screen.shot()) ==
          Breaches{"focus order: " + home +
                   "target home.activate comes after target home.places, but stands before it: 400x120 at "
                   "40,200 and 400x120 at 560,200"});
    screen.focus_order = {"frame.language", "home.activate", "home.places"};
    CHECK(breaches_of(screen.shot()) ==
          Breaches{"focus order: " + home + "target home.activate comes after the corner controls"});
}

TEST_CASE("a silent screen, a placeholder and typed digits read aloud are told") {
    DrawnScreen screen;
    screen.sentences.clear();
    screen.target("home.places").label = " ";
    CHECK(breaches_of(screen.shot()) ==
          Breaches{"speech: " + home + "the screen has no sentences: nothing is read aloud",
                   "speech: " + home + "label of target home.places is empty: nothing is read aloud"});
    screen.target("home.places").label = "Tempat";
    screen.sentences = {"Halaman {number}.", "NIK 3572 0155 05."};
    auto shot = screen.shot();
    shot.typed = "357201550508";
    CHECK(breaches_of(shot) ==
          Breaches{"speech: " + home + "sentence 1 reads a placeholder aloud: Halaman {number}.",
                   "speech: " + home + "sentence 2 reads aloud what was typed"});
}

// What the audit writes, and the rule that needs several shots.
#include <algorithm>
#include <catch2/catch.hpp>

#include "audit/contact_sheet.hpp"
#include "audit/growth.hpp"
#include "audit/rules/drawn_screen.hpp"
#include "audit/table.hpp"

using namespace kiosk;
using test::DrawnScreen;

TEST_CASE("a row has a field for every column") {
    const DrawnScreen screen;
    const auto shot = screen.shot();
    const auto row = audit::table_row(shot, audit::audit(shot));
    const auto header = audit::table_header();
    CHECK(std::count(row.begin(), row.end(), '\t') == std::count(header.begin(), header.end(), '\t'));
    CHECK(row.starts_with("1000x800\tnormal\tdefault\tjv\thome\t4\t3\t7.00\t"));
    CHECK(row.ends_with("\tyes\t0\n"));
}

TEST_CASE("the summary counts breaches by rule and screen") {
    DrawnScreen screen;
    screen.sentences.clear();
    screen.complaints = {"no icon star"};
    audit::Summary summary;
    for (int i = 0; i < 2; ++i) summary.add(screen.shot(), audit::audit(screen.shot()));
    const auto text = summary.text();
    INFO(text);
    CHECK(text.starts_with("2 screens, 4 breaches\n"));
    CHECK(text.find("  speech: 2\n") != std::string::npos);
    CHECK(text.find("  2  complaint of the ui: home [jv, normal") != std::string::npos);
    CHECK(text.find("main target, mm: 30.00  home [jv, normal") != std::string::npos);
}

TEST_CASE("texts that do not grow with the text size are told") {
    DrawnScreen screen;
    audit::Growth growth;
    const auto see = [&](TextSize size, double capital_mm) {
        screen.text_size = size;
        auto shot = screen.shot();
        audit::Report report;
        report.figures.capital_mm = audit::Smallest{capital_mm, "text"};
        growth.add(shot, report);
    };
    see(TextSize::normal, 4);
    see(TextSize::large, 5);
    CHECK(growth.breaches().empty());
    see(TextSize::largest, 5.2);
    REQUIRE(growth.breaches().size() == 1);
    CHECK(
        growth.breaches()[0].text ==
        "home [jv, largest, default, landscape 1000x800]: the smallest text has capitals of 5.20 mm, 5.00 mm "
        "in the text size before: at least 1.1 times as much wanted");
}

TEST_CASE("a contact sheet shows every screen, scaled down by area average") {
    Image screen{960, 480, std::vector<std::uint32_t>(960 * 480, 0xFF000000)};
    for (std::size_t i = 0; i < screen.pixels.size(); i += 2) screen.pixels[i] = 0xFFFFFFFF;
    audit::ContactSheet sheet;
    CHECK(sheet.empty());
    for (int i = 0; i < 6; ++i) sheet.add("screen " + std::to_string(i), screen.view());
    const auto picture = sheet.picture();
    CHECK(picture.width == 5 * 492 + 12);
    CHECK(picture.height == 2 * 252 + 12);
    CHECK(picture.pixels[static_cast<std::size_t>(12 * picture.width + 12)] == 0xFF808080);
    CHECK(picture.pixels[0] != 0xFF808080);
    CHECK(sheet.captions().find("row 2, column 1: screen 5\n") != std::string::npos);
}

#include <imgui.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <set>
#include <stdexcept>

#include "samples.hpp"

using namespace kiosk;

namespace {

const test::Size& desktop() {
    static const auto sizes = test::sample_sizes();
    return sizes.front();
}

const test::Size& ten_inches() {
    static const auto sizes = test::sample_sizes();
    return sizes.at(2);
}

ui::Ui make_ui(const test::Size& size = desktop()) {
    auto made = ui::Ui::create(test::ui_setup(size));
    if (!made) FAIL(made.error().text);
    if (auto done = made->bake_rest(); !done) FAIL(done.error().text);
    return std::move(*made);
}

app::Frame frame_named(const std::string& name, const std::string& language = "id",
                       const Appearance& appearance = {}) {
    for (auto& sample : test::sample_frames(language, appearance)) {
        if (sample.name == name) return sample.frame;
    }
    throw std::invalid_argument(name);
}

std::set<std::string> ids_of(const ui::Ui& ui) {
    std::set<std::string> ids;
    for (const auto& target : ui.targets()) ids.insert(target.id);
    return ids;
}

std::string all_of(const std::vector<std::string>& sentences) {
    std::string text;
    for (const auto& sentence : sentences) text += sentence + "\n";
    return text;
}

Appearance in_size(TextSize size) {
    Appearance appearance;
    appearance.text_size = size;
    return appearance;
}

}  // namespace

TEST_CASE("other letters need another atlas, other colours do not") {
    auto ui = make_ui();
    auto frame = frame_named("home");
    ui.draw(frame, {});
    const int before = ui.atlas_version();
    frame.appearance.theme = ColorTheme::yellow_on_black;
    CHECK(ui.draw(frame, {}).background == 0xFF000000);
    CHECK(ui.atlas_version() == before);
    frame.appearance.text_size = TextSize::largest;
    ui.draw(frame, {});
    CHECK(ui.atlas_version() == before + 1);
    ui.draw(frame, {});
    CHECK(ui.atlas_version() == before + 1);
}

TEST_CASE("a text too long for the largest letters is dealt out to pages, none of it is lost") {
    auto ui = make_ui(ten_inches());
    ui.draw(frame_named("notice_activate", "id", in_size(TextSize::small)), {});
    const auto whole = ui.sentences();
    CHECK_FALSE(ids_of(ui).contains("page.next"));
    auto frame = frame_named("notice_activate", "id", in_size(TextSize::largest));
    std::string paged;
    for (frame.page = 0;; ++frame.page) {
        ui.draw(frame, {});
        paged += all_of(ui.sentences());
        const auto targets = ui.targets();
        const auto next = std::find_if(targets.begin(), targets.end(),
                                       [](const auto& target) { return target.id == "page.next"; });
        REQUIRE(next != targets.end());
        if (!next->enabled) break;
    }
    CHECK(frame.page > 0);
    const std::string lead = whole.at(1);  // the quiet sentence below the title gives way to large letters
    for (const auto& sentence : whole) {
        INFO(sentence);
        CHECK((sentence == lead || paged.find(sentence) != std::string::npos));
    }
    frame.page = 99;
    ui.draw(frame, {});
    CHECK(ids_of(ui).contains("page.previous"));
}

TEST_CASE("a panel is all that can be touched, read or focused, and names every choice") {
    auto ui = make_ui();
    ui.draw(frame_named("panel_display"), {});
    for (const auto& id : ids_of(ui)) CHECK(id.rfind("panel.", 0) == 0);
    for (const std::string size : {"small", "normal", "large", "largest"})
        CHECK(ids_of(ui).contains("panel.size_" + size));
    for (const std::string theme :
         {"default", "high-contrast-dark", "high-contrast-light", "yellow-on-black"})
        CHECK(ids_of(ui).contains("panel.theme_" + theme));
    CHECK(all_of(ui.sentences()).find("kacamata") == std::string::npos);  // of the screen below
    const auto targets = ui.targets();
    const auto normal = std::find_if(targets.begin(), targets.end(),
                                     [](const auto& target) { return target.id == "panel.size_normal"; });
    CHECK(normal->label == "Biasa, dipilih");
}

TEST_CASE("a panel's choices mean what they say") {
    auto ui = make_ui();
    const auto frame = frame_named("panel_language");
    ui.draw(frame, {});
    const auto targets = ui.targets();
    const auto javanese = std::find_if(targets.begin(), targets.end(),
                                       [](const auto& target) { return target.id == "panel.language_jv"; });
    REQUIRE(javanese != targets.end());
    const float x = static_cast<float>(javanese->rect.x) + 5;
    const float y = static_cast<float>(javanese->rect.y) + 5;
    ui.draw(frame, {x, y, true});
    const auto intent = ui.draw(frame, {x, y, false}).intent;
    REQUIRE(intent.has_value());
    const auto* chosen = app::wants<app::intent::ChooseLanguage>(*intent);
    REQUIRE(chosen);
    CHECK(chosen->code == "jv");
}

TEST_CASE("a language without a voice says so on the panel") {
    auto setup = test::ui_setup(desktop());
    setup.spoken_languages = {"id", "en"};
    auto ui = std::move(*ui::Ui::create(setup));
    ui.draw(frame_named("panel_voice", "jv"), {});
    CHECK(all_of(ui.sentences()).find("basa Indonesia") != std::string::npos);
    ui.draw(frame_named("panel_voice", "id"), {});
    CHECK(all_of(ui.sentences()).find("bahasa Indonesia") == std::string::npos);
}

TEST_CASE("without a speech service nobody is offered one") {
    auto ui = make_ui();
    auto frame = frame_named("home");
    ui.draw(frame, {});
    CHECK(ids_of(ui).contains("frame.voice"));
    frame.voice.available = false;
    ui.draw(frame, {});
    CHECK_FALSE(ids_of(ui).contains("frame.voice"));
}

TEST_CASE("what is typed is drawn, never read aloud") {
    auto ui = make_ui();
    ui.draw(frame_named("nik_entry_some"), {});
    CHECK(all_of(ui.sentences()).find("12 dari 16 angka") != std::string::npos);
    for (const auto& sentence : ui.sentences()) CHECK(sentence.size() != 1);
}

TEST_CASE("the focus goes through the screen's own targets first, the corner last") {
    auto ui = make_ui();
    ui.draw(frame_named("home"), {});
    const auto order = ui.focus_order();
    REQUIRE(order.size() >= 6);
    CHECK(order.front() == "home.activate");
    CHECK(order.back().rfind("frame.", 0) == 0);
}

TEST_CASE("low reach: every text fits, however high an upright panel hangs") {
    for (const double edge_mm : {700.0, 850.0, 1000.0}) {
        auto setup = test::ui_setup(test::sample_sizes().at(3));
        setup.bottom_edge_mm = edge_mm;
        auto ui = std::move(*ui::Ui::create(setup));
        for (const auto size : all_text_sizes) {
            for (const std::string language : {"id", "jv"}) {
                for (const auto& sample : test::sample_frames(language, {size, ColorTheme::standard, true})) {
                    ui.draw(sample.frame, {});
                    INFO(edge_mm << " mm " << language << " " << to_word(size) << " " << sample.name);
                    const std::vector<std::string> complaints(ui.complaints().begin(), ui.complaints().end());
                    CHECK(complaints == std::vector<std::string>{});
                }
            }
        }
    }
}

TEST_CASE("what has the focus wears a ring that covers no neighbour") {
    auto ui = make_ui();
    const auto frame = frame_named("home");
    const auto count = [&](const std::string& focus) {
        return ui.draw(frame, {}, focus).draw_data->TotalVtxCount;
    };
    const int without = count({});
    CHECK(count("home.activate") == without + 16);  // four bars
    CHECK(count("nothing.of_this_name") == without);
}

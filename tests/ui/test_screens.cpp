#include <imgui.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <set>
#include <stdexcept>

#include "samples.hpp"

using namespace kiosk;

namespace {

ui::Ui make_ui(const test::Size& size) {
    auto made = ui::Ui::create(test::ui_setup(size));
    if (!made) FAIL(made.error().text);
    if (auto done = made->bake_rest(); !done) FAIL(done.error().text);
    return std::move(*made);
}

// Distance between two rectangles that do not overlap; negative when they do.
int gap_between(const PixelRect& a, const PixelRect& b) {
    const int dx = std::max(b.x - (a.x + a.w), a.x - (b.x + b.w));
    const int dy = std::max(b.y - (a.y + a.h), a.y - (b.y + b.h));
    return std::max(dx, dy);
}

// Keys and the acts of a screen; the rest are smaller targets such as the language.
bool is_main(const std::string& id) {
    const bool corner =
        id == "frame.language" || id == "frame.display" || id == "frame.voice" || id == "frame.desk";
    return !corner && id != "get_app.android" && id != "get_app.iphone";
}

ui::Pointer inside(const PixelRect& rect, bool down) {
    return {static_cast<float>(rect.x) + static_cast<float>(rect.w) / 2,
            static_cast<float>(rect.y) + static_cast<float>(rect.h) / 2, down};
}

// What would be painted, as one text.
std::string vertices(const ui::Ui::Output& output) {
    std::string bytes;
    for (int i = 0; i < output.draw_data->CmdListsCount; ++i) {
        const auto& buffer = output.draw_data->CmdLists[i]->VtxBuffer;
        bytes.append(reinterpret_cast<const char*>(buffer.Data),
                     static_cast<std::size_t>(buffer.size_in_bytes()));
    }
    return bytes;
}

app::Frame frame_named(const std::string& name) {
    for (auto& sample : test::sample_frames("id")) {
        if (sample.name == name) return sample.frame;
    }
    throw std::invalid_argument(name);
}

const test::Size& desktop() {
    static const auto sizes = test::sample_sizes();
    return sizes.front();
}

}  // namespace

TEST_CASE("every text fits and every picture exists, in every language and text size at every panel") {
    for (const auto& size : test::sample_sizes()) {
        auto ui = make_ui(size);
        for (const auto text_size : all_text_sizes) {
            Appearance appearance;
            appearance.text_size = text_size;
            for (const auto& [language, words] : test::catalogues()) {
                for (const auto& sample : test::sample_frames(language, appearance)) {
                    ui.draw(sample.frame, {});
                    INFO(size.name << " " << language << " " << to_word(text_size) << " " << sample.name);
                    const std::vector<std::string> complaints(ui.complaints().begin(), ui.complaints().end());
                    CHECK(complaints == std::vector<std::string>{});
                }
            }
        }
    }
}

TEST_CASE("targets are on the screen, apart from each other and large enough for a finger") {
    for (const auto& size : test::sample_sizes()) {
        auto ui = make_ui(size);
        const auto mm = [&](double millimetres) { return static_cast<int>(millimetres * size.px_per_mm); };
        for (const auto& sample : test::sample_frames("id")) {
            ui.draw(sample.frame, {});
            const auto targets = ui.targets();
            std::set<std::string> ids;
            for (std::size_t i = 0; i < targets.size(); ++i) {
                const auto& [id, rect, enabled, label] = targets[i];
                INFO(size.name << " " << sample.name << " " << id);
                CHECK(ids.insert(id).second);
                CHECK(rect.x >= 0);
                CHECK(rect.y >= 0);
                CHECK(rect.x + rect.w <= size.width);
                CHECK(rect.y + rect.h <= size.height);
                CHECK(rect.h >= (is_main(id) ? mm(20) : mm(12.7)));
                CHECK(rect.w >= mm(12.7));
                for (std::size_t j = 0; j < i; ++j) {
                    INFO("beside " << targets[j].id);
                    CHECK(gap_between(rect, targets[j].rect) >= mm(2.5));
                }
            }
        }
    }
}

TEST_CASE("a tap on an enabled target means something, once") {
    auto ui = make_ui(desktop());
    for (const auto& sample : test::sample_frames("id")) {
        ui.draw(sample.frame, {});
        const std::vector<ui::Target> targets(ui.targets().begin(), ui.targets().end());
        for (const auto& target : targets) {
            INFO(sample.name << " " << target.id);
            CHECK_FALSE(ui.draw(sample.frame, inside(target.rect, true)).intent.has_value());
            CHECK(ui.draw(sample.frame, inside(target.rect, false)).intent.has_value() == target.enabled);
            CHECK_FALSE(ui.draw(sample.frame, inside(target.rect, false)).intent.has_value());
            ui.draw(sample.frame, {});
        }
    }
}

TEST_CASE("a press that leaves its target, or comes from elsewhere, does nothing") {
    auto ui = make_ui(desktop());
    for (const auto& sample : test::sample_frames("id")) {
        ui.draw(sample.frame, {});
        const std::vector<ui::Target> targets(ui.targets().begin(), ui.targets().end());
        if (targets.size() < 2) continue;
        INFO(sample.name);
        ui.draw(sample.frame, inside(targets[0].rect, true));
        ui.draw(sample.frame, inside(targets[1].rect, true));
        CHECK_FALSE(ui.draw(sample.frame, inside(targets[1].rect, false)).intent.has_value());
        ui.draw(sample.frame, {1, 1, true});
        ui.draw(sample.frame, inside(targets[0].rect, true));
        CHECK_FALSE(ui.draw(sample.frame, inside(targets[0].rect, false)).intent.has_value());
    }
}

TEST_CASE("while an answer is on its way only leaving acts") {
    auto ui = make_ui(desktop());
    for (auto& sample : test::sample_frames("id")) {
        sample.frame.busy = true;
        ui.draw(sample.frame, {});
        const std::vector<ui::Target> targets(ui.targets().begin(), ui.targets().end());
        for (const auto& target : targets) {
            INFO(sample.name << " " << target.id);
            const bool leaves = target.id == "frame.home";
            CHECK(target.enabled == leaves);
            ui.draw(sample.frame, inside(target.rect, true));
            CHECK(ui.draw(sample.frame, inside(target.rect, false)).intent.has_value() == leaves);
        }
    }
}

TEST_CASE("below the question whether somebody is there nothing can be touched") {
    auto ui = make_ui(desktop());
    for (auto& sample : test::sample_frames("id")) {
        sample.frame.still_there = app::StillThere{12};
        ui.draw(sample.frame, {});
        INFO(sample.name);
        REQUIRE(ui.targets().size() == 2);
        CHECK(ui.targets()[0].id == "still_there.leave");
        CHECK(ui.targets()[1].id == "still_there.stay");
    }
}

TEST_CASE("a press looks felt at once") {
    auto ui = make_ui(desktop());
    const auto home = frame_named("home");
    ui.draw(home, {});
    const auto target = ui.targets().back().rect;
    const auto still = vertices(ui.draw(home, {}));
    CHECK(vertices(ui.draw(home, {})) == still);
    CHECK(vertices(ui.draw(home, inside(target, true))) != still);
    ui.draw(home, {1, 1, false});
    CHECK(vertices(ui.draw(home, {})) == still);
}

TEST_CASE("screens can be drawn before the rest is baked") {
    auto made = ui::Ui::create(test::ui_setup(desktop()));
    REQUIRE(made.ok());
    made->draw(frame_named("attract"), {});
    CHECK(made->atlas_version() == 1);
    for (const auto& complaint : made->complaints()) FAIL_CHECK(complaint);
    made->draw(frame_named("home"), {});
    CHECK(made->atlas_version() == 2);
    for (const auto& complaint : made->complaints()) FAIL_CHECK(complaint);
    REQUIRE(made->bake_rest().ok());
    CHECK(made->atlas_version() == 2);
}

TEST_CASE("missing fonts and languages are errors with a reason") {
    auto setup = test::ui_setup(desktop());
    setup.fonts = "/nowhere";
    const auto no_fonts = ui::Ui::create(setup);
    REQUIRE_FALSE(no_fonts.ok());
    CHECK(no_fonts.error().text.find("fonts-noto-core") != std::string::npos);
    setup = test::ui_setup(desktop());
    setup.catalogues.clear();
    CHECK_FALSE(ui::Ui::create(setup).ok());
}

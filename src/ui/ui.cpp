#include "kiosk/ui/ui.hpp"

#include <imgui.h>

#include <algorithm>
#include <chrono>
#include <future>
#include <set>
#include <thread>
#include <utility>
#include <variant>

#include "atlas.hpp"
#include "bands.hpp"
#include "canvas.hpp"
#include "chrome.hpp"
#include "screen.hpp"
#include "widgets.hpp"

namespace kiosk::ui {
namespace {

struct ContextDeleter {
    void operator()(ImGuiContext* context) const { ImGui::DestroyContext(context); }
};

AtlasSources sources_of(const UiSetup& setup) {
    std::set<char32_t> code_points;
    for (const auto& [code, words] : setup.catalogues) {
        for (char32_t c : words.code_points()) code_points.insert(c);
    }
    return {
        setup.assets, setup.fonts, setup.load_svg, {code_points.begin(), code_points.end()}, setup.atlas_id};
}

void draw_overlays(Screen& screen, const UiSetup& setup) {
    if (screen.frame.still_there) {
        screen.canvas.begin_overlay();
        draw_still_there(screen, *screen.frame.still_there);
    } else if (screen.frame.panel) {
        screen.canvas.begin_overlay();
        draw_panel(screen, *screen.frame.panel, setup);
    }
}

}  // namespace

struct Ui::State {
    UiSetup setup;
    Theme theme;
    std::unique_ptr<Atlas> atlas;  // outlives the context, which points into it
    std::unique_ptr<ImGuiContext, ContextDeleter> context;
    int version = 0;
    bool complete = false;
    Press press;
    QrCache codes;
    Appearance appearance;
    Drawn drawn;

    std::future<Rasterised> rasterising;  // valid while the rest is being rasterised in the background
    std::jthread rasteriser;

    Result<void> bake(Extent extent, Rasterised rasterised = {});
    /// Bakes the rest when its pictures are there, or at once when `frame` needs them.
    void bake_rest_for(const app::Frame& frame);
    const i18n::Catalogue& words(const std::string& language) const;
    /// Other letters or another reach need another atlas (0.2 s); another theme only other colours.
    void wear(const Appearance& wanted);
    std::optional<app::Intent> draw(const app::Frame& frame, const Pointer& pointer, const std::string& focus,
                                    ImDrawList& list);
};

Result<void> Ui::State::bake(Extent extent, Rasterised rasterised) {
    auto baked = Atlas::bake(sources_of(setup), theme, extent, std::move(rasterised));
    if (!baked) return baked.error();
    if (context) {
        ImGui::SetCurrentContext(context.get());
        ImGui::GetIO().Fonts = (*baked)->imgui();
    }
    atlas = std::move(*baked);
    complete = extent == Extent::everything;
    ++version;
    return {};
}

void Ui::State::bake_rest_for(const app::Frame& frame) {
    if (complete) return;
    const bool first_screen =
        std::holds_alternative<app::AttractView>(frame.view) && !frame.still_there && !frame.panel;
    const bool ready =
        rasterising.valid() && rasterising.wait_for(std::chrono::seconds{0}) == std::future_status::ready;
    if (first_screen && !ready) return;
    auto rasterised = rasterising.valid() ? rasterising.get() : Rasterised{};
    // A failure here leaves pictures out, which is complained about; the texts stay readable.
    if (!bake(Extent::everything, std::move(rasterised))) complete = true;
}

const i18n::Catalogue& Ui::State::words(const std::string& language) const {
    const auto found = setup.catalogues.find(language);
    return found == setup.catalogues.end() ? setup.catalogues.begin()->second : found->second;
}

void Ui::State::wear(const Appearance& wanted) {
    if (wanted == appearance) return;
    const bool other_sizes =
        wanted.text_size != appearance.text_size || wanted.low_reach != appearance.low_reach;
    appearance = wanted;
    theme = make_theme({setup.width, setup.height, setup.px_per_mm, setup.bottom_edge_mm}, wanted);
    if (!other_sizes) return;
    if (rasterising.valid()) rasterising.get();  // pictures for the sizes before
    codes = {};
    if (!bake(Extent::everything)) complete = true;
}

std::optional<app::Intent> Ui::State::draw(const app::Frame& frame, const Pointer& pointer,
                                           const std::string& focus, ImDrawList& list) {
    drawn.clear();
    Canvas canvas({list, *atlas, theme, press, pointer, focus, setup.px_per_mm, drawn});
    Screen screen{canvas, theme, words(frame.language), frame, codes, setup.px_per_mm, {}, {}};
    canvas.set_busy(frame.busy);
    canvas.set_inert(frame.still_there.has_value() || frame.panel.has_value());
    lay_out_frame(screen);
    draw_chrome(screen, setup);
    draw_bands(screen);
    std::visit([&](const auto& view) { kiosk::ui::draw(screen, view); }, frame.view);
    draw_footer(screen);
    draw_overlays(screen, setup);
    canvas.draw_focus();
    drawn.settle();
    if (!pointer.down) press.armed.clear();
    press.was_down = pointer.down;
    return canvas.intent();
}

Result<Ui> Ui::create(UiSetup setup) {
    if (setup.catalogues.empty()) return Error{ErrorCode::bad_config, "no language is configured"};
    Ui ui;
    ui.state_ = std::make_unique<State>();
    State& state = *ui.state_;
    state.appearance = setup.appearance;
    state.theme =
        make_theme({setup.width, setup.height, setup.px_per_mm, setup.bottom_edge_mm}, setup.appearance);
    state.setup = std::move(setup);
    if (auto done = state.bake(Extent::first_screen); !done) return done.error();
    state.context.reset(ImGui::CreateContext(state.atlas->imgui()));
    ImGui::SetCurrentContext(state.context.get());
    auto& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.LogFilename = nullptr;
    io.DisplaySize = {state.theme.width, state.theme.height};
    return ui;
}

Ui::Ui(Ui&&) noexcept = default;
Ui& Ui::operator=(Ui&&) noexcept = default;
Ui::~Ui() = default;

Image Ui::take_atlas() {
    return state_->atlas->take_image();
}
int Ui::atlas_version() const {
    return state_->version;
}

Result<void> Ui::bake_rest() {
    if (state_->complete) return {};
    return state_->bake(Extent::everything);
}

void Ui::bake_rest_in_background(std::function<void()> done) {
    if (state_->complete) return;
    auto sources = sources_of(state_->setup);
    auto pictures = pictures_of(sources, state_->theme, Extent::everything);
    std::packaged_task<Rasterised()> work([sources = std::move(sources), pictures = std::move(pictures)] {
        return Rasterised::make(sources, pictures);
    });
    state_->rasterising = work.get_future();
    state_->rasteriser = std::jthread([work = std::move(work), done = std::move(done)]() mutable {
        work();
        done();
    });
}

Ui::Output Ui::draw(const app::Frame& frame, const Pointer& pointer, const std::string& focus) {
    State& state = *state_;
    state.wear(frame.appearance);
    state.bake_rest_for(frame);
    ImGui::SetCurrentContext(state.context.get());
    ImGui::GetIO().DeltaTime = 1.0F / 60;
    ImGui::NewFrame();
    auto intent = state.draw(frame, pointer, focus, *ImGui::GetBackgroundDrawList());
    ImGui::Render();
    return {std::move(intent), ImGui::GetDrawData(), state.theme.rgb(color::paper)};
}

std::span<const Target> Ui::targets() const {
    return state_->drawn.targets;
}
std::span<const TextRun> Ui::texts() const {
    return state_->drawn.texts;
}
std::span<const CodeRun> Ui::codes() const {
    return state_->drawn.codes;
}
std::vector<std::string> Ui::focus_order() const {
    return state_->drawn.focus_order();
}
std::vector<std::string> Ui::sentences() const {
    return state_->drawn.sentences;
}
std::span<const std::string> Ui::complaints() const {
    return state_->drawn.complaints;
}

}  // namespace kiosk::ui

#include "ikd_kiosk_face.hpp"

#include <malloc.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "kiosk/platform/image_files.hpp"

namespace kiosk {
namespace {

constexpr double mm_per_inch = 25.4;

Result<std::map<std::string, i18n::Catalogue>> load_catalogues(const Face::Setup& setup) {
    std::map<std::string, i18n::Catalogue> catalogues;
    for (const auto& language : setup.languages) {
        auto catalogue = i18n::Catalogue::load(setup.assets / "lang" / (language + ".toml"));
        if (!catalogue) return Error{ErrorCode::bad_config, catalogue.error().text};
        catalogues.emplace(language, std::move(catalogue).value());
    }
    return catalogues;
}

/// To the question whether anybody is there every key is an answer.
app::Intent unless_asked(const app::App& app, app::Intent intent) {
    return app.frame().still_there ? app::intent::StayHere{} : std::move(intent);
}

/// Nobody is there.
bool is_resting(const app::Frame& frame) {
    return std::holds_alternative<app::AttractView>(frame.view) ||
           std::holds_alternative<app::ClosedView>(frame.view);
}

/// The 0 follows the 9: between "clear" and "erase", which are read aloud, everybody would know it by them.
void digits_in_a_row(std::vector<FocusStop>& stops) {
    const auto with_name = [&](std::string_view name) {
        return std::find_if(stops.begin(), stops.end(), [&](const auto& s) { return s.id.ends_with(name); });
    };
    const auto clear = with_name(".clear");
    const auto zero = with_name(".key_0");
    if (clear < zero && zero != stops.end()) std::rotate(clear, zero, zero + 1);
}

}  // namespace

Face::Setup face_setup(const Program& program, PixelSize size) {
    auto languages = program.config.languages;
    const bool has_indonesian = std::find(languages.begin(), languages.end(), "id") != languages.end();
    if (program.config.voice && !has_indonesian) languages.push_back("id");  // what is read aloud else
    return {size.width,
            size.height,
            program.config.diagonal_inch,
            program.assets,
            place_name(program),
            std::move(languages),
            program.config.appearance,
            program.config.bottom_edge_mm};
}

Result<Face> Face::create(const Setup& setup) {
    auto catalogues = load_catalogues(setup);
    if (!catalogues) return catalogues.error();

    ui::UiSetup ui_setup;
    ui_setup.width = setup.width;
    ui_setup.height = setup.height;
    ui_setup.px_per_mm = std::hypot(setup.width, setup.height) / (setup.diagonal_inch * mm_per_inch);
    ui_setup.bottom_edge_mm = setup.bottom_edge_mm;
    ui_setup.appearance = setup.appearance;
    ui_setup.assets = setup.assets;
    ui_setup.place_name = setup.place_name;
    for (const auto& [language, words] : *catalogues) {
        if (std::filesystem::exists(setup.assets / "speech" / (language + ".toml")))
            ui_setup.spoken_languages.push_back(language);
    }
    ui_setup.catalogues = std::move(catalogues).value();
    ui_setup.load_svg = platform::load_svg;
    ui_setup.atlas_id = raster::Painter::atlas_id();
    auto ui = ui::Ui::create(std::move(ui_setup));
    if (!ui) return ui.error();

    auto painter = raster::Painter::create(setup.width, setup.height);
    if (!painter) return painter.error();
    return Face(std::move(ui).value(), std::move(painter).value());
}

void Face::touch(app::App& app, const platform::PointerEvent& event, Now now) {
    if (event.kind == platform::PointerEvent::Kind::press) focus_.forget();
    point(app, event, now);
}

void Face::point(app::App& app, const platform::PointerEvent& event, Now now) {
    const auto frame = app.frame();
    const auto intent = intent_of(frame, event);
    if (intent) return app.handle(*intent, now);
    const bool let_go = event.kind == platform::PointerEvent::Kind::release;
    if (frame.still_there && let_go) return app.handle(app::intent::StayHere{}, now);
    app.touched(now);
}

void Face::key(app::App& app, platform::KeyEvent::Key key, Now now) {
    using Key = platform::KeyEvent::Key;
    const bool ring = !focus_.target().empty();
    switch (key) {
        case Key::next:
            return move(app, Focus::Move::next, now);
        case Key::previous:
            return move(app, Focus::Move::previous, now);
        case Key::left:
            return move(app, Focus::Move::left, now);
        case Key::right:
            return move(app, Focus::Move::right, now);
        case Key::up:
            return move(app, Focus::Move::up, now);
        case Key::down:
            return move(app, Focus::Move::down, now);
        case Key::select:
            return ring ? select(app, now) : move(app, Focus::Move::next, now);
        case Key::enter:
            return ring ? select(app, now) : app.handle(unless_asked(app, app::intent::Submit{}), now);
        case Key::back:
            return app.handle(unless_asked(app, app::intent::GoBack{}), now);
        case Key::erase:
            return app.handle(unless_asked(app, app::intent::Erase{}), now);
    }
}

void Face::type(app::App& app, char character, Now now) {
    focus_.hide();
    app.handle(unless_asked(app, app::intent::Type{character}), now);
}

void Face::move(app::App& app, Focus::Move move, Now now) {
    focus_.move(move);
    app.touched(now);
}

/// As a tap of a finger on the target with the focus.
void Face::select(app::App& app, Now now) {
    for (const auto& event : tap_on(focus_.target())) point(app, event, now);
}

std::optional<app::Intent> Face::intent_of(const app::Frame& frame, const platform::PointerEvent& event) {
    using Kind = platform::PointerEvent::Kind;
    if (event.kind == Kind::cancel) {
        pointer_ = {};
        ui_.draw(frame, {-1, -1, true},
                 focus_.target());  // slide off first, so that the release means nothing
    } else {
        pointer_ = {event.x, event.y, event.kind != Kind::release};
    }
    auto output = ui_.draw(frame, pointer_, focus_.target());
    if (!pointer_.down) pointer_ = {};  // parked outside: nothing looks hovered after the finger is gone
    return output.intent;
}

std::vector<PixelRect> Face::draw(const app::Frame& frame) {
    const std::string ring = focus_.target();
    auto output = ui_.draw(frame, pointer_, ring);
    follow(frame);
    if (focus_.target() != ring) output = ui_.draw(frame, pointer_, focus_.target());
    if (ui_.atlas_version() != atlas_version_) {
        if (const auto set = painter_.set_atlas(ui_.take_atlas()); !set) return {};
        atlas_version_ = ui_.atlas_version();
        malloc_trim(0);  // baking needed twice the memory that stays
    }
    return painter_.paint(*output.draw_data, output.background);
}

/// While an answer is on its way nothing acts for a moment: the focus stays where it is.
void Face::follow(const app::Frame& frame) {
    if (frame.busy) return;
    auto screen = app::screen_name(frame);
    focus_.drawn(screen, stops(frame));
    if (screen != shown_ && is_resting(frame)) focus_.forget();
    shown_ = std::move(screen);
}

/// "Still there?" begins with staying: a key that was meant for the screen below must not wipe it.
std::vector<FocusStop> Face::stops(const app::Frame& frame) const {
    std::vector<FocusStop> stops;
    const auto all = ui_.targets();
    for (const auto& id : ui_.focus_order()) {
        const auto found =
            std::find_if(all.begin(), all.end(), [&](const auto& target) { return target.id == id; });
        stops.push_back({id, found->rect});
    }
    digits_in_a_row(stops);
    const auto is_stay = [](const auto& stop) { return stop.id == "still_there.stay"; };
    if (frame.still_there) std::stable_partition(stops.begin(), stops.end(), is_stay);
    return stops;
}

Shown Face::shown(const app::Frame& frame, const std::string& language) {
    Shown shown{app::screen_name(frame), language, {}, {}, focus_.target(), {}, frame.voice, frame.page, {}};
    if (!frame.voice.on) return shown;
    if (frame.still_there) shown.seconds_left = frame.still_there->seconds_left;
    const bool translated = language != frame.language;
    if (translated) {
        auto other = frame;
        other.language = language;
        ui_.draw(other, pointer_, focus_.target());
    }
    shown.sentences = ui_.sentences();
    const auto order = ui_.focus_order();
    for (const auto& target : ui_.targets()) {
        if (target.id == focus_.target()) shown.focus_label = target.label;
    }
    for (const auto& id : order) {
        const auto all = ui_.targets();
        const auto found =
            std::find_if(all.begin(), all.end(), [&](const auto& target) { return target.id == id; });
        if (!id.starts_with("frame.")) shown.choices.push_back(found->label);
    }
    if (translated) ui_.draw(frame, pointer_, focus_.target());  // touches mean this one
    return shown;
}

std::vector<platform::PointerEvent> Face::tap_on(const std::string& target_id) const {
    using Kind = platform::PointerEvent::Kind;
    const auto all = ui_.targets();
    const auto found =
        std::find_if(all.begin(), all.end(), [&](const auto& target) { return target.id == target_id; });
    if (found == all.end()) return {};
    const float x = static_cast<float>(found->rect.x) + static_cast<float>(found->rect.w) / 2;
    const float y = static_cast<float>(found->rect.y) + static_cast<float>(found->rect.h) / 2;
    return {{Kind::press, x, y}, {Kind::release, x, y}};
}

}  // namespace kiosk

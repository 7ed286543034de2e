#include "chrome.hpp"

#include <cmath>

#include "phrases.hpp"
#include "widgets.hpp"

namespace kiosk::ui {
namespace {

template <class... Views>
bool shows_any(const app::Frame& frame) {
    return (std::holds_alternative<Views>(frame.view) || ...);
}

bool has_footer(const app::Frame& frame) {
    const bool whole_screen =
        shows_any<app::AttractView, app::ClosedView, app::OutOfServiceView, app::CallView>(frame);
    const bool no_acts = shows_any<app::HomeView>(frame) && !frame.back && !frame.home;
    return !whole_screen && !no_acts;
}

struct Corner {
    std::string id;
    Msg label;
    std::string_view icon;
    Intent intent;
};

/// How the kiosk is seen and heard: always in the same corner.
std::vector<Corner> corners_of(const app::Frame& frame) {
    std::vector<Corner> corners;
    if (frame.languages.empty()) return corners;  // a refusal at start knows no person
    if (frame.languages.size() > 1)
        corners.push_back(
            {"frame.language", Msg::frame_language, "globe", app::intent::OpenPanel{app::Panel::language}});
    corners.push_back(
        {"frame.display", Msg::frame_display, "text_size", app::intent::OpenPanel{app::Panel::display}});
    if (frame.voice.available || frame.voice.on)  // a voice that is away for a moment can be stopped
        corners.push_back(
            {"frame.voice", Msg::frame_voice, "speaker", app::intent::OpenPanel{app::Panel::voice}});
    if (shows_any<app::AttractView, app::HomeView>(frame))
        corners.push_back({"frame.desk", Msg::frame_desk, "person", app::intent::OpenDesk{}});
    return corners;
}

/// Labels beside the icons where there is room for all of them, below a share of the bar.
void corner_buttons(Screen& screen, Box& bar) {
    const Theme& theme = screen.theme;
    Canvas& canvas = screen.canvas;
    const auto corners = corners_of(screen.frame);
    const TextStyle style{Type::small, true, color::act, Align::centre};
    const float icon = theme.icon(IconSize::small);
    const float with_icon = icon + theme.px(8) + theme.px(32);
    float all = 0;
    for (const auto& corner : corners)
        all += text_width(canvas.font(style), screen.tr(corner.label)) + with_icon + theme.gap;
    const bool labelled = all < bar.w * (theme.portrait ? 0.72F : 0.62F);
    for (const auto& corner : corners) {
        const auto& label = screen.tr(corner.label);
        const float words = labelled ? std::ceil(text_width(canvas.font(style), label)) + theme.px(8) + 2 : 0;
        const Box box =
            bar.cut_right(std::max(theme.target, icon + words + theme.px(labelled ? 32 : 16)), theme.gap);
        const bool pressed = canvas.target(corner.id, box, true, corner.intent, label);
        canvas.outlined(box, theme.radius_small, color::line,
                        pressed ? color::act_tint_pressed : color::field);
        Box inner = box.centred(icon + words, box.h);
        const Box mark = inner.cut_left(icon, theme.px(8));
        canvas.icon(corner.icon, IconSize::small, mark.middle_x(), mark.middle_y(), color::act);
        if (labelled) canvas.text(inner, label, style);
    }
}

/// Time, and the date where there is room for it beside the name of the place.
void clock(Screen& screen, Box& bar, const UiSetup& setup) {
    const Theme& theme = screen.theme;
    Canvas& canvas = screen.canvas;
    const auto& local = screen.frame.local_time;
    if (!local.date.ok()) return;  // a refusal at start knows no district and so no time zone
    const Type type = theme.compact ? Type::small : Type::body;
    const auto time = time_text(screen.words, local.minute_of_day);
    const float time_w = text_width(canvas.font({type, true}), time) + theme.px(4);
    if (bar.w < time_w + 2 * theme.target) return;
    canvas.text(bar.cut_right(time_w, theme.px(18)), time, {type, true});
    const auto day = day_text(screen.words, local.date);
    const float day_w = text_width(canvas.font({Type::small, false}), day) + theme.px(4);
    const float name_w =
        text_width(canvas.font({Type::small, false}), setup.place_name) + theme.target + theme.px(50);
    if (bar.w > day_w + std::max(name_w, theme.px(330)))
        canvas.text(bar.cut_right(day_w, theme.px(24)), day,
                    {Type::small, false, color::quiet, Align::right});
}

void emblem_and_names(Screen& screen, Box bar, const UiSetup& setup) {
    const Theme& theme = screen.theme;
    Canvas& canvas = screen.canvas;
    const float side = std::min(bar.h, theme.px(58));
    const Box emblem = bar.cut_left(side, theme.px(14));
    canvas.disc(emblem.centred(side, side), color::deep);
    canvas.icon("emblem", IconSize::small, emblem.middle_x(), emblem.middle_y(), color::deep_accent);
    const TextStyle bold{Type::small, true};
    Stack names;
    names.text(screen.tr(Msg::frame_service), bold)
        .text(setup.place_name, {Type::small, false, color::quiet});
    bar.y = theme.top + theme.kawung;
    bar.h = theme.top_bar - theme.kawung;
    if (names.height(canvas, bar.w) <= bar.h) return names.draw(canvas, bar, Vertical::middle);
    for (const auto& name : {setup.place_name, screen.tr(Msg::frame_service)}) {
        if (name.empty() || !canvas.fits(bar, name, bold)) continue;
        return canvas.text(bar, name, bold);
    }
}

/// What low-reach mode leaves above: nothing to touch, nothing to read.
void band_above(Screen& screen) {
    const Theme& theme = screen.theme;
    if (theme.top <= 0) return;
    const Box band{0, 0, theme.width, theme.top};
    screen.canvas.fill(band, color::deep);
    screen.canvas.kawung(band.inset(theme.px(10)), true, color::deep_motif);
    screen.canvas.icon("emblem", IconSize::large, band.middle_x(), band.middle_y(), color::deep_accent);
}

void top_bar(Screen& screen, const UiSetup& setup) {
    const Theme& theme = screen.theme;
    Canvas& canvas = screen.canvas;
    const Canvas::Hush hush(canvas);
    band_above(screen);
    Box bar{0, theme.top, theme.width, theme.top_bar};
    canvas.fill(bar, color::card);
    const Box band = bar.cut_top(theme.kawung);
    canvas.fill(band, color::deep);
    canvas.kawung(band, false, color::band_motif);
    canvas.fill({0, bar.bottom() - 1, theme.width, 1}, color::line);
    bar = bar.inset(theme.margin, (bar.h - theme.target) / 2);
    canvas.set_region(Drawn::Region::top);
    corner_buttons(screen, bar);
    canvas.set_region(Drawn::Region::content);
    clock(screen, bar, setup);
    emblem_and_names(screen, bar, setup);
}

/// One row: back and home left, the primary act right.
void lay_out_row(Screen& screen, Box row) {
    Footer& footer = screen.footer;
    const float w = row.w;
    const float gap = screen.theme.gap;
    footer.back = row.cut_left(std::floor(w * 0.125F), gap);
    footer.home = row.cut_left(std::floor(w * 0.125F), gap);
    footer.primary = row.cut_right(std::floor(w * 0.28F), gap);
    footer.others.push_back(row.cut_right(std::floor(w * 0.2F), gap));
    footer.others.push_back(row.cut_right(std::floor(w * 0.2F), gap));
}

/// Portrait: the primary act has a row of its own, in large letters the other acts too.
void lay_out_rows(Screen& screen, Box row) {
    const Theme& theme = screen.theme;
    Footer& footer = screen.footer;
    const float gap = theme.gap;
    const float up = theme.button + gap;
    const float half = std::floor((row.w - gap) / 2);
    footer.primary = {row.x, row.y - up, row.w, theme.button};
    if (theme.compact) {
        footer.back = row.cut_left(half, gap);
        footer.home = row;
        const float y = footer.back.y - 2 * up;
        footer.others = {{footer.home.x, y, half, theme.button}, {footer.back.x, y, half, theme.button}};
        return;
    }
    const float w = row.w;
    footer.back = row.cut_left(std::floor(w * 0.205F), gap);
    footer.home = row.cut_left(std::floor(w * 0.205F), gap);
    footer.others.push_back(row.cut_right(std::floor(w * 0.27F), gap));
    footer.others.push_back(row.cut_right(std::floor(w * 0.27F), gap));
}

}  // namespace

void lay_out_frame(Screen& screen) {
    const Theme& theme = screen.theme;
    const float edge = std::round(theme.margin * 0.75F);
    const float top = theme.top + theme.top_bar;
    Box all{theme.margin, top + edge, theme.width - 2 * theme.margin, theme.height - top - 2 * edge};
    screen.content = all;
    if (!has_footer(screen.frame)) return;
    const Box row = all.cut_bottom(theme.button, edge);
    screen.content = all;
    theme.portrait ? lay_out_rows(screen, row) : lay_out_row(screen, row);
}

void draw_chrome(Screen& screen, const UiSetup& setup) {
    top_bar(screen, setup);
    Footer& footer = screen.footer;
    if (footer.home.w <= 0) return;
    if (screen.frame.back)
        footer.acts.push_back({footer.back,
                               {"frame.back", screen.tr(Msg::frame_back), "arrow_left", Kind::quiet},
                               app::intent::GoBack{}});
    // Leaving must always be possible, whatever is being waited for.
    if (screen.frame.home)
        footer.acts.push_back({screen.frame.back ? footer.home : footer.back,
                               {"frame.home", screen.tr(Msg::frame_home), "home", Kind::quiet},
                               app::intent::GoHome{},
                               true});
}

void draw_still_there(Screen& screen, const app::StillThere& still_there) {
    const Theme& theme = screen.theme;
    Canvas& canvas = screen.canvas;
    const Box whole{0, theme.top, theme.width, theme.height - theme.top};
    canvas.fill({0, 0, theme.width, theme.height}, color::scrim);
    const Box box = whole.centred(std::min(whole.w - 2 * theme.margin, theme.px(theme.compact ? 1600 : 980)),
                                  std::min(whole.h - 2 * theme.margin, theme.px(660) + 2 * theme.button));
    canvas.surface(box, theme.radius, color::card);
    Box inner = box.inset(theme.px(theme.compact ? 24 : 40));
    Box acts = inner.cut_bottom(theme.button, theme.px(24));
    Box leave = acts.cut_left(std::round(acts.w * 0.36F), theme.gap);
    if (theme.portrait && theme.compact) {
        leave.w = acts.right() - leave.x;
        acts = inner.cut_bottom(theme.button, theme.px(24));
    }
    Stack stack;
    stack.text(screen.tr(Msg::still_there_title), {Type::title, true, color::ink, Align::centre})
        .space(12)
        .text(screen.tr(Msg::still_there_text), {Type::body, false, color::quiet, Align::centre});
    const float round = 2 * theme.icon(IconSize::large);
    const float h = std::min(stack.height(canvas, inner.w), inner.h - round * 0.9F);
    stack.draw(canvas, inner.cut_bottom(h));
    const Box mark = inner.centred(round, round);
    canvas.disc(mark, color::accent_tint);
    {
        const Canvas::Hush hush(canvas);  // a voice that counts every second is a nuisance
        canvas.text(mark, std::to_string(still_there.seconds_left),
                    {Type::display, true, color::accent_ink, Align::centre});
    }
    button(screen, leave, {"still_there.leave", screen.tr(Msg::still_there_leave), "home", Kind::secondary},
           app::intent::GoHome{});
    button(screen, acts, {"still_there.stay", screen.tr(Msg::still_there_stay), "touch", Kind::primary},
           app::intent::StayHere{});
}

}  // namespace kiosk::ui

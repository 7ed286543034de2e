#include "chrome.hpp"

#include <cmath>

#include "phrases.hpp"
#include "widgets.hpp"

namespace kiosk::ui {
namespace {

bool has_footer(const app::Frame& frame) {
    const bool whole_screen = std::holds_alternative<app::AttractView>(frame.view) ||
                              std::holds_alternative<app::ClosedView>(frame.view) ||
                              std::holds_alternative<app::OutOfServiceView>(frame.view);
    const bool no_acts = std::holds_alternative<app::HomeView>(frame.view) && !frame.back && !frame.home;
    return !whole_screen && !no_acts;
}

void language_switch(Screen& screen, Box& bar, const UiSetup& setup) {
    const Theme& theme = screen.theme;
    for (auto code = screen.frame.languages.rbegin(); code != screen.frame.languages.rend(); ++code) {
        const auto found = setup.catalogues.find(*code);
        if (found == setup.catalogues.end()) continue;
        const auto& name = found->second.text(Msg::language_short);
        const bool on = *code == screen.frame.language;
        const float wide = text_width(screen.canvas.font({Type::small, true}), name) + theme.px(36);
        const Box box = bar.cut_right(std::max(theme.target, std::ceil(wide)), theme.gap);
        const bool pressed =
            screen.canvas.target("frame.language_" + *code, box, true, app::intent::ChooseLanguage{*code});
        const Color surface = pressed ? color::act_tint_pressed : on ? color::act : color::white;
        screen.canvas.outlined(box, theme.radius_small, on ? color::act : color::line, surface);
        screen.canvas.text(box.inset(theme.px(6), 0), name,
                           {Type::small, true, on && !pressed ? color::white : color::act, Align::centre});
    }
    const Box globe = bar.cut_right(theme.icon(IconSize::small), theme.px(24));
    screen.canvas.icon("globe", IconSize::small, globe.middle_x(), globe.middle_y(), color::quiet);
}

/// Time, and the date where there is room for it beside the name of the place.
void clock(Screen& screen, Box& bar, const UiSetup& setup) {
    const Theme& theme = screen.theme;
    Canvas& canvas = screen.canvas;
    const auto& local = screen.frame.local_time;
    if (!local.date.ok()) return;  // a refusal at start knows no district and so no time zone
    const auto time = time_text(screen.words, local.minute_of_day);
    const float time_w = text_width(canvas.font({Type::body, true}), time) + theme.px(4);
    canvas.text(bar.cut_right(time_w, theme.px(18)), time, {Type::body, true});
    const auto day = day_text(screen.words, local.date);
    const float day_w = text_width(canvas.font({Type::small, false}), day) + theme.px(4);
    const float name_w =
        text_width(canvas.font({Type::small, false}), setup.place_name) + theme.target + theme.px(50);
    if (bar.w > day_w + std::max(name_w, theme.px(330)))
        canvas.text(bar.cut_right(day_w, theme.px(24)), day,
                    {Type::small, false, color::quiet, Align::right});
}

void top_bar(Screen& screen, const UiSetup& setup) {
    const Theme& theme = screen.theme;
    Canvas& canvas = screen.canvas;
    Box bar{0, 0, theme.width, theme.top_bar};
    canvas.fill(bar, color::white);
    const Box band = bar.cut_top(theme.kawung);
    canvas.fill(band, color::deep);
    canvas.kawung(band, false, 0xD0EDA73A);
    canvas.fill({0, bar.bottom() - 1, theme.width, 1}, color::line);
    bar = bar.inset(theme.margin, (bar.h - theme.target) / 2);
    language_switch(screen, bar, setup);

    clock(screen, bar, setup);

    const Box emblem = bar.cut_left(theme.target, theme.px(14));
    canvas.disc(emblem, color::deep);
    canvas.icon("emblem", IconSize::small, emblem.middle_x(), emblem.middle_y(), color::accent);
    Stack names;
    names.text(screen.tr(Msg::frame_service), {Type::small, true, color::ink});
    names.text(setup.place_name, {Type::small, false, color::quiet});
    bar = {bar.x, theme.kawung, bar.w, theme.top_bar - theme.kawung};
    if (names.height(canvas, bar.w) <= bar.h) return names.draw(canvas, bar, Vertical::middle);
    canvas.text(bar, setup.place_name.empty() ? screen.tr(Msg::frame_service) : setup.place_name,
                {Type::small, true, color::ink});
}

}  // namespace

void lay_out_frame(Screen& screen) {
    const Theme& theme = screen.theme;
    const float edge = std::round(theme.margin * 0.75F);
    Box all{theme.margin, theme.top_bar + edge, theme.width - 2 * theme.margin,
            theme.height - theme.top_bar - 2 * edge};
    screen.content = all;
    if (!has_footer(screen.frame)) return;
    Box row = all.cut_bottom(theme.button, edge);
    screen.content = all;
    const float w = row.w;
    Footer& footer = screen.footer;
    const float gap = theme.gap;
    if (theme.portrait) {
        footer.primary = {row.x, row.y - theme.button - gap, w, theme.button};
        footer.back = row.cut_left(std::floor(w * 0.19F), gap);
        footer.home = row.cut_left(std::floor(w * 0.19F), gap);
        footer.others.push_back(row.cut_right(std::floor(w * 0.285F), gap));
        footer.others.push_back(row.cut_right(std::floor(w * 0.285F), gap));
        return;
    }
    footer.back = row.cut_left(std::floor(w * 0.12F), gap);
    footer.home = row.cut_left(std::floor(w * 0.12F), gap);
    footer.primary = row.cut_right(std::floor(w * 0.28F), gap);
    footer.others.push_back(row.cut_right(std::floor(w * 0.205F), gap));
    footer.others.push_back(row.cut_right(std::floor(w * 0.205F), gap));
}

void draw_chrome(Screen& screen, const UiSetup& setup) {
    top_bar(screen, setup);
    if (screen.frame.back)
        button(screen, screen.footer.back,
               {"frame.back", screen.tr(Msg::frame_back), "arrow_left", Kind::quiet}, app::intent::GoBack{});
    if (!screen.frame.home) return;
    screen.canvas.set_busy(false);  // leaving must always be possible, whatever is being waited for
    button(screen, screen.footer.home, {"frame.home", screen.tr(Msg::frame_home), "home", Kind::quiet},
           app::intent::GoHome{});
    screen.canvas.set_busy(screen.frame.busy);
}

void draw_still_there(Screen& screen, const app::StillThere& still_there) {
    const Theme& theme = screen.theme;
    Canvas& canvas = screen.canvas;
    canvas.fill({0, 0, theme.width, theme.height}, color::scrim);
    const Box whole{0, 0, theme.width, theme.height};
    const Box box = whole.centred(std::min(theme.width - 2 * theme.margin, theme.px(980)),
                                  std::min(theme.height - 2 * theme.margin, theme.px(620) + theme.button));
    canvas.rounded(box, theme.radius, color::card);
    Box inner = box.inset(theme.px(40));
    Box acts = inner.cut_bottom(theme.button, theme.px(24));
    Stack stack;
    stack.text(screen.tr(Msg::still_there_title), {Type::title, true, color::ink, Align::centre})
        .space(12)
        .text(screen.tr(Msg::still_there_text), {Type::body, false, color::quiet, Align::centre});
    const float h = stack.height(canvas, inner.w);
    stack.draw(canvas, inner.cut_bottom(h));
    const float round = 2 * theme.icon(IconSize::large);
    const Box mark = inner.centred(round, round);
    canvas.disc(mark, color::accent_tint);
    canvas.text(mark, std::to_string(still_there.seconds_left),
                {Type::display, true, color::accent_ink, Align::centre});
    const Box leave = acts.cut_left(std::round(acts.w * 0.36F), theme.gap);
    button(screen, leave, {"still_there.leave", screen.tr(Msg::still_there_leave), "home", Kind::secondary},
           app::intent::GoHome{});
    button(screen, acts, {"still_there.stay", screen.tr(Msg::still_there_stay), "touch", Kind::primary},
           app::intent::StayHere{});
}

}  // namespace kiosk::ui

// How the kiosk is seen and heard: overlays that any screen can wear.
#include <algorithm>
#include <cmath>

#include "chrome.hpp"
#include "widgets.hpp"

namespace kiosk::ui {
namespace {

/// Sheet over the screen: title above, "close" below, the room between returned; as tall as `wanted` asks
/// for.
Box sheet(Screen& screen, Msg title, float wanted) {
    const Theme& theme = screen.theme;
    Canvas& canvas = screen.canvas;
    canvas.fill({0, 0, theme.width, theme.height}, color::scrim);
    const Box whole{0, theme.top, theme.width, theme.height - theme.top};
    const float edge = theme.px(theme.compact ? 20 : 36);
    const float between = theme.px(theme.compact ? 8 : 20);
    const float above_close = std::max(theme.gap, theme.px(24));
    const float w = std::min(whole.w - 2 * theme.margin, theme.px(theme.compact ? 1800 : 1240));
    const TextStyle style{Type::title, true, color::ink, Align::left, Type::small};
    const auto& words = screen.tr(title);
    const bool one_line = canvas.lines(words, {Type::lead, true}, w - 2 * edge).lines.size() == 1;
    const float line =
        std::max(theme.font_px(Type::title) * 1.1F,
                 one_line ? 0 : canvas.lines(words, {Type::small, true}, w - 2 * edge).height());
    const float chrome = 2 * edge + line + between + above_close + theme.button;
    const Box box = whole.centred(w, std::min(whole.h - 2 * theme.margin, wanted + chrome));
    canvas.surface(box, theme.radius, color::card);
    Box inner = box.inset(edge);
    canvas.text(inner.cut_top(line, between), words, style);
    const Box close = inner.cut_bottom(theme.button, above_close);
    button(screen, close, {"panel.close", screen.tr(Msg::panel_close), "check", Kind::primary},
           app::intent::ClosePanel{});
    return inner;
}

struct Option {
    std::string id;
    std::string title;
    bool chosen;
    Intent intent;
    Type type = Type::lead;                           ///< of the title
    std::optional<ColorTheme> sample = std::nullopt;  ///< drawn in the colours of that theme
};

/// A button of a row of which one is chosen; the chosen one says so in words too.
void option(Screen& screen, Box box, const Option& look) {
    const Theme& theme = screen.theme;
    Canvas& canvas = screen.canvas;
    const std::string says =
        look.chosen ? screen.tr(Msg::panel_chosen, {{"option", look.title}}) : look.title;
    const bool pressed = canvas.target(look.id, box, true, look.intent, says);
    const Canvas::Hush hush(canvas);
    const bool filled = look.chosen && !look.sample;
    Color ink = filled && !pressed ? color::on_act : color::act;
    const Color surface = pressed ? color::act_tint_pressed : filled ? color::act : color::field;
    canvas.outlined(box, theme.radius, color::act, surface);
    Box inner = box.inset(theme.px(12), theme.px(4));
    std::optional<Canvas::Dressed> dressed;
    if (look.sample) {
        const Box patch = box.inset(look.chosen ? 3 * theme.border : theme.border);
        dressed.emplace(canvas, *look.sample);
        canvas.rounded(patch, theme.radius - static_cast<int>(theme.border), color::card);
        ink = color::ink;
    }
    const TextStyle style{look.type, true, ink, Align::centre, Type::small};
    const float icon = theme.icon(IconSize::small);
    if (look.chosen &&
        canvas.fits({inner.x, inner.y, inner.w - icon - theme.px(10), inner.h}, look.title, style)) {
        const Box mark = inner.cut_left(icon, theme.px(10));
        canvas.icon("check", IconSize::small, mark.middle_x(), mark.middle_y(), ink);
    }
    canvas.text(inner, look.title, style);
}

/// Options side by side, or below each other where the words need it; `rows` at most.
void options(Screen& screen, Box box, const std::vector<Option>& all, int columns) {
    const int n = static_cast<int>(all.size());
    const int rows = (n + columns - 1) / columns;
    for (int i = 0; i < n; ++i)
        option(screen, box.cell(i % columns, i / columns, columns, rows, screen.theme.gap),
               all[static_cast<std::size_t>(i)]);
}

void language_panel(Screen& screen, const UiSetup& setup) {
    std::vector<Option> all;
    for (const auto& code : screen.frame.languages) {
        const auto found = setup.catalogues.find(code);
        if (found == setup.catalogues.end()) continue;
        all.push_back({"panel.language_" + code, found->second.text(Msg::language_name),
                       code == screen.frame.language, app::intent::ChooseLanguage{code}});
    }
    const int columns = screen.theme.portrait || all.size() < 3 ? 1 : 2;
    const auto rows = static_cast<float>((static_cast<int>(all.size()) + columns - 1) / columns);
    const float tallest = std::max(screen.theme.button, screen.theme.px(170));
    options(screen, sheet(screen, Msg::panel_language, rows * tallest + (rows - 1) * screen.theme.gap), all,
            columns);
}

/// A quiet line over a row of options.
Box labelled_row(Screen& screen, Box& box, Msg label, float h) {
    const Theme& theme = screen.theme;
    const float line = theme.font_px(Type::small) * 1.1F;
    screen.canvas.text(box.cut_top(line, theme.px(6)), screen.tr(label), {Type::small, true, color::quiet});
    return box.cut_top(h, theme.px(theme.compact ? 10 : 24));
}

std::vector<Option> sizes_of(const Screen& screen) {
    constexpr std::array<Msg, 4> names = {Msg::size_small, Msg::size_normal, Msg::size_large,
                                          Msg::size_largest};
    constexpr std::array<Type, 4> types = {Type::small, Type::body, Type::lead, Type::title};
    std::vector<Option> all;
    for (const TextSize size : all_text_sizes) {
        const auto i = static_cast<std::size_t>(size);
        all.push_back({"panel.size_" + std::string(to_word(size)), screen.tr(names[i]),
                       screen.frame.appearance.text_size == size, app::intent::ChooseTextSize{size},
                       types[i]});
    }
    return all;
}

std::vector<Option> themes_of(const Screen& screen) {
    constexpr std::array<Msg, 4> names = {Msg::theme_default, Msg::theme_dark, Msg::theme_light,
                                          Msg::theme_yellow};
    std::vector<Option> all;
    for (const ColorTheme theme : all_color_themes)
        all.push_back(
            {"panel.theme_" + std::string(to_word(theme)), screen.tr(names[static_cast<std::size_t>(theme)]),
             screen.frame.appearance.theme == theme, app::intent::ChooseTheme{theme}, Type::lead, theme});
    return all;
}

void display_panel(Screen& screen) {
    const Theme& theme = screen.theme;
    const int columns = theme.portrait ? (theme.compact ? 1 : 2) : (theme.compact ? 2 : 4);
    const auto rows = static_cast<float>(4 / columns);
    const float labels = 2 * (theme.font_px(Type::small) * 1.1F + theme.px(theme.compact ? 16 : 30));
    const float reach = theme.reach_helps ? theme.button + theme.gap : 0;
    const float gaps = theme.gap * (2 * rows - 2);
    const float tallest = std::max(theme.button, theme.px(130));
    Box box = sheet(screen, Msg::panel_display, labels + reach + gaps + 2 * rows * tallest);
    const float row = std::min(tallest, (box.h - labels - reach - gaps) / (2 * rows));
    const float h = rows * row + theme.gap * (rows - 1);
    options(screen, labelled_row(screen, box, Msg::panel_sizes, h), sizes_of(screen), columns);
    options(screen, labelled_row(screen, box, Msg::panel_themes, h), themes_of(screen), columns);
    if (!theme.reach_helps) return;
    const bool low = screen.frame.appearance.low_reach;
    button(screen, box.cut_bottom(theme.button),
           {"panel.reach", screen.tr(low ? Msg::reach_high : Msg::reach_low), "low_reach", Kind::secondary},
           app::intent::ChooseReach{!low});
}

/// "Suara: 3 dari 5" between minus and plus.
void stepper(Screen& screen, Box row, Msg label, const std::string& id, int value, Intent less, Intent more) {
    constexpr int most = 5;
    const Theme& theme = screen.theme;
    const float side = std::max(theme.button, theme.px(130));
    const std::string words = screen.tr(label, {{"value", std::to_string(value)}});
    const auto step = [&](Box box, const char* suffix, std::string_view icon, Msg says, bool enabled,
                          Intent intent) {
        const bool pressed = screen.canvas.target("panel." + id + suffix, box, enabled, std::move(intent),
                                                  screen.tr(says) + ": " + words);
        screen.canvas.outlined(box, theme.radius, enabled ? color::act : color::off_ink,
                               pressed ? color::act_tint_pressed : color::field);
        screen.canvas.icon(icon, IconSize::medium, box.middle_x(), box.middle_y(),
                           enabled ? color::act : color::off_ink);
    };
    step(row.cut_left(side, theme.gap), "_less", "minus", Msg::voice_less, value > 1, std::move(less));
    step(row.cut_right(side, theme.gap), "_more", "plus", Msg::voice_more, value < most, std::move(more));
    screen.canvas.text(row, words, {Type::lead, true, color::ink, Align::centre, Type::small});
}

/// Has the language a voice of its own?
bool speaks(const UiSetup& setup, const std::string& language) {
    const auto& spoken = setup.spoken_languages;
    return std::find(spoken.begin(), spoken.end(), language) != spoken.end();
}

void voice_panel(Screen& screen, const UiSetup& setup) {
    const Theme& theme = screen.theme;
    const auto& voice = screen.frame.voice;
    const float gap = std::max(theme.gap, theme.px(theme.compact ? 10 : 22));
    const bool stacked = theme.portrait;
    const float rows = stacked ? 3 : 2;
    Box box = sheet(screen, Msg::panel_voice, rows * (theme.button + gap) + 6 * theme.font_px(Type::body));
    Box speed = box.cut_bottom(theme.button, gap);
    const Box volume =
        stacked ? box.cut_bottom(theme.button, gap) : speed.cut_left((speed.w - 3 * gap) / 2, 3 * gap);
    stepper(screen, volume, Msg::voice_volume, "volume", voice.volume, app::intent::ChangeVolume{-1},
            app::intent::ChangeVolume{1});
    stepper(screen, speed, Msg::voice_speed, "speed", voice.speed, app::intent::ChangeSpeed{-1},
            app::intent::ChangeSpeed{1});
    Box acts = box.cut_bottom(theme.button, gap);
    const auto act = [&](int place, int of, std::string id, Msg label, std::string_view icon, Intent intent) {
        button(screen, acts.cell(place, 0, of, 1, theme.gap),
               {std::move(id), screen.tr(label), icon, Kind::secondary}, std::move(intent));
    };
    if (voice.on) {
        act(0, 3, "panel.voice_replay", Msg::voice_replay, "refresh", app::intent::ReplayVoice{});
        act(1, 3, "panel.voice_pause", voice.paused ? Msg::voice_resume : Msg::voice_pause,
            voice.paused ? "play" : "pause", app::intent::PauseVoice{});
        act(2, 3, "panel.voice_stop", Msg::voice_stop, "stop", app::intent::StopVoice{});
    } else {
        act(0, 1, "panel.voice_start", Msg::voice_start, "speaker", app::intent::StartVoice{});
    }
    Stack note;
    if (!speaks(setup, screen.frame.language))
        note.note(Stack::Tone::calm, "info", screen.tr(Msg::voice_fallback));
    Stack words;
    words.text(screen.tr(voice.on ? Msg::voice_is_on : Msg::voice_text), {Type::body, false}).space(14);
    words.append(note);
    (words.reads_well_in(screen.canvas, box) ? words : note).draw(screen.canvas, box, Vertical::middle);
}

}  // namespace

void draw_panel(Screen& screen, app::Panel panel, const UiSetup& setup) {
    switch (panel) {
        case app::Panel::language:
            return language_panel(screen, setup);
        case app::Panel::display:
            return display_panel(screen);
        case app::Panel::voice:
            return voice_panel(screen, setup);
    }
}

}  // namespace kiosk::ui

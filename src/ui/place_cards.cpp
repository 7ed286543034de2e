#include "place_cards.hpp"

#include <algorithm>
#include <cmath>

#include "phrases.hpp"
#include "widgets.hpp"

namespace kiosk::ui {

std::string when_text(const Screen& screen, const app::PlaceCard& place) {
    if (place.visit_on) return day_and_hours_text(screen.words, *place.visit_on, place.visit_hours);
    return open_text(screen.words, place.state, place.today);
}

namespace {

void add_tag(std::string& tags, const std::string& tag) {
    if (!tags.empty() && !tag.empty()) tags += " • ";
    tags += tag;
}

}  // namespace

std::string visit_tags(const i18n::Catalogue& words, const app::PlaceCard& place) {
    std::string tags;
    if (place.audience == domain::Audience::pupils) add_tag(tags, words.text(Msg::place_pupils));
    if (place.quota > 0)
        add_tag(tags, words.format(Msg::place_quota, {{"count", words.number(place.quota)}}));
    return tags;
}

std::string place_tags(const Screen& screen, const app::PlaceCard& place) {
    std::string tags;
    if (place.nearness == domain::Nearness::kelurahan_of_kiosk) add_tag(tags, screen.tr(Msg::place_here));
    if (place.nearness == domain::Nearness::same_kecamatan)
        add_tag(tags, screen.tr(Msg::place_same_kecamatan));
    if (place.visit_on) add_tag(tags, screen.tr(Msg::place_visit));
    add_tag(tags, visit_tags(screen.words, place));
    return tags;
}

std::string kecamatan_label(const Screen& screen, const app::KecamatanChoice& kecamatan) {
    return kecamatan.name.empty() ? screen.tr(Msg::recording_kecamatan) : kecamatan.name;
}

namespace {

constexpr float between = 16;
constexpr TextStyle name_style{Type::lead, true, color::ink, Align::left, Type::small};
constexpr TextStyle act_style{Type::small, true, color::act, Align::centre};

Color when_color(const app::PlaceCard& place) {
    return place.state.open ? color::act : color::accent_ink;
}

Stack place_words(const Screen& screen, const app::PlaceCard& place, const std::string& act_words) {
    Stack stack;
    stack.text(place.name, name_style)
        .text(place.address, {Type::small, false, color::quiet})
        .space(4)
        .text(place_tags(screen, place), {Type::small, true, color::act})
        .text(place.note, {Type::small, false, color::ink})
        .text(when_text(screen, place), {Type::body, true, when_color(place)});
    if (!place.visit_on)
        stack.text(screen.tr(Msg::places_today, {{"hours", hours_text(screen.words, place.coming[0])}}),
                   {Type::small, false, color::quiet});
    if (screen.theme.compact) stack.text(act_words, {Type::small, true, color::act});
    return stack;
}

float state_mark(const Theme& theme) {
    return theme.compact ? 0 : theme.icon(IconSize::medium) + theme.px(38);
}

/// The icon alone in large letters: there the words stand below the others.
float act_width(const Screen& screen, const std::string& words) {
    const float icon = screen.theme.icon(IconSize::small);
    if (screen.theme.compact || words.empty()) return icon;
    return std::max(icon, std::ceil(text_width(screen.canvas.font(act_style), words)) + screen.theme.px(6));
}

void draw_state(Screen& screen, Box mark, const app::PlaceCard& place) {
    const float side = mark.w;
    const bool open = place.state.open;
    const std::string_view icon = place.visit_on ? "calendar" : open ? "check" : "clock";
    screen.canvas.disc(mark.centred(side, side), open ? color::act_tint : color::accent_tint);
    screen.canvas.icon(icon, IconSize::small, mark.middle_x(), mark.middle_y(), when_color(place));
}

void draw_act(Screen& screen, Box box, const PlaceAct& act) {
    const Theme& theme = screen.theme;
    const bool words = !theme.compact && !act.words.empty();
    const float line = words ? theme.font_px(Type::small) * 1.2F : 0;
    Box group = box.centred(box.w, theme.icon(IconSize::small) + line);
    const Box icon = group.cut_top(theme.icon(IconSize::small));
    screen.canvas.icon(act.icon, IconSize::small, icon.middle_x(), icon.middle_y(), color::act);
    if (words) screen.canvas.text(group, act.words, act_style);
}

}  // namespace

float place_row_height(const Screen& screen, const std::vector<app::PlaceCard>& places, float width,
                       const std::string& act_words) {
    const Theme& theme = screen.theme;
    const float inner =
        width - 2 * theme.pad - state_mark(theme) - act_width(screen, act_words) - theme.px(between);
    float tallest = theme.button;
    for (const auto& place : places)
        tallest = std::max(
            tallest, place_words(screen, place, act_words).height(screen.canvas, inner) + 2 * theme.px(12));
    return tallest;
}

void place_row(Screen& screen, Box box, const app::PlaceCard& place, const PlaceAct& act) {
    const Theme& theme = screen.theme;
    const bool pressed = screen.canvas.target(act.id, box, true, act.intent);
    screen.canvas.card(box, pressed ? color::act_tint_pressed : color::card);
    Box inner = box.inset(theme.pad, theme.px(12));
    draw_act(screen, inner.cut_right(act_width(screen, act.words), theme.px(between)), act);
    if (!theme.compact)
        draw_state(screen, inner.cut_left(theme.icon(IconSize::medium) + theme.px(18), theme.px(20)), place);
    Stack all = place_words(screen, place, act.words);
    if (all.reads_well_in(screen.canvas, inner))
        return all.steady().draw(screen.canvas, inner, Vertical::middle);
    Stack name;  // the place's own screen says the rest
    name.text(place.name, name_style).text(when_text(screen, place), {Type::body, true, when_color(place)});
    name.draw(screen.canvas, inner, Vertical::middle);
}

}  // namespace kiosk::ui

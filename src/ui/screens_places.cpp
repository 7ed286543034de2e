// Places and hours, and which of them are near.
#include <algorithm>

#include "phrases.hpp"
#include "place_cards.hpp"
#include "widgets.hpp"

namespace kiosk::ui {
namespace {

constexpr TextStyle kecamatan_style{Type::body, true, color::ink, Align::left, Type::small};

void kecamatan_button(Screen& screen, Box box, const Choice& look, Intent intent) {
    const Theme& theme = screen.theme;
    const bool pressed = screen.canvas.target(look.id, box, true, std::move(intent), look.says);
    const Canvas::Hush hush(screen.canvas, !look.says.empty());
    const Color inside = pressed ? color::act_tint_pressed : look.chosen ? color::act_tint : color::card;
    if (look.chosen) {
        const float frame = 3 * theme.border;
        screen.canvas.rounded(box, theme.radius, color::act);
        screen.canvas.rounded(box.inset(frame), theme.radius - static_cast<int>(frame), inside);
    } else {
        screen.canvas.card(box, inside);
    }
    Box inner = box.inset(theme.pad, theme.px(8));
    const Box mark = inner.cut_left(theme.icon(IconSize::medium), theme.px(16));
    screen.canvas.icon(look.icon, IconSize::medium, mark.middle_x(), mark.middle_y(), color::act);
    screen.canvas.text(inner, look.title, kecamatan_style);
}

}  // namespace

void draw(Screen& screen, const app::PlacesView& view) {
    if (view.kecamatan.offered) with_primary(screen);
    heading(screen, screen.tr(Msg::places_title), screen.tr(Msg::places_lead));
    const List list = list_of(screen, 22);
    draw_list(screen, list, view.places.size(), place_row_height(screen, view.places, list.row_width),
              [&](Box box, std::size_t i) {
                  const auto& place = view.places[i];
                  place_row(screen, box, place,
                            {"places.item_" + place.id, "arrow_right", {}, app::intent::ShowPlace{place.id}});
              });
    if (view.kecamatan.offered)
        primary(screen, "places.kecamatan", kecamatan_label(screen, view.kecamatan),
                app::intent::OpenKecamatan{}, "pin");
}

namespace {

Stack about_place(const Screen& screen, const app::PlaceView& view) {
    const auto& place = view.place;
    Stack about;
    if (screen.theme.compact) about.text(place.address, {Type::small, false, color::quiet}).space(10);
    about.text(place_tags(screen, place), {Type::body, true, color::act})
        .text(when_text(screen, place),
              {Type::lead, true, place.state.open ? color::act : color::accent_ink});
    about.space(16).label(screen.tr(Msg::place_services));
    for (const auto service : place.services) about.space(8).point("check", screen.tr(message_of(service)));
    if (!place.note.empty()) about.space(16).note(Stack::Tone::calm, "info", place.note);
    if (!view.contacts.empty()) about.space(16).label(screen.tr(Msg::place_contacts));
    for (const auto& contact : view.contacts) about.text(contact.label + ": " + contact.value, {});
    return about;
}

std::string day_name(const Screen& screen, const app::PlaceCard& place, int day) {
    return day == 0 ? screen.tr(Msg::place_today)
                    : weekday_text(screen.words, domain::add_days(place.today, day));
}

constexpr float day_share = 0.25F;
constexpr float hours_share = 0.56F;  // of what the day leaves

/// Exceptions have names, which need room beside the hours.
bool week_fits(const Screen& screen, Box inner, const app::PlaceCard& place) {
    const float row = inner.h / 7.8F;
    const float rest =
        (inner.w - 2 * screen.theme.px(14)) * (1 - day_share) * (1 - hours_share) - screen.theme.px(10);
    return std::all_of(place.labels.begin(), place.labels.end(), [&](const std::string& label) {
        return label.empty() || screen.canvas.fits({0, 0, rest, row}, label, {Type::small, false});
    });
}

void week_table(Screen& screen, Box inner, const app::PlaceCard& place) {
    const Theme& theme = screen.theme;
    screen.canvas.text(inner.cut_top(theme.px(44), theme.px(8)), screen.tr(Msg::place_week),
                       {Type::small, true, color::act});
    for (int day = 0; day < 7; ++day) {
        const auto i = static_cast<std::size_t>(day);
        Box row = inner.cell(0, day, 1, 7, 0);
        if (day == 0) screen.canvas.surface(row, theme.radius_small, color::act_tint);
        row = row.inset(theme.px(14), 0);
        screen.canvas.text(row.cut_left(row.w * day_share), day_name(screen, place, day),
                           {Type::body, day == 0});
        const bool closed = place.coming[i].empty();
        const Box hours = row.cut_left(row.w * hours_share, theme.px(10));
        screen.canvas.text(hours, hours_text(screen.words, place.coming[i]),
                           {Type::body, !closed, closed ? color::quiet : color::ink});
        screen.canvas.text(row, place.labels[i], {Type::small, false, color::quiet});
    }
}

}  // namespace

void draw(Screen& screen, const app::PlaceView& view) {
    const auto& place = view.place;
    heading(screen, place.name, place.address);
    Stack about = about_place(screen, view);
    if (place.visit_on) return read_card(screen, screen.content, about);  // its one day is all there is
    const auto [left, right] = panes(screen, 0.46F, 0.5F);
    if (!screen.theme.compact && week_fits(screen, right.inset(screen.theme.pad), place)) {
        about.draw(screen.canvas, card(screen, left), Vertical::middle);
        return week_table(screen, card(screen, right), place);
    }
    about.space(24).label(screen.tr(Msg::place_week));
    for (int day = 0; day < 7; ++day) {
        const auto i = static_cast<std::size_t>(day);
        std::string line = day_name(screen, place, day) + ": " + hours_text(screen.words, place.coming[i]);
        if (!place.labels[i].empty()) line += " (" + place.labels[i] + ")";
        about.space(6).text(line, {Type::body, day == 0});
    }
    read_card(screen, screen.content, about);
}

namespace {

/// "Semua", and the others in the order of their names.
std::vector<Choice> kecamatan_choices(const Screen& screen, const app::KecamatanView& view) {
    std::vector<Choice> choices;
    const auto add = [&](const std::string& id, const std::string& code, const std::string& name) {
        Choice look;
        look.id = "kecamatan." + id;
        look.title = name;
        look.chosen = code == view.chosen;
        look.icon = look.chosen ? "check" : "pin";
        if (look.chosen) look.says = screen.tr(Msg::panel_chosen, {{"option", name}});
        choices.push_back(std::move(look));
    };
    add("all", {}, screen.tr(Msg::kecamatan_all));
    for (const auto& item : view.items) add("item_" + item.code, item.code, item.name);
    return choices;
}

/// As many columns as the longest name allows.
List kecamatan_list(const Screen& screen, const std::vector<Choice>& choices) {
    const Theme& theme = screen.theme;
    const float gap = std::max(theme.gap, theme.px(18));
    const float beside = 2 * theme.pad + theme.icon(IconSize::medium) + theme.px(16);
    float widest = 0;
    for (const auto& look : choices)
        widest = std::max(widest, text_width(screen.canvas.font(kecamatan_style), look.title) + beside);
    const int most = theme.portrait ? 2 : 4;
    const int columns = std::clamp(static_cast<int>((screen.content.w + gap) / (widest + gap)), 1, most);
    const auto n = static_cast<float>(columns);
    return {gap, columns, (screen.content.w - (n - 1) * gap) / n};
}

}  // namespace

void draw(Screen& screen, const app::KecamatanView& view) {
    if (view.elsewhere) with_primary(screen);
    heading(screen, screen.tr(Msg::kecamatan_title),
            screen.tr(view.elsewhere ? Msg::kecamatan_lead_way : Msg::kecamatan_lead));
    const auto choices = kecamatan_choices(screen, view);
    const List list = kecamatan_list(screen, choices);
    draw_list(screen, list, choices.size(), screen.theme.button, [&](Box box, std::size_t i) {
        const std::string code = i == 0 ? std::string() : view.items[i - 1].code;
        kecamatan_button(screen, box, choices[i], app::intent::ChooseKecamatan{code});
    });
    if (view.elsewhere)
        primary(screen, "kecamatan.elsewhere",
                screen.tr(Msg::kecamatan_elsewhere, {{"district", view.district}}),
                app::intent::LiveElsewhere{}, "globe");
}

}  // namespace kiosk::ui

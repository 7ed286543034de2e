// Where to go instead, and when.
#include <algorithm>
#include <optional>

#include "phrases.hpp"
#include "widgets.hpp"

namespace kiosk::ui {
namespace {

Stack place_words(const Screen& screen, const app::PlaceCard& place) {
    const auto& words = screen.words;
    const Color state = place.state.open ? color::act : color::accent_ink;
    Stack stack;
    stack.text(place.name, {Type::lead, true, color::ink, Align::left, Type::small})
        .text(place.address, {Type::small, false, color::quiet})
        .space(4)
        .text(open_text(words, place.state, place.today), {Type::body, true, state})
        .text(screen.tr(Msg::places_today, {{"hours", hours_text(words, place.coming[0])}}),
              {Type::small, false, color::quiet});
    return stack;
}

float state_mark(const Theme& theme) {
    return theme.compact ? 0 : theme.icon(IconSize::medium) + theme.px(38);
}

void place_lines(Screen& screen, Box inner, const app::PlaceCard& place) {
    const Theme& theme = screen.theme;
    if (!theme.compact) {
        const float icon = theme.icon(IconSize::medium) + theme.px(18);
        const Box mark = inner.cut_left(icon, theme.px(20));
        screen.canvas.disc(mark.centred(icon, icon), place.state.open ? color::act_tint : color::accent_tint);
        screen.canvas.icon(place.state.open ? "check" : "clock", IconSize::small, mark.middle_x(),
                           mark.middle_y(), place.state.open ? color::act : color::accent_ink);
    }
    Stack all = place_words(screen, place);
    if (all.reads_well_in(screen.canvas, inner))
        return all.steady().draw(screen.canvas, inner, Vertical::middle);
    Stack name;  // the place's own screen says the rest
    name.text(place.name, {Type::lead, true, color::ink, Align::left, Type::small})
        .text(open_text(screen.words, place.state, place.today), {Type::body, true, color::act});
    name.draw(screen.canvas, inner, Vertical::middle);
}

/// The tallest of the cards decides.
float row_height(const Screen& screen, const std::vector<app::PlaceCard>& places, float width) {
    const Theme& theme = screen.theme;
    const float inner =
        width - 2 * theme.pad - state_mark(theme) - theme.icon(IconSize::small) - theme.px(16);
    float tallest = theme.button;
    for (const auto& place : places)
        tallest =
            std::max(tallest, place_words(screen, place).height(screen.canvas, inner) + 2 * theme.px(12));
    return tallest;
}

struct RecordingWords {
    Msg title, text;
};

RecordingWords words_of(domain::NextStep step, std::optional<int> age) {
    const bool card_later = age && *age < 17;
    if (step == domain::NextStep::record && card_later) step = domain::NextStep::record_from_16;
    switch (step) {
        case domain::NextStep::record_with_kk:
            return {Msg::recording_with_kk, Msg::recording_with_kk_text};
        case domain::NextStep::record:
            return {Msg::recording_now, Msg::recording_now_text};
        case domain::NextStep::record_from_16:
            return {Msg::recording_from_16, Msg::recording_from_16_text};
        case domain::NextStep::collect_card:
            return {Msg::recording_collect, Msg::recording_collect_text};
        case domain::NextStep::collect_card_at_17:
            return {Msg::recording_collect_at_17, Msg::recording_collect_at_17_text};
        case domain::NextStep::go_on:
            return {Msg::recording_now, Msg::recording_now_text};
    }
    return {Msg::recording_now, Msg::recording_now_text};
}

struct AdviceWords {
    Msg title, text, first, second, third, go_on;
    std::string_view icon;
};

AdviceWords words_of(domain::Advice advice) {
    switch (advice) {
        case domain::Advice::no_phone:
            return {Msg::advice_no_phone,
                    Msg::advice_no_phone_text,
                    Msg::advice_no_phone_1,
                    Msg::advice_no_phone_2,
                    Msg::advice_no_phone_3,
                    Msg::advice_finish,
                    "phone"};
        case domain::Advice::no_email:
            return {Msg::advice_no_email,
                    Msg::advice_no_email_text,
                    Msg::advice_no_email_1,
                    Msg::advice_no_email_2,
                    Msg::advice_no_email_3,
                    Msg::advice_no_email_go_on,
                    "mail"};
        case domain::Advice::other_phone:
            return {Msg::advice_other_phone,
                    Msg::advice_other_phone_text,
                    Msg::advice_other_phone_1,
                    Msg::advice_other_phone_2,
                    Msg::advice_other_phone_3,
                    Msg::advice_ticket,
                    "refresh"};
        case domain::Advice::nik_needs_officer:
            return {Msg::advice_nik,   Msg::advice_nik_text, Msg::advice_nik_1, Msg::advice_nik_2,
                    Msg::advice_nik_3, Msg::advice_ticket,   "person"};
        case domain::Advice::old_phone:
            return {Msg::advice_old_phone,
                    Msg::advice_old_phone_text,
                    Msg::advice_old_phone_1,
                    Msg::advice_old_phone_2,
                    Msg::advice_old_phone_3,
                    Msg::advice_old_phone_go_on,
                    "search"};
        case domain::Advice::does_not_want:
            return {Msg::advice_refuse,
                    Msg::advice_refuse_text,
                    Msg::advice_refuse_1,
                    Msg::advice_refuse_2,
                    Msg::advice_refuse_3,
                    Msg::advice_finish,
                    "heart"};
    }
    return {Msg::advice_nik,   Msg::advice_nik_text, Msg::advice_nik_1, Msg::advice_nik_2,
            Msg::advice_nik_3, Msg::advice_ticket,   "person"};
}

// Going on means a ticket for these two already.
bool leads_to_ticket(domain::Advice advice) {
    return advice == domain::Advice::other_phone || advice == domain::Advice::nik_needs_officer;
}

}  // namespace

void draw(Screen& screen, const app::RecordingPathView& view) {
    with_primary(screen);
    const Theme& theme = screen.theme;
    const auto words = words_of(view.step, view.age);
    const bool collect =
        view.step == domain::NextStep::collect_card || view.step == domain::NextStep::collect_card_at_17;
    heading(screen, screen.tr(words.title));
    Stack stack;
    stack.text(screen.tr(words.text), {Type::body, false});
    if (!view.bring.empty() && !collect)
        stack.space(18)
            .label(screen.tr(Msg::recording_bring))
            .space(4)
            .point("file", view.bring, {Type::body, true});
    stack.space(18).note(Stack::Tone::calm, "check", screen.tr(Msg::recording_free));
    primary(screen, "recording.go_on", screen.tr(Msg::recording_go_on), app::intent::GoOn{}, "check");
    if (theme.compact) {
        for (const auto& place : view.places) {
            stack.space(24).text(place.name, {Type::lead, true}).keep();
            stack.text(open_text(screen.words, place.state, place.today), {Type::body, true, color::act})
                .keep();
            stack.text(place.address, {Type::small, false, color::quiet});
        }
        return read_card(screen, screen.content, stack);
    }
    const auto [left, right] = panes(screen, 0.4F, 0.36F);
    stack.draw(screen.canvas, card(screen, left), Vertical::middle);
    screen.content = right;
    const float gap = theme.px(18);
    constexpr std::size_t columns = 1;
    const float height = row_height(screen, view.places, right.w);
    const auto rows =
        std::min<std::size_t>(3, rows_that_fit(screen, view.places.size(), columns, height, gap));
    const auto page = list_page(screen, view.places.size(), rows);
    for (auto i = page.first; i < page.end; ++i) {
        const Box box =
            screen.content.cell(0, static_cast<int>(i - page.first), 1, static_cast<int>(rows), gap);
        screen.canvas.card(box);
        place_lines(screen, box.inset(theme.pad, theme.px(12)), view.places[i]);
    }
}

void draw(Screen& screen, const app::AdviceView& view) {
    const bool ticket = leads_to_ticket(view.advice);
    with_primary(screen, ticket ? 0 : 1);
    const Theme& theme = screen.theme;
    const auto words = words_of(view.advice);
    heading(screen, screen.tr(words.title));
    screen.canvas.card(screen.content);
    Box inner = screen.content.inset(theme.pad, theme.px(theme.compact ? 14 : 26));
    Stack stack;
    if (theme.portrait) {
        stack.badge(words.icon, color::act_tint, color::act).space(40);
    } else if (!theme.compact) {
        const float round = theme.icon(IconSize::large) + theme.px(56);
        const Box mark = inner.cut_left(round + theme.px(140), theme.px(20));
        screen.canvas.disc(mark.centred(round, round), color::act_tint);
        screen.canvas.icon(words.icon, IconSize::large, mark.middle_x(), mark.middle_y(), color::act);
    }
    const bool names_minimum =
        view.advice == domain::Advice::no_phone || view.advice == domain::Advice::old_phone;
    const std::string second =
        names_minimum
            ? screen.tr(words.second, {{"android", view.minimum_android}, {"iphone", view.minimum_iphone}})
            : screen.tr(words.second);
    stack.text(screen.tr(words.text), {Type::lead, false})
        .space(30)
        .step(1, screen.tr(words.first))
        .space(22)
        .step(2, second)
        .space(22)
        .step(3, screen.tr(words.third));
    read(screen, inner, stack);
    if (!ticket)
        secondary(screen, 0, "advice.officer", screen.tr(Msg::advice_officer), "person",
                  app::intent::CallOfficer{});
    primary(screen, "advice.go_on", screen.tr(words.go_on), app::intent::GoOn{},
            ticket ? "ticket" : "arrow_right");
}

void draw(Screen& screen, const app::PlacesView& view) {
    const Theme& theme = screen.theme;
    heading(screen, screen.tr(Msg::places_title), screen.tr(Msg::places_lead));
    const List list = list_of(screen, 22);
    const float height = row_height(screen, view.places, list.row_width);
    draw_list(screen, list, view.places.size(), height, [&](Box box, std::size_t i) {
        const auto& place = view.places[i];
        const bool pressed =
            screen.canvas.target("places.item_" + place.id, box, true, app::intent::ShowPlace{place.id});
        screen.canvas.card(box, pressed ? color::act_tint_pressed : color::card);
        Box inner = box.inset(theme.pad, theme.px(12));
        const Box arrow = inner.cut_right(theme.icon(IconSize::small), theme.px(16));
        screen.canvas.icon("arrow_right", IconSize::small, arrow.middle_x(), arrow.middle_y(), color::act);
        place_lines(screen, inner, place);
    });
}

namespace {

Stack about_place(const Screen& screen, const app::PlaceView& view) {
    const auto& place = view.place;
    Stack about;
    if (screen.theme.compact) about.text(place.address, {Type::small, false, color::quiet}).space(10);
    about.text(open_text(screen.words, place.state, place.today),
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

}  // namespace kiosk::ui

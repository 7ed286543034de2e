// Where to go instead, and when.
#include <optional>

#include "phrases.hpp"
#include "widgets.hpp"

namespace kiosk::ui {
namespace {

void place_lines(Screen& screen, Box inner, const app::PlaceCard& place) {
    const auto& words = screen.words;
    const Color state = place.state.open ? color::act : color::accent_ink;
    const float icon = screen.theme.icon(IconSize::medium) + screen.theme.px(18);
    const Box mark = inner.cut_left(icon, screen.theme.px(20));
    screen.canvas.disc(mark.centred(icon, icon), place.state.open ? color::act_tint : color::accent_tint);
    screen.canvas.icon(place.state.open ? "check" : "clock", IconSize::small, mark.middle_x(),
                       mark.middle_y(), state);
    Stack stack;
    stack.steady()
        .text(place.name, {Type::lead, true, color::ink, Align::left, Type::small})
        .text(place.address, {Type::small, false, color::quiet})
        .space(4)
        .text(open_text(words, place.state, place.today), {Type::body, true, state})
        .text(screen.tr(Msg::places_today, {{"hours", hours_text(words, place.coming[0])}}),
              {Type::small, false, color::quiet});
    stack.draw(screen.canvas, inner, Vertical::middle);
}

// Page buttons in the places of the secondary acts.
void pager(Screen& screen, const std::string& prefix, int page, int pages) {
    if (pages < 2) return;
    const auto look = [&](std::string id, Msg label, std::string_view icon, bool enabled) {
        return Button{prefix + "." + id, screen.tr(label), icon, Kind::secondary, enabled};
    };
    button(screen, screen.footer.others.at(1), look("previous", Msg::places_previous, "up", page > 0),
           app::intent::PreviousPage{});
    button(screen, screen.footer.others.at(0), look("next", Msg::places_next, "down", page + 1 < pages),
           app::intent::NextPage{});
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
    auto [left, right] = panes(screen, 0.4F, 0.36F);
    Stack stack;
    stack.text(screen.tr(words.text), {Type::body, false});
    if (!view.bring.empty() && !collect)
        stack.space(18)
            .text(screen.tr(Msg::recording_bring), {Type::small, true, color::act})
            .space(4)
            .point("file", view.bring, {Type::body, true});
    stack.space(18).note(Stack::Tone::calm, "check", screen.tr(Msg::recording_free));
    stack.draw(screen.canvas, card(screen, left), Vertical::middle);
    const int rows = std::max(3, static_cast<int>(view.places.size()));
    int row = 0;
    for (const auto& place : view.places) {
        const Box box = right.cell(0, row++, 1, rows, theme.px(18));
        screen.canvas.card(box);
        place_lines(screen, box.inset(theme.pad, theme.px(12)), place);
    }
    pager(screen, "recording", view.page, view.pages);
    primary(screen, "recording.go_on", screen.tr(Msg::recording_go_on), app::intent::GoOn{}, "check");
}

void draw(Screen& screen, const app::AdviceView& view) {
    with_primary(screen);
    const Theme& theme = screen.theme;
    const auto words = words_of(view.advice);
    heading(screen, screen.tr(words.title));
    Box inner = card(screen, screen.content);
    Stack stack;
    if (theme.portrait) {
        stack.badge(words.icon, color::act_tint, color::act).space(40);
    } else {
        const float round = theme.icon(IconSize::large) + theme.px(56);
        const Box mark = inner.cut_left(round + theme.px(140), theme.px(20));
        screen.canvas.disc(mark.centred(round, round), color::act_tint);
        screen.canvas.icon(words.icon, IconSize::large, mark.middle_x(), mark.middle_y(), color::act);
    }
    const std::string second =
        view.advice == domain::Advice::no_phone
            ? screen.tr(words.second, {{"android", view.minimum_android}, {"iphone", view.minimum_iphone}})
            : screen.tr(words.second);
    stack.text(screen.tr(words.text), {Type::lead, false})
        .space(30)
        .step(1, screen.tr(words.first))
        .space(22)
        .step(2, second)
        .space(22)
        .step(3, screen.tr(words.third));
    stack.draw(screen.canvas, inner, Vertical::middle);
    const bool ticket = leads_to_ticket(view.advice);
    if (!ticket)
        secondary(screen, 0, "advice.officer", screen.tr(Msg::advice_officer), "person",
                  app::intent::CallOfficer{});
    primary(screen, "advice.go_on", screen.tr(words.go_on), app::intent::GoOn{},
            ticket ? "ticket" : "arrow_right");
}

void draw(Screen& screen, const app::PlacesView& view) {
    const Theme& theme = screen.theme;
    heading(screen, screen.tr(Msg::places_title), screen.tr(Msg::places_lead));
    const int columns = theme.portrait ? 1 : 2;
    const int most = std::max(4, static_cast<int>(view.places.size()));
    const int rows = (most + columns - 1) / columns;
    int n = 0;
    for (const auto& place : view.places) {
        const Box box = screen.content.cell(n % columns, n / columns, columns, rows, theme.px(22));
        ++n;
        const bool pressed =
            screen.canvas.target("places.item_" + place.id, box, true, app::intent::ShowPlace{place.id});
        screen.canvas.card(box, pressed ? color::act_tint_pressed : color::card);
        Box inner = box.inset(theme.pad, theme.px(12));
        const Box arrow = inner.cut_right(theme.icon(IconSize::small), theme.px(16));
        screen.canvas.icon("arrow_right", IconSize::small, arrow.middle_x(), arrow.middle_y(), color::act);
        place_lines(screen, inner, place);
    }
    pager(screen, "places", view.page, view.pages);
}

void draw(Screen& screen, const app::PlaceView& view) {
    const Theme& theme = screen.theme;
    const auto& place = view.place;
    const auto& words = screen.words;
    heading(screen, place.name, place.address);
    auto [left, right] = panes(screen, 0.5F, 0.5F);
    Stack about;
    about.text(open_text(words, place.state, place.today),
               {Type::lead, true, place.state.open ? color::act : color::accent_ink});
    about.space(16).text(screen.tr(Msg::place_services), {Type::small, true, color::act});
    for (const auto service : place.services) about.space(8).point("check", screen.tr(message_of(service)));
    if (!place.note.empty()) about.space(16).note(Stack::Tone::calm, "info", place.note);
    if (!view.contacts.empty())
        about.space(16).text(screen.tr(Msg::place_contacts), {Type::small, true, color::act});
    for (const auto& contact : view.contacts) about.text(contact.label + ": " + contact.value, {});
    about.draw(screen.canvas, card(screen, left), Vertical::middle);

    Box inner = card(screen, right);
    screen.canvas.text(inner.cut_top(theme.px(40), theme.px(8)), screen.tr(Msg::place_week),
                       {Type::small, true, color::act});
    for (int day = 0; day < 7; ++day) {
        const auto i = static_cast<std::size_t>(day);
        Box row = inner.cell(0, day, 1, 7, 0);
        if (day == 0) screen.canvas.rounded(row, theme.radius_small, color::act_tint);
        row = row.inset(theme.px(14), 0);
        const std::string name =
            day == 0 ? screen.tr(Msg::place_today) : weekday_text(words, domain::add_days(place.today, day));
        screen.canvas.text(row.cut_left(row.w * 0.25F), name, {Type::body, day == 0});
        const bool closed = place.coming[i].empty();
        const Box hours = row.cut_left(row.w * 0.52F, theme.px(10));
        screen.canvas.text(hours, hours_text(words, place.coming[i]),
                           {Type::body, !closed, closed ? color::quiet : color::ink});
        screen.canvas.text(row, place.labels[i], {Type::small, false, color::quiet});
    }
}

}  // namespace kiosk::ui

// Staff at the kiosk: log-in, waiting group, the call that everybody sees.
#include <algorithm>
#include <cmath>

#include "entry.hpp"
#include "phrases.hpp"
#include "rows.hpp"
#include "widgets.hpp"

namespace kiosk::ui {

void draw(Screen& screen, const app::StaffLoginView& view) {
    with_primary(screen);
    const bool open = view.pause_seconds == 0;
    Stack words;
    if (!open) {
        words.note(Stack::Tone::attention, "hourglass",
                   screen.tr(Msg::staff_login_pause, {{"wait", wait_text(screen.words, view.pause_seconds)}}),
                   true);
    } else if (view.refused) {
        words.note(Stack::Tone::attention, "warning", screen.tr(Msg::staff_login_refused), true);
    } else {
        words.note(Stack::Tone::calm, "lock", screen.tr(Msg::staff_login_note));
    }
    Stack more;
    if (screen.frame.clock_doubted)
        more.space(14).note(Stack::Tone::attention, "clock", screen.tr(Msg::band_clock_short));
    code_entry(screen, {"staff_login",
                        screen.tr(Msg::staff_login_title),
                        screen.tr(Msg::staff_login_lead),
                        {},
                        view.digits_typed,
                        open,
                        std::move(words),
                        std::move(more),
                        login_groups(screen)});
    primary(screen, "staff_login.submit", screen.tr(Msg::staff_login_submit), app::intent::Submit{},
            "arrow_right", open && view.digits_typed == login_digits);
}

namespace {

/// Without the name of the district, which the whole list shares.
Msg registration_here(domain::Registration registration) {
    switch (registration) {
        case domain::Registration::unknown:
            return Msg::registration_unknown;
        case domain::Registration::in_district:
            return Msg::registration_here;
        case domain::Registration::elsewhere:
            return Msg::registration_elsewhere;
    }
    return Msg::registration_unknown;
}

std::string details_of(const Screen& screen, const app::WaitingTicket& waiting) {
    std::string details;
    const auto add = [&](const std::string& text) { details += (details.empty() ? "" : " • ") + text; };
    if (waiting.selected) add(screen.tr(Msg::desk_chosen));
    add(screen.tr(Msg::desk_waiting, {{"count", std::to_string(waiting.waiting_minutes)}}));
    if (waiting.called) add(screen.tr(Msg::desk_called));
    if (waiting.self_reported) add(screen.tr(Msg::desk_self_reported));
    if (!waiting.seen.empty()) add(screen.tr(Msg::desk_answered));
    if (!waiting.disagree.empty()) add(screen.tr(Msg::desk_disagree));
    add(screen.tr(registration_here(waiting.registration)));
    return details;
}

Row waiting_row(const Screen& screen, const app::WaitingTicket& waiting) {
    const auto ticket = domain::format_ticket(waiting.ticket);
    std::string why = screen.tr(message_of(waiting.reason));
    if (!waiting.problem.empty()) why += " " + waiting.problem;
    return {"desk.ticket_" + ticket,
            waiting.selected ? "box_checked" : "box",
            ticket,
            std::move(why),
            details_of(screen, waiting),
            {},
            waiting.selected,
            app::intent::ToggleTicket{waiting.ticket}};
}

/// How many are chosen, and what that allows.
std::string chosen_text(const Screen& screen, const app::DeskView& view) {
    if (view.waiting.empty()) return {};
    if (view.selected == 0) return screen.tr(Msg::desk_none);
    if (view.selected == 1) return screen.tr(Msg::desk_one);
    return screen.tr(Msg::desk_many, {{"count", std::to_string(view.selected)}});
}

/// Title, officer and what is chosen; status, menu and log-out right of them. Returns the room for these.
Box desk_heading(Screen& screen, const app::DeskView& view) {
    const Theme& theme = screen.theme;
    Stack words;
    if (!theme.compact || view.waiting.empty())
        words.text(screen.tr(Msg::desk_title), {Type::title, true, color::ink, Align::left, Type::small});
    if (!theme.compact)
        words.space(2).text(screen.tr(Msg::desk_officer, {{"officer", view.officer}}),
                            {Type::body, false, color::quiet});
    words.space(2).text(chosen_text(screen, view), {Type::body, true, color::act});
    const float share = theme.compact ? (theme.portrait ? 0.46F : 0.4F) : theme.portrait ? 0.56F : 0.48F;
    Box whole = screen.content;
    const Box acts = whole.cut_right(std::round(whole.w * share), theme.px(24));
    const float wanted = words.height(screen.canvas, whole.w);
    const float h = std::ceil(std::clamp(wanted, theme.button, std::max(theme.button, whole.h * 0.3F)));
    screen.content.cut_top(h, std::max(theme.gap, theme.px(16)));
    words.draw(screen.canvas, {whole.x, whole.y, whole.w, h}, Vertical::middle);
    return {acts.x, whole.y, acts.w, theme.button};
}

/// Above the list, for it has no room below: what SIAK shows about the one ticket, menu, log-out.
void upper_acts(Screen& screen, Box acts, const app::DeskView& view) {
    const float gap = screen.theme.gap;
    const int columns = view.waiting.empty() ? 2 : 3;
    int column = 0;
    const auto place = [&] { return acts.cell(column++, 0, columns, 1, gap); };
    if (!view.waiting.empty()) {
        Button seen{"desk.seen_status", screen.tr(Msg::seen_open), "search", Kind::secondary,
                    view.selected == 1};
        if (!seen.enabled) seen.says = screen.tr(Msg::seen_open_why);
        button(screen, place(), seen, app::intent::OpenSeenStatus{});
    }
    button(screen, place(),
           {"desk.menu", screen.tr(view.attention ? Msg::desk_menu_attention : Msg::desk_menu),
            view.attention ? "warning" : "list", Kind::secondary},
           app::intent::OpenDeskMenu{});
    button(screen, place(), {"desk.log_out", screen.tr(Msg::desk_log_out), "log_out", Kind::quiet},
           app::intent::LogOut{});
}

/// What can be done with the chosen ones; what cannot be done now says why to those who listen, the heading
/// to those who see.
void desk_acts(Screen& screen, int selected) {
    const auto act = [&](std::size_t place, std::string id, Msg label, std::string_view icon, Intent intent,
                         bool enabled, std::string why) {
        secondary(screen, place, std::move(id), screen.tr(label), icon, std::move(intent), enabled);
        if (!enabled) screen.footer.acts.back().look.says = std::move(why);
    };
    const auto choose_first = [&](Msg label) {
        return screen.tr(Msg::desk_choose_first, {{"act", screen.tr(label)}});
    };
    act(1, "desk.call", Msg::desk_call, "megaphone", app::intent::CallTicket{}, selected == 1,
        screen.tr(Msg::desk_call_why));
    act(0, "desk.outcome", Msg::desk_outcome, "file", app::intent::AskOutcome{}, selected > 0,
        choose_first(Msg::desk_outcome));
    primary(screen, "desk.confirm", screen.tr(Msg::desk_confirm), app::intent::AskConfirm{}, "check",
            selected > 0);
    if (selected == 0) screen.footer.acts.back().look.says = choose_first(Msg::desk_confirm);
}

}  // namespace

void draw(Screen& screen, const app::DeskView& view) {
    if (!view.waiting.empty()) with_primary(screen, 2);
    const Box acts = desk_heading(screen, view);
    if (view.waiting.empty()) {
        Stack stack;
        stack.badge("people", color::act_tint, color::act)
            .space(24)
            .text(screen.tr(Msg::desk_empty), {Type::lead, false, color::quiet, Align::centre});
        read_card(screen, screen.content, stack);
    } else {
        std::vector<Row> rows;
        for (const auto& waiting : view.waiting) rows.push_back(waiting_row(screen, waiting));
        draw_rows(screen, rows);
        desk_acts(screen, view.selected);
    }
    upper_acts(screen, acts, view);
}

void draw(Screen& screen, const app::CallView& view) {
    const Theme& theme = screen.theme;
    Canvas& canvas = screen.canvas;
    canvas.target("call.end", screen.content, true, app::intent::EndCall{}, screen.tr(Msg::call_end));
    canvas.card(screen.content, color::deep);
    canvas.kawung(screen.content.inset(theme.px(10)), true, color::deep_motif);
    const Box inner = screen.content.inset(theme.px(40));
    Stack stack;
    stack.badge("megaphone", color::accent, color::on_accent)
        .space(20)
        .text(screen.tr(Msg::call_title), {Type::title, true, color::deep_accent, Align::centre})
        .text(domain::format_ticket(view.ticket),
              {Type::giant, true, color::deep_ink, Align::centre, Type::display})
        .space(10)
        .text(screen.tr(Msg::call_text), {Type::lead, true, color::deep_ink, Align::centre})
        .space(10)
        .text(view.place_name, {Type::body, false, color::deep_quiet, Align::centre})
        .space(30)
        .text(screen.tr(Msg::call_end), {Type::body, false, color::deep_quiet, Align::centre});
    stack.draw(canvas, inner, Vertical::middle);
}

}  // namespace kiosk::ui

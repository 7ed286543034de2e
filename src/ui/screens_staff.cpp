// The officer at the kiosk: code, waiting group, the call that everybody sees.
#include <algorithm>
#include <cmath>

#include "entry.hpp"
#include "phrases.hpp"
#include "widgets.hpp"

namespace kiosk::ui {

void draw(Screen& screen, const app::DeskCodeView& view) {
    with_primary(screen);
    const bool open = view.pause_seconds == 0;
    Stack words;
    if (!open) {
        words.note(Stack::Tone::attention, "hourglass",
                   screen.tr(Msg::confirm_pause, {{"seconds", std::to_string(view.pause_seconds)}}), true);
    } else if (view.refused) {
        words.note(Stack::Tone::attention, "warning", screen.tr(Msg::desk_code_refused), true);
    } else {
        words.note(Stack::Tone::calm, "lock", screen.tr(Msg::desk_code_note));
    }
    code_entry(screen, {"desk_code",
                        screen.tr(Msg::desk_code_title),
                        screen.tr(Msg::desk_code_lead),
                        {},
                        view.digits_typed,
                        open,
                        std::move(words),
                        {}});
    primary(screen, "desk_code.submit", screen.tr(Msg::desk_code_submit), app::intent::Submit{},
            "arrow_right", open && view.digits_typed == code_digits);
}

namespace {

/// A waiting ticket: large code, why, and whether it was called.
void waiting_row(Screen& screen, Box box, const app::WaitingTicket& waiting) {
    const Theme& theme = screen.theme;
    const auto ticket = domain::format_ticket(waiting.ticket);
    const bool pressed =
        screen.canvas.target("desk.call_" + ticket, box, true, app::intent::CallTicket{waiting.ticket});
    screen.canvas.card(box, pressed ? color::act_tint_pressed : color::card);
    Box inner = box.inset(theme.pad, theme.px(6));
    const TextStyle code{Type::title, true, color::act, Align::left, Type::small};
    const float wide = text_width(screen.canvas.font(code), "W-88") + theme.px(10);
    screen.canvas.text(inner.cut_left(wide, theme.px(20)), ticket, code);
    const TextStyle act{Type::small, true, color::act, Align::right};
    const auto& label = screen.tr(waiting.called ? Msg::desk_call_again : Msg::desk_call);
    const float words = text_width(screen.canvas.font(act), label) + theme.px(6);
    if (inner.w > 5 * words) screen.canvas.text(inner.cut_right(words, theme.px(10)), label, act);
    const Box mark = inner.cut_right(theme.icon(IconSize::medium), theme.px(16));
    screen.canvas.icon("megaphone", IconSize::medium, mark.middle_x(), mark.middle_y(), color::act);
    std::string why = screen.tr(message_of(waiting.reason));
    if (!waiting.problem.empty()) why += " " + waiting.problem;
    if (waiting.self_reported) why += ", " + screen.tr(Msg::desk_self_reported);
    if (waiting.called) why += ", " + screen.tr(Msg::desk_called);
    screen.canvas.text(inner, why, {Type::body, false, color::ink, Align::left, Type::small});
}

}  // namespace

void draw(Screen& screen, const app::DeskView& view) {
    const Theme& theme = screen.theme;
    heading(screen, screen.tr(Msg::desk_title), screen.tr(Msg::desk_lead, {{"officer", view.officer}}));
    if (view.waiting.empty()) {
        Stack stack;
        stack.badge("people", color::act_tint, color::act)
            .space(24)
            .text(screen.tr(Msg::desk_empty), {Type::lead, false, color::quiet, Align::centre});
        return read_card(screen, screen.content, stack);
    }
    const float row_height = std::max(theme.button, theme.font_px(Type::body) * 2.6F + theme.px(16));
    draw_list(screen, list_of(screen, 16), view.waiting.size(), row_height,
              [&](Box box, std::size_t i) { waiting_row(screen, box, view.waiting[i]); });
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

// The end of a visit, and the states in which there is none.
#include "phrases.hpp"
#include "widgets.hpp"

namespace kiosk::ui {
namespace {

constexpr int code_digits = 6;

// Dots instead of digits: the code belongs to the officer.
void code_dots(Screen& screen, Box box, int typed) {
    const Theme& theme = screen.theme;
    for (int i = 0; i < code_digits; ++i) {
        const Box cell = box.cell(i, 0, code_digits, 1, theme.px(12));
        screen.canvas.outlined(cell, theme.radius_small, i == typed ? color::act : color::line,
                               i <= typed ? color::white : color::paper);
        if (i < typed) screen.canvas.disc(cell.centred(theme.px(36), theme.px(36)), color::ink);
    }
}

Stack confirm_state(const Screen& screen, const app::ConfirmView& view) {
    Stack stack;
    if (view.pause_seconds > 0) {
        stack.note(Stack::Tone::attention, "hourglass",
                   screen.tr(Msg::confirm_pause, {{"seconds", std::to_string(view.pause_seconds)}}), true);
    } else if (view.attempts_left == 0) {
        stack.note(Stack::Tone::attention, "info", screen.tr(Msg::confirm_closed), true);
    } else if (view.refused) {
        stack.note(Stack::Tone::attention, "warning",
                   screen.tr(Msg::confirm_refused, {{"count", std::to_string(view.attempts_left)}}), true);
    } else {
        stack.note(Stack::Tone::calm, "lock", screen.tr(Msg::confirm_never));
    }
    return stack;
}

void ticket_typed(Screen& screen, Box box, std::string_view typed) {
    const Theme& theme = screen.theme;
    const float gap = theme.px(14);
    const float w = std::min((box.w - 4 * gap) / 4, theme.px(130));
    Box row = box.centred(4 * w + 3 * gap, box.h);
    for (std::size_t i = 0, shown = 0; i < 4; ++i) {
        const Box cell{row.x + static_cast<float>(i) * (w + gap), row.y, w, row.h};
        if (i == 1) {
            screen.canvas.fill(cell.centred(w * 0.3F, theme.px(6)), color::quiet);
            continue;
        }
        const bool next = shown == typed.size();
        screen.canvas.outlined(cell, theme.radius_small, next ? color::act : color::line, color::white);
        if (shown < typed.size())
            screen.canvas.text(cell, typed.substr(shown, 1),
                               {Type::display, true, color::ink, Align::centre});
        ++shown;
    }
}

}  // namespace

void draw(Screen& screen, const app::ConfirmView& view) {
    with_primary(screen);
    const Theme& theme = screen.theme;
    const bool open = view.attempts_left > 0 && view.pause_seconds == 0;
    keypad(screen, keypad_place(screen), "confirm", open);
    heading(screen, screen.tr(Msg::confirm_title), screen.tr(Msg::confirm_lead));
    Box inner = card(screen, screen.content);
    Box row = inner.cut_top(theme.px(44), theme.px(14));
    screen.canvas.text(row, screen.tr(Msg::officer_ticket, {{"ticket", domain::format_ticket(view.ticket)}}),
                       {Type::lead, true, color::act});
    code_dots(screen, inner.cut_top(theme.px(84), theme.px(24)), view.digits_typed);
    Stack stack = confirm_state(screen, view);
    stack.space(20).text(screen.tr(view.self_reported ? Msg::confirm_reported : Msg::confirm_no_officer),
                         {Type::body, false, color::quiet});
    stack.draw(screen.canvas, inner);
    if (!view.self_reported)
        secondary(screen, 0, "confirm.self_report", screen.tr(Msg::confirm_self_report), "person",
                  app::intent::SelfReport{});
    primary(screen, "confirm.submit", screen.tr(Msg::confirm_submit), app::intent::Submit{}, "check",
            open && view.digits_typed == code_digits);
}

void draw(Screen& screen, const app::TicketEntryView& view) {
    with_primary(screen);
    const Theme& theme = screen.theme;
    const bool letter = view.typed.empty();
    if (!letter) keypad(screen, keypad_place(screen), "ticket_entry");
    heading(screen, screen.tr(Msg::ticket_entry_title),
            screen.tr(letter ? Msg::ticket_entry_letter : Msg::ticket_entry_number));
    const auto face = [&](Box box) {
        screen.canvas.card(box);
        Box inner = box.inset(theme.pad, theme.px(12));
        if (view.unknown) {
            Stack stack;
            stack.note(Stack::Tone::attention, "search", screen.tr(Msg::ticket_entry_unknown), true);
            const float wanted = std::min(stack.height(screen.canvas, inner.w), inner.h * 0.55F);
            stack.draw(screen.canvas, inner.cut_bottom(wanted, theme.px(14)));
        }
        ticket_typed(screen, inner.centred(inner.w, std::min(inner.h, theme.px(130))), view.typed);
    };
    if (letter) {
        const int columns = theme.portrait ? 6 : 12;
        const auto rows = static_cast<float>(24 / columns);
        const float key = std::max(theme.button, std::min(theme.px(150), screen.content.h / 6));
        const Box keys = screen.content.cut_bottom(rows * key + (rows - 1) * theme.gap, theme.px(24));
        letter_keys(screen, keys, "ticket_entry", columns);
    }
    face(screen.content);
    primary(screen, "ticket_entry.submit", screen.tr(Msg::ticket_entry_submit), app::intent::Submit{},
            "arrow_right", view.typed.size() >= 2);
}

void draw(Screen& screen, const app::DoneView& view) {
    with_primary(screen);
    const Theme& theme = screen.theme;
    auto [left, right] = panes(screen, 0.44F, 0.46F);
    screen.canvas.card(left, color::deep);
    screen.canvas.kawung(left.inset(theme.px(10)), true, 0x0EFFFFFF);
    Box inner = left.inset(theme.pad);
    const float text_room = theme.px(200);
    Stack thanks;
    if (const Sprite* picture = screen.canvas.atlas().illustration("done");
        picture != nullptr && inner.h >= picture->h + text_room) {
        inner = inner.centred(inner.w, picture->h + text_room);
        screen.canvas.illustration("done", inner.middle_x() - picture->w / 2, inner.y);
        inner = inner.cut_bottom(text_room);
    } else {
        thanks.badge("check", color::accent, color::deep).space(20);
    }
    thanks.text(screen.tr(Msg::done_title), {Type::title, true, color::white, Align::centre, Type::body})
        .space(8)
        .text(screen.tr(view.confirmed ? Msg::done_number : Msg::done_number_reported,
                        {{"number", screen.words.number(view.kiosk_number)}}),
              {Type::lead, true, color::accent, Align::centre});
    thanks.draw(screen.canvas, inner, Vertical::middle);

    const int wanted = domain::target_count(view.board.target);
    Stack notes;
    if (!view.confirmed)
        notes.note(Stack::Tone::attention, "person", screen.tr(Msg::done_reported)).space(18);
    notes.point("warning", screen.tr(Msg::done_keep), {Type::body, true})
        .space(16)
        .point("refresh", screen.tr(Msg::done_new_phone))
        .space(16)
        .point("lock", screen.tr(Msg::done_pin))
        .space(16)
        .point("qr", screen.tr(Msg::done_benefit))
        .space(20)
        .note(Stack::Tone::calm, "target",
              screen.tr(Msg::done_board, {{"district", view.board.target.district},
                                          {"count", screen.words.number(view.board.official.count)},
                                          {"target", screen.words.number(wanted)},
                                          {"date", date_text(screen.words, view.board.official.date)},
                                          {"source", view.board.official.source}}));
    notes.draw(screen.canvas, card(screen, right), Vertical::middle);
    primary(screen, "done.finish", screen.tr(Msg::done_finish), app::intent::GoOn{}, "check");
}

void draw(Screen& screen, const app::ClosedView& view) {
    const Theme& theme = screen.theme;
    const auto& words = screen.words;
    screen.canvas.card(screen.content, color::deep);
    screen.canvas.kawung(screen.content.inset(theme.px(10)), true, 0x0EFFFFFF);
    Box inner = screen.content.inset(theme.px(60), theme.px(50));
    Box act = inner.cut_bottom(theme.button, theme.px(30));
    const auto opens = reopen_text(words, view.here.state, view.here.today);
    Stack stack;
    stack.badge("moon", color::act, color::white)
        .space(24)
        .text(view.here.name, {Type::body, true, color::accent, Align::centre})
        .space(10)
        .text(screen.tr(Msg::closed_title), {Type::display, true, color::white, Align::centre, Type::lead})
        .space(10)
        .text(view.reason, {Type::lead, true, color::on_deep, Align::centre})
        .space(16)
        .text(opens, {Type::title, true, color::accent, Align::centre, Type::body})
        .space(16)
        .text(screen.tr(Msg::closed_text), {Type::body, false, color::on_deep, Align::centre});
    stack.draw(screen.canvas, inner, Vertical::middle);
    const float wide = std::min(act.w, theme.px(720));
    button(screen, act.centred(wide, act.h),
           {"closed.places", screen.tr(Msg::closed_places), "pin", Kind::secondary},
           app::intent::ShowPlaces{});
}

void draw(Screen& screen, const app::OutOfServiceView& view) {
    const Theme& theme = screen.theme;
    Box technician = screen.content.cut_bottom(theme.px(150), theme.px(24));
    Box inner = card(screen, screen.content);
    Stack stack;
    stack.badge("tool", color::accent_tint, color::accent_ink)
        .space(24)
        .text(screen.tr(Msg::out_title), {Type::title, true, color::ink, Align::centre})
        .space(16)
        .text(screen.tr(Msg::out_text), {Type::lead, false, color::ink, Align::centre})
        .space(16)
        .text(screen.tr(Msg::out_data), {Type::body, false, color::quiet, Align::centre});
    stack.draw(screen.canvas, inner, Vertical::middle);
    Stack detail;
    detail
        .text(screen.tr(Msg::out_technician, {{"code", std::to_string(static_cast<int>(view.code) + 1)}}),
              {Type::small, true, color::quiet, Align::centre})
        .text(view.detail, {Type::small, false, color::quiet, Align::centre});
    detail.draw(screen.canvas, technician, Vertical::middle);
}

}  // namespace kiosk::ui

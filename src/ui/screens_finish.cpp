// The end of a visit, and the states in which there is none.
#include <array>
#include <cmath>

#include "entry.hpp"
#include "phrases.hpp"
#include "widgets.hpp"

namespace kiosk::ui {
namespace {

Stack confirm_state(const Screen& screen, const app::ConfirmView& view) {
    Stack stack;
    if (view.pause_seconds > 0) {
        stack.note(Stack::Tone::attention, "hourglass",
                   screen.tr(Msg::confirm_pause, {{"wait", wait_text(screen.words, view.pause_seconds)}}),
                   true);
    } else if (view.attempts_left == 0) {
        stack.note(Stack::Tone::attention, "info", screen.tr(Msg::confirm_closed), true);
    } else if (view.refused) {
        stack.note(Stack::Tone::attention, "warning",
                   screen.tr(view.pin_wanted ? Msg::confirm_pin_refused : Msg::confirm_refused,
                             {{"count", std::to_string(view.attempts_left)}}),
                   true);
    } else if (view.pin_wanted) {
        stack.note(Stack::Tone::attention, "clock", screen.tr(Msg::confirm_pin_note));
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
        screen.canvas.outlined(cell, theme.radius_small, next ? color::act : color::line, color::field);
        if (shown < typed.size())
            screen.canvas.text(cell, typed.substr(shown, 1),
                               {Type::display, true, color::ink, Align::centre, Type::small});
        ++shown;
    }
}

}  // namespace

void draw(Screen& screen, const app::ConfirmView& view) {
    with_primary(screen, 1);
    const bool open = view.attempts_left > 0 && view.pause_seconds == 0;
    Stack more;
    more.space(20).text(screen.tr(view.self_reported ? Msg::confirm_reported : Msg::confirm_no_officer),
                        {Type::body, false, color::quiet});
    CodeEntry entry{"confirm",
                    screen.tr(view.pin_wanted ? Msg::confirm_pin_title : Msg::confirm_title),
                    screen.tr(view.pin_wanted ? Msg::confirm_pin_lead : Msg::confirm_lead),
                    screen.tr(Msg::officer_ticket, {{"ticket", domain::format_ticket(view.ticket)}}),
                    view.digits_typed,
                    open,
                    confirm_state(screen, view),
                    std::move(more)};
    if (view.pin_wanted) entry.groups = login_groups(screen);
    code_entry(screen, entry);
    if (!view.self_reported)
        secondary(screen, 0, "confirm.self_report", screen.tr(Msg::confirm_self_report), "person",
                  app::intent::SelfReport{});
    primary(screen, "confirm.submit", screen.tr(Msg::confirm_submit), app::intent::Submit{}, "check",
            open && view.digits_typed == (view.pin_wanted ? login_digits : code_digits));
}

void draw(Screen& screen, const app::TicketEntryView& view) {
    with_primary(screen);
    const Theme& theme = screen.theme;
    const bool letter = view.typed.empty();
    if (!letter) keypad(screen, keypad_place(screen), "ticket_entry");
    heading(screen, screen.tr(Msg::ticket_entry_title),
            screen.tr(letter ? Msg::ticket_entry_letter : Msg::ticket_entry_number));
    if (letter) {
        const float narrow = (screen.content.w - 11 * theme.gap) / 12;
        const int columns = theme.portrait ? 6 : narrow < theme.key ? 8 : 12;
        const auto rows = static_cast<float>(24 / columns);
        const float key = std::max(theme.button, std::min(theme.px(150), screen.content.h / 6));
        const Box keys = screen.content.cut_bottom(rows * key + (rows - 1) * theme.gap, theme.px(24));
        letter_keys(screen, keys, "ticket_entry", columns);
    }
    primary(screen, "ticket_entry.submit", screen.tr(Msg::ticket_entry_submit), app::intent::Submit{},
            "arrow_right", view.typed.size() >= 2);
    if (letter && screen.content.h < theme.px(170))
        return;  // the letters are all that a low screen has room for
    screen.canvas.card(screen.content);
    Box inner = screen.content.inset(theme.pad, theme.px(12));
    if (view.unknown) {
        Stack stack;
        stack.note(Stack::Tone::attention, "search", screen.tr(Msg::ticket_entry_unknown), true);
        const float wanted = std::min(stack.height(screen.canvas, inner.w), inner.h * 0.62F);
        stack.draw(screen.canvas, inner.cut_bottom(wanted, theme.px(14)));
    } else if (theme.compact) {
        Stack stack;
        stack.text(screen.tr(letter ? Msg::ticket_entry_letter : Msg::ticket_entry_number),
                   {Type::body, false, color::quiet});
        const float wanted = std::min(stack.height(screen.canvas, inner.w), inner.h * 0.62F);
        stack.draw(screen.canvas, inner.cut_bottom(wanted, theme.px(14)));
    }
    ticket_typed(screen, inner.centred(inner.w, std::min(inner.h, theme.px(130))), view.typed);
}

namespace {

std::string done_number(const Screen& screen, const app::DoneView& view) {
    return screen.tr(view.confirmed ? Msg::done_number : Msg::done_number_reported,
                     {{"number", screen.words.number(view.kiosk_number)}});
}

std::string board_text(const Screen& screen, const app::TargetBoard& board) {
    const auto& district = board.target.district;
    const auto target = screen.words.number(domain::target_count(board.target));
    if (!has_official(board))
        return screen.tr(Msg::done_board_none, {{"district", district}, {"target", target}});
    return screen.tr(Msg::done_board, {{"district", district},
                                       {"count", screen.words.number(board.official.count)},
                                       {"target", target},
                                       {"date", date_text(screen.words, board.official.date)},
                                       {"source", board.official.source}});
}

/// After-care: what to keep in mind, and what IKD is good for.
Stack done_words(const Screen& screen, const app::DoneView& view) {
    Stack notes;
    if (!view.confirmed)
        notes.note(Stack::Tone::attention, "person", screen.tr(Msg::done_reported)).space(18);
    return notes.point("warning", screen.tr(Msg::done_keep), {Type::body, true})
        .space(12)
        .point("refresh", screen.tr(Msg::done_new_phone))
        .space(12)
        .point("lock", screen.tr(Msg::done_pin))
        .space(12)
        .point("qr", screen.tr(Msg::done_benefit))
        .space(16)
        .note(Stack::Tone::calm, "target", board_text(screen, view.board));
}

/// Where there is room, also whom the kiosk counts apart.
Stack words_with_elsewhere(const Screen& screen, const Box& box, const app::DoneView& view) {
    Stack words = done_words(screen, view);
    if (!view.board.kiosk || view.board.kiosk->elsewhere == 0) return words;
    Stack more = words;
    more.space(8).text(
        screen.tr(Msg::board_elsewhere, {{"count", screen.words.number(view.board.kiosk->elsewhere)}}),
        {Type::small, false, color::quiet});
    return more.reads_well_in(screen.canvas, box.inset(screen.theme.pad, screen.theme.px(26))) ? more : words;
}

void done_hero(Screen& screen, Box box, const app::DoneView& view) {
    const Theme& theme = screen.theme;
    screen.canvas.card(box, color::deep);
    screen.canvas.kawung(box.inset(theme.px(10)), true, color::deep_motif);
    Box inner = box.inset(theme.pad, theme.px(16));
    const float text_room = theme.px(220);
    Stack thanks;
    const Sprite* picture = screen.canvas.atlas().illustration("done");
    if (!theme.compact && picture != nullptr && inner.h >= picture->h + text_room) {
        inner = inner.centred(inner.w, picture->h + text_room);
        screen.canvas.illustration("done", inner.middle_x() - picture->w / 2, inner.y);
        inner = inner.cut_bottom(text_room);
    } else {
        thanks.badge("check", color::accent, color::on_accent).space(20);
    }
    thanks.text(screen.tr(Msg::done_title), {Type::title, true, color::deep_ink, Align::centre, Type::body})
        .space(8)
        .text(done_number(screen, view), {Type::lead, true, color::deep_accent, Align::centre});
    thanks.draw(screen.canvas, inner, Vertical::middle);
}

/// One question, four faces; thanks afterwards. Nobody has to answer. `beside`: the faces stand right of the
/// question, otherwise below it in so many columns.
void survey(Screen& screen, Box box, const app::DoneView& view, bool beside, int columns) {
    const Theme& theme = screen.theme;
    screen.canvas.card(box);
    Box inner = box.inset(theme.pad, theme.px(theme.compact ? 10 : 16));
    const TextStyle style{Type::body, true, color::ink, Align::left, Type::small};
    if (view.rating > 0) return screen.canvas.text(inner, screen.tr(Msg::survey_thanks), style);
    const int rows = domain::survey_best / columns;
    const float h = static_cast<float>(rows) * theme.button + static_cast<float>(rows - 1) * theme.gap;
    Box faces = beside ? inner.cut_right(std::round(inner.w * 0.6F), theme.px(24))
                       : inner.cut_bottom(h, theme.px(10));
    faces = faces.centred(faces.w, h);
    screen.canvas.text(inner, screen.tr(message_of(view.question)) + " " + screen.tr(Msg::survey_free),
                       style);
    constexpr std::array<Msg, domain::survey_best> labels = {Msg::survey_1, Msg::survey_2, Msg::survey_3,
                                                             Msg::survey_4};
    constexpr std::array<std::string_view, domain::survey_best> icons = {"rate_1", "rate_2", "rate_3",
                                                                         "rate_4"};
    for (int i = 0; i < domain::survey_best; ++i) {
        const auto n = static_cast<std::size_t>(i);
        button(screen, faces.cell(i % columns, i / columns, columns, rows, theme.gap),
               {"done.rate_" + std::to_string(i + 1), screen.tr(labels[n]), icons[n], Kind::secondary},
               app::intent::RateService{i + 1});
    }
}

/// Height of the survey's card below the words.
float survey_height(const Theme& theme, int columns) {
    const auto rows = static_cast<float>(domain::survey_best / columns);
    const float question = theme.portrait ? theme.font_px(Type::body) * (theme.compact ? 2.3F : 1.2F) : 0;
    return rows * theme.button + (rows - 1) * theme.gap + question + theme.px(46);
}

/// Large letters: words and survey beside each other, below each other, or on pages of their own.
void done_pages(Screen& screen, const app::DoneView& view) {
    const Theme& theme = screen.theme;
    Stack words;
    words.text(done_number(screen, view), {Type::lead, true, color::act}).space(14);
    words.append(done_words(screen, view));
    if (!view.survey) return read_card(screen, screen.content, words);
    Box above = screen.content;
    if (!theme.portrait) {
        const Box right = above.cut_right(std::round(above.w * 0.38F), theme.gap);
        read_card(screen, above, words);
        return survey(screen, right, view, false, 2);
    }
    const Box below = above.cut_bottom(survey_height(theme, 2), theme.px(20));
    if (!roomy(screen, above))
        return read_pages_and(
            screen, Place::last, [&](Box box) { survey(screen, box, view, false, 2); }, words);
    read_card(screen, above, words);
    survey(screen, below, view, false, 2);
}

}  // namespace

void draw(Screen& screen, const app::DoneView& view) {
    with_primary(screen);
    const Theme& theme = screen.theme;
    primary(screen, "done.finish", screen.tr(Msg::done_finish), app::intent::GoOn{}, "check");
    if (theme.compact) {
        heading(screen, screen.tr(Msg::done_title));
        return done_pages(screen, view);
    }
    Box below{};
    if (view.survey)
        below = screen.content.cut_bottom(survey_height(theme, domain::survey_best), theme.px(20));
    const auto [left, right] = panes(screen, 0.4F, 0.4F);
    done_hero(screen, left, view);
    read_card(screen, right, words_with_elsewhere(screen, right, view));
    if (view.survey) survey(screen, below, view, !theme.portrait, domain::survey_best);
}

void draw(Screen& screen, const app::ClosedView& view) {
    const Theme& theme = screen.theme;
    const auto& words = screen.words;
    screen.canvas.card(screen.content, color::deep);
    screen.canvas.kawung(screen.content.inset(theme.px(10)), true, color::deep_motif);
    Box inner = screen.content.inset(theme.px(theme.compact ? 30 : 60), theme.px(theme.compact ? 24 : 50));
    const Box act = inner.cut_bottom(theme.button, theme.px(30));
    const auto opens = reopen_text(words, view.here.state, view.here.today);
    Stack stack;
    stack.badge("moon", color::act, color::on_act)
        .space(24)
        .text(view.here.name, {Type::body, true, color::deep_accent, Align::centre})
        .space(10)
        .text(screen.tr(Msg::closed_title), {Type::display, true, color::deep_ink, Align::centre, Type::lead})
        .space(10)
        .text(view.reason, {Type::lead, true, color::deep_quiet, Align::centre})
        .space(16)
        .text(opens, {Type::title, true, color::deep_accent, Align::centre, Type::body})
        .space(16)
        .text(screen.tr(Msg::closed_text), {Type::body, false, color::deep_quiet, Align::centre});
    stack.draw(screen.canvas, inner, Vertical::middle);
    const float wide = std::min(act.w, theme.px(theme.compact ? 1400 : 720));
    button(screen, act.centred(wide, act.h),
           {"closed.places", screen.tr(Msg::closed_places), "pin", Kind::secondary},
           app::intent::ShowPlaces{});
}

void draw(Screen& screen, const app::OutOfServiceView& view) {
    const Theme& theme = screen.theme;
    Stack stack;
    stack.badge("tool", color::accent_tint, color::accent_ink)
        .space(24)
        .text(screen.tr(Msg::out_title), {Type::title, true, color::ink, Align::centre})
        .space(16)
        .text(screen.tr(Msg::out_text), {Type::lead, false, color::ink, Align::centre})
        .space(16)
        .text(screen.tr(Msg::out_data), {Type::body, false, color::quiet, Align::centre});
    Stack detail;
    detail
        .text(screen.tr(Msg::out_technician, {{"code", std::to_string(static_cast<int>(view.code) + 1)}}),
              {Type::small, true, color::quiet, Align::centre})
        .keep()
        .text(view.detail, {Type::small, false, color::quiet, Align::centre});
    if (theme.compact) {
        stack.space(24).append(detail);
        return read_card(screen, screen.content, stack);
    }
    const Box technician = screen.content.cut_bottom(theme.px(190), theme.px(24));
    stack.draw(screen.canvas, card(screen, screen.content), Vertical::middle);
    detail.draw(screen.canvas, technician, Vertical::middle);
}

}  // namespace kiosk::ui

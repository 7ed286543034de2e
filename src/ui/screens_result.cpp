// What is known about a NIK: what it means, what to do next, who says so.
#include "phrases.hpp"
#include "place_cards.hpp"
#include "status_notes.hpp"
#include "widgets.hpp"

namespace kiosk::ui {
namespace {

struct AnswerWords {
    Msg title, text;
    std::string_view icon;
    bool attention;  ///< something is to be done about it
};

AnswerWords words_of(domain::AnswerCategory category) {
    using domain::AnswerCategory;
    switch (category) {
        case AnswerCategory::deceased_reported:
            return {Msg::answer_deceased_reported, Msg::answer_deceased_reported_text, "person", true};
        case AnswerCategory::nik_duplicate:
            return {Msg::answer_nik_duplicate, Msg::answer_nik_duplicate_text, "people", true};
        case AnswerCategory::not_found:
            return {Msg::answer_not_found, Msg::answer_not_found_text, "search", true};
        case AnswerCategory::deactivated:
            return {Msg::answer_deactivated, Msg::answer_deactivated_text, "info", true};
        case AnswerCategory::moved:
            return {Msg::answer_moved, Msg::answer_moved_text, "home", true};
        case AnswerCategory::unrecorded:
            return {Msg::answer_unrecorded, Msg::answer_unrecorded_text, "fingerprint", true};
        case AnswerCategory::unrecorded_in_grace:
            return {Msg::answer_unrecorded_in_grace, Msg::answer_unrecorded_in_grace_text, "calendar", true};
        case AnswerCategory::record_again:
            return {Msg::answer_record_again, Msg::answer_record_again_text, "refresh", true};
        case AnswerCategory::record_duplicate:
            return {Msg::answer_record_duplicate, Msg::answer_record_duplicate_text, "people", true};
        case AnswerCategory::waiting_for_decision:
            return {Msg::answer_waiting_for_decision, Msg::answer_waiting_for_decision_text, "hourglass",
                    false};
        case AnswerCategory::in_process:
            return {Msg::answer_in_process, Msg::answer_in_process_text, "hourglass", false};
        case AnswerCategory::print_ready:
            return {Msg::answer_print_ready, Msg::answer_print_ready_text, "card", false};
        case AnswerCategory::card_ready:
            return {Msg::answer_card_ready, Msg::answer_card_ready_text, "card", false};
        case AnswerCategory::ikd_on_another_phone:
            return {Msg::answer_ikd_on_another_phone, Msg::answer_ikd_on_another_phone_text, "phone", false};
        case AnswerCategory::ikd_active:
            return {Msg::answer_ikd_active, Msg::answer_ikd_active_text, "check", false};
        case AnswerCategory::ready:
            return {Msg::answer_ready, Msg::answer_ready_text, "check", false};
        case AnswerCategory::too_young:
            return {Msg::answer_too_young, Msg::answer_too_young_text, "calendar", false};
        case AnswerCategory::may_record:
            return {Msg::answer_may_record, Msg::answer_may_record_text, "fingerprint", false};
        case AnswerCategory::not_on_a_list:
            return {Msg::answer_not_on_a_list, Msg::answer_not_on_a_list_text, "info", false};
        case AnswerCategory::no_list_yet:
            return {Msg::answer_no_list_yet, Msg::answer_no_list_yet_text, "info", false};
        case AnswerCategory::not_now:
            return {Msg::answer_not_now, Msg::answer_not_now_text, "hourglass", false};
    }
    return {Msg::answer_no_list_yet, Msg::answer_no_list_yet_text, "info", false};
}

/// Whose record was seen is not told that only an officer can see it.
std::string text_of(const Screen& screen, const app::NikResultView& view) {
    using domain::AnswerCategory;
    const auto& answer = view.answer;
    const auto text = words_of(answer.category).text;
    const bool doubts =
        answer.category == AnswerCategory::ready || answer.category == AnswerCategory::not_on_a_list;
    if (doubts && answer.certainty == domain::Certainty::sure)
        return answer.next_step == domain::NextStep::go_on ? screen.tr(Msg::answer_seen_text) : std::string();
    if (answer.category == AnswerCategory::not_now)
        return screen.tr(text, {{"wait", wait_text(screen.words, view.pause_seconds)}});
    return screen.tr(text);
}

void append_result(Stack& stack, const Screen& screen, const app::NikResultView& view, Align align) {
    const auto words = words_of(view.answer.category);
    const Color ink = words.attention ? color::accent_ink : color::ink;
    const Color quiet = words.attention ? color::accent_ink : color::quiet;
    stack.text(screen.tr(words.title), {Type::title, true, ink, align, Type::body})
        .keep()
        .space(12)
        .text(text_of(screen, view), {Type::body, false, ink, align});
    if (view.answer.category == domain::AnswerCategory::not_now) return;  // nothing was looked up
    stack.space(12);
    for (const auto& text : certainty_texts(screen.words, view.answer))
        stack.space(4).text(text, {Type::small, true, quiet, align});
}

void append_nearest(Stack& stack, const Screen& screen, const app::NikResultView& view) {
    const auto& place = *view.nearest;
    stack.space(18)
        .label(screen.tr(view.nearest_is_chosen ? Msg::result_nearest : Msg::result_nearest_kiosk))
        .space(4)
        .text(place.name, {Type::body, true})
        .keep()
        .text(place.address, {Type::small, false, color::quiet})
        .keep()
        .text(when_text(screen, place),
              {Type::body, false, place.state.open ? color::act : color::accent_ink});
}

void append_next(Stack& stack, const Screen& screen, const app::NikResultView& view) {
    stack.label(screen.tr(Msg::result_next))
        .space(6)
        .text(screen.tr(message_of(view.answer.next_step)), {Type::lead, true});
    append_dates(
        stack, screen,
        {view.answer.record_from, view.answer.card_from, view.answer.grace_until, view.may_be_deactivated});
    append_bring(stack, screen, view.bring);
    if (view.nearest) append_nearest(stack, screen, view);
    stack.space(8);
    if (!view.ask_officer && view.answer.source_kind != domain::SourceKind::officer)
        stack.space(12).note(Stack::Tone::calm, "person", screen.tr(Msg::result_ask_officer));
    stack.space(12).note(Stack::Tone::calm, "lock", screen.tr(Msg::result_wiped));
}

void result_in_panes(Screen& screen, std::pair<Box, Box> boxes, const Stack& status, const Stack& next,
                     bool attention) {
    const Theme& theme = screen.theme;
    screen.canvas.card(boxes.first, attention ? color::accent_tint : color::card);
    status.draw(screen.canvas, boxes.first.inset(theme.pad), Vertical::middle);
    next.draw(screen.canvas, card(screen, boxes.second), Vertical::middle);
}

void result_cards(Screen& screen, const app::NikResultView& view) {
    const Theme& theme = screen.theme;
    const auto words = words_of(view.answer.category);
    Stack status;
    status
        .badge(words.icon, words.attention ? color::accent : color::act_tint,
               words.attention ? color::on_accent : color::act)
        .space(20);
    append_result(status, screen, view, Align::centre);
    Stack next;
    append_next(next, screen, view);
    const auto boxes = panes(screen, 0.44F, 0.42F);
    const auto fits = [&](const Stack& stack, const Box& box) {
        return stack.reads_well_in(screen.canvas, box.inset(theme.pad));
    };
    if (!theme.compact && fits(status, boxes.first) && fits(next, boxes.second))
        return result_in_panes(screen, boxes, status, next, words.attention);
    Stack all;
    append_result(all, screen, view, Align::left);
    all.space(24);
    append_next(all, screen, view);
    read_card(screen, screen.content, all);
}

}  // namespace

void draw(Screen& screen, const app::NikResultView& view) {
    const bool ticket = domain::way_on(view.answer.next_step) == domain::WayOn::ticket;
    const bool ask = view.ask_officer && !ticket;  // then "go on" asks already
    const bool places_later = view.not_yet && view.must_record;
    with_primary(screen, (ask ? 1 : 0) + (places_later ? 1 : 0));
    heading(screen, screen.tr(Msg::result_title));
    result_cards(screen, view);
    std::size_t place = 0;
    if (ask)
        secondary(screen, place++, "result.ask", screen.tr(Msg::result_ask), "ticket",
                  app::intent::AskStatus{});
    if (places_later) {
        secondary(screen, place, "result.go_on", screen.tr(Msg::result_where), "pin", app::intent::GoOn{});
        return primary(screen, "result.finish", screen.tr(Msg::done_finish), app::intent::GoHome{}, "check");
    }
    const bool checked = view.purpose == domain::Purpose::check_nik;
    const Msg label = ticket               ? Msg::result_ask
                      : view.must_record   ? Msg::result_where
                      : !view.may_activate ? Msg::done_finish
                      : checked            ? Msg::result_activate
                                           : Msg::result_go_on;
    primary(screen, "result.go_on", screen.tr(label), app::intent::GoOn{});
}

}  // namespace kiosk::ui

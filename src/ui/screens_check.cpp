// Before the app: questions, NIK, what the lists say.
#include "phrases.hpp"
#include "widgets.hpp"

namespace kiosk::ui {
namespace {

struct QuestionWords {
    Msg title, hint;
    std::string_view icon;
};

QuestionWords words_of(domain::Question question) {
    switch (question) {
        case domain::Question::ktp_recorded:
            return {Msg::question_ktp_recorded, Msg::question_ktp_recorded_hint, "fingerprint"};
        case domain::Question::seventeen_or_married:
            return {Msg::question_seventeen, Msg::question_seventeen_hint, "calendar"};
        case domain::Question::own_phone:
            return {Msg::question_own_phone, Msg::question_own_phone_hint, "phone"};
        case domain::Question::mailbox_open:
            return {Msg::question_mailbox, Msg::question_mailbox_hint, "mail"};
        case domain::Question::first_time:
            return {Msg::question_first_time, Msg::question_first_time_hint, "star"};
    }
    return {Msg::question_ktp_recorded, Msg::question_ktp_recorded_hint, "card"};
}

// Four groups of four, as printed on the card.
void digit_groups(Screen& screen, Box box, std::string_view digits) {
    const Theme& theme = screen.theme;
    const float group_gap = theme.px(18);
    const float w = std::floor((box.w - 3 * group_gap) / 16);
    float x = box.x;
    for (std::size_t i = 0; i < 16; ++i) {
        const bool next = i == digits.size();
        const Box cell{x, box.y, w, box.h};
        const Box field = cell.inset(theme.px(2), 0);
        screen.canvas.outlined(field, theme.radius_small, next ? color::act : color::line,
                               i < digits.size() || next ? color::white : color::paper);
        // Behind "still there?" what was typed is not for whoever passes by.
        if (i < digits.size())
            screen.canvas.text(field, screen.frame.still_there ? "•" : std::string(1, digits[i]),
                               {Type::title, true, color::ink, Align::centre});
        x += w + (i % 4 == 3 ? group_gap : 0);
    }
}

// Where the NIK stands on the card.
void card_drawing(Screen& screen, Box box) {
    const Theme& theme = screen.theme;
    const float h = std::min({box.h, box.w * 0.6F, theme.px(380)});
    if (h < theme.px(150)) return;
    Canvas& canvas = screen.canvas;
    const Box face = box.centred(h * 1.58F, h);
    canvas.outlined(face, theme.radius, color::act_tint_pressed, color::act_tint);
    const float unit = h / 100;
    const auto part = [&](float x, float y, float w, float high) {
        return Box{face.x + x * unit, face.y + y * unit, w * unit, high * unit};
    };
    const int round = static_cast<int>(2.5F * unit);
    canvas.rounded(part(48, 8, 62, 6), round, color::act_tint_pressed);
    const Box nik = part(8, 20, 142, 20);
    canvas.outlined(nik, theme.radius_small, color::accent, color::accent_tint);
    canvas.text(nik.inset(4 * unit, 0), screen.tr(Msg::nik_entry_sample),
                {Type::lead, true, color::accent_ink, Align::centre});
    for (int i = 0; i < 5; ++i)
        canvas.rounded(part(10, 48 + 9.5F * static_cast<float>(i), i % 2 == 0 ? 78 : 62, 5), round,
                       color::act_tint_pressed);
    const Box photo = part(112, 48, 36, 44);
    canvas.rounded(photo, theme.radius_small, color::white);
    canvas.icon("person", IconSize::large, photo.middle_x(), photo.middle_y(), color::act);
}

Stack entry_advice(const Screen& screen, const app::NikEntryView& view) {
    Stack stack;
    if (view.errors.empty()) {
        stack.note(Stack::Tone::calm, "lock", screen.tr(Msg::nik_entry_privacy));
        return stack;
    }
    stack.note(Stack::Tone::attention, "search", screen.tr(message_of(view.errors.front())), true);
    if (view.attempts_left > 0)
        stack.space(12).text(
            screen.tr(Msg::nik_entry_attempts, {{"count", std::to_string(view.attempts_left)}}),
            {Type::small, false, color::quiet});
    return stack;
}

struct AnswerWords {
    Msg title, text;
    std::string_view icon;
    bool attention;
};

AnswerWords words_of(domain::AnswerCategory category) {
    switch (category) {
        case domain::AnswerCategory::deactivated:
            return {Msg::answer_deactivated, Msg::answer_deactivated_text, "warning", true};
        case domain::AnswerCategory::unrecorded:
            return {Msg::answer_unrecorded, Msg::answer_unrecorded_text, "fingerprint", true};
        case domain::AnswerCategory::print_ready:
            return {Msg::answer_print_ready, Msg::answer_print_ready_text, "card", false};
        case domain::AnswerCategory::not_on_a_list:
            return {Msg::answer_not_on_a_list, Msg::answer_not_on_a_list_text, "info", false};
        case domain::AnswerCategory::no_list_yet:
            return {Msg::answer_no_list_yet, Msg::answer_no_list_yet_text, "info", false};
    }
    return {Msg::answer_no_list_yet, Msg::answer_no_list_yet_text, "info", false};
}

Msg next_of(domain::NextStep step) {
    switch (step) {
        case domain::NextStep::record_with_kk:
            return Msg::next_record_with_kk;
        case domain::NextStep::record:
            return Msg::next_record;
        case domain::NextStep::record_from_16:
            return Msg::next_record_from_16;
        case domain::NextStep::collect_card:
            return Msg::next_collect_card;
        case domain::NextStep::collect_card_at_17:
            return Msg::next_collect_card_at_17;
        case domain::NextStep::go_on:
            return Msg::next_go_on;
    }
    return Msg::next_go_on;
}

}  // namespace

void draw(Screen& screen, const app::PreCheckView& view) {
    const Theme& theme = screen.theme;
    const auto question = words_of(view.question);
    progress(screen,
             screen.tr(Msg::question_number,
                       {{"number", std::to_string(view.number)}, {"total", std::to_string(view.total)}}),
             view.number, view.total);
    Box answers = screen.content.cut_bottom(std::round(screen.content.h * (theme.portrait ? 0.46F : 0.44F)),
                                            theme.px(24));
    Box inner = card(screen, screen.content);
    Stack stack;
    if (theme.portrait) {
        stack.badge(question.icon, color::act_tint, color::act).space(24);
    } else {
        const float round = theme.icon(IconSize::large) + theme.px(56);
        const Box mark = inner.cut_left(round + theme.px(40), theme.px(20));
        screen.canvas.disc(mark.centred(round, round), color::act_tint);
        screen.canvas.icon(question.icon, IconSize::large, mark.middle_x(), mark.middle_y(), color::act);
    }
    const Align align = theme.portrait ? Align::centre : Align::left;
    const std::string hint =
        view.question == domain::Question::own_phone
            ? screen.tr(question.hint, {{"android", view.minimum_android}, {"iphone", view.minimum_iphone}})
            : screen.tr(question.hint);
    stack.text(screen.tr(question.title), {Type::title, true, color::ink, align, Type::body})
        .space(12)
        .text(hint, {Type::body, false, color::quiet, align});
    stack.draw(screen.canvas, inner, Vertical::middle);

    const auto answer = [&](int place, std::string id, Msg label, std::string_view icon,
                            domain::Answer value) {
        const Box box = theme.portrait ? answers.cell(0, place, 1, 3, theme.px(22))
                                       : answers.cell(place, 0, 3, 1, theme.px(28));
        const bool chosen = view.answer == value;
        choice(screen, box,
               {std::move(id), screen.tr(label), chosen ? screen.tr(Msg::answer_before) : std::string(), icon,
                false, chosen, !theme.portrait},
               app::intent::AnswerQuestion{value});
    };
    answer(0, "pre_check.yes", Msg::answer_yes, "check", domain::Answer::yes);
    answer(1, "pre_check.no", Msg::answer_no, "cross", domain::Answer::no);
    answer(2, "pre_check.unknown", Msg::answer_unknown, "question", domain::Answer::unknown);
}

void draw(Screen& screen, const app::NikEntryView& view) {
    with_primary(screen);
    const Theme& theme = screen.theme;
    const Box keys = keypad_place(screen);
    heading(screen, screen.tr(Msg::nik_entry_title), screen.tr(Msg::nik_entry_lead));
    keypad(screen, keys, "nik_entry");
    const Box left = screen.content;
    Box inner = card(screen, left);
    const Box count = inner.cut_top(theme.px(34), theme.px(8));
    screen.canvas.text(count,
                       screen.tr(Msg::nik_entry_count, {{"count", std::to_string(view.digits.size())}}),
                       {Type::small, true, view.digits.size() == 16 ? color::act : color::quiet});
    digit_groups(screen, inner.cut_top(theme.px(88), theme.px(24)), view.digits);
    const Stack advice = entry_advice(screen, view);
    const float wanted = std::ceil(advice.height(screen.canvas, inner.w) * 1.3F);
    advice.draw(screen.canvas, inner.cut_top(std::min(wanted, inner.h), theme.px(20)));
    card_drawing(screen, inner);
    primary(screen, "nik_entry.submit", screen.tr(Msg::nik_entry_submit), app::intent::Submit{},
            "arrow_right", !view.digits.empty());
}

void draw(Screen& screen, const app::NikReadBackView& view) {
    with_primary(screen);
    const Theme& theme = screen.theme;
    const auto& reading = view.reading;
    heading(screen, screen.tr(Msg::read_back_title), screen.tr(Msg::read_back_lead));
    Stack notes;
    notes.note(Stack::Tone::calm, "info", screen.tr(Msg::read_back_area_note));
    for (const auto warning : reading.warnings)
        notes.space(12).note(Stack::Tone::attention, "warning", screen.tr(message_of(warning)));
    const float wanted = notes.height(screen.canvas, screen.content.w);
    const Box below = screen.content.cut_bottom(std::min(wanted, screen.content.h * 0.55F), theme.px(24));

    const auto fact = [&](int place, std::string_view icon, Msg label, const std::string& value,
                          const std::string& more) {
        const Box box = theme.portrait ? screen.content.cell(0, place, 1, 3, theme.px(20))
                                       : screen.content.cell(place, 0, 3, 1, theme.px(24));
        Stack stack;
        const Align align = Align::centre;
        stack.badge(icon, color::act_tint, color::act)
            .space(14)
            .text(screen.tr(label), {Type::body, false, color::quiet, align})
            .space(4)
            .text(value, {Type::title, true, color::ink, align})
            .space(4)
            .text(more, {Type::body, false, color::quiet, align});
        stack.draw(screen.canvas, card(screen, box), Vertical::middle);
    };
    const std::string unknown = screen.tr(Msg::read_back_unknown);
    fact(
        0, "calendar", Msg::read_back_birth_date,
        reading.birth_date ? date_text(screen.words, *reading.birth_date) : unknown,
        reading.age ? screen.tr(Msg::read_back_age, {{"age", std::to_string(*reading.age)}}) : std::string());
    const bool female = reading.sex == domain::Sex::female;
    fact(1, "person", Msg::read_back_sex,
         reading.sex ? screen.tr(female ? Msg::read_back_female : Msg::read_back_male) : unknown, {});
    fact(2, "pin", Msg::read_back_area, view.area.empty() ? unknown : view.area, {});
    notes.draw(screen.canvas, below, Vertical::middle);
    secondary(screen, 0, "read_back.not_same", screen.tr(Msg::read_back_not_same), "cross",
              app::intent::ReadBackIsNotMine{});
    if (reading.birth_date_candidates.size() > 1) {
        const int year = static_cast<int>(reading.birth_date_candidates.front().year());
        secondary(screen, 1, "read_back.older",
                  screen.tr(Msg::read_back_older, {{"year", std::to_string(year)}}), "calendar",
                  app::intent::ReadBackIsOlder{});
    }
    primary(screen, "read_back.same", screen.tr(Msg::read_back_same), app::intent::ReadBackIsMine{}, "check");
}

void draw(Screen& screen, const app::NikResultView& view) {
    with_primary(screen);
    const Theme& theme = screen.theme;
    const auto& answer = view.answer;
    const auto words = words_of(answer.category);
    heading(screen, screen.tr(Msg::result_title));
    auto [top, bottom] = panes(screen, 0.5F, 0.5F);
    screen.canvas.card(top, words.attention ? color::accent_tint : color::card);
    const Color ink = words.attention ? color::accent_ink : color::ink;
    Stack status;
    status
        .badge(words.icon, words.attention ? color::accent : color::act_tint,
               words.attention ? color::accent_ink : color::act)
        .space(20)
        .text(screen.tr(words.title), {Type::title, true, ink, Align::centre, Type::body})
        .space(12)
        .text(screen.tr(words.text), {Type::body, false, ink, Align::centre});
    if (answer.as_of)
        status.space(16).text(
            screen.tr(Msg::result_source,
                      {{"source", answer.source}, {"date", date_text(screen.words, *answer.as_of)}}),
            {Type::small, true, words.attention ? color::accent_ink : color::quiet, Align::centre});
    status.draw(screen.canvas, top.inset(theme.pad), Vertical::middle);

    Stack next;
    next.text(screen.tr(Msg::result_next), {Type::small, true, color::act})
        .space(6)
        .text(screen.tr(next_of(answer.next_step)), {Type::lead, true})
        .space(20)
        .note(Stack::Tone::calm, "person", screen.tr(Msg::result_ask_officer))
        .space(12)
        .note(Stack::Tone::calm, "lock", screen.tr(Msg::result_wiped));
    next.draw(screen.canvas, card(screen, bottom), Vertical::middle);
    const bool checked = view.purpose == domain::Purpose::check_nik;
    const Msg label = view.must_record     ? Msg::result_where
                      : !view.may_activate ? Msg::done_finish
                      : checked            ? Msg::result_activate
                                           : Msg::result_go_on;
    primary(screen, "result.go_on", screen.tr(label), app::intent::GoOn{});
}

}  // namespace kiosk::ui

// Before the app: questions, NIK, read-back.
#include <cmath>

#include "entry.hpp"
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
        case domain::Question::kk_here:
            return {Msg::question_kk_here, Msg::question_kk_here_hint, "people"};
    }
    return {Msg::question_ktp_recorded, Msg::question_ktp_recorded_hint, "card"};
}

std::string title_of(const Screen& screen, const app::PreCheckView& view) {
    const Msg title = words_of(view.question).title;
    return view.question == domain::Question::kk_here ? screen.tr(title, {{"district", view.district}})
                                                      : screen.tr(title);
}

std::string hint_of(const Screen& screen, const app::PreCheckView& view) {
    const Msg hint = words_of(view.question).hint;
    return view.question == domain::Question::own_phone
               ? screen.tr(hint, {{"android", view.minimum_android}, {"iphone", view.minimum_iphone}})
               : screen.tr(hint);
}

// Four groups of four, as printed on the card. Never read aloud: others listen.
void digit_groups(Screen& screen, Box box, std::string_view digits) {
    const Canvas::Hush hush(screen.canvas);
    const Theme& theme = screen.theme;
    const bool covered = screen.frame.still_there || screen.frame.panel;
    const float group_gap = theme.px(18);
    const float w = std::floor((box.w - 3 * group_gap) / 16);
    float x = box.x;
    for (std::size_t i = 0; i < 16; ++i) {
        const bool next = i == digits.size();
        const Box cell{x, box.y, w, box.h};
        const Box field = cell.inset(theme.px(2), 0);
        screen.canvas.outlined(field, theme.radius_small, next ? color::act : color::line,
                               i < digits.size() || next ? color::field : color::paper);
        // Behind an overlay what was typed is not for whoever passes by.
        if (i < digits.size())
            screen.canvas.text(field, covered ? "•" : std::string(1, digits[i]),
                               {Type::title, true, color::ink, Align::centre, Type::small});
        x += w + (i % 4 == 3 ? group_gap : 0);
    }
}

// Where the NIK stands on the card.
void card_drawing(Screen& screen, Box box) {
    const Canvas::Hush hush(screen.canvas);
    const Theme& theme = screen.theme;
    const float h = std::min({box.h, box.w * 0.6F, theme.px(380)});
    if (h < theme.px(150) || theme.compact) return;
    Canvas& canvas = screen.canvas;
    const TextStyle sample{Type::lead, true, color::accent_ink, Align::centre};
    if (!canvas.fits({0, 0, 1.34F * h, 0.18F * h}, screen.tr(Msg::nik_entry_sample), sample)) return;
    const Box face = box.centred(h * 1.58F, h);
    canvas.outlined(face, theme.radius, color::act_tint_pressed, color::act_tint);
    const float unit = h / 100;
    const auto part = [&](float x, float y, float w, float high) {
        return Box{face.x + x * unit, face.y + y * unit, w * unit, high * unit};
    };
    const int round = static_cast<int>(2.5F * unit);
    const Color bar = theme.outlined ? color::line : color::act_tint_pressed;
    canvas.rounded(part(48, 8, 62, 6), round, bar);
    const Box nik = part(8, 20, 142, 20);
    canvas.outlined(nik, theme.radius_small, color::accent, color::accent_tint);
    canvas.text(nik.inset(4 * unit, unit), screen.tr(Msg::nik_entry_sample), sample);
    for (int i = 0; i < 5; ++i)
        canvas.rounded(part(10, 48 + 9.5F * static_cast<float>(i), i % 2 == 0 ? 78 : 62, 5), round, bar);
    const Box photo = part(112, 48, 36, 44);
    canvas.surface(photo, theme.radius_small, color::field);
    canvas.icon("person", IconSize::large, photo.middle_x(), photo.middle_y(), color::act);
}

Stack entry_advice(const Screen& screen, const app::NikEntryView& view) {
    Stack stack;
    if (view.errors.empty()) return stack.note(Stack::Tone::calm, "lock", screen.tr(Msg::nik_entry_privacy));
    return stack.note(Stack::Tone::attention, "search", screen.tr(message_of(view.errors.front())), true);
}

/// The same with what is left to try, where there is room.
Stack advice_for(const Screen& screen, const app::NikEntryView& view, const Box& room) {
    Stack all = entry_advice(screen, view);
    if (view.errors.empty() || view.attempts_left == 0) return all;
    all.space(12).text(screen.tr(Msg::nik_entry_attempts, {{"count", std::to_string(view.attempts_left)}}),
                       {Type::small, false, color::quiet});
    return all.reads_well_in(screen.canvas, room) ? all : entry_advice(screen, view);
}

}  // namespace

void draw(Screen& screen, const app::PreCheckView& view) {
    const Theme& theme = screen.theme;
    const auto question = words_of(view.question);
    progress(screen,
             screen.tr(Msg::question_number,
                       {{"number", std::to_string(view.number)}, {"total", std::to_string(view.total)}}),
             view.number, view.total);
    const float share = theme.compact ? (theme.portrait ? 0.42F : 0.34F) : (theme.portrait ? 0.46F : 0.42F);
    Box answers = screen.content.cut_bottom(std::round(screen.content.h * share), theme.px(24));
    Box inner = card(screen, screen.content);
    Stack stack;
    if (theme.portrait) {
        stack.badge(question.icon, color::act_tint, color::act).space(24);
    } else if (!theme.compact) {
        const float round = theme.icon(IconSize::large) + theme.px(56);
        const Box mark = inner.cut_left(round + theme.px(40), theme.px(20));
        screen.canvas.disc(mark.centred(round, round), color::act_tint);
        screen.canvas.icon(question.icon, IconSize::large, mark.middle_x(), mark.middle_y(), color::act);
    }
    const Align align = theme.portrait ? Align::centre : Align::left;
    stack.text(title_of(screen, view), {Type::title, true, color::ink, align, Type::body})
        .space(12)
        .text(hint_of(screen, view), {Type::body, false, color::quiet, align});
    read(screen, inner, stack);

    const auto answer = [&](int place, std::string id, Msg label, std::string_view icon,
                            domain::Answer value) {
        const Box box = theme.portrait ? answers.cell(0, place, 1, 3, theme.px(22))
                                       : answers.cell(place, 0, 3, 1, theme.px(28));
        Choice look;
        look.id = std::move(id);
        look.title = screen.tr(label);
        look.chosen = view.answer == value;
        if (look.chosen) look.text = screen.tr(Msg::answer_before);
        look.icon = icon;
        look.tall = !theme.portrait;
        choice(screen, box, look, app::intent::AnswerQuestion{value});
    };
    const bool phone = view.question == domain::Question::own_phone;
    answer(0, "pre_check.yes", Msg::answer_yes, "check", domain::Answer::yes);
    answer(1, "pre_check.no", Msg::answer_no, "cross", domain::Answer::no);
    answer(2, "pre_check.unknown", phone ? Msg::answer_old_phone : Msg::answer_unknown, "question",
           domain::Answer::unknown);
}

void draw(Screen& screen, const app::NikEntryView& view) {
    with_primary(screen);
    const Theme& theme = screen.theme;
    const Box keys = keypad_place(screen);
    heading(screen, screen.tr(Msg::nik_entry_title), screen.tr(Msg::nik_entry_lead));
    keypad(screen, keys, "nik_entry");
    Box inner = card(screen, screen.content);
    const Box count = inner.cut_top(std::max(theme.px(34), theme.font_px(Type::small) * 1.05F), theme.px(8));
    screen.canvas.text(count,
                       screen.tr(Msg::nik_entry_count, {{"count", std::to_string(view.digits.size())}}),
                       {Type::small, true, view.digits.size() == 16 ? color::act : color::quiet});
    digit_groups(screen, inner.cut_top(theme.px(theme.compact ? 100 : 88), theme.px(20)), view.digits);
    const Stack advice = advice_for(screen, view, inner);
    if (theme.compact) {
        advice.draw(screen.canvas, inner);
    } else {
        const float wanted = std::ceil(advice.height(screen.canvas, inner.w) * 1.3F);
        advice.draw(screen.canvas, inner.cut_top(std::min(wanted, inner.h), theme.px(20)));
        card_drawing(screen, inner);
    }
    primary(screen, "nik_entry.submit", screen.tr(Msg::nik_entry_submit), app::intent::Submit{},
            "arrow_right", view.digits.size() == 16);
}

namespace {

struct Fact {
    std::string_view icon;
    std::string label, value, more;
};

std::vector<Fact> facts_of(const Screen& screen, const app::NikReadBackView& view) {
    const auto& reading = view.reading;
    const std::string unknown = screen.tr(Msg::read_back_unknown);
    const bool female = reading.sex == domain::Sex::female;
    return {{"calendar", screen.tr(Msg::read_back_birth_date),
             reading.birth_date ? date_text(screen.words, *reading.birth_date) : unknown,
             reading.age ? screen.tr(Msg::read_back_age, {{"age", std::to_string(*reading.age)}})
                         : std::string()},
            {"person",
             screen.tr(Msg::read_back_sex),
             reading.sex ? screen.tr(female ? Msg::read_back_female : Msg::read_back_male) : unknown,
             {}},
            {"pin", screen.tr(Msg::read_back_area), view.area.empty() ? unknown : view.area, {}}};
}

/// The year of birth a century before, where somebody of that age may stand here; otherwise 0.
int earlier_birth_year(const Screen& screen, const domain::NikReading& reading) {
    constexpr int oldest = 110;
    if (reading.birth_date_candidates.size() < 2) return 0;
    const int year = static_cast<int>(reading.birth_date_candidates.front().year());
    return static_cast<int>(screen.frame.local_time.date.year()) - year <= oldest ? year : 0;
}

void append_reading_notes(Stack& stack, const Screen& screen, const domain::NikReading& reading) {
    stack.note(Stack::Tone::calm, "info", screen.tr(Msg::read_back_area_note));
    for (const auto warning : reading.warnings)
        stack.space(12).note(Stack::Tone::attention, "warning", screen.tr(message_of(warning)));
}

/// Three cards over the notes.
void fact_cards(Screen& screen, const app::NikReadBackView& view) {
    const Theme& theme = screen.theme;
    Stack notes;
    append_reading_notes(notes, screen, view.reading);
    const float wanted = notes.height(screen.canvas, screen.content.w);
    const Box below = screen.content.cut_bottom(std::min(wanted, screen.content.h * 0.55F), theme.px(24));
    int place = 0;
    for (const auto& fact : facts_of(screen, view)) {
        const Box box = theme.portrait ? screen.content.cell(0, place, 1, 3, theme.px(20))
                                       : screen.content.cell(place, 0, 3, 1, theme.px(24));
        ++place;
        Stack stack;
        stack.badge(fact.icon, color::act_tint, color::act)
            .space(14)
            .text(fact.label, {Type::body, false, color::quiet, Align::centre})
            .space(4)
            .text(fact.value, {Type::title, true, color::ink, Align::centre})
            .space(4)
            .text(fact.more, {Type::body, false, color::quiet, Align::centre});
        stack.draw(screen.canvas, card(screen, box), Vertical::middle);
    }
    notes.draw(screen.canvas, below, Vertical::middle);
}

void fact_pages(Screen& screen, const app::NikReadBackView& view) {
    Stack stack;
    for (const auto& fact : facts_of(screen, view))
        stack.fact(fact.label, fact.more.empty() ? fact.value : fact.value + ", " + fact.more).space(14);
    append_reading_notes(stack, screen, view.reading);
    read_card(screen, screen.content, stack);
}

}  // namespace

void draw(Screen& screen, const app::NikReadBackView& view) {
    with_primary(screen, 2);
    const auto& reading = view.reading;
    heading(screen, screen.tr(Msg::read_back_title), screen.tr(Msg::read_back_lead));
    Stack notes;
    append_reading_notes(notes, screen, reading);
    const bool cards =
        !screen.theme.compact && notes.height(screen.canvas, screen.content.w) < screen.content.h * 0.5F;
    const Canvas::Hush hush(screen.canvas,
                            !screen.frame.voice.headphones);  // others would hear the birth date
    cards ? fact_cards(screen, view) : fact_pages(screen, view);
    secondary(screen, 0, "read_back.not_same", screen.tr(Msg::read_back_not_same), "cross",
              app::intent::ReadBackIsNotMine{});
    if (const int year = earlier_birth_year(screen, reading); year > 0) {
        secondary(screen, 1, "read_back.older",
                  screen.tr(Msg::read_back_older, {{"year", std::to_string(year)}}), "calendar",
                  app::intent::ReadBackIsOlder{});
    }
    primary(screen, "read_back.same", screen.tr(Msg::read_back_same), app::intent::ReadBackIsMine{}, "check");
}

}  // namespace kiosk::ui

// Ways round what stands in the way.
#include "widgets.hpp"

namespace kiosk::ui {
namespace {

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

}  // namespace kiosk::ui

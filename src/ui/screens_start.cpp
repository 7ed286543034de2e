// The way in: invitation, four choices, notice.
#include "phrases.hpp"
#include "widgets.hpp"

namespace kiosk::ui {
namespace {

void invitation(Screen& screen, Box box) {
    const Theme& theme = screen.theme;
    Canvas& canvas = screen.canvas;
    const bool pressed = canvas.target("attract.start", screen.content, true, app::intent::Wake{});
    canvas.card(box, color::deep);
    canvas.kawung(box.inset(theme.px(10)), true, 0x0EFFFFFF);
    Box inner = box.inset(theme.px(44), theme.px(40));
    Box pill = inner.cut_bottom(theme.button * 1.15F, theme.px(30));
    const auto picture_w = static_cast<float>(theme.illustration_w);
    const auto picture_h = static_cast<float>(theme.illustration_h);
    const bool beside = inner.w > 1.9F * picture_w;
    if (beside || inner.h > picture_h + theme.px(300)) {
        const Box frame =
            beside ? inner.cut_right(picture_w, theme.px(20)) : inner.cut_top(picture_h, theme.px(10));
        const Box picture = frame.centred(picture_w, picture_h);
        canvas.illustration("hero", picture.x, picture.y);
    }
    const Align align = beside ? Align::left : Align::centre;
    Stack stack;
    stack.text(screen.tr(Msg::attract_kicker), {Type::body, true, color::accent, align})
        .space(10)
        .text(screen.tr(Msg::attract_headline), {Type::display, true, color::white, align, Type::lead})
        .space(18)
        .text(screen.tr(Msg::attract_lead), {Type::body, false, color::on_deep, align});
    stack.draw(canvas, inner, Vertical::middle);

    canvas.rounded(pill, theme.radius, pressed ? color::accent : color::white);
    const float icon = theme.icon(IconSize::medium) + theme.px(18);
    const TextStyle style{Type::lead, true, color::deep};
    const float words = text_width(canvas.font(style), screen.tr(Msg::attract_touch)) + 2;
    Box label = pill.centred(std::min(pill.w - theme.px(40), icon + words), pill.h);
    const Box mark = label.cut_left(theme.icon(IconSize::medium), theme.px(18));
    canvas.icon("touch", IconSize::medium, mark.middle_x(), mark.middle_y(), color::deep);
    canvas.text(label, screen.tr(Msg::attract_touch), style);
}

/// A card with an icon beside its words, as tall as they need.
struct SideCard {
    std::string_view icon;
    Color surface, ink;
    Stack words;

    float inset(const Theme& theme) const { return theme.icon(IconSize::medium) + theme.px(20); }
    float height(const Screen& screen, float width) const {
        const float room = width - 2 * screen.theme.pad - inset(screen.theme);
        return std::ceil(words.height(screen.canvas, room)) + 2 * screen.theme.px(18);
    }
    void draw(Screen& screen, Box box) const {
        screen.canvas.card(box, surface);
        Box inner = box.inset(screen.theme.pad, screen.theme.px(18));
        const Box mark = inner.cut_left(screen.theme.icon(IconSize::medium), screen.theme.px(20));
        screen.canvas.icon(icon, IconSize::medium, mark.middle_x(), mark.middle_y(), ink);
        words.draw(screen.canvas, inner, Vertical::middle);
    }
};

SideCard hours_card(const Screen& screen, const app::PlaceCard& here) {
    SideCard card{"clock", color::card, color::act, {}};
    card.words.text(screen.tr(Msg::attract_hours_today), {Type::small, false, color::quiet})
        .text(hours_text(screen.words, here.coming[0]),
              {Type::title, true, color::ink, Align::left, Type::body})
        .text(open_text(screen.words, here.state, here.today), {Type::body, true, color::act});
    return card;
}

SideCard fraud_card(const Screen& screen) {
    SideCard card{"shield", color::accent_tint, color::accent_ink, {}};
    card.words.text(screen.tr(Msg::attract_fraud_title), {Type::body, true, color::accent_ink})
        .space(4)
        .text(screen.tr(Msg::attract_fraud), {Type::body, false, color::accent_ink});
    return card;
}

void board_card(Screen& screen, Box box, const app::TargetBoard& board) {
    Box inner = card(screen, box);
    const int wanted = domain::target_count(board.target);
    const double reached = wanted > 0 ? static_cast<double>(board.official.count) / wanted : 0;
    Box title = inner.cut_top(screen.theme.px(40), screen.theme.px(8));
    const Box mark = title.cut_left(screen.theme.icon(IconSize::small), screen.theme.px(12));
    screen.canvas.icon("target", IconSize::small, mark.middle_x(), mark.middle_y(), color::act);
    screen.canvas.text(title,
                       screen.tr(Msg::board_title, {{"district", board.target.district},
                                                    {"percent", screen.words.percent(100 * reached)}}),
                       {Type::body, true});
    progress_bar(screen, inner.cut_top(screen.theme.px(20), screen.theme.px(12)), reached);
    board_lines(screen, board).draw(screen.canvas, inner, Vertical::middle);
}

}  // namespace

Stack board_lines(const Screen& screen, const app::TargetBoard& board) {
    const auto& words = screen.words;
    const auto count = [&](int n) { return words.number(n); };
    const TextStyle value{Type::body, true};
    const TextStyle source{Type::small, false, color::quiet};
    Stack stack;
    stack.text(screen.tr(Msg::board_official, {{"count", count(board.official.count)}}), value)
        .text(screen.tr(Msg::board_official_source,
                        {{"date", date_text(words, board.official.date)}, {"source", board.official.source}}),
              source)
        .space(10)
        .text(screen.tr(Msg::board_target, {{"count", count(domain::target_count(board.target))},
                                            {"deadline", date_text(words, board.target.deadline)}}),
              value)
        .text(screen.tr(Msg::board_target_source, {{"percent", words.percent(board.target.percent)},
                                                   {"base", count(board.target.base_count)},
                                                   {"kind", screen.tr(message_of(board.target.base_kind))},
                                                   {"date", date_text(words, board.target.base_date)},
                                                   {"source", board.target.source}}),
              source);
    if (!board.kiosk) return stack;
    const auto& own = *board.kiosk;
    stack.space(10)
        .text(screen.tr(Msg::board_kiosk, {{"count", count(own.confirmed)}}), value)
        .text(own.since ? screen.tr(Msg::board_kiosk_source, {{"date", date_text(words, *own.since)},
                                                              {"reported", count(own.self_reported)}})
                        : screen.tr(Msg::board_kiosk_none),
              source);
    return stack;
}

void draw(Screen& screen, const app::AttractView& view) {
    const Theme& theme = screen.theme;
    auto [hero, side] = panes(screen, 0.6F, 0.5F);
    invitation(screen, hero);
    const float gap = theme.px(20);
    const auto hours = hours_card(screen, view.here);
    const auto fraud = fraud_card(screen);
    hours.draw(screen, side.cut_top(std::min(hours.height(screen, side.w), side.h * 0.24F), gap));
    fraud.draw(screen, side.cut_bottom(std::min(fraud.height(screen, side.w), side.h * 0.3F), gap));
    board_card(screen, side, view.board);
}

void draw(Screen& screen, const app::HomeView& view) {
    const Theme& theme = screen.theme;
    heading(screen, screen.tr(Msg::home_title), screen.tr(Msg::home_lead));
    std::vector<std::pair<Choice, Intent>> small;
    if (view.functions.nik_check)
        small.push_back(
            {{"home.check_nik", screen.tr(Msg::home_check_nik), screen.tr(Msg::home_check_nik_text), "card"},
             app::intent::CheckNik{}});
    if (view.functions.activation)
        small.push_back({{"home.ticket", screen.tr(Msg::home_ticket),
                          view.tickets_open > 0 ? screen.tr(Msg::home_ticket_open,
                                                            {{"count", std::to_string(view.tickets_open)}})
                                                : screen.tr(Msg::home_ticket_text),
                          "ticket"},
                         app::intent::HaveTicket{}});
    if (view.functions.places)
        small.push_back(
            {{"home.places", screen.tr(Msg::home_places), screen.tr(Msg::home_places_text), "pin"},
             app::intent::ShowPlaces{}});
    Box rest = screen.content;
    rest.h -= theme.px(8);
    if (view.functions.activation) {
        const auto [large, others] = panes(screen, 0.46F, 0.42F);
        rest = small.empty() ? rest : others;
        choice(screen, small.empty() ? screen.content : large,
               {"home.activate", screen.tr(Msg::home_activate), screen.tr(Msg::home_activate_text), "phone",
                true, false, true},
               app::intent::StartActivation{});
    }
    const int n = static_cast<int>(small.size());
    for (int i = 0; i < n; ++i) {
        auto& [look, intent] = small[static_cast<std::size_t>(i)];
        choice(screen, rest.cell(0, i, 1, n, theme.px(22)), look, std::move(intent));
    }
}

void draw(Screen& screen, const app::NoticeView& view) {
    with_primary(screen);
    const bool activate = view.purpose == domain::Purpose::activate;
    heading(screen, screen.tr(Msg::notice_title), screen.tr(Msg::notice_lead));
    const Box inner = card(screen, screen.content);
    Stack stack;
    stack.point("card", screen.tr(activate ? Msg::notice_what_activate : Msg::notice_what_check))
        .space(20)
        .point("clock", screen.tr(Msg::notice_how_long))
        .space(20)
        .point("building", view.contact.empty()
                               ? screen.tr(Msg::notice_who, {{"office", view.controller}})
                               : screen.tr(Msg::notice_who_contact,
                                           {{"office", view.controller}, {"contact", view.contact}}))
        .space(20)
        .point("lock", screen.tr(Msg::notice_never))
        .space(20)
        .point("check", screen.tr(Msg::notice_voluntary))
        .space(20)
        .point("people", screen.tr(Msg::notice_parents));
    stack.draw(screen.canvas, inner, Vertical::middle);
    secondary(screen, 0, "notice.decline", screen.tr(Msg::notice_decline), "cross", app::intent::Decline{});
    primary(screen, "notice.agree", screen.tr(Msg::notice_agree), app::intent::Agree{}, "check");
}

}  // namespace kiosk::ui

// The way in: invitation, four choices, notice.
#include <algorithm>
#include <cmath>

#include "phrases.hpp"
#include "widgets.hpp"

namespace kiosk::ui {
namespace {

/// In a white pill at the foot: what to do.
void touch_here(Screen& screen, Box pill, bool pressed) {
    const Theme& theme = screen.theme;
    Canvas& canvas = screen.canvas;
    canvas.rounded(pill, theme.radius, pressed ? color::accent : color::deep_ink);
    const Color ink = pressed ? color::on_accent : color::deep;
    const float icon = theme.icon(IconSize::medium) + theme.px(18);
    const TextStyle style{Type::lead, true, ink, Align::centre, Type::small};
    const auto& words = screen.tr(Msg::attract_touch);
    Box label = pill.inset(theme.px(20), 0);
    if (icon + text_width(canvas.font(style), words) + 2 < label.w) {
        label = label.centred(icon + text_width(canvas.font(style), words) + 2, pill.h);
        const Box mark = label.cut_left(theme.icon(IconSize::medium), theme.px(18));
        canvas.icon("touch", IconSize::medium, mark.middle_x(), mark.middle_y(), ink);
    }
    canvas.text(label, words, style);
}

/// `beside_pages`: page buttons stand beside it, so only the invitation itself is touched.
void invitation(Screen& screen, Box box, bool beside_pages) {
    const Theme& theme = screen.theme;
    Canvas& canvas = screen.canvas;
    const bool pressed = canvas.target("attract.start", beside_pages ? box : screen.content, true,
                                       app::intent::Wake{}, screen.tr(Msg::attract_touch));
    canvas.card(box, color::deep);
    canvas.kawung(box.inset(theme.px(10)), true, color::deep_motif);
    Box inner = box.inset(theme.px(theme.compact ? 24 : 44), theme.px(theme.compact ? 24 : 40));
    const Box pill = inner.cut_bottom(theme.button * (theme.compact ? 1 : 1.15F), theme.px(30));
    const auto picture_w = static_cast<float>(theme.illustration_w);
    const auto picture_h = static_cast<float>(theme.illustration_h);
    const bool beside = !theme.compact && inner.w > 1.9F * picture_w;
    if (beside || (!theme.compact && inner.h > picture_h + theme.px(330))) {
        const Box frame =
            beside ? inner.cut_right(picture_w, theme.px(20)) : inner.cut_top(picture_h, theme.px(10));
        const Box picture = frame.centred(picture_w, picture_h);
        canvas.illustration("hero", picture.x, picture.y);
    }
    const Align align = beside || theme.compact ? Align::left : Align::centre;
    Stack stack;
    stack.text(screen.tr(Msg::attract_kicker), {Type::body, true, color::deep_accent, align})
        .space(10)
        .text(screen.tr(Msg::attract_headline), {Type::display, true, color::deep_ink, align, Type::lead});
    Stack with_lead = stack;
    with_lead.space(18).text(screen.tr(Msg::attract_lead), {Type::body, false, color::deep_quiet, align});
    const bool room = !theme.compact || with_lead.reads_well_in(canvas, inner);
    (room ? with_lead : stack).draw(canvas, inner, Vertical::middle);
    const Canvas::Hush hush(canvas);
    touch_here(screen, pill, pressed);
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

std::string official_text(const Screen& screen, const app::TargetBoard& board) {
    if (!has_official(board)) return screen.tr(Msg::board_official_none);
    return screen.tr(Msg::board_official, {{"count", screen.words.number(board.official.count)}});
}

/// Empty when there is no figure yet.
std::string official_source(const Screen& screen, const app::TargetBoard& board) {
    if (!has_official(board)) return {};
    return screen.tr(Msg::board_official_source, {{"date", date_text(screen.words, board.official.date)},
                                                  {"source", board.official.source}});
}

double reached_share(const app::TargetBoard& board) {
    const int wanted = domain::target_count(board.target);
    return wanted > 0 ? static_cast<double>(board.official.count) / wanted : 0;
}

std::string board_title(const Screen& screen, const app::TargetBoard& board) {
    const auto& district = board.target.district;
    if (!has_official(board)) return screen.tr(Msg::board_title_none, {{"district", district}});
    const auto percent = screen.words.percent(100 * reached_share(board));
    return screen.tr(Msg::board_title, {{"district", district}, {"percent", percent}});
}

void board_card(Screen& screen, Box box, const app::TargetBoard& board) {
    Box inner = card(screen, box);
    const auto words = board_title(screen, board);
    const TextStyle style{Type::body, true};
    const float icon = screen.theme.icon(IconSize::small) + screen.theme.px(12);
    const float h = screen.canvas.lines(words, style, inner.w - icon).height();
    Box title = inner.cut_top(std::max(h, screen.theme.px(40)), screen.theme.px(8));
    const Box mark = title.cut_left(screen.theme.icon(IconSize::small), screen.theme.px(12));
    screen.canvas.icon("target", IconSize::small, mark.middle_x(), mark.middle_y(), color::act);
    screen.canvas.text(title, words, style);
    if (has_official(board))
        progress_bar(screen, inner.cut_top(screen.theme.px(20), screen.theme.px(12)), reached_share(board));
    Stack lines = board_lines(screen, board);
    for (const Also also : {Also::pacing, Also::elsewhere}) {
        Stack more = board_lines(screen, board, also);
        if (!more.reads_well_in(screen.canvas, inner)) continue;
        lines = std::move(more);
        break;
    }
    lines.draw(screen.canvas, inner, Vertical::middle);
}

constexpr float hours_part = 0.24F;
constexpr float fraud_part = 0.31F;

bool side_cards_fit(const Screen& screen, Box side, const app::AttractView& view) {
    const Theme& theme = screen.theme;
    const float gap = theme.px(20);
    const float hours = std::min(hours_card(screen, view.here).height(screen, side.w), side.h * hours_part);
    const float fraud = fraud_card(screen).height(screen, side.w);
    if (fraud > side.h * fraud_part * 1.25F) return false;
    const float inner_w = side.w - 2 * theme.pad;
    const float board = board_lines(screen, view.board).height(screen.canvas, inner_w) * 0.86F;
    const float title = 2 * theme.font_px(Type::body) + theme.px(40) + 2 * theme.pad;
    return hours + std::min(fraud, side.h * fraud_part) + board + title + 2 * gap <= side.h;
}

/// A page may end between any two of them.
void append_sentences(Stack& stack, std::string_view text) {
    constexpr std::string_view end = ". ";
    for (auto at = text.find(end); at != std::string_view::npos; at = text.find(end)) {
        stack.text(std::string(text.substr(0, at + 1)), {});
        text.remove_prefix(at + end.size());
    }
    stack.text(std::string(text), {});
}

/// Large letters: hours, warning and progress one after the other, on as many pages as they need.
void draw_side_pages(Screen& screen, Box box, const app::AttractView& view) {
    Stack stack;
    stack.label(screen.tr(Msg::attract_hours_today))
        .text(hours_text(screen.words, view.here.coming[0]),
              {Type::title, true, color::ink, Align::left, Type::body})
        .text(open_text(screen.words, view.here.state, view.here.today), {Type::body, true, color::act})
        .space(24)
        .label(screen.tr(Msg::attract_fraud_title));
    append_sentences(stack, screen.tr(Msg::attract_fraud));
    stack.space(24)
        .label(board_title(screen, view.board))
        .text(official_text(screen, view.board), {Type::body, true})
        .keep()
        .text(screen.tr(Msg::board_target,
                        {{"count", screen.words.number(domain::target_count(view.board.target))},
                         {"deadline", date_text(screen.words, view.board.target.deadline)}}),
              {Type::body, true})
        .keep()
        .text(official_source(screen, view.board), {Type::small, false, color::quiet});
    read_card(screen, box, stack);
}

}  // namespace

Stack board_lines(const Screen& screen, const app::TargetBoard& board, Also also) {
    const auto& words = screen.words;
    const auto count = [&](int n) { return words.number(n); };
    const TextStyle value{Type::body, true};
    const TextStyle source{Type::small, false, color::quiet};
    Stack stack;
    stack.text(official_text(screen, board), value)
        .keep()
        .text(official_source(screen, board), source)
        .space(10)
        .text(screen.tr(Msg::board_target, {{"count", count(domain::target_count(board.target))},
                                            {"deadline", date_text(words, board.target.deadline)}}),
              value)
        .keep()
        .text(screen.tr(Msg::board_target_source, {{"percent", words.percent(board.target.percent)},
                                                   {"base", count(board.target.base_count)},
                                                   {"kind", screen.tr(message_of(board.target.base_kind))},
                                                   {"date", date_text(words, board.target.base_date)},
                                                   {"source", board.target.source}}),
              source);
    if (also == Also::pacing && has_official(board) && board.pacing.missing > 0 &&
        board.pacing.needed_per_day)
        stack.keep().text(screen.tr(Msg::board_pacing, {{"needed", count(*board.pacing.needed_per_day)},
                                                        {"days", count(board.pacing.service_days_left)}}),
                          source);
    if (!board.kiosk) return stack;
    const auto& own = *board.kiosk;
    stack.space(10)
        .text(screen.tr(Msg::board_kiosk, {{"count", count(own.confirmed)}}), value)
        .keep()
        .text(own.since ? screen.tr(Msg::board_kiosk_source, {{"date", date_text(words, *own.since)},
                                                              {"reported", count(own.self_reported)}})
                        : screen.tr(Msg::board_kiosk_none),
              source);
    if (also != Also::nothing && own.elsewhere > 0)
        stack.keep().text(screen.tr(Msg::board_elsewhere, {{"count", count(own.elsewhere)}}), source);
    return stack;
}

void draw(Screen& screen, const app::AttractView& view) {
    const Theme& theme = screen.theme;
    const bool large = theme.compact;
    auto [hero, side] = panes(screen, large ? 0.5F : 0.56F, large ? 0.42F : 0.47F);
    invitation(screen, hero, large || !side_cards_fit(screen, side, view));
    if (large || !side_cards_fit(screen, side, view)) return draw_side_pages(screen, side, view);
    const float gap = theme.px(20);
    const auto hours = hours_card(screen, view.here);
    const auto fraud = fraud_card(screen);
    hours.draw(screen, side.cut_top(std::min(hours.height(screen, side.w), side.h * hours_part), gap));
    fraud.draw(screen, side.cut_bottom(std::min(fraud.height(screen, side.w), side.h * fraud_part), gap));
    board_card(screen, side, view.board);
}

namespace {

using Entry = std::pair<Choice, Intent>;

/// Everything but the activation itself.
std::vector<Entry> further_entries(const Screen& screen, const app::HomeView& view) {
    std::vector<Entry> entries;
    const auto add = [&](std::string id, Msg title, std::string text, std::string_view icon, Intent intent) {
        Choice look;
        look.id = std::move(id);
        look.title = screen.tr(title);
        look.text = std::move(text);
        look.icon = icon;
        entries.emplace_back(std::move(look), std::move(intent));
    };
    if (view.functions.nik_check)
        add("home.check_nik", Msg::home_check_nik, screen.tr(Msg::home_check_nik_text), "card",
            app::intent::CheckNik{});
    if (view.problems)
        add("home.problem", Msg::home_problem, screen.tr(Msg::home_problem_text), "question",
            app::intent::HaveProblem{});
    if (view.functions.activation)
        add("home.ticket", Msg::home_ticket,
            view.tickets_open > 0
                ? screen.tr(Msg::home_ticket_open, {{"count", std::to_string(view.tickets_open)}})
                : screen.tr(Msg::home_ticket_text),
            "ticket", app::intent::HaveTicket{});
    if (view.functions.places)
        add("home.places", Msg::home_places, screen.tr(Msg::home_places_text), "pin",
            app::intent::ShowPlaces{});
    return entries;
}

}  // namespace

void draw(Screen& screen, const app::HomeView& view) {
    const Theme& theme = screen.theme;
    heading(screen, screen.tr(Msg::home_title), screen.tr(Msg::home_lead));
    auto entries = further_entries(screen, view);
    Box rest = screen.content;
    rest.h -= theme.px(8);
    const int n = static_cast<int>(entries.size());
    const float gap = std::max(theme.gap, theme.px(18));
    // Bands above can leave too little height for all of them below each other.
    const int columns = !theme.portrait && rest.cell(0, 0, 1, std::max(n, 1), gap).h < theme.button ? 2 : 1;
    if (view.functions.activation) {
        const auto [large, others] = panes(screen, columns == 1 ? 0.44F : 0.3F, theme.compact ? 0.3F : 0.4F);
        rest = entries.empty() ? rest : others;
        Choice activate;
        activate.id = "home.activate";
        activate.title = screen.tr(Msg::home_activate);
        activate.text = screen.tr(Msg::home_activate_text);
        activate.icon = "phone";
        activate.strong = true;
        activate.tall = true;
        choice(screen, entries.empty() ? screen.content : large, activate, app::intent::StartActivation{});
    }
    for (int i = 0; i < n; ++i) {
        auto& [look, intent] = entries[static_cast<std::size_t>(i)];
        const Box place = rest.cell(i % columns, i / columns, columns, (n + columns - 1) / columns, gap);
        choice(screen, place, look, std::move(intent));
    }
}

void draw(Screen& screen, const app::NoticeView& view) {
    with_primary(screen, 1);
    const bool activate = view.purpose == domain::Purpose::activate;
    heading(screen, screen.tr(Msg::notice_title), screen.tr(Msg::notice_lead));
    Stack stack;
    stack.point("card", screen.tr(activate ? Msg::notice_what_activate : Msg::notice_what_check))
        .space(18)
        .point("clock", screen.tr(Msg::notice_how_long))
        .space(18)
        .point("building", view.contact.empty()
                               ? screen.tr(Msg::notice_who, {{"office", view.controller}})
                               : screen.tr(Msg::notice_who_contact,
                                           {{"office", view.controller}, {"contact", view.contact}}))
        .space(18)
        .point("lock", screen.tr(Msg::notice_never))
        .space(18)
        .point("check", screen.tr(Msg::notice_voluntary))
        .space(18)
        .point("people", screen.tr(Msg::notice_parents));
    read_card(screen, screen.content, stack);
    secondary(screen, 0, "notice.decline", screen.tr(Msg::notice_decline), "cross", app::intent::Decline{});
    primary(screen, "notice.agree", screen.tr(Msg::notice_agree), app::intent::Agree{}, "check");
}

}  // namespace kiosk::ui

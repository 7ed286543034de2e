// What staff wants to know: the numbers, and the machine.
#include <algorithm>
#include <cmath>

#include "phrases.hpp"
#include "widgets.hpp"

namespace kiosk::ui {
namespace {

constexpr TextStyle large_number{Type::display, true, color::act, Align::left, Type::body};
constexpr TextStyle named{Type::body, true};
constexpr TextStyle source{Type::small, false, color::quiet};

/// Each series apart, with its name; the first one is the one that counts.
Stack today_words(const Screen& screen, const app::DeskNumbersView& view) {
    const auto& today = view.today;
    Stack stack;
    stack.label(screen.tr(Msg::numbers_today) + ", " + date_text(screen.words, screen.frame.local_time.date))
        .text(screen.words.number(today.confirmed), {Type::title, true, color::act})
        .keep()
        .text(screen.tr(Msg::numbers_confirmed), named)
        .space(8);
    const auto apart = [&](int count, Msg name) {
        stack.space(4).text(screen.words.number(count) + " " + screen.tr(name), {Type::body});
    };
    apart(today.elsewhere, Msg::numbers_elsewhere);
    apart(today.self_reported, Msg::numbers_self_reported);
    apart(today.repeated, Msg::numbers_repeated);
    apart(today.undone, Msg::numbers_undone);
    return stack;
}

std::string pacing_text(const Screen& screen, const domain::Pacing& pacing) {
    const auto missing = screen.words.number(pacing.missing);
    if (pacing.missing == 0) return screen.tr(Msg::numbers_reached);
    if (!pacing.needed_per_day) return screen.tr(Msg::numbers_too_late, {{"count", missing}});
    return screen.tr(Msg::numbers_missing, {{"count", missing},
                                            {"needed", screen.words.number(*pacing.needed_per_day)},
                                            {"days", screen.words.number(pacing.service_days_left)}});
}

/// Against the plan; empty when nothing can be said, or nothing needs to.
std::string standing_text(const Screen& screen, domain::Standing standing) {
    switch (standing) {
        case domain::Standing::unknown:
        case domain::Standing::reached:
            return {};
        case domain::Standing::ahead:
            return screen.tr(Msg::numbers_ahead);
        case domain::Standing::on_track:
            return screen.tr(Msg::numbers_on_track);
        case domain::Standing::behind:
            return screen.tr(Msg::numbers_behind);
    }
    return {};
}

Stack target_words(const Screen& screen, const app::TargetBoard& board) {
    Stack stack;
    stack.label(screen.tr(Msg::numbers_target, {{"district", board.target.district}}));
    auto official = board;
    official.kiosk.reset();  // stands beside, with its own dates
    stack.append(board_lines(screen, official));
    if (!has_official(board)) return stack;  // nothing to measure the target with
    stack.space(10).text(pacing_text(screen, board.pacing), named);
    return stack.keep().text(standing_text(screen, board.pacing.standing), {Type::body});
}

struct Side {
    Msg label;
    std::string number, name, more;
};

Stack side_words(const Screen& screen, const Side& side) {
    Stack stack;
    stack.text(screen.tr(side.label), {Type::small, true, color::act})
        .keep()
        .text(side.number, large_number)
        .keep()
        .text(side.name, named)
        .space(4)
        .text(side.more, source);
    return stack;
}

/// Two series over the same days; empty when there is only one official figure.
std::vector<Side> sides_of(const Screen& screen, const domain::Reconciliation& since) {
    if (!since.to || !since.official_movement) return {};
    const auto count = [&](int n) { return screen.words.number(n); };
    const int moved = *since.official_movement;
    return {{Msg::numbers_official,
             (moved > 0 ? "+" : "") + count(moved),
             {},
             screen.tr(Msg::numbers_official_text, {{"from", count(since.from.count)},
                                                    {"to", count(since.to->count)},
                                                    {"source", since.to->source}})},
            {Msg::numbers_kiosk, count(since.kiosk.confirmed), screen.tr(Msg::numbers_confirmed),
             screen.tr(Msg::numbers_kiosk_more, {{"elsewhere", count(since.kiosk.elsewhere)},
                                                 {"reported", count(since.kiosk.self_reported)}})}};
}

/// What stands over the two series.
Stack beside_title(const Screen& screen, const domain::Reconciliation& since) {
    Stack stack;
    stack.label(screen.tr(Msg::numbers_beside));
    if (since.to)
        stack.text(screen.tr(Msg::numbers_between, {{"from", date_text(screen.words, since.from.date)},
                                                    {"to", date_text(screen.words, since.to->date)}}),
                   named);
    return stack;
}

Stack nothing_to_compare(const Screen& screen, const domain::Reconciliation& since) {
    Stack stack;
    if (since.from.source.empty())
        return stack.note(Stack::Tone::calm, "info", screen.tr(Msg::numbers_no_figure));
    return stack
        .note(Stack::Tone::calm, "info",
              screen.tr(Msg::numbers_nothing, {{"count", screen.words.number(since.from.count)},
                                               {"date", date_text(screen.words, since.from.date)},
                                               {"source", since.from.source}}))
        .space(14)
        .text(screen.tr(Msg::numbers_kiosk_since, {{"date", date_text(screen.words, since.from.date)},
                                                   {"count", screen.words.number(since.kiosk.confirmed)}}),
              named);
}

Stack never_add(const Screen& screen) {
    Stack stack;
    return stack.note(Stack::Tone::calm, "info", screen.tr(Msg::numbers_never_add));
}

/// Everything one after the other, on as many pages as it needs.
Stack numbers_in_a_row(const Screen& screen, const app::DeskNumbersView& view) {
    Stack stack = today_words(screen, view);
    stack.space(24).append(beside_title(screen, view.since)).keep();
    const auto sides = sides_of(screen, view.since);
    if (sides.empty()) stack.space(10).append(nothing_to_compare(screen, view.since));
    for (const auto& side : sides) stack.space(10).append(side_words(screen, side));
    if (!sides.empty()) stack.space(10).append(never_add(screen));
    return stack.space(24).append(target_words(screen, view.board));
}

struct NumberCards {
    Box today, target, beside;
};

constexpr float card_edge = 16;

Box inside(const Theme& theme, const Box& card) {
    return card.inset(theme.pad, theme.px(card_edge));
}

/// Beside each other or, upright, below each other; today's card and the target's as tall as their words.
NumberCards number_cards(const Screen& screen, const Stack& today_words, const Stack& target_words) {
    const Theme& theme = screen.theme;
    const auto tall = [&](const Stack& words, float width) {
        return words.height(screen.canvas, width - 2 * theme.pad) + 2 * theme.px(card_edge);
    };
    const float gap = std::max(screen.theme.gap, screen.theme.px(20));
    Box rest = screen.content;
    if (theme.portrait) {
        const Box today = rest.cut_top(std::min(tall(today_words, rest.w), rest.h * 0.3F), gap);
        const Box target = rest.cut_bottom(std::min(tall(target_words, rest.w), rest.h * 0.4F), gap);
        return {today, target, rest};
    }
    Box left = rest.cut_left(std::round(rest.w * 0.45F), gap);
    const float today = tall(today_words, left.w);
    const float share = today / (today + tall(target_words, left.w));
    const Box above = left.cut_top(std::round((left.h - gap) * share), gap);
    return {above, left, rest};
}

/// Both series in boxes of the same size, the warning below them.
bool draw_beside(Screen& screen, Box box, const domain::Reconciliation& since, bool really) {
    const Theme& theme = screen.theme;
    Box inner = inside(theme, box);
    const Stack title = beside_title(screen, since);
    const Stack warning = never_add(screen);
    const auto sides = sides_of(screen, since);
    const Box head = inner.cut_top(std::ceil(title.height(screen.canvas, inner.w)), theme.px(12));
    if (sides.empty()) {
        const Stack nothing = nothing_to_compare(screen, since);
        if (!really) return nothing.reads_well_in(screen.canvas, inner);
        title.draw(screen.canvas, head);
        nothing.draw(screen.canvas, inner, Vertical::middle);
        return true;
    }
    const Box foot = inner.cut_bottom(std::ceil(warning.height(screen.canvas, inner.w)), theme.px(14));
    bool fits = true;
    if (really) title.draw(screen.canvas, head);
    for (int i = 0; i < 2; ++i) {
        const Box place = inner.cell(i, 0, 2, 1, theme.px(16));
        const Box room = place.inset(theme.px(20), theme.px(12));
        const Stack words = side_words(screen, sides[static_cast<std::size_t>(i)]);
        fits = fits && words.reads_well_in(screen.canvas, room);
        if (!really) continue;
        screen.canvas.surface(place, theme.radius_small, color::act_tint);
        words.draw(screen.canvas, room);
    }
    if (really) warning.draw(screen.canvas, foot);
    return fits;
}

}  // namespace

void draw(Screen& screen, const app::DeskNumbersView& view) {
    const Theme& theme = screen.theme;
    heading(screen, screen.tr(Msg::numbers_title));
    const Stack today = today_words(screen, view).steady();
    const Stack target = target_words(screen, view.board).steady();
    const auto cards = number_cards(screen, today, target);
    const bool room = !theme.compact && today.reads_well_in(screen.canvas, inside(theme, cards.today)) &&
                      target.reads_well_in(screen.canvas, inside(theme, cards.target)) &&
                      draw_beside(screen, cards.beside, view.since, false);
    if (!room) return read_card(screen, screen.content, numbers_in_a_row(screen, view));
    screen.canvas.card(cards.today);
    today.draw(screen.canvas, inside(theme, cards.today), Vertical::middle);
    screen.canvas.card(cards.beside);
    draw_beside(screen, cards.beside, view.since, true);
    screen.canvas.card(cards.target);
    target.draw(screen.canvas, inside(theme, cards.target), Vertical::middle);
}

namespace {

/// What is wrong comes first, in words.
Stack check_words(const Screen& screen, const app::TechnicianView& view) {
    constexpr std::size_t told = 6;
    Stack stack;
    stack.label(screen.tr(Msg::technician_ledger));
    const auto& findings = view.facts->findings;
    if (findings.empty()) {
        stack.note(Stack::Tone::calm, "shield", screen.tr(Msg::technician_sound), true);
    } else {
        stack.note(Stack::Tone::danger, "warning",
                   screen.tr(Msg::technician_findings, {{"count", std::to_string(findings.size())}}), true);
        for (std::size_t i = 0; i < std::min(told, findings.size()); ++i)
            stack.space(10).text(findings[i], {Type::small});
        if (findings.size() > told)
            stack.space(10).text(
                screen.tr(Msg::technician_more, {{"count", std::to_string(findings.size() - told)}}),
                {Type::small, true});
    }
    const auto number = [&](std::int64_t n) { return screen.words.number(static_cast<long>(n)); };
    stack.space(18).fact(screen.tr(Msg::technician_events), number(view.facts->events));
    stack.space(12).fact(screen.tr(Msg::technician_covered), number(view.facts->covered));
    return stack.steady();
}

std::string list_title(const Screen& screen, const domain::KeptList& list) {
    if (list.kind == domain::SourceKind::signed_list) {
        return screen.tr(Msg::technician_list_signed,
                         {{"district", list.name}, {"version", std::to_string(list.version)}});
    }
    const auto category = domain::parse_list_category(list.name);
    return category ? screen.tr(message_of(*category)) : list.name;
}

Stack list_lines(const Screen& screen, const domain::KeptList& list) {
    Stack stack;
    stack.text(list_title(screen, list), {Type::small, true});
    std::string details = screen.tr(Msg::technician_list_details,
                                    {{"count", screen.words.number(static_cast<long>(list.entries))},
                                     {"date", date_text(screen.words, list.searched.as_of)},
                                     {"source", list.searched.source}});
    if (list.searched.valid_until) {
        details += " " + screen.tr(Msg::technician_list_until,
                                   {{"date", date_text(screen.words, *list.searched.valid_until)}});
    }
    return stack.text(details, {Type::small});
}

/// Which lists the answers rest on, and what came of the last delivery.
Stack list_words(const Screen& screen, const app::TechnicianView& view) {
    const domain::DeviceFacts& facts = *view.facts;
    Stack stack;
    stack.label(screen.tr(Msg::technician_lists));
    if (screen.frame.lists_expired)
        stack.space(6).note(Stack::Tone::attention, "calendar", screen.tr(Msg::band_lists), true);
    if (facts.lists.empty()) stack.space(6).text(screen.tr(Msg::technician_lists_none), {});
    for (const auto& list : facts.lists) stack.space(6).append(list_lines(screen, list));
    if (!facts.last_bundle) return stack;
    const auto& bundle = *facts.last_bundle;
    const TextStyle quiet{Type::small, false, color::quiet};
    const auto when = screen.tr(Msg::technician_bundle_when,
                                {{"date", date_text(screen.words, view.last_bundle_at.date)},
                                 {"time", time_text(screen.words, view.last_bundle_at.minute_of_day)}});
    if (!bundle.refusal) {
        return stack.space(10)
            .note(Stack::Tone::calm, "check",
                  screen.tr(Msg::technician_bundle_taken, {{"file", bundle.file}}))
            .space(6)
            .text(when, quiet);
    }
    const auto why = screen.tr(message_of(*bundle.refusal));
    const auto word =
        screen.tr(Msg::technician_bundle_word, {{"word", std::string(to_word(*bundle.refusal))}});
    return stack.space(10)
        .note(Stack::Tone::attention, "warning",
              screen.tr(Msg::technician_bundle_refused, {{"file", bundle.file}, {"why", why}}), true)
        .space(6)
        .text(when + ". " + word, quiet);
}

Stack machine_words(const Screen& screen, const app::TechnicianView& view) {
    const auto& facts = *view.facts;
    Stack stack;
    stack.fact(screen.tr(Msg::technician_key), screen.tr(message_of(facts.key_protection)))
        .space(12)
        .fact(screen.tr(Msg::technician_fingerprint), facts.fingerprint)
        .space(12)
        .fact(screen.tr(Msg::technician_disk),
              screen.tr(Msg::technician_disk_free,
                        {{"count", screen.words.number(static_cast<long>(facts.free_megabytes))}}))
        .space(12);
    return stack.fact(
        screen.tr(Msg::technician_tokens),
        screen.tr(Msg::technician_tokens_kept, {{"count", screen.words.number(facts.tokens_kept_days)}}));
}

Stack clock_words(const Screen& screen, bool doubted) {
    const auto& now = screen.frame.local_time;
    Stack stack;
    stack.fact(screen.tr(Msg::technician_clock),
               day_text(screen.words, now.date) + ", " + time_text(screen.words, now.minute_of_day));
    if (doubted)
        stack.space(8).note(Stack::Tone::attention, "clock", screen.tr(Msg::technician_clock_doubted), true);
    return stack;
}

Stack checking(const Screen& screen) {
    Stack stack;
    return stack.note(Stack::Tone::calm, "hourglass", screen.tr(Msg::technician_checking));
}

void draw_facts(Screen& screen, const app::TechnicianView& view) {
    const Theme& theme = screen.theme;
    const bool known = view.facts.has_value();
    Stack check = known ? check_words(screen, view) : checking(screen);
    if (known) check.space(18).append(list_words(screen, view)).steady();
    Stack machine = clock_words(screen, view.clock_doubted);
    if (known) machine.space(12).append(machine_words(screen, view)).steady();
    const auto [left, right] = panes(screen, 0.5F, 0.5F);
    if (!theme.compact && check.reads_well_in(screen.canvas, inside(theme, left)) &&
        machine.reads_well_in(screen.canvas, inside(theme, right))) {
        screen.canvas.card(left);
        check.draw(screen.canvas, inside(theme, left), Vertical::middle);
        screen.canvas.card(right);
        return machine.draw(screen.canvas, inside(theme, right), Vertical::middle);
    }
    Stack all = check;
    read_card(screen, screen.content, all.space(18).append(machine));
}

}  // namespace

void draw(Screen& screen, const app::TechnicianView& view) {
    with_primary(screen, view.clock_doubted ? 1 : 0);
    heading(screen, screen.tr(Msg::technician_title, {{"name", view.name}}));
    draw_facts(screen, view);
    if (view.clock_doubted)
        secondary(screen, 0, "technician.clock_right", screen.tr(Msg::technician_clock_right), "clock",
                  app::intent::ClockIsRight{});
    primary(screen, "technician.log_out", screen.tr(Msg::desk_log_out), app::intent::LogOut{}, "log_out");
}

}  // namespace kiosk::ui

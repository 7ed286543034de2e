// What staff does with tickets, and for the kiosk as a whole.
#include <algorithm>
#include <cmath>

#include "phrases.hpp"
#include "rows.hpp"
#include "widgets.hpp"

namespace kiosk::ui {
namespace {

constexpr std::string_view separator = " • ";

std::string registration_text(const Screen& screen, domain::Registration registration,
                              const std::string& district) {
    switch (registration) {
        case domain::Registration::unknown:
            return screen.tr(Msg::registration_unknown);
        case domain::Registration::in_district:
            return screen.tr(Msg::registration_in_district, {{"district", district}});
        case domain::Registration::elsewhere:
            return screen.tr(Msg::registration_elsewhere);
    }
    return {};
}

std::string_view registration_icon(domain::Registration registration) {
    switch (registration) {
        case domain::Registration::unknown:
            return "question";
        case domain::Registration::in_district:
            return "home";
        case domain::Registration::elsewhere:
            return "globe";
    }
    return "question";
}

}  // namespace

void draw(Screen& screen, const app::DeskConfirmView& view) {
    with_primary(screen);
    heading(screen, screen.tr(Msg::desk_confirm_title), screen.tr(Msg::desk_confirm_lead));
    std::vector<Row> rows;
    for (const auto& waiting : view.tickets) {
        const auto ticket = domain::format_ticket(waiting.ticket);
        std::string why = screen.tr(message_of(waiting.reason));
        if (!waiting.problem.empty()) why += " " + waiting.problem;
        rows.push_back({"desk_confirm.registration_" + ticket, registration_icon(waiting.registration),
                        ticket, registration_text(screen, waiting.registration, view.district),
                        std::move(why), screen.tr(Msg::desk_confirm_change), false,
                        app::intent::ChangeRegistration{waiting.ticket}});
    }
    draw_rows(screen, rows);
    primary(screen, "desk_confirm.confirm",
            screen.tr(Msg::desk_confirm_confirm, {{"count", std::to_string(view.tickets.size())}}),
            app::intent::ConfirmSelected{}, "check", !view.tickets.empty());
}

namespace {

std::string_view outcome_icon(domain::Reason reason) {
    using domain::Reason;
    if (reason == Reason::server_disturbed) return "server";
    if (reason == Reason::data_mismatch) return "search";
    if (reason == Reason::selfie_refused) return "camera";
    if (reason == Reason::already_active) return "check";
    if (reason == Reason::not_recorded) return "fingerprint";
    if (reason == Reason::nik_deactivated) return "card";
    if (reason == Reason::other_phone) return "phone";
    if (reason == Reason::does_not_want) return "cross";
    if (reason == Reason::did_not_come) return "person";
    return "question";
}

/// The first few by name, the rest as a number.
std::string tickets_text(const std::vector<domain::TicketCode>& tickets) {
    constexpr std::size_t named = 4;
    std::string text;
    for (std::size_t i = 0; i < std::min(named, tickets.size()); ++i)
        text += (i > 0 ? ", " : "") + domain::format_ticket(tickets[i]);
    if (tickets.size() > named) text += " +" + std::to_string(tickets.size() - named);
    return text;
}

}  // namespace

void draw(Screen& screen, const app::DeskOutcomeView& view) {
    heading(screen, screen.tr(Msg::desk_outcome_title, {{"tickets", tickets_text(view.tickets)}}),
            screen.tr(Msg::desk_outcome_lead));
    std::vector<Row> rows;
    for (const auto reason : app::desk_outcomes)
        rows.push_back({"desk_outcome.reason_" + std::string(domain::to_word(reason)),
                        outcome_icon(reason),
                        {},
                        screen.tr(message_of(reason)),
                        {},
                        {},
                        false,
                        app::intent::RecordOutcome{reason}});
    draw_rows(screen, rows);
}

namespace {

struct MenuEntry {
    Choice look;
    Intent intent;
};

MenuEntry entry(const Screen& screen, std::string id, Msg title, std::string text, std::string_view icon,
                Intent intent) {
    Choice look;
    look.id = std::move(id);
    look.title = screen.tr(title);
    look.text = std::move(text);
    look.icon = icon;
    return {std::move(look), std::move(intent)};
}

MenuEntry clock_entry(const Screen& screen) {
    const auto& now = screen.frame.local_time;
    auto clock = entry(screen, "desk_menu.clock_right", Msg::desk_menu_title,
                       screen.tr(Msg::desk_menu_clock_text), "clock", app::intent::ClockIsRight{});
    clock.look.title = screen.tr(
        Msg::desk_menu_clock,
        {{"date", date_text(screen.words, now.date)}, {"time", time_text(screen.words, now.minute_of_day)}});
    return clock;
}

MenuEntry disturbance_entry(const Screen& screen, const std::optional<domain::LocalTime>& since) {
    if (!since)
        return entry(screen, "desk_menu.disturbance", Msg::desk_menu_disturbed,
                     screen.tr(Msg::desk_menu_disturbed_text), "server", app::intent::SetDisturbance{true});
    const auto time = since_text(screen.words, *since, screen.frame.local_time.date);
    return entry(screen, "desk_menu.disturbance", Msg::desk_menu_restored,
                 screen.tr(Msg::desk_menu_restored_text, {{"time", time}}), "server",
                 app::intent::SetDisturbance{false});
}

/// What wants to be looked at comes first.
std::vector<MenuEntry> menu_entries(const Screen& screen, const app::DeskMenuView& view) {
    std::vector<MenuEntry> entries;
    if (view.clock_doubted) entries.push_back(clock_entry(screen));
    if (view.checks_limited)
        entries.push_back(entry(screen, "desk_menu.release_checks", Msg::desk_menu_release,
                                screen.tr(Msg::desk_menu_release_text), "shield",
                                app::intent::ReleaseChecks{}));
    entries.push_back(disturbance_entry(screen, view.disturbed_since));
    entries.push_back(entry(screen, "desk_menu.undo", Msg::desk_menu_undo,
                            screen.tr(view.undo ? Msg::desk_menu_undo_text : Msg::desk_menu_undo_none),
                            "undo", app::intent::ShowUndo{}));
    entries.back().look.enabled = view.undo;
    entries.push_back(entry(screen, "desk_menu.numbers", Msg::desk_menu_numbers,
                            screen.tr(Msg::desk_menu_numbers_text), "chart", app::intent::ShowNumbers{}));
    entries.push_back(entry(screen, "desk_menu.log_out", Msg::desk_log_out,
                            screen.tr(Msg::desk_menu_log_out_text), "log_out", app::intent::LogOut{}));
    return entries;
}

/// Tall enough for title and sentence; in large letters for the title.
float menu_row_height(const Screen& screen, const std::vector<MenuEntry>& entries, const List& list) {
    const Theme& theme = screen.theme;
    const float icon = theme.compact ? theme.icon(IconSize::medium) + theme.px(14)
                                     : theme.icon(IconSize::large) + theme.px(84);
    const float room = list.row_width - 2 * theme.pad - icon;
    float tallest = theme.button;
    for (const auto& [look, intent] : entries) {
        Stack words;
        words.text(look.title, {theme.compact ? Type::body : Type::lead, true});
        if (!theme.compact) words.space(4).text(look.text, {Type::body, false});
        tallest = std::max(tallest, words.height(screen.canvas, room) + 2 * theme.px(16));
    }
    // Few entries share the room.
    const auto rows = (entries.size() + static_cast<std::size_t>(list.columns) - 1) /
                      static_cast<std::size_t>(list.columns);
    const float share = screen.content.h / static_cast<float>(rows) - list.gap;
    return std::ceil(std::max(tallest, std::min(share, theme.px(230))));
}

}  // namespace

void draw(Screen& screen, const app::DeskMenuView& view) {
    heading(screen, screen.tr(Msg::desk_menu_title),
            screen.tr(Msg::desk_officer, {{"officer", view.officer}}));
    auto entries = menu_entries(screen, view);
    const List list = list_of(screen, 22);
    draw_list(
        screen, list, entries.size(), menu_row_height(screen, entries, list),
        [&](Box box, std::size_t i) { choice(screen, box, entries[i].look, std::move(entries[i].intent)); });
}

namespace {

/// The one axis that was seen, in the words in which it was chosen.
std::string seen_text(const Screen& screen, const domain::StatusAxes& seen) {
    const auto says = [&](Msg axis, std::string status) {
        return screen.tr(Msg::desk_undo_seen, {{"axis", screen.tr(axis)}, {"status", std::move(status)}});
    };
    if (seen.record != domain::KtpElRecord::unknown)
        return says(Msg::seen_record, record_text(screen.words, seen.record));
    if (seen.nik != domain::NikStatus::unknown)
        return says(Msg::seen_nik, nik_status_text(screen.words, seen.nik, seen.because));
    return says(Msg::seen_ikd, screen.tr(message_of(seen.ikd)));
}

std::string undo_title(const Screen& screen, const app::DeskUndoView::Act& act) {
    if (act.kind == domain::EventKind::activation_confirmed) return screen.tr(Msg::desk_undo_confirmed);
    if (act.kind == domain::EventKind::activation_self_reported)
        return screen.tr(Msg::desk_undo_self_reported);
    if (act.kind == domain::EventKind::status_seen) return seen_text(screen, act.seen);
    return screen.tr(Msg::desk_undo_outcome, {{"reason", screen.tr(message_of(act.reason))}});
}

std::string undo_details(const Screen& screen, const app::DeskUndoView::Act& act) {
    std::vector<std::string> known;
    if (act.chosen) known.push_back(screen.tr(Msg::desk_chosen));
    if (act.at.date != screen.frame.local_time.date) known.push_back(day_text(screen.words, act.at.date));
    if (act.ticket)
        known.push_back(screen.tr(Msg::desk_undo_ticket, {{"ticket", domain::format_ticket(*act.ticket)}}));
    if (!act.officer.empty()) known.push_back(screen.tr(Msg::desk_undo_by, {{"officer", act.officer}}));
    std::string details;
    for (const auto& one : known) details += (details.empty() ? "" : std::string(separator)) + one;
    return details;
}

Row undo_row(const Screen& screen, const app::DeskUndoView::Act& act) {
    return {"desk_undo.act_" + std::to_string(act.row),
            act.chosen ? "box_checked" : "box",
            time_text(screen.words, act.at.minute_of_day),
            undo_title(screen, act),
            undo_details(screen, act),
            {},
            act.chosen,
            app::intent::ChooseAct{act.row}};
}

}  // namespace

void draw(Screen& screen, const app::DeskUndoView& view) {
    with_primary(screen);
    heading(screen, screen.tr(Msg::desk_undo_title), screen.tr(Msg::desk_undo_lead));
    if (view.acts.empty()) {
        Stack stack;
        stack.badge("undo", color::act_tint, color::act)
            .space(24)
            .text(screen.tr(Msg::desk_undo_empty), {Type::lead, false, color::quiet, Align::centre});
        return read_card(screen, screen.content, stack);
    }
    std::vector<Row> rows;
    for (const auto& act : view.acts) rows.push_back(undo_row(screen, act));
    draw_rows(screen, rows);
    const bool chosen = std::any_of(view.acts.begin(), view.acts.end(), [](auto& act) { return act.chosen; });
    primary(screen, "desk_undo.undo", screen.tr(Msg::desk_undo_undo), app::intent::UndoAct{}, "undo", chosen);
}

}  // namespace kiosk::ui

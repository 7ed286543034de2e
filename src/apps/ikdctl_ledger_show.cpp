#include <algorithm>
#include <iostream>
#include <nlohmann/json.hpp>

#include "ikdctl.hpp"
#include "ikdctl_ledger.hpp"
#include "kiosk/domain/hex.hpp"
#include "kiosk/storage/ledger.hpp"

namespace kiosk::ikdctl {
namespace {

namespace fs = std::filesystem;

std::string short_token(const domain::Event& event) {
    return event.draft.token ? domain::format_hex(std::span(*event.draft.token).first(4)) : "";
}

std::string ticket_of(const domain::Event& event) {
    return event.draft.ticket ? domain::format_ticket(*event.draft.ticket) : "";
}

nlohmann::ordered_json to_json(const domain::Event& event) {
    const domain::EventDraft& draft = event.draft;
    return {{"sequence", event.sequence},
            {"id", domain::format_uuid(event.id)},
            {"kiosk", event.kiosk},
            {"place", event.place},
            {"boot_id", event.boot_id},
            {"kind", to_word(draft.kind)},
            {"reason", to_word(draft.reason)},
            {"detail", draft.detail},
            {"visit", domain::format_uuid(draft.visit)},
            {"ticket", ticket_of(event)},
            {"token", short_token(event)},
            {"age_band", to_word(draft.age_band)},
            {"registration", to_word(draft.registration)},
            {"language", draft.language},
            {"duration_s", draft.duration.count()},
            {"officer", draft.officer},
            {"at", domain::format_iso_utc(draft.at.wall)},
            {"mono_ms", draft.at.mono.count()},
            {"service_day", domain::format_iso_date(draft.service_day)},
            {"previous", domain::format_hex(event.previous)},
            {"hash", domain::format_hex(event.hash)}};
}

void print_json_lines(const std::vector<domain::Event>& events) {
    constexpr auto replace = nlohmann::json::error_handler_t::replace;
    for (const auto& event : events) std::cout << to_json(event).dump(-1, ' ', false, replace) << '\n';
}

using TableRow = std::vector<std::string>;

TableRow table_row(const domain::Event& event) {
    const domain::EventDraft& draft = event.draft;
    return {std::to_string(event.sequence),
            domain::format_iso_utc(draft.at.wall),
            std::string(to_word(draft.kind)),
            std::string(to_word(draft.reason)),
            draft.detail,
            ticket_of(event),
            short_token(event),
            std::string(to_word(draft.age_band)),
            std::string(to_word(draft.registration)),
            draft.language,
            std::to_string(draft.duration.count()) + " s",
            draft.officer};
}

void print_table(const std::vector<domain::Event>& events) {
    std::vector<TableRow> rows{{"ROW", "TIME (UTC)", "KIND", "REASON", "DETAIL", "TICKET", "TOKEN", "AGE",
                                "REGISTERED", "LANG", "AFTER", "OFFICER"}};
    for (const auto& event : events) rows.push_back(table_row(event));
    std::vector<std::size_t> widths(rows.front().size());
    for (const TableRow& row : rows) {
        for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], row[i].size());
    }
    for (const TableRow& row : rows) {
        std::string line;
        for (std::size_t i = 0; i < row.size(); ++i) {
            line += row[i] + std::string(widths[i] - row[i].size() + 2, ' ');
        }
        std::cout << line.substr(0, line.find_last_not_of(' ') + 1) << '\n';
    }
}

}  // namespace

int show_ledger(const fs::path& state, bool json, std::optional<std::int64_t> last) {
    auto store = storage::Store::open_read_only(state);
    if (!store) return exit_for_ledger(store.error());
    std::int64_t after = 0;
    if (last) {
        const auto end = storage::last_sequence(*store);
        if (!end) return exit_for_ledger(end.error());
        after = std::max<std::int64_t>(*end - *last, 0);
    }
    const auto events = storage::read_events(*store, after);
    if (!events) return exit_for_ledger(events.error());
    json ? print_json_lines(*events) : print_table(*events);
    return exit_ok;
}

}  // namespace kiosk::ikdctl

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "ikdctl.hpp"
#include "installation.hpp"
#include "kiosk/crypto/hash.hpp"
#include "kiosk/storage/ledger.hpp"

namespace kiosk::ikdctl {
namespace {

namespace fs = std::filesystem;

/// A damaged ledger is what these commands look for; everything else kept them from looking.
int exit_for(const Error& error) {
    std::cerr << error.text << '\n';
    return error.code == ErrorCode::damaged_data ? exit_findings : exit_failed;
}

std::string short_token(const domain::Event& event) {
    return event.draft.token ? domain::format_hex(event.draft.token->data(), 4) : "";
}

std::string ticket_of(const domain::Event& event) {
    return event.draft.ticket ? domain::format_ticket(*event.draft.ticket) : "";
}

template <std::size_t N>
std::string hex(const std::array<std::uint8_t, N>& bytes) {
    return domain::format_hex(bytes.data(), N);
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
            {"previous", hex(event.previous)},
            {"hash", hex(event.hash)}};
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

int show(const fs::path& state, bool json, std::optional<std::int64_t> last) {
    auto store = storage::Store::open_read_only(state);
    if (!store) return exit_for(store.error());
    std::int64_t after = 0;
    if (last) {
        const auto end = storage::last_sequence(*store);
        if (!end) return exit_for(end.error());
        after = std::max<std::int64_t>(*end - *last, 0);
    }
    const auto events = storage::read_events(*store, after);
    if (!events) return exit_for(events.error());
    json ? print_json_lines(*events) : print_table(*events);
    return exit_ok;
}

int verify(const fs::path& state) {
    auto store = storage::Store::open_read_only(state);
    if (!store) return exit_for(store.error());
    const auto verdict = storage::verify_ledger(*store, crypto::sha256);
    if (!verdict) return exit_for(verdict.error());
    for (const auto& finding : verdict->findings) {
        const std::string place = finding.sequence == 0 ? "file" : "row " + std::to_string(finding.sequence);
        std::cout << place << ": " << finding.what << '\n';
    }
    std::cout << store->file().string() << ": " << verdict->events << " events, ";
    if (verdict->sound()) {
        std::cout << "chain sound\n";
        return exit_ok;
    }
    std::cout << "NOT sound, " << verdict->findings.size() << " findings\n";
    return exit_findings;
}

/// What the command line fills; lives as long as the callbacks.
struct Arguments {
    fs::path state = find_installation().state;
    bool json = false;
    std::optional<std::int64_t> last;
};

}  // namespace

void add_ledger_commands(CLI::App& app, int& exit_code) {
    CLI::App* const ledger = app.add_subcommand("ledger", "Look at the ledger of this kiosk and prove it");
    ledger->require_subcommand(1);
    const auto arguments = std::make_shared<Arguments>();
    const auto subcommand = [&](const char* name, const char* description) {
        CLI::App* const command = ledger->add_subcommand(name, description);
        command->add_option("--state", arguments->state, "State directory of the kiosk")
            ->capture_default_str();
        return command;
    };

    CLI::App* const showing = subcommand("show", "Print the events, oldest first");
    showing->add_option("--last", arguments->last, "Only the last N rows")->check(CLI::PositiveNumber);
    showing->add_flag("--json", arguments->json, "One JSON object a line instead of a table");
    showing->callback(
        [arguments, &exit_code] { exit_code = show(arguments->state, arguments->json, arguments->last); });

    CLI::App* const verifying = subcommand(
        "verify",
        "Recompute the hash chain and compare it with the outgoing rows: exit code 0 when the ledger is "
        "sound, "
        "1 when rows were changed, removed, swapped or inserted, or the file is damaged. Changes nothing.");
    verifying->footer(
        "It cannot find somebody who rewrites the last rows, their outgoing rows and the kept head together, "
        "with correct hashes; signed checkpoints against that come with a later version.");
    verifying->callback([arguments, &exit_code] { exit_code = verify(arguments->state); });
}

}  // namespace kiosk::ikdctl

#include <algorithm>
#include <filesystem>
#include <iostream>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "ikdctl_list_commands.hpp"
#include "ikdctl_list_report.hpp"
#include "ikdctl_state.hpp"
#include "installation.hpp"
#include "kiosk/storage/status_lists.hpp"
#include "list_facts.hpp"

namespace kiosk::ikdctl {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t most_lines = 100;
constexpr std::size_t preview_lines = 5;

struct ImportOrder {
    fs::path file;
    std::string category;
    std::string as_of;
    std::string valid_until;
    std::string source = "daftar Dispendukcapil";
    WantedColumns wanted;
    std::string sheet;
    fs::path report;
    fs::path state = find_installation().state;
    fs::path config = find_installation().config;
    bool accept_partial = false;
    bool preview = false;
    bool progress = false;
};

domain::ListCategory category_of(const ImportOrder& order) {
    return *domain::parse_list_category(order.category);
}

std::vector<domain::ListEntry> entries_of(const ListReading& reading, const domain::NikTokens& tokens) {
    const auto today = today_in_the_east();
    std::vector<domain::ListEntry> entries;
    entries.reserve(reading.rows.accepted.size());
    for (const auto& row : reading.rows.accepted) {
        entries.push_back({tokens.token_of(domain::nik_of(row.nik, today)), row.axes});
    }
    return entries;
}

Result<storage::KeptList> list_in_force(storage::StatusLists& lists, const std::string& category) {
    auto all = lists.lists();
    if (!all) return all.error();
    for (auto& list : *all) {
        if (list.kind == domain::SourceKind::local_list && list.name == category) return std::move(list);
    }
    return Error{ErrorCode::damaged_data, "status lists: the list that was just written is missing"};
}

domain::Searched searched_of(const ImportOrder& order) {
    domain::Searched searched{
        domain::SourceKind::local_list, order.source, *domain::parse_iso_date(order.as_of), {}};
    if (!order.valid_until.empty()) searched.valid_until = domain::parse_iso_date(order.valid_until);
    return searched;
}

/// The list and its event in one transaction.
Result<void> put_in_force(OpenState& state, const ImportOrder& order,
                          std::vector<domain::ListEntry> entries) {
    storage::StatusLists lists(state.store());
    std::string in_force;
    auto recorded = state.record(domain::EventKind::list_imported, [&]() -> Result<std::string> {
        auto replaced = lists.replace(category_of(order), searched_of(order), std::move(entries));
        if (!replaced) return replaced.error();
        const auto list = list_in_force(lists, order.category);
        if (!list) return list.error();
        in_force = readable(*list);
        return order.category + " " + order.as_of + " " + std::to_string(list->entries);
    });
    if (!recorded) return recorded;
    std::cout << "list in force: " << in_force << '\n';
    const auto emptied = state.store().empty_log();
    return emptied ? recorded : emptied.error();
}

bool clash(const domain::Finding& one, const domain::Finding& other) {
    return std::ranges::any_of(domain::contradictions_in({one, other}), [](const auto& contradiction) {
        return contradiction.first != contradiction.second;
    });
}

/// NIKs, ascending, of which another local list in force says what cannot be true beside this one. The newer
/// data count; it is told.
Result<WipingVector<std::uint64_t>> find_contradictions(OpenState& state, const ListReading& reading,
                                                        const domain::NikTokens& tokens,
                                                        const domain::Searched& searched) {
    storage::StatusLists lists(state.store());
    const auto kept = lists.lists();
    if (!kept) return kept.error();
    WipingVector<std::uint64_t> found;
    if (std::ranges::count(*kept, domain::SourceKind::local_list, &storage::KeptList::kind) < 2) return found;
    const auto today = today_in_the_east();
    for (const auto& row : reading.rows.accepted) {
        const auto token = tokens.token_of(domain::nik_of(row.nik, today));
        const auto reply = lists.look_up(domain::SourceKind::local_list, token);
        if (!reply) return reply.error();
        const domain::Finding mine{searched, row.axes};
        const bool otherwise = std::ranges::any_of(
            reply->findings, [&](const domain::Finding& finding) { return clash(finding, mine); });
        if (otherwise) found.push_back(row.nik);
    }
    return found;
}

/// Told by line, here and in the report.
Result<void> tell_contradictions(const ImportOrder& order, const ListFile& file, const ListReading& reading,
                                 const WipingVector<std::uint64_t>& niks) {
    if (niks.empty()) return {};
    const auto lines = lines_of(file, reading.columns.front().nik, niks);
    if (!lines) return lines.error();
    for (std::size_t l = 0; l < std::min(lines->size(), most_lines); ++l) {
        std::cout << "line " << (*lines)[l] << ": contradictory: another list in force here says otherwise\n";
    }
    std::cout << "contradict another list in force: " << lines->size() << "; the newer data count\n";
    return order.report.empty() ? Result<void>() : write_report(order.report, {file}, reading, *lines);
}

Result<void> store_list(const ImportOrder& order, const ListFile& file, const ListReading& reading) {
    const auto state = OpenState::open(order.state, order.config);
    if (!state) return state.error();
    const crypto::HmacNikTokens tokens((*state)->key());
    if (auto stored = put_in_force(**state, order, entries_of(reading, tokens)); !stored) return stored;
    const auto contradictions = find_contradictions(**state, reading, tokens, searched_of(order));
    if (!contradictions) return contradictions.error();
    return tell_contradictions(order, file, reading, *contradictions);
}

void print_preview(const ListFile& file, const ListReading& reading) {
    const ListColumns& columns = reading.columns.front();
    std::cout << file.path.filename().string() << ": NIK in column " << columns.nik + 1;
    if (columns.status) std::cout << ", status in column " << *columns.status + 1;
    if (columns.reason) std::cout << ", reason in column " << *columns.reason + 1;
    std::cout << '\n';
    print_reading({file}, reading, preview_lines);
    std::cout << "preview: nothing imported\n";
}

int import_list(const ImportOrder& order) {
    const ListFile file{order.file, domain::axes_of(category_of(order)), order.wanted, order.sheet};
    const auto reading = read_lists({file}, order.progress);
    if (!reading) return list_failed(reading.error());
    if (!order.report.empty()) {
        if (auto written = write_report(order.report, {file}, *reading); !written)
            return list_failed(written.error());
    }
    if (order.preview) return print_preview(file, *reading), reading->complete() ? exit_ok : exit_findings;
    print_reading({file}, *reading, most_lines);
    const bool none = reading->rows.accepted.empty();
    if (none || (!reading->complete() && !order.accept_partial)) {
        std::cout << "nothing imported"
                  << (none ? ": no row with a NIK that can be used"
                           : ": correct the rows, or import the others with --accept-partial")
                  << '\n';
        return exit_findings;
    }
    if (auto stored = store_list(order, file, *reading); !stored) return list_failed(stored.error());
    return reading->complete() ? exit_ok : exit_findings;
}

void add_options(CLI::App& command, ImportOrder& order) {
    command.add_option("FILE", order.file, "CSV or XLSX with a NIK column")->required();
    command.add_option("--category", order.category, "What the list says about everybody on it")
        ->required()
        ->check(CLI::IsMember({"deactivated", "unrecorded", "print-ready"}));
    command.add_option("--as-of", order.as_of, "Date of the data, YYYY-MM-DD")
        ->type_name("DATE")
        ->required()
        ->check(check_as_of);
    command
        .add_option("--valid-until", order.valid_until, "Last day on which the list is relied on [no end]")
        ->type_name("DATE")
        ->check(check_date);
    command.add_option("--source", order.source, "Shown beside the answer")->capture_default_str();
    command.add_option("--column", order.wanted.nik, "Heading or number (from 1) of the NIK column")
        ->type_name("COLUMN");
    command
        .add_option("--status-column", order.wanted.status,
                    "Heading or number of a column that says more: PRR, SFE, BELUM REKAM, NONAKTIF ...")
        ->type_name("COLUMN");
    command.add_option("--sheet", order.sheet, "Sheet of a workbook [the first visible one]")
        ->type_name("NAME");
    command
        .add_option("--report", order.report, "All refused and double rows, for a spreadsheet; without NIK")
        ->type_name("FILE.csv");
    command.add_option("--state", order.state, "State directory of the kiosk")->capture_default_str();
    command.add_option("--config", order.config, "kiosk.toml")->capture_default_str();
    command.add_flag("--accept-partial", order.accept_partial,
                     "Import the good rows although others are refused");
    command.add_flag("--preview", order.preview, "Only tell what would be imported");
    command.add_flag("--progress", order.progress, "Tell the progress also where there is no terminal");
}

}  // namespace

void add_list_import(CLI::App& list, int& exit_code) {
    const auto order = std::make_shared<ImportOrder>();
    CLI::App* const command =
        list.add_subcommand("import", "Put a list of the dinas (CSV, XLSX) in force here");
    add_options(*command, *order);
    command->footer(
        "Stores keyed tokens, never a NIK. The list replaces the one of its category in force; the ledger "
        "notes it.\n"
        "Refused rows are named by line and reason; with any, nothing is imported unless --accept-partial.\n"
        "Exit code: 0 all rows imported, 1 rows were refused, 2 wrong arguments, 3 file or state unusable.");
    command->callback([order, &exit_code] { exit_code = import_list(*order); });
}

}  // namespace kiosk::ikdctl

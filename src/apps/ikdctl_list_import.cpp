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
#include "kiosk/domain/source_text.hpp"
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
    WantedSheets sheets;
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

Result<bool> other_list_in_force(storage::StatusLists& lists, const std::string& category) {
    const auto all = lists.lists();
    if (!all) return all.error();
    return std::ranges::any_of(*all, [&](const storage::KeptList& list) {
        return list.kind == domain::SourceKind::local_list && list.name != category;
    });
}

bool clash(const domain::Finding& one, const domain::Finding& other) {
    return std::ranges::any_of(domain::contradictions_in({one, other}), [](const auto& contradiction) {
        return contradiction.first != contradiction.second;
    });
}

/// NIKs, ascending, of which another local list in force says what cannot be true beside this one.
Result<WipingVector<std::uint64_t>> find_contradictions(OpenState& state, const ImportOrder& order,
                                                        const ListReading& reading) {
    storage::StatusLists lists(state.store());
    WipingVector<std::uint64_t> found;
    const auto other = other_list_in_force(lists, order.category);
    if (!other) return other.error();
    if (!*other) return found;
    const crypto::HmacNikTokens tokens(state.key());
    const auto searched = searched_of(order);
    const auto today = today_in_the_east();
    for (const auto& row : reading.rows.accepted) {
        const auto token = tokens.token_of(domain::nik_of(row.nik, today));
        const auto reply = lists.look_up(domain::SourceKind::local_list, token, order.category);
        if (!reply) return reply.error();
        const domain::Finding mine{searched, row.axes};
        const bool otherwise = std::ranges::any_of(
            reply->findings, [&](const domain::Finding& finding) { return clash(finding, mine); });
        if (otherwise) found.push_back(row.nik);
    }
    return found;
}

/// Their lines in the file. A kiosk without a state contradicts nothing, and gets none for the question.
Result<std::vector<domain::RefusedRow>> contradictory_rows(const ImportOrder& order,
                                                           const std::vector<ListFile>& files,
                                                           const ListReading& reading) {
    std::error_code ignored;
    if (!fs::exists(storage::database_file(order.state), ignored)) return std::vector<domain::RefusedRow>();
    const auto state = OpenState::open(order.state, order.config);
    if (!state) return state.error();
    const auto niks = find_contradictions(**state, order, reading);
    if (!niks) return niks.error();
    if (niks->empty()) return std::vector<domain::RefusedRow>();
    return rows_of(files, reading, *niks);
}

Result<void> store_list(const ImportOrder& order, const ListReading& reading) {
    const auto state = OpenState::open(order.state, order.config);
    if (!state) return state.error();
    return put_in_force(**state, order, entries_of(reading, crypto::HmacNikTokens((*state)->key())));
}

void print_columns(const ListFile& file, const ListColumns& columns) {
    std::cout << file.name() << ": NIK in column " << columns.nik + 1;
    const auto tell = [](const char* what, const std::optional<std::size_t>& column) {
        if (column) std::cout << ", " << what << " in column " << *column + 1;
    };
    tell("status", columns.status);
    tell("KTP-el status", columns.record);
    tell("NIK status", columns.nik_status);
    tell("reason", columns.reason);
    tell("IKD status", columns.ikd);
    std::cout << '\n';
}

/// The category is the file's; what counts is what its rows say.
void print_statuses(const ListReading& reading) {
    std::vector<domain::ListEntry> entries;
    for (const auto& row : reading.rows.accepted) entries.push_back({{}, row.axes});
    for (const auto& [word, count] : domain::count_words(entries)) {
        std::cout << "  " << word << ": " << count << '\n';
    }
}

void print_contradictory(const std::vector<ListFile>& files, const std::vector<domain::RefusedRow>& rows,
                         std::size_t most) {
    for (std::size_t r = 0; r < std::min(rows.size(), most); ++r) {
        if (files.size() > 1) std::cout << files[static_cast<std::size_t>(rows[r].file)].name() << ": ";
        std::cout << "line " << rows[r].line
                  << ": contradictory: another list in force here says otherwise\n";
    }
    if (!rows.empty()) std::cout << "contradict another list in force: " << rows.size() << '\n';
}

void print_end(const ImportOrder& order) {
    if (order.valid_until.empty()) {
        std::cout << "warning: without --valid-until the list never ends: it counts even where newer signed "
                     "data have ended\n";
    } else if (*domain::parse_iso_date(order.valid_until) < today_in_the_east()) {
        std::cout << "warning: --valid-until is over, the list counts only where no other speaks\n";
    }
}

/// Puts the list in force unless something speaks against it.
int finish(const ImportOrder& order, const ListReading& reading, bool contradicts) {
    const bool none = reading.rows.accepted.empty();
    const bool complete = reading.complete() && !contradicts && !none;
    if (order.preview) {
        std::cout << "preview: nothing imported\n";
    } else if (none || (!complete && !order.accept_partial)) {
        std::cout << "nothing imported"
                  << (none ? ": no row with a NIK that can be used"
                           : ": correct the rows, or import the list all the same with --accept-partial")
                  << '\n';
    } else if (auto stored = store_list(order, reading); !stored) {
        return list_failed(stored.error());
    }
    return complete ? exit_ok : exit_findings;
}

int import_list(const ImportOrder& order) {
    if (!order.valid_until.empty() && order.valid_until < order.as_of) {
        std::cerr << "--valid-until: found " << order.valid_until << ", expected a day not before --as-of\n";
        return exit_usage;
    }
    const ListFile file{order.file, domain::axes_of(category_of(order)), order.wanted, {}};
    const auto files = each_sheet({file}, order.sheets);
    if (!files) return list_failed(files.error());
    const auto reading = read_lists(*files, order.progress);
    if (!reading) return list_failed(reading.error());
    const auto contradictory = contradictory_rows(order, *files, *reading);
    if (!contradictory) return list_failed(contradictory.error());
    if (!order.report.empty()) {
        if (auto written = write_report(order.report, *files, *reading, *contradictory); !written)
            return list_failed(written.error());
    }
    const std::size_t most = order.preview ? preview_lines : most_lines;
    for (std::size_t f = 0; order.preview && f < files->size(); ++f) {
        print_columns((*files)[f], reading->columns[f]);
    }
    print_contradictory(*files, *contradictory, most);
    print_reading(*files, *reading, most);
    print_statuses(*reading);
    print_end(order);
    return finish(order, *reading, !contradictory->empty());
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
    command.add_option("--source", order.source, "Shown beside the answer")
        ->capture_default_str()
        ->check(domain::problem_of_source);
    command.add_option("--column", order.wanted.nik, "Heading or number (from 1) of the NIK column")
        ->type_name("COLUMN");
    command
        .add_option("--status-column", order.wanted.status,
                    "Heading or number of a column that says more: PRR, SFE, BELUM REKAM, NONAKTIF ...")
        ->type_name("COLUMN");
    add_sheet_options(command, order.sheets);
    command
        .add_option("--report", order.report, "All refused and double rows, for a spreadsheet; without NIK")
        ->type_name("FILE.csv");
    command.add_option("--state", order.state, "State directory of the kiosk")->capture_default_str();
    command.add_option("--config", order.config, "kiosk.toml")->capture_default_str();
    command.add_flag("--accept-partial", order.accept_partial,
                     "Import although rows are refused (left out) or contradict another list (kept)");
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
        "Refused rows are named by line and reason, and so is a NIK of which another list in force here says "
        "what cannot be true beside this one; with any, nothing is imported unless --accept-partial. Of a "
        "contradiction the newer data count.\n"
        "Columns headed Status KTP-el, Status NIK, Status IKD or Alasan say more than the category.\n"
        "Exit code: 0 all rows imported, 1 rows were refused or contradict another list, 2 wrong arguments, "
        "3 file or state unusable.");
    command->callback([order, &exit_code] { exit_code = import_list(*order); });
}

}  // namespace kiosk::ikdctl

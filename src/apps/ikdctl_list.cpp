#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ikdctl.hpp"
#include "ikdctl_nik_table.hpp"
#include "ikdctl_state.hpp"
#include "installation.hpp"
#include "kiosk/core/clock.hpp"
#include "kiosk/crypto/keys.hpp"
#include "kiosk/domain/nik_list.hpp"
#include "kiosk/storage/status_lists.hpp"
#include "kiosk/storage/store.hpp"
#include "kiosk/tables/csv.hpp"
#include "state_files.hpp"

namespace kiosk::ikdctl {
namespace {

namespace fs = std::filesystem;

/// The zone that reaches a new day first (WIT): a list of today is never refused as one of tomorrow.
constexpr std::chrono::hours eastern_offset{9};

domain::Date today() {
    return domain::to_local(SystemClock().now().wall, eastern_offset).date;
}

void wipe(std::string& text) {
    explicit_bzero(text.data(), text.size());
}

/// A file with NIKs and its rows; wiped at the end, on every path.
struct SensitiveTable {
    std::string text;
    std::vector<tables::CsvRow> rows;

    SensitiveTable() = default;
    SensitiveTable(SensitiveTable&&) = default;
    SensitiveTable& operator=(SensitiveTable&&) = default;
    ~SensitiveTable() {
        wipe(text);
        for (auto& row : rows) std::ranges::for_each(row.cells, wipe);
    }
};

Error in_file(const fs::path& file, const Error& error) {
    return {error.code, file.string() + ": " + error.text};
}

Result<SensitiveTable> read_table(const fs::path& file) {
    std::error_code problem;
    const auto size = fs::file_size(file, problem);
    if (problem) return Error{ErrorCode::io, file.string() + ": cannot read: " + problem.message()};
    SensitiveTable table;
    table.text.resize(size);
    std::ifstream in;
    in.rdbuf()->pubsetbuf(nullptr, 0);  // a buffer would keep a copy
    in.open(file, std::ios::binary);
    in.read(table.text.data(), static_cast<std::streamsize>(size));
    if (!in) return Error{ErrorCode::io, file.string() + ": cannot read"};
    auto rows = tables::parse_csv(table.text);
    if (!rows) return in_file(file, rows.error());
    table.rows = std::move(*rows);
    return table;
}

/// Spreadsheets write rows of nothing but delimiters below the data.
bool is_blank(const tables::CsvRow& row) {
    return std::ranges::all_of(row.cells, &std::string::empty);
}

std::vector<domain::NikCell> cells_of(const SensitiveTable& table, NikTable place) {
    std::vector<domain::NikCell> cells;
    for (std::size_t r = place.first_row; r < table.rows.size(); ++r) {
        const tables::CsvRow& row = table.rows[r];
        if (is_blank(row)) continue;
        cells.push_back({row.line, place.column < row.cells.size() ? std::string_view(row.cells[place.column])
                                                                   : std::string_view{}});
    }
    return cells;
}

std::string_view sentence(domain::RowProblem problem) {
    switch (problem) {
        case domain::RowProblem::empty:
            return "no NIK in this row";
        case domain::RowProblem::impossible_nik:
            return "cannot be a NIK";
        case domain::RowProblem::damaged_by_spreadsheet:
            return "a spreadsheet kept 15 digits of the number; export the column as text";
        case domain::RowProblem::duplicate:
            return "stands in an earlier row";
    }
    std::abort();
}

void print_refused(const domain::RefusedRow& row) {
    std::cout << "line " << row.line << ": " << to_word(row.problem) << ": " << sentence(row.problem);
    for (const auto error : row.errors) std::cout << ", " << to_word(error);
    std::cout << '\n';
}

void print_summary(const domain::NikListReading& list, std::size_t rows) {
    for (const auto& row : list.refused) print_refused(row);
    std::cout << "rows read:     " << rows << "\naccepted:      " << list.accepted.size()
              << "\nduplicates:    " << list.duplicates.size() << "\nrefused:       " << list.refused.size()
              << '\n';
}

void print_list(const storage::SqliteStatusLists::Summary& summary) {
    std::cout << to_word(summary.list.category) << ", " << summary.entries << " NIK, as of "
              << domain::format_iso_date(summary.list.as_of) << ", source: " << summary.list.source << '\n';
}

struct ImportOrder {
    fs::path file;
    domain::ListInForce list;
    fs::path state;
    fs::path config;
    std::string column;  ///< empty: look for it
    bool accept_partial = false;
};

using Summary = storage::SqliteStatusLists::Summary;

Result<Summary> replace(storage::Store& store, const domain::ListInForce& list,
                        const std::vector<domain::NikToken>& tokens) {
    storage::SqliteStatusLists lists(store);
    if (auto replaced = lists.replace(list, tokens); !replaced) return replaced.error();
    const auto summaries = lists.summaries();
    if (!summaries) return summaries.error();
    for (const Summary& summary : *summaries) {
        if (summary.list.category == list.category) return summary;
    }
    return Error{ErrorCode::damaged_data, "status_lists: the list that was just written is missing"};
}

Result<void> store_list(const ImportOrder& order, const std::vector<domain::Nik>& niks) {
    const auto state = OpenState::open(order.state, order.config);
    if (!state) return state.error();
    const crypto::HmacNikTokens tokens((*state)->key());
    std::vector<domain::NikToken> list;
    list.reserve(niks.size());
    for (const domain::Nik& nik : niks) list.push_back(tokens.token_of(nik));

    Summary in_force;
    auto recorded = (*state)->record(domain::EventKind::list_imported, [&]() -> Result<std::string> {
        auto summary = replace((*state)->store(), order.list, list);
        if (!summary) return summary.error();
        in_force = std::move(*summary);
        return std::string(to_word(in_force.list.category)) + " " +
               domain::format_iso_date(in_force.list.as_of) + " " + std::to_string(in_force.entries);
    });
    if (!recorded) return recorded;
    std::cout << "list in force: ";
    print_list(in_force);
    return {};
}

int fail(const Error& error) {
    std::cerr << error.text << '\n';
    return exit_failed;
}

int import_list(const ImportOrder& order) {
    const auto table = read_table(order.file);
    if (!table) return fail(table.error());
    const auto place = find_nik_table(table->rows, order.column);
    if (!place) return fail(in_file(order.file, place.error()));
    const auto cells = cells_of(*table, *place);
    const domain::NikListReading list = domain::read_nik_list(cells, today());
    print_summary(list, cells.size());

    const bool complete = list.refused.empty();
    if (list.accepted.empty() || (!complete && !order.accept_partial)) {
        std::cout << "nothing imported"
                  << (list.accepted.empty()
                          ? ": no row with a NIK that can be used"
                          : ": correct the rows, or import the others with --accept-partial")
                  << '\n';
        return exit_findings;
    }
    if (auto stored = store_list(order, list.accepted); !stored) return fail(stored.error());
    return complete ? exit_ok : exit_findings;
}

int show_lists(const fs::path& state) {
    // Opening would make what is missing: a mistyped directory must not become a new, empty state.
    if (std::error_code ignored; !fs::exists(storage::database_file(state), ignored)) {
        return fail({ErrorCode::not_found, state.string() + ": no state of a kiosk; is --state right?"});
    }
    auto store = storage::Store::open(state, storage::WhenBroken::refuse);
    if (!store) return fail(store.error());
    const auto summaries = storage::SqliteStatusLists(*store).summaries();
    if (!summaries) return fail(summaries.error());
    if (summaries->empty()) std::cout << "no list in force\n";
    std::ranges::for_each(*summaries, print_list);
    return exit_ok;
}

std::string check_as_of(const std::string& text) {
    const auto date = domain::parse_iso_date(text);
    if (!date) return "found " + text + ", expected a date YYYY-MM-DD";
    if (*date > today())
        return "found " + text + ", which is in the future; the list has the date of its data";
    return "";
}

CLI::Option* add_state_option(CLI::App* command) {
    const std::string description =
        "State directory of the kiosk [" + find_installation().state.string() + "]";
    return command->add_option("--state", description)->type_name("DIR");
}

fs::path state_of(const CLI::Option* option) {
    return option->count() > 0 ? fs::path(option->as<std::string>()) : find_installation().state;
}

void add_import(CLI::App* list, int& exit_code) {
    CLI::App* command = list->add_subcommand("import", "Put a list of the dinas (CSV) in force");
    CLI::Option* file = command->add_option("FILE", "CSV with a NIK column")->required();
    CLI::Option* category = command->add_option("--category", "What the list says about everybody on it")
                                ->required()
                                ->check(CLI::IsMember({"deactivated", "unrecorded", "print-ready"}));
    CLI::Option* as_of = command->add_option("--as-of", "Date of the data, YYYY-MM-DD")
                             ->type_name("DATE")
                             ->required()
                             ->check(check_as_of);
    CLI::Option* state = add_state_option(command);
    const std::string config_description = "kiosk.toml [" + find_installation().config.string() + "]";
    CLI::Option* config = command->add_option("--config", config_description)->type_name("FILE");
    CLI::Option* source =
        command->add_option("--source", "Shown beside the answer [daftar Dispendukcapil]")->type_name("TEXT");
    CLI::Option* column =
        command->add_option("--column", "Heading or number (from 1) of the NIK column")->type_name("COLUMN");
    CLI::Option* partial = command->add_flag("--accept-partial")
                               ->description("Import the good rows although others are refused");
    command->footer(
        "Stores keyed tokens, never a NIK. The list replaces the one of its category in force; the ledger "
        "notes it.\n"
        "Refused rows are named by line and reason; with any, nothing is imported unless --accept-partial.\n"
        "Exit code: 0 all rows imported, 1 rows were refused, 2 wrong arguments, 3 file or state unusable.");
    command->callback([=, &exit_code] {
        const auto text_or = [](const CLI::Option* option, const char* otherwise) {
            return option->count() > 0 ? option->as<std::string>() : std::string(otherwise);
        };
        exit_code = import_list(
            {file->as<std::string>(),
             {*domain::parse_list_category(category->as<std::string>()),
              *domain::parse_iso_date(as_of->as<std::string>()), text_or(source, "daftar Dispendukcapil")},
             state_of(state),
             config->count() > 0 ? fs::path(config->as<std::string>()) : find_installation().config,
             text_or(column, ""),
             partial->count() > 0});
    });
}

}  // namespace

void add_list_commands(CLI::App& app, int& exit_code) {
    CLI::App* list = app.add_subcommand("list", "Status lists of the dinas");
    list->require_subcommand(1);
    add_import(list, exit_code);
    CLI::App* show = list->add_subcommand("show", "Show the lists in force");
    CLI::Option* state = add_state_option(show);
    show->callback([state, &exit_code] { exit_code = show_lists(state_of(state)); });
}

}  // namespace kiosk::ikdctl

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "ikdctl.hpp"
#include "ikdctl_district.hpp"
#include "ikdctl_figure_table.hpp"
#include "ikdctl_state.hpp"
#include "installation.hpp"
#include "kiosk/domain/reconciliation.hpp"
#include "kiosk/domain/source_text.hpp"
#include "kiosk/storage/ledger.hpp"
#include "kiosk/storage/officers.hpp"

namespace kiosk::ikdctl {
namespace {

namespace fs = std::filesystem;
using domain::OfficialFigure;
using Figures = std::vector<OfficialFigure>;

struct Arguments {
    fs::path state = find_installation().state;
    fs::path config = find_installation().config;
    std::string officer;
    std::string date, count, source;
    fs::path file;
};

int fail(const Error& error) {
    std::cerr << error.text << '\n';
    if (error.code == ErrorCode::damaged_data) return exit_findings;
    return error.code == ErrorCode::bad_input ? exit_usage : exit_failed;
}

/// The figures of the ledger, in the order in which they were entered.
Result<Figures> entered_figures(storage::Store& store) {
    constexpr std::int64_t rows_at_a_time = 2000;
    Figures figures;
    for (std::int64_t after = 0;;) {
        const auto events = storage::read_events(store, after, rows_at_a_time);
        if (!events) return events.error();
        if (events->empty()) return figures;
        for (const auto& event : *events) {
            if (event.draft.kind != domain::EventKind::figure_entered) continue;
            if (auto figure = domain::parse_figure_detail(event.draft.detail)) figures.push_back(*figure);
        }
        after = events->back().sequence;
    }
}

std::string described(const OfficialFigure& figure) {
    return domain::format_iso_date(figure.date) + "  " + std::to_string(figure.count) + "  " + figure.source;
}

/// Unusual but possible: people move away, and a base can be out of date.
void warn(const OfficialFigure& figure, const Figures& known, const domain::TargetPeriod& target) {
    const std::string which = domain::format_iso_date(figure.date) + ": " + std::to_string(figure.count);
    if (figure.count > target.base_count) {
        std::cout << "warning: " << which << " is more than the base of the target, " << target.base_count
                  << '\n';
    }
    const OfficialFigure* before = nullptr;
    for (const auto& other : known) {
        if (other.date < figure.date) before = &other;
        if (other.date == figure.date) {
            std::cout << "note: " << which << " takes the place of " << other.count << " of the same date\n";
        }
    }
    if (before != nullptr && figure.count < before->count) {
        std::cout << "warning: " << which << " is less than " << before->count << " of "
                  << domain::format_iso_date(before->date) << '\n';
    }
}

Result<void> check_officer(storage::Store& store, const std::string& id) {
    if (id.empty()) return {};
    const auto active = storage::Officers(store).active();
    if (!active) return active.error();
    if (std::ranges::count(*active, id, &storage::Officer::id) > 0) return {};
    return Error{ErrorCode::bad_input, "officer " + id + ": not active here; see ikdctl officer list"};
}

/// What was entered, with what is unusual about it.
void tell(const config::DistrictPack& district, const Figures& entered,
          const std::vector<domain::Event>& appended, const Figures& figures) {
    Figures known = domain::merged_figures(district.official_figures, entered);
    for (std::size_t i = 0; i < figures.size(); ++i) {
        std::cout << "row " << appended[i].sequence << ": " << described(figures[i]) << '\n';
        warn(figures[i], known, district.target);
        known = domain::merged_figures(known, std::span(&figures[i], 1));
    }
}

/// All or nothing, also while the kiosk runs.
Result<void> enter(const Arguments& arguments, const Figures& figures) {
    // Opening would make what is missing: a mistyped directory must not become a new, empty state.
    if (auto looked = storage::Store::open_read_only(arguments.state); !looked) return looked.error();
    const auto state = OpenState::open(arguments.state, arguments.config);
    if (!state) return state.error();
    if (auto known = check_officer((*state)->store(), arguments.officer); !known) return known;
    const auto entered = entered_figures((*state)->store());
    if (!entered) return entered.error();

    std::vector<domain::EventDraft> drafts;
    for (const auto& figure : figures) {
        auto draft = (*state)->draft(domain::EventKind::figure_entered, domain::figure_detail(figure));
        if (figure.date > draft.service_day) {
            return Error{ErrorCode::bad_input, domain::format_iso_date(figure.date) +
                                                   ": is in the future; a figure has the date of its data"};
        }
        draft.officer = arguments.officer;
        drafts.push_back(std::move(draft));
    }
    const auto appended = (*state)->ledger().append(drafts);
    if (!appended) return appended.error();
    tell((*state)->configured().district, *entered, *appended, figures);
    return {};
}

int enter_figures(const Arguments& arguments, Figures figures) {
    std::ranges::stable_sort(figures, {}, &OfficialFigure::date);
    if (auto done = enter(arguments, figures); !done) return fail(done.error());
    return exit_ok;
}

int add(const Arguments& arguments) {
    const auto date = parse_office_date(arguments.date);
    if (!date) return fail(date.error());
    const auto count = parse_office_count(arguments.count);
    if (!count) return fail(count.error());
    if (const auto problem = domain::problem_of_source(arguments.source); !problem.empty()) {
        return fail({ErrorCode::bad_input, "source: " + problem});
    }
    return enter_figures(arguments, {{*count, *date, arguments.source}});
}

Result<FigureTable> read_file(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(in), {}};
    if (!in || in.bad()) return Error{ErrorCode::io, file.string() + ": cannot read"};
    const auto rows = tables::parse_csv(text);
    if (!rows) return Error{rows.error().code, file.string() + ": " + rows.error().text};
    auto table = read_figures(*rows);
    if (!table) return Error{table.error().code, file.string() + ": " + table.error().text};
    return table;
}

int import(const Arguments& arguments) {
    const auto table = read_file(arguments.file);
    if (!table) {
        std::cerr << table.error().text << '\n';
        return exit_failed;
    }
    for (const auto& mistake : table->mistakes) std::cout << mistake << '\n';
    if (!table->mistakes.empty() || table->figures.empty()) {
        std::cout << "nothing imported"
                  << (table->mistakes.empty() ? ": no figure below the headings"
                                              : ": correct these lines first")
                  << '\n';
        return exit_findings;
    }
    return enter_figures(arguments, table->figures);
}

void print_figures(const char* from, std::span<const OfficialFigure> figures, const Figures& merged) {
    for (std::size_t i = 0; i < figures.size(); ++i) {
        const bool last_of_its_date =
            std::ranges::count(figures.subspan(i + 1), figures[i].date, &OfficialFigure::date) == 0;
        const bool counts = last_of_its_date && std::ranges::count(merged, figures[i]) > 0;
        std::cout << from << "  " << (counts ? "counts    " : "replaced  ") << described(figures[i]) << '\n';
    }
}

int list(const Arguments& arguments) {
    const auto configured = load_configured(arguments.config);
    if (!configured) return fail(configured.error());
    auto store = storage::Store::open_read_only(arguments.state);
    if (!store) return fail(store.error());
    const auto entered = entered_figures(*store);
    if (!entered) return fail(entered.error());
    const auto& pack = configured->district.official_figures;
    const Figures merged = domain::merged_figures(pack, *entered);
    print_figures("pack   ", pack, merged);
    print_figures("entered", *entered, merged);
    if (merged.empty())
        std::cout << "no official figure yet: neither in the district pack nor entered here\n";
    return exit_ok;
}

}  // namespace

void add_figure_commands(CLI::App& app, int& exit_code) {
    CLI::App* const figure =
        app.add_subcommand("figure", "Official figures: what the dinas or the ministry published");
    figure->require_subcommand(1);
    const auto arguments = std::make_shared<Arguments>();
    const auto subcommand = [&](const char* name, const char* description) {
        CLI::App* const command = figure->add_subcommand(name, description);
        command->add_option("--state", arguments->state, "State directory of the kiosk")
            ->capture_default_str();
        command->add_option("--config", arguments->config, "kiosk.toml")->capture_default_str();
        return command;
    };
    const auto by_whom = [&](CLI::App* command) {
        command->add_option("--officer", arguments->officer, "Id of who enters it, see ikdctl officer list")
            ->type_name("ID");
    };

    CLI::App* const adding = subcommand("add", "Enter one figure; one of the same date takes its place");
    adding->add_option("--date", arguments->date, "Date of the data: 2026-10-31 or 31/10/2026")->required();
    adding->add_option("--count", arguments->count, "Activations up to that date: 24900 or 24.900")
        ->required();
    adding->add_option("--source", arguments->source, "Who published it, up to 120 bytes")->required();
    by_whom(adding);
    adding->callback([arguments, &exit_code] { exit_code = add(*arguments); });

    CLI::App* const importing = subcommand("import", "Enter the figures of a CSV file, all or none");
    importing
        ->add_option("FILE", arguments->file,
                     "With the columns tanggal, jumlah, sumber (date, count, source)")
        ->required();
    by_whom(importing);
    importing->callback([arguments, &exit_code] { exit_code = import(*arguments); });

    CLI::App* const listing =
        subcommand("list", "The district pack's figures and those entered; which count");
    listing->callback([arguments, &exit_code] { exit_code = list(*arguments); });
}

}  // namespace kiosk::ikdctl

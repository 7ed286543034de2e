#include <algorithm>
#include <charconv>
#include <filesystem>
#include <iostream>
#include <memory>
#include <optional>
#include <string>

#include "ikdctl.hpp"
#include "ikdctl_district.hpp"
#include "ikdctl_report_document.hpp"
#include "installation.hpp"
#include "kiosk/core/clock.hpp"
#include "kiosk/core/durable_file.hpp"
#include "kiosk/crypto/hash.hpp"
#include "kiosk/crypto/keys.hpp"
#include "kiosk/storage/ledger.hpp"
#include "state_files.hpp"

namespace kiosk::ikdctl {
namespace {

namespace fs = std::filesystem;

constexpr std::int64_t rows_at_a_time = 2000;

struct Arguments {
    fs::path state = find_installation().state;
    fs::path config = find_installation().config;
    std::string month;
    std::string from, to;
    fs::path csv, xlsx, html;
};

int fail(const Error& error) {
    std::cerr << error.text << '\n';
    return error.code == ErrorCode::damaged_data ? exit_findings : exit_failed;
}

std::string check_date(const std::string& text) {
    return domain::parse_iso_date(text) ? "" : "found " + text + ", expected a date YYYY-MM-DD";
}

std::string check_month(const std::string& text) {
    return domain::parse_iso_date(text + "-01") ? "" : "found " + text + ", expected a month YYYY-MM";
}

struct Range {
    domain::Date first{}, last{};
};

/// Empty when the arguments name no range.
std::optional<Range> range_of(const Arguments& arguments) {
    if (!arguments.month.empty()) {
        const domain::Date first = *domain::parse_iso_date(arguments.month + "-01");
        return Range{first, first.year() / first.month() / std::chrono::last};
    }
    if (arguments.from.empty() || arguments.to.empty()) return std::nullopt;
    const Range range{*domain::parse_iso_date(arguments.from), *domain::parse_iso_date(arguments.to)};
    const auto days = std::chrono::sys_days(range.last) - std::chrono::sys_days(range.first);
    return days.count() < 0 || days.count() > 3660 ? std::nullopt : std::optional(range);
}

domain::ReportScope scope_of(const Range& range, const config::DistrictPack& district) {
    domain::ReportScope scope{range.first, range.last, {}, district.service_hours, district.utc_offset};
    for (const auto& place : district.places) scope.area_of_place[place.id] = place.area_code;
    return scope;
}

/// Of the device's key; without it the one that is written beside the database.
std::optional<domain::PublicKey> public_key_of(const fs::path& state) {
    if (const auto key = find_state_key(state)) return crypto::DeviceSigner(*key).public_key();
    if (const auto written = read_public_key(state)) return *written;
    return std::nullopt;
}

Result<ReportProof> prove(storage::Store& store, const fs::path& state) {
    const auto key = public_key_of(state);
    const auto verdict = storage::verify_ledger(store, {crypto::sha256, crypto::verify_signature, key, {}});
    if (!verdict) return verdict.error();
    ReportProof proof;
    proof.events = verdict->events;
    proof.covered = verdict->covered;
    proof.findings = static_cast<std::int64_t>(verdict->findings.size());
    if (key) proof.fingerprint = crypto::fingerprint(*key);
    return proof;
}

/// Rows up to `end`, in blocks. In a block with an unreadable row one by one: the others still count, and the
/// report says that it left some out. Answers how many.
Result<std::int64_t> read_rows(storage::Store& store, std::int64_t end, domain::ReportCounter& counter) {
    std::int64_t unreadable = 0;
    std::int64_t limit = rows_at_a_time;
    for (std::int64_t after = 0; after < end;) {
        const auto events = storage::read_events(store, after, std::min(limit, end - after));
        if (!events && events.error().code != ErrorCode::damaged_data) return events.error();
        if (!events && limit == 1) {
            ++unreadable;
            ++after;
            continue;
        }
        limit = events ? limit : 1;
        if (!events) continue;
        if (events->empty()) break;
        for (const auto& event : *events) {
            if (event.sequence <= end) counter.add(event);
        }
        after = events->back().sequence;
    }
    return unreadable;
}

Result<void> write_text(const fs::path& file, const std::string& text) {
    if (file.empty()) return {};
    return replace_durably(file, bytes_of(text), Readers::everybody);
}

Result<void> write_files(const tables::Document& document, const Arguments& arguments) {
    if (auto put = write_text(arguments.csv, to_csv(document)); !put) return put;
    if (auto put = write_text(arguments.html, to_html(document)); !put) return put;
    if (arguments.xlsx.empty()) return {};
    const auto write = [&](const fs::path& aside) { return tables::write_xlsx(document, aside); };
    return replace_durably(arguments.xlsx, write, Readers::everybody);
}

int report(const Arguments& arguments) {
    const auto range = range_of(arguments);
    if (!range) {
        std::cerr
            << "report: name the days with --month YYYY-MM, or with --from and --to (at most ten years)\n";
        return exit_usage;
    }
    const auto configured = load_configured(arguments.config);
    if (!configured) return fail(configured.error());
    const config::DistrictPack& district = configured->district;
    auto store = storage::Store::open_read_only(arguments.state);
    if (!store) return fail(store.error());
    const auto end = storage::last_sequence(*store);
    if (!end) return fail(end.error());
    auto proof = prove(*store, arguments.state);
    if (!proof) return fail(proof.error());

    const domain::ReportScope scope = scope_of(*range, district);
    domain::ReportCounter counter(scope);
    const auto unreadable = read_rows(*store, *end, counter);
    if (!unreadable) return fail(unreadable.error());
    proof->unreadable = *unreadable;

    const UtcTime now = SystemClock().now().wall;
    const domain::MonthReport counted = counter.report();
    const domain::ReportSeries series =
        make_series(counter, scope, district.target, district.official_figures, counted.figures_entered,
                    domain::to_local(now, district.utc_offset).date);
    const tables::Document document = report_document(counted, series, district, *proof, now);
    if (auto written = write_files(document, arguments); !written) return fail(written.error());
    std::cout << to_text(document);
    return proof->sound() ? exit_ok : exit_findings;
}

}  // namespace

void add_report_commands(CLI::App& app, int& exit_code) {
    CLI::App* const command = app.add_subcommand("report", "What happened in a month, for the dinas");
    const auto arguments = std::make_shared<Arguments>();
    command->add_option("--state", arguments->state, "State directory of the kiosk")->capture_default_str();
    command->add_option("--config", arguments->config, "kiosk.toml, for places, target and service days")
        ->capture_default_str();
    CLI::Option* const month = command->add_option("--month", arguments->month, "Month, YYYY-MM")
                                   ->type_name("MONTH")
                                   ->check(check_month);
    for (const auto& [name, value] : {std::pair{"--from", &arguments->from}, {"--to", &arguments->to}}) {
        command->add_option(name, *value, "Instead of a month: a day, YYYY-MM-DD, included")
            ->type_name("DATE")
            ->check(check_date)
            ->excludes(month);
    }
    command->add_option("--csv", arguments->csv, "Write all tables into this file")->type_name("FILE");
    command->add_option("--xlsx", arguments->xlsx, "One sheet a table, for calculating")->type_name("FILE");
    command->add_option("--html", arguments->html, "One file with charts, for reading and printing")
        ->type_name("FILE");
    command->footer(
        "Prints the report in Indonesian. Holds totals only, no person and no staff; files that exist are\n"
        "replaced. A ledger that does not verify is reported with a warning in the first line.\n"
        "Exit codes: 0 fine, 1 the ledger is not sound, 2 wrong arguments, 3 the work could not be done.");
    command->callback([arguments, &exit_code] { exit_code = report(*arguments); });
}

}  // namespace kiosk::ikdctl

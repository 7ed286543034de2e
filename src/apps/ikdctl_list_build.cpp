#include <algorithm>
#include <charconv>
#include <filesystem>
#include <iostream>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "ikdctl_list_commands.hpp"
#include "ikdctl_list_report.hpp"
#include "kiosk/crypto/hash.hpp"
#include "kiosk/crypto/list_keys.hpp"
#include "kiosk/domain/source_text.hpp"
#include "kiosk/proof/bundle_file.hpp"

namespace kiosk::ikdctl {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t most_lines = 100;

struct BuildOrder {
    fs::path keys;
    std::int64_t version = 0;
    std::string as_of;
    std::string valid_until;
    std::string source;
    std::vector<fs::path> deactivated, unrecorded, print_ready, status;
    std::string column;
    std::string status_column;
    WantedSheets sheets;
    fs::path out;
    fs::path base;
    fs::path delta_out;
    fs::path report;
    bool accept_partial = false;
    bool progress = false;
};

std::vector<ListFile> files_of(const BuildOrder& order) {
    std::vector<ListFile> files;
    const auto add = [&](const std::vector<fs::path>& paths, domain::ListCategory category) {
        for (const auto& path : paths) {
            files.push_back({path, domain::axes_of(category), {order.column, {}, false}, {}});
        }
    };
    add(order.deactivated, domain::ListCategory::deactivated);
    add(order.unrecorded, domain::ListCategory::unrecorded);
    add(order.print_ready, domain::ListCategory::print_ready);
    for (const auto& path : order.status) {
        files.push_back({path, {}, {order.column, order.status_column, true}, {}});
    }
    return files;
}

domain::ListBundle whole_list(const BuildOrder& order, const ListReading& reading,
                              const crypto::DinasKeys& keys) {
    const auto today = today_in_the_east();
    domain::ListBundle bundle;
    bundle.entries.reserve(reading.rows.accepted.size());
    for (const auto& row : reading.rows.accepted) {
        bundle.entries.push_back({keys.tokens().token_of(domain::nik_of(row.nik, today)), row.axes});
    }
    std::ranges::sort(bundle.entries, {}, &domain::ListEntry::token);
    domain::BundleHeader& header = bundle.header;
    header.district = keys.passport().district;
    header.version = order.version;
    header.as_of = *domain::parse_iso_date(order.as_of);
    header.valid_until = *domain::parse_iso_date(order.valid_until);
    header.source = order.source.empty() ? "daftar " + keys.passport().name : order.source;
    header.entries = header.total = static_cast<std::int64_t>(bundle.entries.size());
    header.counts = domain::count_words(bundle.entries);
    return bundle;
}

Error base_error(const BuildOrder& order, const std::string& what) {
    return {ErrorCode::bad_input, order.base.string() + ": " + what};
}

/// The whole list that a delta is to change.
Result<domain::ListBundle> read_base(const BuildOrder& order, const crypto::DinasKeys& keys) {
    auto read = proof::read_bundle(order.base, {crypto::sha256, crypto::verify_signature, keys.public_key()});
    if (!read) return read.error();
    if (const auto* refusal = std::get_if<domain::BundleRefusal>(&*read)) {
        return base_error(order, std::string(to_word(*refusal)) + "; a base must be signed by these keys");
    }
    auto& base = std::get<domain::ListBundle>(*read);
    const domain::BundleHeader& header = base.header;
    if (header.base_version != 0)
        return base_error(order, "is a delta itself; name the whole list of that version");
    if (header.district != keys.passport().district) {
        return base_error(
            order, "is of district " + header.district + ", the keys are of " + keys.passport().district);
    }
    if (header.version >= order.version) {
        return base_error(order, "has version " + std::to_string(header.version) + ", expected one below " +
                                     std::to_string(order.version));
    }
    if (header.as_of > *domain::parse_iso_date(order.as_of)) {
        return base_error(order, "has newer data, as of " + domain::format_iso_date(header.as_of));
    }
    return std::move(base);
}

void print_whole(const BuildOrder& order, const domain::BundleHeader& header) {
    std::cout << "written:       " << order.out.string() << "\ndistrict:      " << header.district
              << "\nversion:       " << header.version << "\nas of:         " << order.as_of
              << "\nvalid until:   " << order.valid_until << "\ntotal:         " << header.total << " NIK\n";
    for (const auto& [word, count] : header.counts) std::cout << "  " << word << ": " << count << '\n';
    if (header.valid_until < today_in_the_east()) {
        std::cout << "warning: that day is over, kiosks will refuse it as expired\n";
    }
}

void print_delta(const BuildOrder& order, const domain::BundleHeader& header) {
    std::cout << "written:       " << order.delta_out.string() << ", a delta of version "
              << header.base_version << ": " << header.entries << " added or changed, " << header.removed
              << " removed\n";
}

Result<void> write(const BuildOrder& order, const ListReading& reading, const crypto::DinasKeys& keys) {
    const domain::ListBundle whole = whole_list(order, reading, keys);
    std::optional<domain::ListBundle> delta;
    if (!order.base.empty()) {
        const auto base = read_base(order, keys);
        if (!base) return base.error();
        delta = domain::delta_between(*base, whole);
    }
    if (auto written = proof::write_bundle(order.out, whole, keys, crypto::sha256); !written) return written;
    print_whole(order, whole.header);
    if (!delta) return {};
    auto written = proof::write_bundle(order.delta_out, *delta, keys, crypto::sha256);
    if (written) print_delta(order, delta->header);
    return written;
}

/// What is written must be new, or nothing that anybody misses: reports and older bundles are replaced.
Result<void> check_targets(const BuildOrder& order, const std::vector<ListFile>& files) {
    std::vector<fs::path> read{order.keys, order.base};
    for (const ListFile& file : files) read.push_back(file.path);
    for (const fs::path& bundle : {order.out, order.delta_out}) {
        if (auto spared = spare(read, bundle); !spared) return spared;
        std::error_code ignored;
        if (fs::exists(fs::symlink_status(bundle, ignored)) && !proof::peek_bundle(bundle)) {
            return Error{ErrorCode::bad_input,
                         bundle.string() + ": is there already and is no list bundle; name another file"};
        }
        read.push_back(bundle);
    }
    if (order.delta_out == order.out)
        return Error{ErrorCode::bad_input,
                     order.out.string() + ": named twice; the delta is a file of its own"};
    return spare(read, order.report);
}

/// Files without any row that can be used; a list that came out empty by mistake would wave everybody
/// through.
std::vector<std::string> files_without_rows(const std::vector<ListFile>& files, const ListReading& reading) {
    std::map<fs::path, std::int64_t> usable;  // a sheet of a workbook may be empty
    for (std::size_t f = 0; f < files.size(); ++f) usable[files[f].path] += reading.rows_of_file[f];
    for (const auto& row : reading.rows.refused) --usable[files[static_cast<std::size_t>(row.file)].path];
    std::vector<std::string> names;
    for (const auto& [path, rows] : usable) {
        if (rows == 0) names.push_back(path.filename().string());
    }
    return names;
}

int build(const BuildOrder& order) {
    if (files_of(order).empty()) {
        std::cerr
            << "no list: expected at least one of --deactivated, --unrecorded, --print-ready, --status\n";
        return exit_usage;
    }
    if (order.valid_until < order.as_of) {
        std::cerr << "--valid-until: found " << order.valid_until << ", expected a day not before --as-of\n";
        return exit_usage;
    }
    const auto sheets = each_sheet(files_of(order), order.sheets);
    if (!sheets) return list_failed(sheets.error());
    const std::vector<ListFile>& files = *sheets;
    if (auto fine = check_targets(order, files); !fine) return list_failed(fine.error());
    const auto keys = crypto::DinasKeys::load(order.keys);
    if (!keys) return list_failed(keys.error());
    const auto reading = read_lists(files, order.progress);
    if (!reading) return list_failed(reading.error());
    if (!order.report.empty()) {
        if (auto written = write_report(order.report, files, *reading); !written)
            return list_failed(written.error());
    }
    print_reading(files, *reading, most_lines);
    const auto empty = files_without_rows(files, *reading);
    for (const auto& name : empty) std::cout << name << ": no row with a NIK that can be used\n";
    if (!empty.empty()) {
        std::cout << "nothing written: correct these files, or leave them out\n";
        return exit_findings;
    }
    if (!reading->complete() && !order.accept_partial) {
        std::cout << "nothing written: correct the rows, or leave them out with --accept-partial\n";
        return exit_findings;
    }
    if (auto written = write(order, *reading, *keys); !written) return list_failed(written.error());
    return reading->complete() ? exit_ok : exit_findings;
}

/// An empty answer is approval, as CLI11 wants it.
std::string check_version(const std::string& text) {
    std::int64_t version = 0;
    const char* const end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, version);
    const bool fits = read.ec == std::errc() && read.ptr == end && version >= 1;
    if (fits && version <= domain::last_bundle_version) return "";
    return "expected a whole number from 1 to " + std::to_string(domain::last_bundle_version);
}

void add_options(CLI::App& command, BuildOrder& order) {
    command.add_option("--keys", order.keys, "Keys of the dinas (ikdctl list keys make)")->required();
    command.add_option("--version", order.version, "1, 2, 3 ...: each state of the data its own")
        ->required()
        ->check(check_version);
    command.add_option("--as-of", order.as_of, "Date of the data, YYYY-MM-DD")
        ->type_name("DATE")
        ->required()
        ->check(check_as_of);
    command.add_option("--valid-until", order.valid_until, "Last day on which kiosks rely on it")
        ->type_name("DATE")
        ->required()
        ->check(check_date);
    command.add_option("--source", order.source, "Shown beside the answer [daftar and the name in the keys]")
        ->check(domain::problem_of_source);
    command.add_option("--deactivated", order.deactivated, "CSV or XLSX of deactivated NIKs");
    command.add_option("--unrecorded", order.unrecorded, "The same of those who must record");
    command.add_option("--print-ready", order.print_ready, "The same of those whose card is ready");
    CLI::Option* const status = command.add_option(
        "--status", order.status, "Files with status columns (Status KTP-el, Status NIK, Status IKD)");
    add_sheet_options(command, order.sheets);
    command.add_option("--column", order.column, "Heading or number of the NIK column in all files");
    command.add_option("--status-column", order.status_column, "... of the one status column of --status")
        ->needs(status);
    command.add_option("--out", order.out, "The bundle to write; an older bundle of that name is replaced")
        ->type_name("FILE.ikdlist")
        ->required();
    CLI::Option* const base =
        command.add_option("--base", order.base, "A whole bundle of an earlier version, for --delta-out")
            ->type_name("FILE.ikdlist");
    CLI::Option* const delta =
        command.add_option("--delta-out", order.delta_out, "Also write what changed since --base")
            ->type_name("FILE.ikdlist");
    base->needs(delta);
    delta->needs(base);
    command
        .add_option("--report", order.report, "All refused and double rows, for a spreadsheet; without NIK")
        ->type_name("FILE.csv");
    command.add_flag("--accept-partial", order.accept_partial, "Leave refused rows out");
    command.add_flag("--progress", order.progress, "Tell the progress also where there is no terminal");
}

}  // namespace

void add_list_build(CLI::App& list, int& exit_code) {
    const auto order = std::make_shared<BuildOrder>();
    CLI::App* const command =
        list.add_subcommand("build", "At the dinas: make one signed bundle of all lists");
    add_options(*command, *order);
    command->footer(
        "A NIK may stand on several lists as long as they do not contradict each other. Columns headed "
        "Status KTP-el, Status NIK, Status IKD or Alasan say more than the list. The bundle holds keyed "
        "tokens, never a NIK.\n"
        "Keep each whole bundle: it is the base of the next delta. Kiosks take a delta only of the version "
        "that they have in force; the whole bundle of the same version is for all others.\n"
        "Exit code: 0 written with all rows, 1 rows were refused or a file has none, 2 wrong arguments, 3 a "
        "file is unusable.");
    command->callback([order, &exit_code] { exit_code = build(*order); });
}

}  // namespace kiosk::ikdctl

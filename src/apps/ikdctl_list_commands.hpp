#pragma once

#include <filesystem>
#include <iostream>
#include <string>
#include <vector>

#include "ikdctl.hpp"
#include "ikdctl_list_reading.hpp"
#include "kiosk/core/result.hpp"
#include "kiosk/domain/calendar.hpp"

namespace kiosk::ikdctl {

// `ikdctl list`, in files of their own.
void add_list_import(CLI::App& list, int& exit_code);
void add_list_build(CLI::App& list, int& exit_code);
void add_list_keys(CLI::App& list, int& exit_code);      ///< keys, passport, inspect: at the dinas
void add_list_at_kiosk(CLI::App& list, int& exit_code);  ///< trust, accept, show, drop

inline int list_failed(const Error& error) {
    std::cerr << error.text << '\n';
    return exit_failed;
}

/// --sheet and --all-sheets.
void add_sheet_options(CLI::App& command, WantedSheets& wanted);

/// For options that are dates; an empty answer is approval, as CLI11 wants it.
std::string check_date(const std::string& text);
/// The same, for the day of the data: not in the future.
std::string check_as_of(const std::string& text);

/// `bad_input` when `target` is one of the files that the command reads, which writing would destroy.
Result<void> spare(const std::vector<std::filesystem::path>& inputs, const std::filesystem::path& target);

}  // namespace kiosk::ikdctl

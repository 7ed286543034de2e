#pragma once

#include <filesystem>
#include <vector>

#include "ikdctl_list_reading.hpp"

namespace kiosk::ikdctl {

/// On standard output: the first refused rows by line and reason, at most `most_lines`, then the counts.
void print_reading(const std::vector<ListFile>& files, const ListReading& reading, std::size_t most_lines);

/// All refused, duplicate and contradictory rows as a CSV that a clerk opens with a double click: line, file,
/// reason and what to do, in Indonesian. Never a NIK. `also`: contradictions found elsewhere, whose other row
/// stands in a list in force. Whole or not there; `bad_input` when it is one of `files`.
Result<void> write_report(const std::filesystem::path& file, const std::vector<ListFile>& files,
                          const ListReading& reading, const std::vector<domain::RefusedRow>& also = {});

}  // namespace kiosk::ikdctl

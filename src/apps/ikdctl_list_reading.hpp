#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "ikdctl_list_table.hpp"
#include "kiosk/core/result.hpp"
#include "kiosk/core/wiping.hpp"
#include "kiosk/domain/nik_list.hpp"
#include "kiosk/domain/status.hpp"

namespace kiosk::ikdctl {

/// A file of the dinas and what it says about everybody on it.
struct ListFile {
    std::filesystem::path path;
    domain::StatusAxes says;
    WantedColumns wanted;
    std::string sheet;  ///< of a workbook; empty: the first visible one
};

struct ListReading {
    domain::NikListReader::Reading rows;
    std::vector<ListColumns> columns;  ///< of each file

    bool complete() const { return rows.refused.empty(); }
};

/// Reads files one after the other in bounded memory. On standard error a bar when that is a terminal;
/// `plain_progress`: otherwise a line every ten percent.
Result<ListReading> read_lists(const std::vector<ListFile>& files, bool plain_progress);

/// Where these NIKs (numbers, ascending) stand in this column of a file that was read before.
Result<std::vector<int>> lines_of(const ListFile& file, std::size_t nik_column,
                                  const WipingVector<std::uint64_t>& niks);

/// The zone that reaches a new day first (WIT): a list of today is never refused as one of tomorrow.
domain::Date today_in_the_east();

}  // namespace kiosk::ikdctl

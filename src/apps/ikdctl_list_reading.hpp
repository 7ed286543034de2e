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
    std::string sheet;  ///< of a workbook

    /// For messages, without the folder.
    std::string name() const;
};

/// Which sheets of workbooks are read.
struct WantedSheets {
    std::vector<std::string> names;
    bool all = false;
};

/// The files, workbooks once for each sheet that is read: those wanted, or the only one in which anything
/// stands. `bad_input` when there are several and none is wanted, and when names are wanted where no file is
/// a workbook.
Result<std::vector<ListFile>> each_sheet(const std::vector<ListFile>& files, const WantedSheets& wanted);

/// A cell whose word means nothing: `unknown_status` or `unknown_reason`.
struct UnknownCell {
    int file = 0;
    int line = 0;
    domain::RowProblem problem{};
    std::size_t column = 0;
    std::string word;  ///< empty when it cannot be shown: too long, or with digits like a NIK
};

struct ListReading {
    domain::NikListReader::Reading rows;
    std::vector<ListColumns> columns;         ///< of each file
    std::vector<std::int64_t> rows_of_file;   ///< refused ones, too
    std::vector<UnknownCell> not_understood;  ///< by file and line

    bool complete() const { return rows.refused.empty(); }
    /// The cell of that row; nullptr when all were understood.
    const UnknownCell* not_understood_at(int file, int line) const;
};

/// Reads files one after the other in bounded memory. On standard error a bar when that is a terminal;
/// `plain_progress`: otherwise a line every ten percent.
Result<ListReading> read_lists(const std::vector<ListFile>& files, bool plain_progress);

/// Where these NIKs (numbers, ascending) stand in the NIK columns of files that were read before, as
/// `contradictory` rows.
Result<std::vector<domain::RefusedRow>> rows_of(const std::vector<ListFile>& files,
                                                const ListReading& reading,
                                                const WipingVector<std::uint64_t>& niks);

/// The zone that reaches a new day first (WIT): a list of today is never refused as one of tomorrow.
domain::Date today_in_the_east();

}  // namespace kiosk::ikdctl

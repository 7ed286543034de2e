#pragma once

#include <bitset>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/core/result.hpp"

namespace kiosk::tables {

/// Limits against files that are made to fill memory.
inline constexpr std::size_t longest_cell = 32'767;  ///< bytes; characters of a spreadsheet
inline constexpr std::size_t most_columns = 1'024;
inline constexpr std::size_t most_rows = 2'000'000;

/// One row as it is read; the cells live only until the callback returns, then they are wiped.
struct TableRow {
    int line = 0;  ///< line of a CSV file on which the row starts, or row of the sheet; from 1
    std::span<const std::string_view> cells;  ///< trimmed; missing cells of a sheet are empty
    std::bitset<most_columns> numbers{};      ///< columns whose cell is a number of a workbook; CSV has none
};

struct ReadTable {
    /// Answers false to stop reading; that is no error.
    std::function<bool(const TableRow&)> row;
    /// Share of the file that was read, 0 to 1; called a few hundred times at most. May be empty.
    std::function<void(double)> progress;
    std::string
        sheet;  ///< name of the sheet of a workbook; empty: the first visible one; a CSV file has none
};

/// Reads a CSV (see csv.hpp: delimiters, quotes, byte order mark) or XLSX file row by row with bounded
/// memory; which of both it is is seen by its first bytes, not by its name. Empty rows are passed over.
///
/// XLSX (ECMA-376): shared, inline and formula strings; a number cell comes as its text says, so that a NIK
/// that was kept as a number shows its damage ("3.5720165050890009E15" included). Dates come as numbers.
///
/// `bad_input` for what is neither (with a hint for `.xls`, ODS, PDF, UTF-16, password-protected workbooks),
/// a sheet that is not there (names those that are; case and blanks do not count), an unclosed quote with its
/// line, a workbook whose parts are missing, damaged or larger than the limits; `io` when the file cannot be
/// read. Errors begin with the name of the file and quote no cell. Buffers that held cells are wiped, those
/// of the libraries included. Rows that were handed on before an error was met have been handed on.
Result<void> read_table(const std::filesystem::path& file, const ReadTable& read);

/// Names of the visible sheets of a workbook in which anything stands, in their order; nothing for what is no
/// workbook. Errors as `read_table`.
Result<std::optional<std::vector<std::string>>> sheets_of(const std::filesystem::path& file);

}  // namespace kiosk::tables

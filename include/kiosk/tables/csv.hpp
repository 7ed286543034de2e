#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "kiosk/core/result.hpp"

namespace kiosk::tables {

struct CsvRow {
    int line = 0;  ///< line of the file on which the row starts, from 1
    std::vector<std::string> cells;
};

/// RFC 4180 with what offices really send: byte order mark; `,` `;` or tab (the one that the most of the
/// first rows have equally often outside quotes, or that a first line "sep=;" names); LF, CRLF or CR at the
/// end of a row; quotes doubled inside quotes; empty lines skipped. Cells are trimmed of blanks outside
/// quotes; a quote inside an unquoted cell is text (="357..."). Cells and columns have the limits of
/// table_reader.hpp. `bad_input` for an unclosed quote, naming the line where it opens, and for what is no
/// text file (XLSX, UTF-16). Errors quote no cell. The rows hold the only copies of long cells (16 characters
/// and more, a NIK): the caller wipes them.
Result<std::vector<CsvRow>> parse_csv(std::string_view text);

/// A field for writing: quoted when needed. What a spreadsheet would run as a formula or damage as a number
/// (more than 15 digits, a leading 0) gets an apostrophe in front, which marks it as text.
std::string csv_field(std::string_view text);

}  // namespace kiosk::tables

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

/// RFC 4180 with what offices really send: byte order mark, `,` `;` or tab (the one that occurs most outside
/// quotes in the first rows), CRLF or LF, quotes doubled inside quotes, empty lines skipped. `bad_input` for
/// an unclosed quote, naming its line. Cells are trimmed of blanks outside quotes.
Result<std::vector<CsvRow>> parse_csv(std::string_view text);

/// A field for writing: quoted when needed, and guarded so that a spreadsheet takes it as text.
std::string csv_field(std::string_view text);

}  // namespace kiosk::tables

#include "kiosk/tables/csv.hpp"

#include <algorithm>
#include <cstring>

#include "csv_parser.hpp"

namespace kiosk::tables {
namespace {

void wipe(std::vector<CsvRow>& rows) {
    for (CsvRow& row : rows) {
        for (std::string& cell : row.cells) explicit_bzero(cell.data(), cell.size());
    }
}

bool is_digits(std::string_view text) {
    return std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

/// A spreadsheet would run it as a formula, or keep only 15 digits, or drop the 0 in front.
bool would_be_misread(std::string_view text) {
    if (text.empty()) return false;
    if (std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos) return true;
    return is_digits(text) && (text.size() > 15 || (text.size() > 1 && text.front() == '0'));
}

}  // namespace

Result<std::vector<CsvRow>> parse_csv(std::string_view text) {
    text = without_byte_order_mark(text);
    std::vector<CsvRow> rows;
    CsvParser parser(guess_delimiter(text), [&](const TableRow& row) -> Result<bool> {
        rows.push_back({row.line, {row.cells.begin(), row.cells.end()}});
        return true;
    });
    auto read = parser.feed(text);
    if (read) read = parser.finish();
    if (!read) {
        wipe(rows);
        return read.error();
    }
    return rows;
}

std::string csv_field(std::string_view text) {
    std::string field = would_be_misread(text) ? "'" : "";
    field += text;
    if (field.find_first_of(",;\t\"\r\n") == std::string::npos) return field;
    std::string quoted = "\"";
    for (char c : field) {
        quoted += c;
        if (c == '"') quoted += c;
    }
    return quoted + '"';
}

}  // namespace kiosk::tables

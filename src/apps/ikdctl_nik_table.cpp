#include "ikdctl_nik_table.hpp"

#include <algorithm>
#include <charconv>
#include <optional>
#include <string_view>

#include "kiosk/domain/nik_list.hpp"

namespace kiosk::ikdctl {
namespace {

using Rows = std::vector<tables::CsvRow>;

constexpr std::size_t most_heading_rows = 10;
constexpr std::ptrdiff_t fewest_digits_of_data = 8;
constexpr const char* hint = "; say which with --column HEADING or --column NUMBER";

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

char to_lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool same_heading(std::string_view a, std::string_view b) {
    return std::ranges::equal(a, b, {}, to_lower, to_lower);
}

std::string_view cell_at(const tables::CsvRow& row, std::size_t column) {
    return column < row.cells.size() ? std::string_view(row.cells[column]) : std::string_view{};
}

std::size_t widest(const Rows& rows) {
    std::size_t columns = 0;
    for (const auto& row : rows) columns = std::max(columns, row.cells.size());
    return columns;
}

/// The first row that has more digits in that column than a heading would.
std::size_t first_data_row(const Rows& rows, std::size_t column) {
    const auto is_data = [&](const tables::CsvRow& row) {
        const std::string_view cell = cell_at(row, column);
        return std::ranges::count_if(cell, is_digit) >= fewest_digits_of_data || domain::resembles_nik(cell);
    };
    return static_cast<std::size_t>(std::ranges::find_if(rows, is_data) - rows.begin());
}

std::optional<std::size_t> as_number(const std::string& text) {
    std::size_t number = 0;
    const char* const end = text.data() + text.size();
    const auto parsed = std::from_chars(text.data(), end, number);
    return parsed.ec == std::errc{} && parsed.ptr == end ? std::optional(number) : std::nullopt;
}

Result<NikTable> by_number(const Rows& rows, std::size_t number) {
    const std::size_t columns = widest(rows);
    if (number >= 1 && number <= columns) return NikTable{first_data_row(rows, number - 1), number - 1};
    return Error{ErrorCode::bad_input,
                 "column: found " + std::to_string(number) + ", expected 1.." + std::to_string(columns)};
}

Result<NikTable> by_name(const Rows& rows, const std::string& name) {
    for (std::size_t r = 0; r < std::min(rows.size(), most_heading_rows); ++r) {
        const auto& cells = rows[r].cells;
        const auto matches = [&](const std::string& cell) { return same_heading(cell, name); };
        const auto found = std::ranges::find_if(cells, matches);
        if (found == cells.end()) continue;
        if (std::ranges::count_if(cells, matches) == 1) {
            return NikTable{r + 1, static_cast<std::size_t>(found - cells.begin())};
        }
        return Error{ErrorCode::bad_input, "line " + std::to_string(rows[r].line) +
                                               ": several columns named " + name +
                                               "; say which with --column NUMBER"};
    }
    return Error{ErrorCode::bad_input,
                 "no heading " + name + " in the first " + std::to_string(most_heading_rows) + " rows"};
}

/// Empty when no row is a heading.
Result<std::optional<NikTable>> by_known_heading(const Rows& rows) {
    for (std::size_t r = 0; r < std::min(rows.size(), most_heading_rows); ++r) {
        const domain::NikColumn column = domain::find_nik_column(rows[r].cells);
        if (!column.index) continue;
        if (!column.ambiguous) return std::optional(NikTable{r + 1, *column.index});
        return Error{ErrorCode::bad_input,
                     "line " + std::to_string(rows[r].line) + ": several NIK columns" + hint};
    }
    return std::optional<NikTable>();
}

Result<NikTable> by_contents(const Rows& rows) {
    std::vector<std::size_t> found;
    for (std::size_t column = 0; column < widest(rows); ++column) {
        const auto resembling = std::ranges::count_if(
            rows, [&](const tables::CsvRow& row) { return domain::resembles_nik(cell_at(row, column)); });
        if (static_cast<std::size_t>(resembling) * 2 >= rows.size()) found.push_back(column);
    }
    if (found.size() == 1) return NikTable{first_data_row(rows, found.front()), found.front()};
    return Error{ErrorCode::bad_input,
                 found.empty() ? std::string("no column with NIKs, by heading or by contents") + hint
                               : std::string("several columns look like NIKs and none has a heading") + hint};
}

}  // namespace

Result<NikTable> find_nik_table(const Rows& rows, const std::string& wanted) {
    if (rows.empty()) return Error{ErrorCode::bad_input, "no rows"};
    if (const auto number = as_number(wanted)) return by_number(rows, *number);
    if (!wanted.empty()) return by_name(rows, wanted);
    const auto heading = by_known_heading(rows);
    if (!heading) return heading.error();
    return *heading ? Result<NikTable>(**heading) : by_contents(rows);
}

}  // namespace kiosk::ikdctl

#include "ikdctl_figure_table.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <set>
#include <span>

#include "kiosk/domain/source_text.hpp"

namespace kiosk::ikdctl {
namespace {

constexpr std::size_t most_heading_rows = 10;

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

bool is_digits(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, is_digit);
}

Error mistake(std::string text) {
    return {ErrorCode::bad_input, std::move(text)};
}

std::string quoted(std::string_view text) {
    // A long number may be a NIK that stands in the wrong column.
    const bool harmless = text.size() <= 30 && std::ranges::count_if(text, is_digit) < 12;
    return harmless ? "\"" + std::string(text) + "\"" : "another text";
}

/// "31/10/2026" to "2026-10-31"; empty for another form.
std::string iso_of_day_first(std::string_view text) {
    const auto first = text.find_first_of("/-.");
    if (first == std::string_view::npos) return {};
    const auto second = text.find(text[first], first + 1);
    if (second == std::string_view::npos) return {};
    std::string day(text.substr(0, first)), month(text.substr(first + 1, second - first - 1));
    const std::string year(text.substr(second + 1));
    if (day.size() == 1) day.insert(0, 1, '0');
    if (month.size() == 1) month.insert(0, 1, '0');
    return year + "-" + month + "-" + day;
}

std::string lower(std::string_view text) {
    std::string result(text);
    for (char& c : result) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return result;
}

using Words = std::span<const std::string_view>;
constexpr std::array<std::string_view, 5> date_words{"tanggal", "date", "per tanggal", "per", "as of"};
constexpr std::array<std::string_view, 6> count_words{"jumlah", "count",    "jumlah aktivasi",
                                                      "angka",  "aktivasi", "total"};
constexpr std::array<std::string_view, 4> source_words{"sumber", "source", "sumber data", "keterangan"};

std::optional<std::size_t> column_of(const tables::CsvRow& row, Words words) {
    const auto found = std::ranges::find_if(
        row.cells, [&](const std::string& cell) { return std::ranges::count(words, lower(cell)) > 0; });
    if (found == row.cells.end()) return std::nullopt;
    return static_cast<std::size_t>(found - row.cells.begin());
}

struct Columns {
    std::size_t heading_row = 0, date = 0, count = 0, source = 0;
};

std::optional<Columns> find_columns(const std::vector<tables::CsvRow>& rows) {
    for (std::size_t r = 0; r < std::min(rows.size(), most_heading_rows); ++r) {
        const auto date = column_of(rows[r], date_words);
        const auto count = column_of(rows[r], count_words);
        const auto source = column_of(rows[r], source_words);
        if (date && count && source) return Columns{r, *date, *count, *source};
    }
    return std::nullopt;
}

std::string cell_at(const tables::CsvRow& row, std::size_t column) {
    return column < row.cells.size() ? row.cells[column] : std::string{};
}

Result<domain::OfficialFigure> figure_of(const tables::CsvRow& row, const Columns& columns) {
    const auto date = parse_office_date(cell_at(row, columns.date));
    if (!date) return date.error();
    const auto count = parse_office_count(cell_at(row, columns.count));
    if (!count) return count.error();
    std::string source = cell_at(row, columns.source);
    if (const auto problem = domain::problem_of_source(source); !problem.empty())
        return mistake("source: " + problem);
    return domain::OfficialFigure{*count, *date, std::move(source)};
}

}  // namespace

Result<domain::Date> parse_office_date(std::string_view text) {
    if (const auto iso = domain::parse_iso_date(text)) return *iso;
    if (const auto date = domain::parse_iso_date(iso_of_day_first(text))) return *date;
    if (is_digits(text) && text.size() == 5) {
        return mistake("date: a spreadsheet turned it into the number " + std::string(text) +
                       "; format the column as a date or as text");
    }
    return mistake("date: found " + quoted(text) + ", expected 2026-10-31 or 31/10/2026 (day first)");
}

Result<int> parse_office_count(std::string_view text) {
    std::string digits(text);
    const auto dot = text.find('.');
    const bool in_groups =
        dot != std::string_view::npos && dot >= 1 && dot <= 3 && (text.size() - dot) % 4 == 0;
    if (in_groups) {
        for (std::size_t at = dot; at < text.size(); at += 4) {
            if (text[at] != '.')
                return mistake("count: found " + quoted(text) + ", expected 24900 or 24.900");
        }
        std::erase(digits, '.');
    }
    int count = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), count);
    const bool whole = is_digits(digits) && error == std::errc{} && end == digits.data() + digits.size();
    if (whole) return count;
    const bool damaged = text.find_first_of("eE,.") != std::string_view::npos;
    return mistake("count: found " + quoted(text) + ", expected 24900 or 24.900" +
                   (damaged ? "; if a spreadsheet changed it, format the column as a whole number" : ""));
}

Result<FigureTable> read_figures(const std::vector<tables::CsvRow>& rows) {
    const auto columns = find_columns(rows);
    if (!columns) {
        return mistake(
            "no headings in the first rows; expected tanggal, jumlah, sumber (or date, count, source)");
    }
    FigureTable table;
    std::set<domain::Date> dates;
    for (std::size_t r = columns->heading_row + 1; r < rows.size(); ++r) {
        if (std::ranges::all_of(rows[r].cells, &std::string::empty)) continue;
        const std::string line = "line " + std::to_string(rows[r].line) + ": ";
        const auto figure = figure_of(rows[r], *columns);
        if (!figure) {
            table.mistakes.push_back(line + figure.error().text);
        } else if (!dates.insert(figure->date).second) {
            table.mistakes.push_back(line + "date: " + domain::format_iso_date(figure->date) +
                                     " stands in an earlier line");
        } else {
            table.figures.push_back(*figure);
        }
    }
    return table;
}

}  // namespace kiosk::ikdctl

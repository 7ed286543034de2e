#include "ikdctl_list_table.hpp"

#include <algorithm>
#include <charconv>
#include <cstring>

#include "kiosk/domain/nik_list.hpp"

namespace kiosk::ikdctl {
namespace {

using Rows = std::vector<HeadRow>;

/// Where the NIKs stand.
struct NikPlace {
    std::size_t first_row = 0;
    std::size_t column = 0;
};

constexpr std::size_t most_heading_rows = 50;
constexpr std::ptrdiff_t fewest_digits_of_data = 8;
constexpr const char* hint = "; say which with --column HEADING or --column NUMBER";

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

std::string_view cell_at(const HeadRow& row, std::size_t column) {
    return column < row.cells.size() ? std::string_view(row.cells[column]) : std::string_view{};
}

std::size_t widest(const Rows& rows) {
    std::size_t columns = 0;
    for (const auto& row : rows) columns = std::max(columns, row.cells.size());
    return columns;
}

/// The first row that has more digits in that column than a heading would.
std::size_t first_data_row(const Rows& rows, std::size_t column) {
    const auto is_data = [&](const HeadRow& row) {
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

Result<NikPlace> by_number(const Rows& rows, std::size_t number) {
    const std::size_t columns = widest(rows);
    if (number >= 1 && number <= columns) return NikPlace{first_data_row(rows, number - 1), number - 1};
    return Error{ErrorCode::bad_input,
                 "column: found " + std::to_string(number) + ", expected 1.." + std::to_string(columns)};
}

Result<NikPlace> by_name(const Rows& rows, const std::string& name) {
    for (std::size_t r = 0; r < std::min(rows.size(), most_heading_rows); ++r) {
        const auto& cells = rows[r].cells;
        const auto matches = [&](const std::string& cell) {
            return cell == name || domain::same_heading(cell, name);
        };
        const auto found = std::ranges::find_if(cells, matches);
        if (found == cells.end()) continue;
        if (std::ranges::count_if(cells, matches) == 1) {
            return NikPlace{r + 1, static_cast<std::size_t>(found - cells.begin())};
        }
        return Error{ErrorCode::bad_input, "line " + std::to_string(rows[r].line) +
                                               ": several columns named " + name +
                                               "; say which with --column NUMBER"};
    }
    return Error{ErrorCode::bad_input,
                 "no heading " + name + " in the first " + std::to_string(most_heading_rows) + " rows"};
}

/// Empty when no row is a heading.
Result<std::optional<NikPlace>> by_known_heading(const Rows& rows) {
    for (std::size_t r = 0; r < std::min(rows.size(), most_heading_rows); ++r) {
        const domain::NikColumn column = domain::find_nik_column(rows[r].cells);
        if (!column.index) continue;
        if (!column.ambiguous) return std::optional(NikPlace{r + 1, *column.index});
        return Error{ErrorCode::bad_input,
                     "line " + std::to_string(rows[r].line) + ": several NIK columns" + hint};
    }
    return std::optional<NikPlace>();
}

/// Numbers of the Kartu Keluarga have the digits of a NIK.
bool is_family_card(const Rows& rows, std::size_t column) {
    const Rows::const_iterator first_data =
        rows.begin() + static_cast<std::ptrdiff_t>(first_data_row(rows, column));
    return std::any_of(rows.begin(), first_data, [&](const HeadRow& row) {
        return domain::column_of_heading(cell_at(row, column)) == domain::ListColumn::family_card;
    });
}

Result<NikPlace> by_contents(const Rows& rows) {
    std::vector<std::size_t> found;
    std::string numbers;
    for (std::size_t column = 0; column < widest(rows); ++column) {
        const auto resembling = std::ranges::count_if(
            rows, [&](const HeadRow& row) { return domain::resembles_nik(cell_at(row, column)); });
        if (static_cast<std::size_t>(resembling) * 2 < rows.size() || is_family_card(rows, column)) continue;
        found.push_back(column);
        numbers += (numbers.empty() ? " " : ", ") + std::to_string(column + 1);
    }
    if (found.size() == 1) return NikPlace{first_data_row(rows, found.front()), found.front()};
    return Error{ErrorCode::bad_input,
                 (found.empty() ? std::string("no column with NIKs, by heading or by contents")
                                : "several columns look like NIKs:" + numbers) +
                     hint};
}

Result<NikPlace> find_niks(const Rows& rows, const std::string& wanted) {
    if (rows.empty()) return Error{ErrorCode::bad_input, "no rows"};
    if (const auto number = as_number(wanted)) return by_number(rows, *number);
    if (!wanted.empty()) return by_name(rows, wanted);
    const auto heading = by_known_heading(rows);
    if (!heading) return heading.error();
    return *heading ? Result<NikPlace>(**heading) : by_contents(rows);
}

/// The column that the user named for the status.
Result<std::size_t> find_status(const Rows& rows, const std::string& wanted) {
    const auto number = as_number(wanted);
    const auto place = number ? by_number(rows, *number) : by_name(rows, wanted);
    if (place) return place->column;
    return Error{place.error().code, "status column: " + place.error().text};
}

void take_headings(const HeadRow& headings, ListColumns& columns) {
    const auto first = [](std::optional<std::size_t>& column, std::size_t found) {
        if (!column) column = found;
    };
    for (std::size_t c = 0; c < headings.cells.size(); ++c) {
        const auto about = domain::column_of_heading(headings.cells[c]);
        if (!about || c == columns.nik) continue;
        switch (*about) {
            case domain::ListColumn::nik:
            case domain::ListColumn::family_card:
                break;
            case domain::ListColumn::ktp_el_record:
                first(columns.record, c);
                break;
            case domain::ListColumn::nik_status:
                first(columns.nik_status, c);
                break;
            case domain::ListColumn::deactivation_reason:
                first(columns.reason, c);
                break;
            case domain::ListColumn::ikd_account:
                first(columns.ikd, c);
                break;
        }
    }
}

/// Without the blanks around it; of those, tables leave the hard one, which spreadsheets fill cells with.
std::string_view trimmed(std::string_view cell) {
    constexpr std::string_view blanks = " \t\r\n";
    constexpr std::string_view hard_blank = "\xC2\xA0";
    for (auto before = cell.size() + 1; cell.size() < before;) {
        before = cell.size();
        cell.remove_prefix(std::min(cell.find_first_not_of(blanks), cell.size()));
        cell.remove_suffix(cell.size() - (cell.find_last_not_of(blanks) + 1));
        if (cell.starts_with(hard_blank)) cell.remove_prefix(hard_blank.size());
        if (cell.ends_with(hard_blank)) cell.remove_suffix(hard_blank.size());
    }
    return cell;
}

std::string_view cell_in(std::span<const std::string_view> cells, const std::optional<std::size_t>& column) {
    return column && *column < cells.size() ? trimmed(cells[*column]) : std::string_view{};
}

/// Reads the cells of a row one by one; remembers the first that means nothing.
class RowReading {
  public:
    RowReading(std::span<const std::string_view> cells, RowSays& says) : cells_(cells), says_(says) {}

    template <class Value>
    void read(const std::optional<std::size_t>& column, std::optional<Value> (*parse)(std::string_view),
              Value& value) {
        const std::string_view cell = cell_in(cells_, column);
        if (cell.empty()) return;
        if (const auto parsed = parse(cell)) {
            value = *parsed;
        } else {
            not_understood(column);
        }
    }

    /// A status of whichever axis has this word.
    void read_any_status(const std::optional<std::size_t>& column) {
        const std::string_view cell = cell_in(cells_, column);
        if (cell.empty()) return;
        if (const auto record = domain::parse_ktp_el_record(cell)) {
            says_.axes.record = *record;
        } else if (const auto nik = domain::parse_nik_status(cell)) {
            says_.axes.nik = *nik;
        } else if (const auto ikd = domain::parse_ikd_account(cell)) {
            says_.axes.ikd = *ikd;
        } else {
            not_understood(column);
        }
    }

    /// Offices write reasons in their own words: one that is not known is not the one of the whole list.
    /// Some say more than a reason: whoever died, or stands in the register twice, must not be told to
    /// record.
    void read_reason(const std::optional<std::size_t>& column) {
        const std::string_view cell = cell_in(cells_, column);
        const auto reason = domain::parse_deactivation_reason(cell);
        says_.axes.because = reason.value_or(domain::DeactivationReason::unknown);
        if (cell.empty() || reason) return;
        const auto status = domain::parse_nik_status(cell);
        if (status == domain::NikStatus::deceased_reported || status == domain::NikStatus::duplicate) {
            says_.axes.nik = *status;
        } else {
            not_understood(column);
        }
    }

  private:
    void not_understood(const std::optional<std::size_t>& column) {
        if (!says_.not_understood) says_.not_understood = column;
    }

    std::span<const std::string_view> cells_;
    RowSays& says_;
};

}  // namespace

HeadRow::~HeadRow() {
    for (auto& cell : cells) explicit_bzero(cell.data(), cell.size());
}

Result<ListColumns> find_list_columns(const Rows& rows, const WantedColumns& wanted) {
    const auto niks = find_niks(rows, wanted.nik);
    if (!niks) return niks.error();
    ListColumns columns;
    columns.first_row = niks->first_row;
    columns.nik = niks->column;
    if (!wanted.status.empty()) {
        const auto status = find_status(rows, wanted.status);
        if (!status) return status.error();
        columns.status = *status;
    }
    ListColumns by_heading = columns;
    if (columns.first_row > 0) take_headings(rows[columns.first_row - 1], by_heading);
    if (wanted.status.empty()) columns = by_heading;
    columns.reason = by_heading.reason;
    const bool some = columns.status || columns.record || columns.nik_status || columns.ikd;
    if (some || !wanted.status_needed) return columns;
    return Error{ErrorCode::bad_input,
                 "no column with a status, by its heading; say which with --status-column"};
}

RowSays read_list_row(const ListColumns& columns, std::span<const std::string_view> cells,
                      const domain::StatusAxes& base) {
    RowSays says;
    says.axes = base;
    RowReading row(cells, says);
    row.read_any_status(columns.status);
    row.read(columns.record, domain::parse_ktp_el_record, says.axes.record);
    row.read(columns.nik_status, domain::parse_nik_status, says.axes.nik);
    row.read(columns.ikd, domain::parse_ikd_account, says.axes.ikd);
    says.refused = says.not_understood || says.axes == domain::StatusAxes{};
    if (says.axes.nik != domain::NikStatus::deactivated) {
        says.axes.because = domain::DeactivationReason::unknown;
    } else if (columns.reason && !says.refused) {
        row.read_reason(columns.reason);
    }
    return says;
}

}  // namespace kiosk::ikdctl

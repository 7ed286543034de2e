#pragma once

#include <bitset>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/core/result.hpp"
#include "kiosk/domain/status.hpp"
#include "kiosk/tables/table_reader.hpp"

namespace kiosk::ikdctl {

/// A copy of one of the first rows; its cells may be NIKs and are wiped with it.
struct HeadRow {
    int line = 0;
    std::vector<std::string> cells;
    std::bitset<tables::most_columns> numbers;  ///< see tables::TableRow

    HeadRow() = default;
    HeadRow(HeadRow&&) = default;
    HeadRow& operator=(HeadRow&&) = default;
    ~HeadRow();
};

/// How many rows are looked at to tell the columns.
inline constexpr std::size_t head_rows = 200;

/// What the user says about the columns: a heading, or a number from 1; empty: look for it.
struct WantedColumns {
    std::string nik;
    std::string status;
    bool status_needed = false;  ///< the list itself says nothing about everybody
};

/// Which column says what.
struct ListColumns {
    std::size_t first_row = 0;  ///< among the first rows; those before are titles and headings
    std::size_t nik = 0;
    std::optional<std::size_t> status;  ///< that the user named: its words tell the axis
    std::optional<std::size_t> record;
    std::optional<std::size_t> nik_status;
    std::optional<std::size_t> reason;
    std::optional<std::size_t> ikd;
};

/// Looks for a NIK heading in the first rows; without one, for the only column that resembles NIKs
/// and is not headed as one of family cards./// `bad_input` when there is none or more than one.
Result<ListColumns> find_list_columns(const std::vector<HeadRow>& rows, const WantedColumns& wanted);

struct RowSays {
    domain::StatusAxes axes;
    /// The first column whose word means nothing. With a status the row is refused; a reason is left out.
    std::optional<std::size_t> not_understood;
    bool refused = false;  ///< for that, or because nobody says anything
};

/// What a row says: `base`, which the list says about everybody, and its own cells.
RowSays read_list_row(const ListColumns& columns, std::span<const std::string_view> cells,
                      const domain::StatusAxes& base);

}  // namespace kiosk::ikdctl

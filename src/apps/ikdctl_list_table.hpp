#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/core/result.hpp"
#include "kiosk/domain/status.hpp"

namespace kiosk::ikdctl {

/// A copy of one of the first rows; its cells may be NIKs and are wiped with it.
struct HeadRow {
    int line = 0;
    std::vector<std::string> cells;

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
    bool statuses_by_heading = false;  ///< take every column whose heading is about a status
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

/// Looks for a NIK heading in the first ten rows; without one, for the only column that resembles NIKs.
/// `bad_input` when there is none or more than one.
Result<ListColumns> find_list_columns(const std::vector<HeadRow>& rows, const WantedColumns& wanted);

/// What a row says: `base`, which the list says about everybody, and its own cells. Empty when a status cell
/// means nothing, or when nobody says anything.
std::optional<domain::StatusAxes> axes_of_row(const ListColumns& columns,
                                              std::span<const std::string_view> cells,
                                              const domain::StatusAxes& base);

}  // namespace kiosk::ikdctl

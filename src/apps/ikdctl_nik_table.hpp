#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "kiosk/core/result.hpp"
#include "kiosk/tables/csv.hpp"

namespace kiosk::ikdctl {

/// Where the NIKs stand in a table.
struct NikTable {
    std::size_t first_row = 0;  ///< the rows before are titles and headings
    std::size_t column = 0;
};

/// Looks for a NIK heading in the first ten rows; without one, for the only column that resembles NIKs.
/// `wanted` names the column instead: a heading or a number from 1; empty when the user did not say.
/// `bad_input` when there is none or more than one.
Result<NikTable> find_nik_table(const std::vector<tables::CsvRow>& rows, const std::string& wanted);

}  // namespace kiosk::ikdctl

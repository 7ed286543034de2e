#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "kiosk/core/result.hpp"
#include "kiosk/domain/target.hpp"
#include "kiosk/tables/csv.hpp"

namespace kiosk::ikdctl {

/// A date as "2026-10-31" or, as offices write it, "31/10/2026" (day first). English text of what is wrong.
Result<domain::Date> parse_office_date(std::string_view text);
/// "24900" or "24.900".
Result<int> parse_office_count(std::string_view text);

struct FigureTable {
    std::vector<domain::OfficialFigure> figures;
    std::vector<std::string> mistakes;  ///< "line 4: ..."
};

/// Date, count and source by their headings, in Indonesian or English, in one of the first rows. `bad_input`
/// without headings.
Result<FigureTable> read_figures(const std::vector<tables::CsvRow>& rows);

}  // namespace kiosk::ikdctl

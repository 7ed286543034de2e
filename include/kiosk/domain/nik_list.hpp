#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/domain/nik.hpp"

namespace kiosk::domain {

/// Why a row of a list was refused.
enum class RowProblem {
    empty,                   ///< no NIK in this row
    impossible_nik,          ///< see `errors`
    damaged_by_spreadsheet,  ///< 3.57202E+15, or a last digit that became 0: 15 significant digits only
                             ///< (domain.md 0.10)
    duplicate,               ///< the same NIK stands in an earlier row; harmless, counted
};
std::string_view to_word(RowProblem problem);

struct RefusedRow {
    int line = 0;  ///< of the file, from 1
    RowProblem problem = RowProblem::empty;
    std::vector<NikError> errors;
};

/// A cell with the line of the file that it came from. The text is a NIK or should be one: never log it.
struct NikCell {
    int line = 0;
    std::string_view text;
};

struct NikListReading {
    std::vector<Nik> accepted;
    std::vector<RefusedRow> refused;  ///< without duplicates
    std::vector<RefusedRow> duplicates;
};

/// Sorts the cells of a NIK column. Cells may be grouped, quoted with ' or written as ="...". Damaged is what
/// a number format leaves of a NIK: scientific notation, thousands with commas, decimals, a serial 0001..0009
/// that became 0000; and where nearly all rows (two or more) look so or end in 0, although a tenth would be
/// natural, every row that ends in 0.
NikListReading read_nik_list(const std::vector<NikCell>& cells, Date today);

/// True for sixteen digits, grouped or not, possible or not, and for what a number format leaves of them:
/// tells the NIK column where nothing names it.
bool resembles_nik(std::string_view cell);

/// Index of the column with this header ("NIK", "No. NIK", "Nomor Induk Kependudukan", any case); empty when
/// none or when the row is data. `ambiguous` when several columns qualify (Dapodik has four): the first
/// counts.
struct NikColumn {
    std::optional<std::size_t> index;
    bool ambiguous = false;
};
NikColumn find_nik_column(const std::vector<std::string>& header);

}  // namespace kiosk::domain

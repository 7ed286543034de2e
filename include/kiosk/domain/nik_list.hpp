#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/core/wiping.hpp"
#include "kiosk/domain/nik.hpp"
#include "kiosk/domain/status.hpp"

namespace kiosk::domain {

/// Why a row of a list was refused, or noted.
enum class RowProblem {
    empty,                   ///< no NIK in this row
    impossible_nik,          ///< see `errors`
    damaged_by_spreadsheet,  ///< 3.57202E+15, or a last digit that became 0: 15 significant digits only
                             ///< (domain.md 0.10)
    duplicate,       ///< the same NIK stands in an earlier row, this one adds nothing; harmless, counted
    contradictory,   ///< the same NIK stands in another row, or in another list, that says otherwise
    unknown_status,  ///< the cell of a status column means nothing
    unknown_reason,  ///< the cell of a reason means nothing; the row counts without it
};
std::string_view to_word(RowProblem problem);

/// A row with something wrong. Holds no NIK.
struct RefusedRow {
    int file = 0;  ///< which of the files, from 0
    int line = 0;  ///< of the file, from 1
    RowProblem problem = RowProblem::empty;
    std::vector<NikError> errors;
    int other_file = 0;  ///< duplicate and contradictory: where the other one stands
    int other_line = 0;
    bool operator==(const RefusedRow&) const = default;
};

/// Takes the rows of one or several files one by one and keeps of each good row 24 bytes: a million rows are
/// 24 MB. The NIKs are wiped with the object. Two files are two lists: a NIK on both must not be told two
/// things on the same axis (unrecorded and print-ready); deactivated and unrecorded go together: a row that
/// adds an axis to an earlier one is neither refused nor a duplicate. Unknown contradicts nothing.
class NikListReader {
  public:
    explicit NikListReader(Date today);
    ~NikListReader();
    NikListReader(NikListReader&&) noexcept;
    NikListReader& operator=(NikListReader&&) noexcept;

    /// The rows from here on are of this file; call before its first row.
    void begin_file(int file);
    /// A NIK cell with what its row says. Cells may be grouped, quoted with ' or written as ="...". Damaged
    /// is what a number format leaves of a NIK: scientific notation, thousands with commas, decimals, a
    /// serial 0001..0009 that became 0000; and where nearly all rows of a file (two or more) look so or end
    /// in 0, although a tenth would be natural, every row that ends in 0. `kept_as_number`: a workbook knows
    /// the cell as a number, of which 15 digits are sure; with an end in 0 it is damaged by itself.
    void add(int line, std::string_view nik_cell, const StatusAxes& says, bool kept_as_number = false);
    /// A row that is refused for a reason found elsewhere.
    void refuse(int line, RowProblem problem);

    struct Row {
        std::uint64_t nik;  ///< as a number: 16 digits fit
        StatusAxes axes;    ///< of all its rows together
    };
    struct Reading {
        WipingVector<Row> accepted;          ///< ascending by NIK, each once
        std::vector<RefusedRow> refused;     ///< by file and line; without duplicates
        std::vector<RefusedRow> duplicates;  ///< by file and line
        std::int64_t rows = 0;               ///< all that were given
    };
    /// Ends the reading; the object is as new. Of a contradiction both rows are refused, each names the first
    /// that says otherwise, and the NIK is not accepted: its further rows are refused with them.
    Reading finish();

  private:
    struct State;
    std::unique_ptr<State> state_;
};

/// The NIK of an accepted row.
Nik nik_of(std::uint64_t number, Date today);

/// True for sixteen digits, grouped or not, possible or not, and for what a number format leaves of them:
/// tells the NIK column where nothing names it.
bool resembles_nik(std::string_view cell);

/// What a column is about, by its heading in any case: "NIK", "No. NIK", "Nomor Induk Kependudukan"; "Status
/// KTP-el", "Status Rekam", "Keterangan Rekam"; "Status NIK"; "Alasan"; "Status IKD"; "No. KK", whose numbers
/// look like NIKs.
enum class ListColumn { nik, family_card, ktp_el_record, nik_status, deactivation_reason, ikd_account };
std::optional<ListColumn> column_of_heading(std::string_view heading);

/// Equal in letters and digits, in any case: "No. NIK" and "no nik". Never where there are none.
bool same_heading(std::string_view one, std::string_view other);

/// Index of the column with a NIK heading; empty when none or when the row is data. `ambiguous` when several
/// columns qualify (Dapodik has four): the first counts.
struct NikColumn {
    std::optional<std::size_t> index;
    bool ambiguous = false;
};
NikColumn find_nik_column(const std::vector<std::string>& header);

}  // namespace kiosk::domain

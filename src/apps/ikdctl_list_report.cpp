#include "ikdctl_list_report.hpp"

#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <sstream>
#include <string>
#include <string_view>

#include "ikdctl_list_commands.hpp"
#include "kiosk/core/durable_file.hpp"
#include "kiosk/tables/csv.hpp"

namespace kiosk::ikdctl {
namespace {

using domain::RefusedRow;
using domain::RowProblem;

std::string name_of(const std::vector<ListFile>& files, int file) {
    return files[static_cast<std::size_t>(file)].name();
}

std::string_view sentence(RowProblem problem) {
    switch (problem) {
        case RowProblem::empty:
            return "no NIK in this row";
        case RowProblem::impossible_nik:
            return "cannot be a NIK";
        case RowProblem::damaged_by_spreadsheet:
            return "a spreadsheet kept 15 digits of the number; export the column as text";
        case RowProblem::duplicate:
            return "stands in an earlier row";
        case RowProblem::contradictory:
            return "the same NIK stands elsewhere and says otherwise";
        case RowProblem::unknown_status:
            return "its status means nothing; use PRR, SFE, BELUM REKAM, NONAKTIF ...";
        case RowProblem::unknown_reason:
            return "its reason means nothing and is left out; use BELUM REKAM, PINDAH, ALAMAT TIDAK ADA, "
                   "MENINGGAL, GANDA "
                   "...";
    }
    std::abort();
}

/// ": column 3, "TAK DIKENAL"".
std::string shown_cell(const UnknownCell* cell, std::string_view column) {
    if (cell == nullptr) return {};
    const std::string place = std::string(column) + " " + std::to_string(cell->column + 1);
    return cell->word.empty() ? place : place + ", \"" + cell->word + "\"";
}

void print_row(const std::vector<ListFile>& files, const RefusedRow& row, const UnknownCell* cell) {
    if (files.size() > 1) std::cout << name_of(files, row.file) << ": ";
    std::cout << "line " << row.line << ": " << to_word(row.problem) << ": ";
    if (cell != nullptr) std::cout << shown_cell(cell, "column") << ": ";
    std::cout << sentence(row.problem);
    for (const auto error : row.errors) std::cout << ", " << to_word(error);
    if (row.problem == RowProblem::contradictory) {
        std::cout << ", see " << (files.size() > 1 ? name_of(files, row.other_file) + " " : "") << "line "
                  << row.other_line;
    }
    std::cout << '\n';
}

/// For the clerk; {other} is where the other row stands.
struct Advice {
    std::string_view reason;
    std::string_view hint;
};

Advice advice_for(RowProblem problem) {
    switch (problem) {
        case RowProblem::empty:
            return {"Baris tanpa NIK", "Isi NIK atau hapus baris ini."};
        case RowProblem::impossible_nik:
            return {"Bukan NIK yang mungkin", "Bandingkan dengan KK atau SIAK, lalu perbaiki."};
        case RowProblem::damaged_by_spreadsheet:
            return {
                "Angka rusak oleh lembar kerja (hanya 15 angka tersimpan)",
                "Ambil lagi dari sumber aslinya dengan kolom NIK berformat Teks; angka terakhir tidak bisa "
                "ditebak."};
        case RowProblem::duplicate:
            return {"NIK sama dengan baris lain", "Tidak perlu apa-apa; dihitung sekali."};
        case RowProblem::contradictory:
            return {"NIK sama, keterangannya berlawanan", "Periksa di SIAK, hapus baris yang salah."};
        case RowProblem::unknown_status:
            return {"Status tidak dikenal", "Pakai kata seperti SIAK: PRR, SFE, BELUM REKAM, NONAKTIF ..."};
        case RowProblem::unknown_reason:
            return {"Alasan tidak dikenal, tidak dipakai",
                    "Pakai kata seperti: BELUM REKAM, PINDAH, ALAMAT TIDAK ADA, MENINGGAL, GANDA ..."};
    }
    std::abort();
}

std::string_view in_indonesian(domain::NikError error) {
    switch (error) {
        case domain::NikError::not_sixteen_digits:
            return "bukan 16 angka";
        case domain::NikError::all_digits_equal:
            return "semua angka sama";
        case domain::NikError::impossible_day:
            return "hari lahir tidak mungkin";
        case domain::NikError::impossible_month:
            return "bulan lahir tidak mungkin";
        case domain::NikError::impossible_date:
            return "tanggal lahir tidak ada";
        case domain::NikError::serial_zero:
            return "nomor urut 0000";
    }
    std::abort();
}

void write_row(std::ostream& out, int line, const std::string& file, const std::string& reason,
               std::string_view hint) {
    out << line << ';' << tables::csv_field(file) << ';' << tables::csv_field(reason) << ';'
        << tables::csv_field(hint) << "\r\n";
}

void write_row(std::ostream& out, const std::vector<ListFile>& files, const RefusedRow& row,
               const UnknownCell* cell) {
    const Advice advice = advice_for(row.problem);
    std::string reason(advice.reason);
    for (const auto error : row.errors) reason.append(", ").append(in_indonesian(error));
    if (cell != nullptr) reason += ", " + shown_cell(cell, "kolom");
    if (row.other_line > 0) {
        reason += ", lihat " + name_of(files, row.other_file) + " baris " + std::to_string(row.other_line);
    }
    write_row(out, row.line, name_of(files, row.file), reason, advice.hint);
}

/// What the refusal of a row, or its note, is about.
const UnknownCell* cell_of(const ListReading& reading, const RefusedRow& row) {
    const UnknownCell* const cell = reading.not_understood_at(row.file, row.line);
    return cell != nullptr && cell->problem == row.problem ? cell : nullptr;
}

/// Accepted rows whose reason means nothing.
std::vector<RefusedRow> rows_without_reason(const ListReading& reading) {
    std::vector<RefusedRow> rows;
    for (const UnknownCell& cell : reading.not_understood) {
        if (cell.problem == RowProblem::unknown_reason)
            rows.push_back({cell.file, cell.line, cell.problem, {}});
    }
    return rows;
}

void print_rows(const std::vector<ListFile>& files, const ListReading& reading,
                const std::vector<RefusedRow>& rows, std::size_t most) {
    for (std::size_t r = 0; r < std::min(most, rows.size()); ++r) {
        print_row(files, rows[r], cell_of(reading, rows[r]));
    }
    if (rows.size() <= most) return;
    std::cout << "... and " << rows.size() - most << " more rows; --report FILE.csv lists all\n";
}

}  // namespace

void print_reading(const std::vector<ListFile>& files, const ListReading& reading, std::size_t most_lines) {
    const auto& rows = reading.rows;
    const auto without_reason = rows_without_reason(reading);
    print_rows(files, reading, rows.refused, most_lines);
    print_rows(files, reading, without_reason, most_lines);
    for (const ListFile& file : files) {
        if (!file.sheet.empty()) std::cout << "sheet read:    " << file.name() << '\n';
    }
    std::cout << "rows read:     " << rows.rows << "\naccepted:      " << rows.accepted.size()
              << "\nduplicates:    " << rows.duplicates.size() << "\nrefused:       " << rows.refused.size()
              << '\n';
    if (!without_reason.empty()) std::cout << "reason unknown:" << ' ' << without_reason.size() << '\n';
}

Result<void> write_report(const std::filesystem::path& file, const std::vector<ListFile>& files,
                          const ListReading& reading, const std::vector<RefusedRow>& also) {
    std::vector<std::filesystem::path> inputs;
    inputs.reserve(files.size());
    for (const ListFile& input : files) inputs.push_back(input.path);
    if (auto spared = spare(inputs, file); !spared) return spared;
    std::ostringstream out;
    out << "\xEF\xBB\xBF"  // so that a spreadsheet takes it for UTF-8
        << "Baris;Berkas;Alasan;Saran\r\n";
    std::vector<RefusedRow> rows = reading.rows.refused;
    rows.insert(rows.end(), reading.rows.duplicates.begin(), reading.rows.duplicates.end());
    const auto reasons = rows_without_reason(reading);
    rows.insert(rows.end(), reasons.begin(), reasons.end());
    std::ranges::stable_sort(rows, {}, [](const RefusedRow& row) { return std::pair(row.file, row.line); });
    for (const auto& row : rows) write_row(out, files, row, cell_of(reading, row));
    for (const RefusedRow& row : also) {
        write_row(out, row.line, name_of(files, row.file),
                  "Berlawanan dengan daftar lain yang berlaku di kios ini",
                  "Data yang lebih baru yang dipakai; periksa di SIAK bila ragu.");
    }
    return replace_durably(file, bytes_of(out.str()), Readers::everybody);
}

}  // namespace kiosk::ikdctl

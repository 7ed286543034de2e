// Makes lists of a million rows and measures how they are read; tests/bench/lists runs it.
//
//   bench_lists csv FILE | xlsx FILE | xlsx-inline FILE    writes a list; inline: without shared strings
//   bench_lists read FILE                                  reads it: seconds and the most memory
#include <sys/resource.h>
#include <xlsxwriter.h>

#include <array>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <string>

#include "kiosk/domain/nik_list.hpp"
#include "kiosk/tables/table_reader.hpp"

namespace {

using namespace kiosk;

constexpr int row_count = 1'000'000;
constexpr domain::Date today{std::chrono::year{2026}, std::chrono::November, std::chrono::day{22}};
constexpr std::array<const char*, 5> header{"No", "NIK", "Nama", "Kecamatan", "Status Rekam"};

/// The next digit of a number in a mixed base.
int take(int& number, int base) {
    const int digit = number % base;
    number /= base;
    return digit;
}

/// Synthetic, with serials 9000..9999; another one for each row, and in no order, as lists are.
std::string synthetic_nik(int row) {
    int mixed = static_cast<int>(row * 7'368'787LL % 10'000'019);  // a prime: no two rows meet
    const int serial = 9'000 + take(mixed, 1'000);
    const int day = 1 + take(mixed, 28);
    const int month = 1 + take(mixed, 12);
    const int district = 1 + take(mixed, 22);
    const int year = 5 + mixed;
    std::array<char, 64> text{};
    std::snprintf(text.data(), text.size(), "3505%02d%02d%02d%02d%04d", district, day, month, year, serial);
    return text.data();
}

std::array<std::string, 5> cells_of(int row) {
    return {std::to_string(row), synthetic_nik(row), "WARGA NOMOR " + std::to_string(row),
            "KECAMATAN " + std::to_string(row % 22), row % 3 == 0 ? "BELUM REKAM" : "PRR"};
}

int write_csv(const char* file) {
    std::ofstream out(file, std::ios::binary);
    out << "No;NIK;Nama;Kecamatan;Status Rekam\r\n";
    for (int row = 1; row <= row_count; ++row) {
        const auto cells = cells_of(row);
        out << cells[0] << ";'" << cells[1] << ';' << cells[2] << ';' << cells[3] << ';' << cells[4]
            << "\r\n";
    }
    return out.flush() ? 0 : 1;
}

int write_xlsx(const char* file, bool inline_strings) {
    lxw_workbook_options options{};
    options.constant_memory = inline_strings ? LXW_TRUE : LXW_FALSE;
    lxw_workbook* const book = workbook_new_opt(file, &options);
    lxw_worksheet* const sheet = workbook_add_worksheet(book, "Daftar");
    for (lxw_col_t column = 0; column < header.size(); ++column) {
        worksheet_write_string(sheet, 0, column, header.at(column), nullptr);
    }
    for (int row = 1; row <= row_count; ++row) {
        const auto cells = cells_of(row);
        const auto at = static_cast<lxw_row_t>(row);
        worksheet_write_number(sheet, at, 0, row, nullptr);
        for (lxw_col_t column = 1; column < cells.size(); ++column) {
            worksheet_write_string(sheet, at, column, cells.at(column).c_str(), nullptr);
        }
    }
    return workbook_close(book) == LXW_NO_ERROR ? 0 : 1;
}

int read_list(const char* file) {
    const auto start = std::chrono::steady_clock::now();
    domain::NikListReader reader(today);
    tables::ReadTable read;
    read.row = [&](const tables::TableRow& row) {
        if (row.line == 1) return true;
        const auto record = domain::parse_ktp_el_record(row.cells[4]);
        reader.add(row.line, row.cells[1], {.record = record.value_or(domain::KtpElRecord::unknown)});
        return true;
    };
    if (const auto done = tables::read_table(file, read); !done) {
        std::cerr << done.error().text << '\n';
        return 1;
    }
    const auto list = reader.finish();
    const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    std::printf("%-40s %8lld rows %8zu accepted %6.2f s %6ld MB\n", file, static_cast<long long>(list.rows),
                list.accepted.size(), seconds.count(), usage.ru_maxrss / 1024);
    return list.accepted.size() == row_count ? 0 : 1;
}

}  // namespace

int main(int count, char** arguments) {
    const std::string what = count == 3 ? arguments[1] : "";
    if (what == "csv") return write_csv(arguments[2]);
    if (what == "xlsx") return write_xlsx(arguments[2], false);
    if (what == "xlsx-inline") return write_xlsx(arguments[2], true);
    if (what == "read") return read_list(arguments[2]);
    std::cerr << "usage: bench_lists csv|xlsx|xlsx-inline|read FILE\n";
    return 2;
}

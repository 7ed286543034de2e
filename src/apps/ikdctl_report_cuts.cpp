#include <cstdio>

#include "ikdctl_report_tables.hpp"
#include "ikdctl_report_words.hpp"

namespace kiosk::ikdctl {
namespace {

using domain::OutcomeCounts;
using tables::BarChart;
using tables::Cell;
using tables::Percent;
using tables::Row;
using tables::Table;

constexpr std::size_t confirmed_column = 2;

Cell share(int part, int whole) {
    return whole == 0 ? Cell{} : Cell{Percent{100.0 * part / whole}};
}

Row row_of(std::vector<Cell> named, const OutcomeCounts& counts, const OutcomeCounts& total) {
    for (const int value : {counts.visits, counts.confirmed, counts.elsewhere, counts.self_reported,
                            counts.repeated, counts.undone, counts.ended}) {
        named.push_back(count(value));
    }
    named.push_back(share(counts.confirmed, total.confirmed));
    return named;
}

/// A table of all outcomes; the caller adds the rows.
Table cut_table(const ReportFacts& facts, const std::string& name, std::vector<std::string> named) {
    const OutcomeCounts& total = facts.report.total;
    Table table;
    table.name = name;
    table.title = "Menurut " + name;
    table.title[8] = static_cast<char>(table.title[8] | 0x20);  // "Menurut hari"
    table.columns = std::move(named);
    std::vector<Cell> sum(table.columns.size());
    sum.front() = std::string("Jumlah");
    table.total = row_of(std::move(sum), total, total);
    for (const char* column : {"Kunjungan", "Terkonfirmasi", "Luar daerah", "Laporan sendiri", "Berulang",
                               "Dibatalkan", "Tanpa aktivasi", "Bagian"}) {
        table.columns.emplace_back(column);
    }
    table.notes = {"Pembagi kolom Bagian: " + tables::readable(count(total.confirmed)) +
                       " orang terkonfirmasi, warga daerah, pada rentang laporan.",
                   source_line(facts)};
    return table;
}

std::string area_name(const config::DistrictPack& district, const std::string& code) {
    if (code.empty()) return "(tempat tidak ada dalam paket daerah)";
    if (code == district.code) return district.name + " (seluruh daerah)";
    for (const auto& kecamatan : district.kecamatan) {
        if (code == kecamatan.code) return "Kecamatan " + kecamatan.name;
        for (const auto& kelurahan : kecamatan.kelurahan) {
            if (code == kelurahan.code) return kelurahan.name;
        }
    }
    return "(kode tidak ada dalam paket daerah)";
}

Table by_area(const ReportFacts& facts) {
    Table table = cut_table(facts, "Kelurahan", {"Kelurahan", "Kode"});
    for (const auto& [code, counts] : facts.report.by_area) {
        table.rows.push_back(row_of({area_name(facts.district, code), code}, counts, facts.report.total));
    }
    table.notes.insert(table.notes.begin(), "Kelurahan tempat kiosk berdiri, bukan alamat warga.");
    table.chart = BarChart{"Orang terkonfirmasi menurut kelurahan", 0, confirmed_column + 1};
    return table;
}

Table by_place(const ReportFacts& facts) {
    Table table = cut_table(facts, "Tempat", {"Tempat"});
    for (const auto& [id, counts] : facts.report.by_place) {
        const auto* const place = config::find_place(facts.district, id);
        table.rows.push_back(
            row_of({place ? place->name : id + " (tidak dikenal)"}, counts, facts.report.total));
    }
    return table;
}

std::string kind_of(const domain::ReportDay& day) {
    if (!day.label.empty()) return day.label;
    if (day.service) return "layanan";
    const auto weekday = domain::weekday_of(day.date);
    return weekday == std::chrono::Saturday || weekday == std::chrono::Sunday ? "akhir pekan" : "tutup";
}

Table by_day(const ReportFacts& facts) {
    Table table = cut_table(facts, "Hari", {"Tanggal", "Hari", "Jenis hari"});
    int service = 0;
    for (const auto& day : facts.report.by_day) {
        service += day.service ? 1 : 0;
        table.rows.push_back(row_of({day.date, std::string(weekday_name(day.date)), kind_of(day)}, day.counts,
                                    facts.report.total));
    }
    table.notes.insert(table.notes.begin(), std::to_string(service) + " hari layanan dari " +
                                                std::to_string(facts.report.by_day.size()) + " hari.");
    table.chart = BarChart{"Orang terkonfirmasi menurut hari", 0, confirmed_column + 2};
    return table;
}

Table by_language(const ReportFacts& facts) {
    Table table = cut_table(facts, "Bahasa", {"Bahasa layar"});
    for (const auto& [code, counts] : facts.report.by_language) {
        table.rows.push_back(row_of({language_name(code)}, counts, facts.report.total));
    }
    return table;
}

Table by_hour(const ReportFacts& facts) {
    Table table = cut_table(facts, "Jam", {"Jam"});
    for (std::size_t hour = 0; hour < facts.report.by_hour.size(); ++hour) {
        const OutcomeCounts& counts = facts.report.by_hour[hour];
        if (counts == OutcomeCounts{}) continue;
        char text[48];  // as large as g++ fears
        std::snprintf(text, sizeof text, "%02zu.00-%02zu.59", hour, hour);
        table.rows.push_back(row_of({std::string(text)}, counts, facts.report.total));
    }
    return table;
}

Table outcomes(const ReportFacts& facts) {
    const OutcomeCounts& total = facts.report.total;
    const auto row = [&](const char* what, int value, const char* unit) {
        return Row{std::string(what), count(value), std::string(unit), share(value, total.visits)};
    };
    Table table;
    table.name = "Hasil";
    table.title = "Menurut hasil";
    table.columns = {"Hasil", "Jumlah", "Satuan", "Bagian dari kunjungan"};
    table.rows = {row("Kunjungan dimulai", total.visits, "kunjungan"),
                  row("Terkonfirmasi petugas, warga daerah", total.confirmed, "orang"),
                  row("Terkonfirmasi petugas, luar daerah", total.elsewhere, "orang"),
                  row("Laporan sendiri, tanpa konfirmasi", total.self_reported, "orang"),
                  row("Konfirmasi berulang orang yang sama", total.repeated, "konfirmasi"),
                  row("Dibatalkan (koreksi)", total.undone, "catatan"),
                  row("Berakhir tanpa aktivasi", total.ended, "kunjungan"),
                  row("Tiket diberikan", facts.report.tickets, "tiket")};
    table.notes = {"Pembagi: " + tables::readable(count(total.visits)) +
                       " kunjungan yang dimulai pada rentang laporan. Hanya baris kedua yang dihitung menuju "
                       "target; satu kunjungan dapat berakhir, lalu dilanjutkan dengan tiket.",
                   source_line(facts)};
    table.chart = BarChart{"Jumlah menurut hasil", 0, 1};
    return table;
}

}  // namespace

std::vector<Table> outcome_tables(const ReportFacts& facts) {
    return {outcomes(facts)};
}

std::vector<Table> cut_tables(const ReportFacts& facts) {
    return {by_area(facts), by_place(facts), by_day(facts), by_language(facts), by_hour(facts)};
}

}  // namespace kiosk::ikdctl

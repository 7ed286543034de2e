#include <algorithm>

#include "ikdctl_report_tables.hpp"
#include "ikdctl_report_words.hpp"

namespace kiosk::ikdctl {
namespace {

using tables::Cell;
using tables::Percent;
using tables::Row;
using tables::Table;

constexpr std::size_t most_figures = 6;
constexpr std::string_view no_figure = "belum ada angka resmi";

Table target_table(const ReportFacts& facts) {
    const domain::ReportSeries& series = facts.series;
    const domain::TargetPeriod& target = series.target;
    const std::string base(indonesian(target.base_kind));
    Table table;
    table.name = "Target dan angka resmi";
    table.title = "Target, angka resmi, hitungan kiosk";
    table.columns = {"Deret", "Jumlah", "Bagian dari dasar", "Tanggal", "Sumber"};
    table.rows.push_back(
        {"Dasar: " + base, count(target.base_count), Percent{100}, target.base_date, target.source});
    table.rows.push_back({std::string("Target"), count(domain::target_count(target)), Percent{target.percent},
                          target.deadline, target.source});
    const auto& figures = series.figures;
    if (figures.empty()) {
        table.rows.push_back({std::string("Angka resmi"), Cell{}, Cell{}, Cell{}, std::string(no_figure)});
    }
    const std::size_t first = figures.size() > most_figures ? figures.size() - most_figures : 0;
    for (std::size_t i = first; i < figures.size(); ++i) {
        table.rows.push_back({std::string("Angka resmi"), count(figures[i].count),
                              Percent{domain::percent_of_base(target, figures[i].count)}, figures[i].date,
                              figures[i].source});
    }
    table.rows.push_back({std::string("Hitungan kiosk pada rentang laporan"),
                          count(facts.report.total.confirmed), Cell{}, facts.series.as_of,
                          std::string("konfirmasi petugas, warga daerah")});
    table.notes = {"Pembagi: " + number(target.base_count) + " " + base + " per " +
                       long_date(target.base_date) +
                       ". Hitungan kiosk tidak dibagi dengan dasar: bagian kiosk saja, bukan capaian daerah.",
                   source_line(facts)};
    return table;
}

Table pace_table(const ReportFacts& facts) {
    Table table;
    table.name = "Laju";
    table.title = "Laju menuju target";
    table.columns = {"Ukuran", "Nilai"};
    if (!facts.series.pace) {
        table.rows = {{"Kedudukan: " + std::string(no_figure), Cell{}}};
        table.notes = {"Laju diukur pada angka resmi; hitungan kiosk bukan penggantinya."};
        return table;
    }
    const domain::Pacing& pace = *facts.series.pace;
    const domain::OfficialFigure& latest = facts.series.figures.back();
    table.rows = {
        {std::string("Kekurangan sampai target"), count(pace.missing)},
        {std::string("Hari layanan tersisa"), count(pace.service_days_left)},
        {std::string("Perlu per hari layanan"), pace.needed_per_day ? count(*pace.needed_per_day) : Cell{}},
        {"Kedudukan: " + std::string(indonesian(pace.standing)), Cell{}}};
    table.notes = {"Terhadap angka resmi " + number(latest.count) + " per " + long_date(latest.date) + " (" +
                   latest.source + "); hari layanan dihitung dari " + long_date(facts.series.as_of) +
                   " s.d. " + long_date(facts.series.target.deadline) +
                   ", tanpa akhir pekan dan hari libur yang diumumkan dinas."};
    return table;
}

bool has_figure(const domain::Reconciliation& reconciliation) {
    return !reconciliation.from.source.empty();
}

std::string sources_of_figures(const domain::Reconciliation& reconciliation) {
    if (!has_figure(reconciliation)) return std::string(no_figure);
    return reconciliation.from.source + (reconciliation.to ? "; " + reconciliation.to->source : "");
}

std::string movement_label(const domain::Reconciliation& reconciliation) {
    if (!has_figure(reconciliation)) return "Pergerakan angka resmi (" + std::string(no_figure) + ")";
    return "Pergerakan angka resmi, " + long_date(reconciliation.from.date) + " s.d. " +
           (reconciliation.to ? long_date(reconciliation.to->date) : "(belum ada angka yang lebih baru)");
}

Table reconciliation_table(const ReportFacts& facts) {
    const domain::Reconciliation& both = facts.series.reconciliation;
    const domain::Date until = both.to ? both.to->date : facts.series.as_of;
    Table table;
    table.name = "Rekonsiliasi";
    table.title = "Rekonsiliasi: hitungan kiosk di samping angka resmi";
    table.columns = {"Deret", "Jumlah"};
    table.rows = {{movement_label(both), both.official_movement ? count(*both.official_movement) : Cell{}},
                  {std::string("Kiosk: terkonfirmasi, warga daerah"), count(both.kiosk.confirmed)},
                  {std::string("Kiosk: terkonfirmasi, luar daerah"), count(both.kiosk.elsewhere)},
                  {std::string("Kiosk: laporan sendiri"), count(both.kiosk.self_reported)}};
    table.notes = {
        "Hitungan kiosk untuk hari-hari setelah " + long_date(both.from.date) + " s.d. " + long_date(until) +
            ". Dua deret yang berdampingan, tidak dijumlahkan: angka resmi juga memuat loket, kiosk lain, "
            "orang pindah, dan yang menghapus aplikasi.",
        "Sumber angka resmi: " + sources_of_figures(both) + ". " + source_line(facts)};
    return table;
}

}  // namespace

std::vector<Table> series_tables(const ReportFacts& facts) {
    return {target_table(facts), pace_table(facts), reconciliation_table(facts)};
}

}  // namespace kiosk::ikdctl

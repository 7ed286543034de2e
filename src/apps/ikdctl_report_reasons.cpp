#include <algorithm>
#include <functional>
#include <utility>

#include "ikdctl_report_tables.hpp"
#include "ikdctl_report_words.hpp"

namespace kiosk::ikdctl {
namespace {

using tables::BarChart;
using tables::Cell;
using tables::Percent;
using tables::Row;
using tables::Table;

template <class Key>
int sum_of(const std::map<Key, int>& counts) {
    int sum = 0;
    for (const auto& [key, value] : counts) sum += value;
    return sum;
}

/// The most frequent first. `denominator`: what all of them together are.
template <class Key, class NameOf>
Table frequency_table(const ReportFacts& facts, const std::map<Key, int>& counts,
                      const std::string& denominator, NameOf name_of) {
    const int sum = sum_of(counts);
    Table table;
    std::vector<std::pair<Key, int>> sorted(counts.begin(), counts.end());
    std::ranges::stable_sort(sorted, std::greater{}, &std::pair<Key, int>::second);
    for (const auto& [key, value] : sorted) {
        table.rows.push_back({name_of(key), count(value), Percent{100.0 * value / sum}});
    }
    if (sum > 0) table.total = Row{std::string("Jumlah"), count(sum), Percent{100}};
    table.notes = {"Pembagi: " + number(sum) + " " + denominator + " pada rentang laporan.",
                   source_line(facts)};
    return table;
}

std::string reason_name(domain::Reason reason) {
    return std::string(indonesian(reason));
}

Table reasons(const ReportFacts& facts) {
    Table table = frequency_table(facts, facts.report.ended_by_reason,
                                  "kunjungan yang berakhir tanpa aktivasi", reason_name);
    table.name = "Alasan";
    table.title = "Menurut alasan: kunjungan yang berakhir tanpa aktivasi";
    table.columns = {"Alasan", "Kunjungan", "Bagian"};
    table.chart = BarChart{"Kunjungan tanpa aktivasi menurut alasan", 0, 1};
    return table;
}

Table problems(const ReportFacts& facts) {
    const auto name_of = [&](const std::string& code) {
        for (const auto& problem : facts.district.problems) {
            if (problem.code == code) return code + " " + problem.symptom.in("id");
        }
        return code;
    };
    Table table = frequency_table(facts, facts.report.problems, "kendala yang dipilih", name_of);
    table.name = "Kendala";
    table.title = "Menurut kendala yang dipilih warga";
    table.columns = {"Kendala", "Dipilih", "Bagian"};
    return table;
}

Table checks(const ReportFacts& facts) {
    Table table = frequency_table(facts, facts.report.nik_checks, "pemeriksaan NIK", reason_name);
    table.name = "Cek NIK";
    table.title = "Menurut jawaban cek NIK";
    table.columns = {"Jawaban", "Pemeriksaan", "Bagian"};
    return table;
}

Row survey_row(const std::string& code, const domain::Scores& scores) {
    int answers = 0, points = 0;
    for (std::size_t i = 0; i < scores.size(); ++i) {
        answers += scores[i];
        points += scores[i] * static_cast<int>(i + 1);
    }
    Row row{code + " " + survey_element_name(code)};
    for (const int score : scores) row.emplace_back(count(score));
    row.emplace_back(count(answers));
    row.emplace_back(Percent{100.0 * points / (4.0 * answers)});
    return row;
}

Table survey(const ReportFacts& facts) {
    Table table;
    table.name = "Survei";
    table.title = "Survei kepuasan masyarakat";
    table.columns = {"Unsur", "Nilai 1", "Nilai 2", "Nilai 3", "Nilai 4", "Jawaban", "Rata-rata dari 4"};
    for (const auto& [code, scores] : facts.report.survey) table.rows.push_back(survey_row(code, scores));
    table.notes = {
        "Pembagi tiap baris: jawaban untuk unsur itu; rata-rata dalam persen dari nilai tertinggi "
        "(4). Setiap warga ditanya satu unsur (PermenPANRB 14/2017).",
        source_line(facts)};
    return table;
}

std::string minutes_and_seconds(std::chrono::seconds duration) {
    const auto seconds = duration.count();
    return std::to_string(seconds / 60) + " menit " + std::to_string(seconds % 60) + " detik";
}

Table device(const ReportFacts& facts) {
    const domain::MonthReport& report = facts.report;
    const domain::Durations& durations = report.to_confirmation;
    std::string median = "-", p90 = "-";
    if (durations.measured > 0) {
        median = minutes_and_seconds(durations.median);
        p90 = minutes_and_seconds(durations.p90);
    }
    Table table;
    table.name = "Waktu dan perangkat";
    table.title = "Waktu layanan dan perangkat";
    table.columns = {"Ukuran", "Nilai"};
    table.rows = {
        {std::string("Separuh konfirmasi selesai dalam (median)"), median},
        {std::string("Sembilan dari sepuluh selesai dalam"), p90},
        {std::string("Kiosk dinyalakan"), std::to_string(report.starts) + " kali"},
        {std::string("Listrik terputus (menyala tanpa dimatikan sebelumnya)"),
         std::to_string(report.power_cuts) + " kali"},
        {std::string("Hari dengan jam yang diragukan"), std::to_string(report.doubted_days.size())}};
    std::string days;
    for (const domain::Date day : report.doubted_days) days += (days.empty() ? "" : ", ") + long_date(day);
    table.notes = {
        "Pembagi: " + number(durations.measured) +
            " konfirmasi yang lamanya diukur, sejak kunjungan dimulai atau dilanjutkan dengan tiket.",
        source_line(facts)};
    if (!days.empty()) table.notes.insert(table.notes.begin(), "Jam diragukan pada: " + days + ".");
    return table;
}

}  // namespace

std::vector<Table> reason_tables(const ReportFacts& facts) {
    return {reasons(facts), problems(facts), checks(facts), survey(facts)};
}

std::vector<Table> device_tables(const ReportFacts& facts) {
    return {device(facts)};
}

}  // namespace kiosk::ikdctl

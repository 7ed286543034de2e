#include "ikdctl_report_document.hpp"

#include <utility>
#include <vector>

#include "ikdctl_report_tables.hpp"
#include "ikdctl_report_words.hpp"

namespace kiosk::ikdctl {
namespace {

using tables::Cell;

std::string joined(const std::set<std::string>& texts) {
    std::string text;
    for (const auto& each : texts) text += (text.empty() ? "" : ", ") + each;
    return text.empty() ? "(kosong)" : text;
}

std::string verdict(const ReportProof& proof) {
    if (!proof.sound()) return "rantai hash TIDAK UTUH, " + number(proof.findings) + " temuan";
    std::string text = "rantai hash utuh";
    if (proof.fingerprint.empty()) return text + ", tanda tangan tidak diperiksa (kunci perangkat tidak ada)";
    return text + ", tanda tangan perangkat " + proof.fingerprint + " benar sampai baris " +
           number(proof.covered);
}

std::string warning(const ReportProof& proof) {
    if (proof.sound()) return {};
    std::string text = "PERINGATAN: buku catatan kiosk ini TIDAK UTUH (" + number(proof.findings) +
                       " temuan). Angka di bawah ini tidak dapat dipercaya sebelum diperiksa: ikdctl ledger "
                       "verify.";
    if (proof.unreadable > 0)
        text += " " + number(proof.unreadable) + " baris tidak terbaca dan tidak dihitung.";
    return text;
}

std::string joined_dates(const std::set<domain::Date>& days) {
    std::string text;
    for (const domain::Date day : days) text += (text.empty() ? "" : ", ") + long_date(day);
    return text;
}

/// Acts that the report cannot place, because the clock was wrong.
std::string misdated_warning(const domain::MisdatedActs& acts) {
    if (acts.empty()) return {};
    const std::string rows = acts.first_row == acts.last_row
                                 ? "baris " + number(acts.first_row)
                                 : "baris " + number(acts.first_row) + " s.d. " + number(acts.last_row);
    return "PERHATIAN: selama jam kiosk diragukan tercatat " + number(acts.confirmed) + " konfirmasi (" +
           rows + ") dengan tanggal di luar rentang ini, yang mungkin termasuk rentang ini: " +
           joined_dates(acts.days) + ". Tidak dihitung di bawah ini.";
}

std::string rows_in_range(const domain::MonthReport& report) {
    if (report.empty()) return "tidak ada baris pada rentang ini";
    return "baris " + number(report.first_row) + " s.d. " + number(report.last_row);
}

}  // namespace

std::string source_line(const ReportFacts& facts) {
    return "Tanggal: " + date_range(facts.report.first, facts.report.last) + ". Sumber: buku catatan kiosk " +
           joined(facts.report.kiosks) + ", " + rows_in_range(facts.report) + "; " + verdict(facts.proof) +
           ".";
}

tables::Document report_document(const domain::MonthReport& report, const domain::ReportSeries& series,
                                 const config::DistrictPack& district, const ReportProof& proof,
                                 UtcTime made) {
    const ReportFacts facts{report, series, district, proof};
    tables::Document document;
    document.title = "Laporan aktivasi IKD " + district.name + ", " + date_range(report.first, report.last);
    document.warning = warning(proof);
    const std::string misdated = misdated_warning(report.misdated);
    document.warning += (document.warning.empty() || misdated.empty() ? "" : " ") + misdated;
    document.made = made;
    document.notes = {
        district.office + ". Dibuat " + local_moment(made, district.utc_offset) + ".",
        "Buku catatan terbaca sampai baris " + number(report.rows_read) +
            (report.read_until ? ", " + local_moment(*report.read_until, district.utc_offset) : "") +
            "; koreksi sampai saat itu ikut dihitung, juga yang dibuat setelah rentang laporan.",
        "Setiap orang dihitung satu kali: pada hari konfirmasi pertamanya, atau laporan sendiri yang pertama "
        "bila tidak pernah dikonfirmasi.",
        "Target, angka resmi, dan hitungan kiosk adalah tiga deret yang terpisah dan tidak dijumlahkan."};
    if (report.empty()) document.notes.push_back("Tidak ada kejadian pada rentang ini.");
    document.tables = series_tables(facts);
    if (report.empty()) return document;
    for (auto* make : {outcome_tables, cut_tables, reason_tables, device_tables}) {
        for (tables::Table& table : make(facts)) document.tables.push_back(std::move(table));
    }
    return document;
}

}  // namespace kiosk::ikdctl

#include "ikdctl_report_words.hpp"

#include <array>
#include <cstdio>
#include <cstdlib>

#include "kiosk/domain/calendar.hpp"

namespace kiosk::ikdctl {

using domain::Reason;

std::string_view indonesian(Reason reason) {
    switch (reason) {
        case Reason::none:
            return "Tanpa alasan";
        case Reason::not_recorded:
            return "Belum perekaman KTP-el";
        case Reason::under_17:
            return "Di bawah 17 tahun dan belum menikah";
        case Reason::no_phone:
            return "Tidak punya HP sendiri";
        case Reason::no_email:
            return "Tidak punya surel yang bisa dibuka";
        case Reason::other_phone:
            return "Akun ada di HP lain";
        case Reason::does_not_want:
            return "Tidak bersedia";
        case Reason::needs_officer:
            return "Perlu petugas (kendala di HP, NIK tidak terbaca)";
        case Reason::went_home:
            return "Keluar dengan tombol beranda";
        case Reason::timed_out:
            return "Ditinggalkan";
        case Reason::nik_deactivated:
            return "NIK nonaktif menurut daftar dinas";
        case Reason::nik_unrecorded:
            return "Belum rekam menurut daftar dinas";
        case Reason::nik_print_ready:
            return "KTP-el siap cetak atau diambil menurut daftar dinas";
        case Reason::nik_not_on_a_list:
            return "Tidak ada dalam daftar dinas";
        case Reason::nik_no_list:
            return "Belum ada daftar";
        case Reason::guided:
            return "Selesai diberi informasi";
        case Reason::old_phone:
            return "HP di bawah syarat aplikasi, atau tidak diketahui";
        case Reason::problem:
            return "Memilih kendala";
        case Reason::nik_too_many_checks:
            return "Tidak dicari: terlalu banyak NIK berbeda";
        case Reason::nik_deceased:
            return "Tercatat meninggal";
        case Reason::nik_duplicate:
            return "NIK ganda";
        case Reason::nik_not_found:
            return "NIK tidak dikenal Dukcapil";
        case Reason::nik_moved:
            return "Tercatat pindah";
        case Reason::nik_in_grace:
            return "Belum rekam, baru 17 tahun, masih dalam tenggang";
        case Reason::nik_record_again:
            return "Perlu rekam ulang";
        case Reason::nik_record_duplicate:
            return "Rekam ganda";
        case Reason::nik_waiting_for_decision:
            return "Menunggu keputusan pusat";
        case Reason::nik_in_process:
            return "Sudah rekam, masih diproses";
        case Reason::nik_card_ready:
            return "KTP-el siap diambil";
        case Reason::nik_ikd_on_another_phone:
            return "IKD ada di HP lain";
        case Reason::nik_ikd_active:
            return "IKD sudah aktif";
        case Reason::nik_ready:
            return "Sudah rekam, tidak ada halangan";
        case Reason::nik_too_young:
            return "Belum cukup umur untuk rekam";
        case Reason::nik_may_record:
            return "Boleh rekam, belum tercatat rekam";
        case Reason::status_question:
            return "Menanyakan status kepada petugas";
        case Reason::must_see_dinas:
            return "Data harus diperbaiki di dinas";
        case Reason::must_wait:
            return "Menunggu proses perekaman";
        case Reason::server_disturbed:
            return "Server IKD terganggu";
        case Reason::data_mismatch:
            return "Data tidak cocok dengan SIAK";
        case Reason::selfie_refused:
            return "Swafoto ditolak aplikasi";
        case Reason::already_active:
            return "Sudah aktif sebelumnya";
        case Reason::did_not_come:
            return "Dipanggil, tidak datang";
        case Reason::other:
            return "Lainnya, petugas tahu";
    }
    std::abort();
}

std::string_view indonesian(domain::Standing standing) {
    switch (standing) {
        case domain::Standing::unknown:
            return "belum dapat dinilai: perlu dua angka resmi";
        case domain::Standing::ahead:
            return "lebih cepat dari garis lurus";
        case domain::Standing::on_track:
            return "sesuai garis lurus";
        case domain::Standing::behind:
            return "tertinggal dari garis lurus";
        case domain::Standing::reached:
            return "target tercapai";
    }
    std::abort();
}

std::string_view indonesian(domain::BaseKind base) {
    switch (base) {
        case domain::BaseKind::wajib_ktp:
            return "wajib KTP";
        case domain::BaseKind::recorded_ktp_el:
            return "penduduk yang sudah rekam KTP-el";
    }
    std::abort();
}

std::string_view weekday_name(domain::Date date) {
    constexpr std::array<std::string_view, 7> names{"Minggu", "Senin", "Selasa", "Rabu",
                                                    "Kamis",  "Jumat", "Sabtu"};
    return names[domain::weekday_of(date).c_encoding()];
}

std::string language_name(const std::string& code) {
    if (code == "id") return "Indonesia";
    if (code == "jv") return "Jawa";
    if (code == "bjn") return "Banjar";
    if (code == "en") return "Inggris";
    return code.empty() ? "tanpa bahasa" : code;
}

std::string survey_element_name(const std::string& code) {
    constexpr std::array<const char*, 9> names{"Persyaratan",         "Prosedur",
                                               "Waktu pelayanan",     "Biaya",
                                               "Produk layanan",      "Kompetensi pelaksana",
                                               "Perilaku pelaksana",  "Sarana prasarana",
                                               "Penanganan pengaduan"};
    const bool known = code.size() == 2 && code[1] >= '1' && code[1] <= '9';
    return known ? names[static_cast<std::size_t>(code[1] - '1')] : code;
}

namespace {

const char* month_name(domain::Date date) {
    constexpr std::array<const char*, 12> names{"Januari",   "Februari", "Maret",    "April",
                                                "Mei",       "Juni",     "Juli",     "Agustus",
                                                "September", "Oktober",  "November", "Desember"};
    return names[static_cast<unsigned>(date.month()) - 1];
}

std::string day_number(domain::Date date) {
    return std::to_string(static_cast<unsigned>(date.day()));
}

std::string month_and_year(domain::Date date) {
    return std::string(month_name(date)) + ' ' + std::to_string(static_cast<int>(date.year()));
}

}  // namespace

std::string long_date(domain::Date date) {
    return day_number(date) + ' ' + month_and_year(date);
}

std::string date_range(domain::Date first, domain::Date last) {
    if (first == last) return long_date(first);
    const bool same_year = first.year() == last.year();
    std::string from = long_date(first);
    if (same_year) from = day_number(first) + ' ' + month_name(first);
    if (same_year && first.month() == last.month()) from = day_number(first);
    return from + " s.d. " + long_date(last);
}

std::string local_moment(UtcTime time, std::chrono::minutes utc_offset) {
    const domain::LocalTime local = domain::to_local(time, utc_offset);
    const auto minute = static_cast<int>(local.minute_of_day.count());
    const char* const zone = utc_offset.count() == 420 ? "WIB" : utc_offset.count() == 480 ? "WITA" : "WIT";
    char clock[16];
    std::snprintf(clock, sizeof clock, " %02d.%02d ", minute / 60, minute % 60);
    return long_date(local.date) + clock + zone;
}

}  // namespace kiosk::ikdctl

#include <algorithm>
#include <initializer_list>

#include "kiosk/domain/status.hpp"

// What offices write in the status columns of their lists (domain.md 3.1, 3.2, 3.5).

namespace kiosk::domain {
namespace {

template <class Value>
struct Written {
    std::string_view text;  ///< as `plain` leaves it
    Value value;
};

constexpr Written<KtpElRecord> written_records[] = {
    {"belum", KtpElRecord::unregistered},
    {"belum rekam", KtpElRecord::unregistered},
    {"belum merekam", KtpElRecord::unregistered},
    {"belum direkam", KtpElRecord::unregistered},
    {"belum terekam", KtpElRecord::unregistered},
    {"belum perekaman", KtpElRecord::unregistered},
    {"belum melakukan perekaman", KtpElRecord::unregistered},
    {"bc", KtpElRecord::bio_captured},
    {"biocaptured", KtpElRecord::bio_captured},
    {"proses", KtpElRecord::processing},
    {"dalam proses", KtpElRecord::processing},
    {"sedang diproses", KtpElRecord::processing},
    {"sfe", KtpElRecord::sent_for_enrollment},
    {"sent for enrolment", KtpElRecord::sent_for_enrollment},
    {"sedang diverifikasi pusat", KtpElRecord::sent_for_enrollment},
    {"diterima pusat", KtpElRecord::received_at_central},
    {"rekam ulang", KtpElRecord::enroll_failure_central},
    {"perlu rekam ulang", KtpElRecord::enroll_failure_central},
    {"gagal rekam", KtpElRecord::enroll_failure_central},
    {"enroll failure at central", KtpElRecord::enroll_failure_central},
    {"enroll failure at regional", KtpElRecord::enroll_failure_regional},
    {"search failure at central", KtpElRecord::search_failure},
    {"adjudicate record", KtpElRecord::adjudicate},
    {"ganda", KtpElRecord::duplicate},
    {"rekam ganda", KtpElRecord::duplicate},
    {"duplicate record", KtpElRecord::duplicate},
    {"duplicate record one to one", KtpElRecord::duplicate},
    {"duplicate record one to many", KtpElRecord::duplicate},
    {"prr", KtpElRecord::print_ready},
    {"print ready record", KtpElRecord::print_ready},
    {"siap cetak", KtpElRecord::print_ready},
    {"belum cetak", KtpElRecord::print_ready},
    {"sudah rekam belum cetak", KtpElRecord::print_ready},
    {"sent for card printing", KtpElRecord::sent_for_printing},
    {"sedang dicetak", KtpElRecord::sent_for_printing},
    {"proses cetak", KtpElRecord::sent_for_printing},
    {"dicetak", KtpElRecord::card_printed},
    {"tercetak", KtpElRecord::card_printed},
    {"sudah cetak", KtpElRecord::card_printed},
    {"sudah dicetak", KtpElRecord::card_printed},
    {"siap diambil", KtpElRecord::card_printed},
    {"sudah dikirim", KtpElRecord::card_shipped},
    {"sudah diterima", KtpElRecord::card_issued},
    {"sudah diambil", KtpElRecord::card_issued},
    {"diserahkan", KtpElRecord::card_issued},
    {"sudah diserahkan", KtpElRecord::card_issued},
    {"sudah", KtpElRecord::recorded},
    {"terekam", KtpElRecord::recorded},
    {"sudah rekam", KtpElRecord::recorded},
    {"sudah merekam", KtpElRecord::recorded},
    {"sudah direkam", KtpElRecord::recorded},
    {"sudah perekaman", KtpElRecord::recorded},
    {"sudah melakukan perekaman", KtpElRecord::recorded},
    {"telah rekam", KtpElRecord::recorded},
    {"telah merekam", KtpElRecord::recorded},
};

constexpr Written<NikStatus> written_statuses[] = {
    {"aktif", NikStatus::active},
    {"inactive", NikStatus::deactivated},
    {"nonaktif", NikStatus::deactivated},
    {"non aktif", NikStatus::deactivated},
    {"tidak aktif", NikStatus::deactivated},
    {"nonaktif sementara", NikStatus::deactivated},
    {"non aktif sementara", NikStatus::deactivated},
    {"dinonaktifkan", NikStatus::deactivated},
    {"beku", NikStatus::deactivated},
    {"dibekukan", NikStatus::deactivated},
    {"blokir", NikStatus::deactivated},
    {"diblokir", NikStatus::deactivated},
    {"terblokir", NikStatus::deactivated},
    {"wafat", NikStatus::deceased_reported},
    {"deceased", NikStatus::deceased_reported},
    {"mati", NikStatus::deceased_reported},
    {"meninggal", NikStatus::deceased_reported},
    {"meninggal dunia", NikStatus::deceased_reported},
    {"sudah meninggal", NikStatus::deceased_reported},
    {"sudah meninggal dunia", NikStatus::deceased_reported},
    {"telah meninggal", NikStatus::deceased_reported},
    {"telah meninggal dunia", NikStatus::deceased_reported},
    {"nonaktif tetap", NikStatus::deceased_reported},
    {"non aktif tetap", NikStatus::deceased_reported},
    {"ganda", NikStatus::duplicate},
    {"data ganda", NikStatus::duplicate},
    {"rekam ganda", NikStatus::duplicate},
    {"duplikat", NikStatus::duplicate},
    {"pindah", NikStatus::moved},
    {"pindah keluar", NikStatus::moved},
    {"pindah domisili", NikStatus::moved},
    {"tidak ada", NikStatus::not_found},
    {"tidak ditemukan", NikStatus::not_found},
    {"tidak terdaftar", NikStatus::not_found},
    {"data tidak ditemukan", NikStatus::not_found},
    {"cocok", NikStatus::matches},
    {"sesuai", NikStatus::matches},
};

constexpr Written<DeactivationReason> written_reasons[] = {
    {"belum rekam", DeactivationReason::not_recorded},
    {"belum merekam", DeactivationReason::not_recorded},
    {"belum direkam", DeactivationReason::not_recorded},
    {"belum perekaman", DeactivationReason::not_recorded},
    {"belum melakukan perekaman", DeactivationReason::not_recorded},
    {"tidak rekam", DeactivationReason::not_recorded},
    {"tidak merekam", DeactivationReason::not_recorded},
    {"pindah", DeactivationReason::moved_without_papers},
    {"pindah tanpa surat", DeactivationReason::moved_without_papers},
    {"pindah tanpa lapor", DeactivationReason::moved_without_papers},
    {"tidak berdomisili", DeactivationReason::moved_without_papers},
    {"tidak sesuai domisili", DeactivationReason::moved_without_papers},
    {"alamat tidak ada", DeactivationReason::address_gone},
    {"alamat tidak ditemukan", DeactivationReason::address_gone},
    {"rt dihapus", DeactivationReason::address_gone},
    {"rt tidak ada", DeactivationReason::address_gone},
    {"rt sudah tidak ada", DeactivationReason::address_gone},
    {"laporan warga", DeactivationReason::reported_by_others},
    {"laporan rt", DeactivationReason::reported_by_others},
    {"laporan rw", DeactivationReason::reported_by_others},
    {"laporan rt rw", DeactivationReason::reported_by_others},
    {"laporan pemilik rumah", DeactivationReason::reported_by_others},
    {"permintaan rt", DeactivationReason::reported_by_others},
    {"permintaan rw", DeactivationReason::reported_by_others},
    {"permintaan rt rw", DeactivationReason::reported_by_others},
    {"permintaan pemilik rumah", DeactivationReason::reported_by_others},
    {"permintaan penegak hukum", DeactivationReason::reported_by_others},
};

constexpr Written<IkdAccount> written_accounts[] = {
    {"belum", IkdAccount::none},
    {"belum punya", IkdAccount::none},
    {"belum aktif", IkdAccount::none},
    {"belum aktivasi", IkdAccount::none},
    {"belum diaktivasi", IkdAccount::none},
    {"tidak ada", IkdAccount::none},
    {"tidak aktif", IkdAccount::none},
    {"aktif", IkdAccount::active},
    {"sudah", IkdAccount::active},
    {"sudah aktif", IkdAccount::active},
    {"sudah aktivasi", IkdAccount::active},
    {"hp lain", IkdAccount::on_another_phone},
    {"di hp lain", IkdAccount::on_another_phone},
    {"aktif di hp lain", IkdAccount::on_another_phone},
    {"perangkat lain", IkdAccount::on_another_phone},
    {"di perangkat lain", IkdAccount::on_another_phone},
    {"aktif di perangkat lain", IkdAccount::on_another_phone},
    {"digunakan perangkat lain", IkdAccount::on_another_phone},
};

bool is_letter_or_digit(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

using Words = std::initializer_list<std::string_view>;

/// Words in small letters with one blank between them; `left_out` are words that say only what the column is
/// about. A remark in parentheses is left out: "SENT FOR ENROLLMENT (SFE)".
std::string plain(std::string_view text, Words left_out) {
    std::string result;
    std::string word;
    const auto end_word = [&] {
        if (!word.empty() && std::ranges::find(left_out, word) == left_out.end()) {
            if (!result.empty()) result += ' ';
            result += word;
        }
        word.clear();
    };
    for (const char written : text.substr(0, text.find('('))) {
        const char c = lower(written);
        if (is_letter_or_digit(c))
            word += c;
        else
            end_word();
    }
    end_word();
    return result;
}

/// "print_ready" as `plain` leaves it.
bool is_word(std::string_view plain_text, std::string_view word) {
    return std::ranges::equal(plain_text, word, {}, {}, [](char c) { return c == '_' ? ' ' : c; });
}

template <class Value, std::size_t Size>
std::optional<Value> meaning_of(std::string_view plain_text, const Written<Value> (&written)[Size],
                                int enumerators) {
    for (int i = 1; i < enumerators; ++i) {
        const auto value = static_cast<Value>(i);
        if (is_word(plain_text, to_word(value))) return value;
    }
    const auto found = std::ranges::find(written, plain_text, &Written<Value>::text);
    return found == std::end(written) ? std::nullopt : std::optional(found->value);
}

}  // namespace

std::optional<KtpElRecord> parse_ktp_el_record(std::string_view text) {
    return meaning_of(plain(text, {"e", "el", "ktp", "ktpel", "ektp"}), written_records, ktp_el_record_count);
}

std::optional<NikStatus> parse_nik_status(std::string_view text) {
    return meaning_of(plain(text, {"nik"}), written_statuses, nik_status_count);
}

std::optional<DeactivationReason> parse_deactivation_reason(std::string_view text) {
    return meaning_of(plain(text, {"e", "el", "ktp", "ktpel", "ektp"}), written_reasons,
                      deactivation_reason_count);
}

std::optional<IkdAccount> parse_ikd_account(std::string_view text) {
    return meaning_of(plain(text, {"ikd"}), written_accounts, ikd_account_count);
}

}  // namespace kiosk::domain

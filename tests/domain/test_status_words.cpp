#include <catch2/catch.hpp>
#include <set>

#include "kiosk/domain/status.hpp"

using namespace kiosk::domain;

namespace {

/// Every enumerator has a word of its own.
template <class Enum>
void check_words(int count) {
    std::set<std::string_view> words;
    for (int i = 0; i < count; ++i) words.insert(to_word(static_cast<Enum>(i)));
    CHECK(words.size() == static_cast<std::size_t>(count));
    CHECK_FALSE(words.contains(""));
}

template <class Value>
struct Row {
    const char* text;
    std::optional<Value> value;
};

}  // namespace

TEST_CASE("every enumerator has a word of its own") {
    check_words<KtpElRecord>(ktp_el_record_count);
    check_words<NikStatus>(nik_status_count);
    check_words<DeactivationReason>(deactivation_reason_count);
    check_words<IkdAccount>(ikd_account_count);
    check_words<AnswerCategory>(answer_category_count);
    check_words<NextStep>(next_step_count);
    check_words<SourceKind>(6);
    check_words<Certainty>(5);
    check_words<StatusAxis>(4);
}

TEST_CASE("words are the names of the enumerators") {
    CHECK(to_word(KtpElRecord::unknown) == "unknown");
    CHECK(to_word(KtpElRecord::enroll_failure_regional) == "enroll_failure_regional");
    CHECK(to_word(KtpElRecord::print_ready) == "print_ready");
    CHECK(to_word(KtpElRecord::recorded) == "recorded");
    CHECK(to_word(NikStatus::deactivated) == "deactivated");
    CHECK(to_word(NikStatus::matches) == "matches");
    CHECK(to_word(DeactivationReason::reported_by_others) == "reported_by_others");
    CHECK(to_word(IkdAccount::on_another_phone) == "on_another_phone");
    CHECK(to_word(AnswerCategory::deceased_reported) == "deceased_reported");
    CHECK(to_word(AnswerCategory::ikd_active) == "ikd_active");
    CHECK(to_word(AnswerCategory::not_now) == "not_now");
    CHECK(to_word(NextStep::record_with_kk) == "record_with_kk");
    CHECK(to_word(NextStep::nothing) == "nothing");
    CHECK(to_word(SourceKind::signed_list) == "signed_list");
    CHECK(to_word(SourceKind::officer) == "officer");
    CHECK(to_word(Certainty::not_known) == "not_known");
    CHECK(to_word(StatusAxis::across) == "across");
}

TEST_CASE("words of list categories and sources are read back, and nothing else is") {
    for (const auto category :
         {ListCategory::deactivated, ListCategory::unrecorded, ListCategory::print_ready})
        CHECK(parse_list_category(to_word(category)) == category);
    CHECK(to_word(ListCategory::print_ready) == "print-ready");
    CHECK_FALSE(parse_list_category("print_ready"));
    CHECK_FALSE(parse_list_category(""));
    for (int i = 0; i < 6; ++i) {
        const auto kind = static_cast<SourceKind>(i);
        CHECK(parse_source_kind(to_word(kind)) == kind);
    }
    CHECK_FALSE(parse_source_kind("Officer"));
}

TEST_CASE("the words of the axes are read back, but for unknown") {
    for (int i = 1; i < ktp_el_record_count; ++i)
        CHECK(parse_ktp_el_record(to_word(static_cast<KtpElRecord>(i))) == static_cast<KtpElRecord>(i));
    for (int i = 1; i < nik_status_count; ++i)
        CHECK(parse_nik_status(to_word(static_cast<NikStatus>(i))) == static_cast<NikStatus>(i));
    for (int i = 1; i < deactivation_reason_count; ++i)
        CHECK(parse_deactivation_reason(to_word(static_cast<DeactivationReason>(i))) ==
              static_cast<DeactivationReason>(i));
    for (int i = 1; i < ikd_account_count; ++i)
        CHECK(parse_ikd_account(to_word(static_cast<IkdAccount>(i))) == static_cast<IkdAccount>(i));
    for (const char* nothing : {"unknown", "", " ", "-", "(PRR)", "?", "3572029999"}) {
        CAPTURE(nothing);
        CHECK_FALSE(parse_ktp_el_record(nothing));
        CHECK_FALSE(parse_nik_status(nothing));
        CHECK_FALSE(parse_deactivation_reason(nothing));
        CHECK_FALSE(parse_ikd_account(nothing));
    }
}

TEST_CASE("what offices write about the KTP-el record") {
    using enum KtpElRecord;
    const auto row = GENERATE(values<Row<KtpElRecord>>({
        {"UNREGISTERED", unregistered},
        {"Belum Rekam", unregistered},
        {"BELUM REKAM KTP-EL", unregistered},
        {"belum perekaman e-KTP", unregistered},
        {"BIO_CAPTURED", bio_captured},
        {"bio captured (BC)", bio_captured},
        {" bc ", bio_captured},
        {"PROCESSING", processing},
        {"Sedang diproses", processing},
        {"SENT FOR ENROLLMENT", sent_for_enrollment},
        {"sent-for-enrollment", sent_for_enrollment},
        {"Sent for Enrollment (SFE)", sent_for_enrollment},
        {"SFE", sent_for_enrollment},
        {"RECEIVED_AT_CENTRAL", received_at_central},
        {"ENROLL_FAILURE_AT_CENTRAL", enroll_failure_central},
        {"ENROLL FAILURE AT REGIONAL", enroll_failure_regional},
        {"Perlu rekam ulang", enroll_failure_central},
        {"SEARCH_FAILURE_AT_CENTRAL", search_failure},
        {"ADJUDICATE_RECORD", adjudicate},
        {"REQUEST_VALIDATION", request_validation},
        {"DUPLICATE_RECORD", duplicate},
        {"Duplicate Record (one-to-many)", duplicate},
        {"DUPLICATE RECORD ONE TO ONE", duplicate},
        {"Rekam ganda", duplicate},
        {"PRINT_READY_RECORD", print_ready},
        {"Print  Ready  Record", print_ready},
        {"PRR", print_ready},
        {"Siap Cetak", print_ready},
        {"sudah rekam, belum cetak", print_ready},
        {"siap\xc2\xa0"
         "cetak",
         print_ready},
        {"SENT_FOR_CARD_PRINTING", sent_for_printing},
        {"CARD_PRINTED", card_printed},
        {"Siap diambil", card_printed},
        {"CARD_SHIPPED", card_shipped},
        {"CARD_ISSUED", card_issued},
        {"Sudah diterima", card_issued},
        {"SUDAH REKAM", recorded},
        {"sudah perekaman KTP-el", recorded},
        {"belum wajib", std::nullopt},
        {"belum wajib KTP", std::nullopt},
        {"belum siap cetak", std::nullopt},
        {"print ready soon", std::nullopt},
        {"KTP-el", std::nullopt},
    }));
    CAPTURE(row.text);
    CHECK(parse_ktp_el_record(row.text) == row.value);
}

TEST_CASE("what offices write about the NIK") {
    using enum NikStatus;
    const auto row = GENERATE(values<Row<NikStatus>>({
        {"AKTIF", active},
        {"NIK aktif", active},
        {"Nonaktif", deactivated},
        {"NON-AKTIF", deactivated},
        {"non aktif sementara", deactivated},
        {"Tidak aktif", deactivated},
        {"dinonaktifkan", deactivated},
        {"DIBEKUKAN", deactivated},
        {"diblokir", deactivated},
        {"meninggal", deceased_reported},
        {"Meninggal Dunia", deceased_reported},
        {"nonaktif tetap", deceased_reported},
        {"Mati", deceased_reported},
        {"GANDA", duplicate},
        {"NIK ganda", duplicate},
        {"Pindah", moved},
        {"tidak ditemukan", not_found},
        {"Sesuai", matches},
        {"hidup", std::nullopt},
        {"tidak sesuai", std::nullopt},
        {"aktif?nonaktif", std::nullopt},
    }));
    CAPTURE(row.text);
    CHECK(parse_nik_status(row.text) == row.value);
}

TEST_CASE("what offices write about reasons and IKD") {
    using Because = DeactivationReason;
    CHECK(parse_deactivation_reason("Belum rekam KTP-el") == Because::not_recorded);
    CHECK(parse_deactivation_reason("NOT RECORDED") == Because::not_recorded);
    CHECK(parse_deactivation_reason("pindah tanpa surat") == Because::moved_without_papers);
    CHECK(parse_deactivation_reason("RT tidak ada") == Because::address_gone);
    CHECK(parse_deactivation_reason("Laporan RT/RW") == Because::reported_by_others);
    CHECK_FALSE(parse_deactivation_reason("lain-lain"));
    CHECK(parse_ikd_account("Belum aktivasi") == IkdAccount::none);
    CHECK(parse_ikd_account("belum") == IkdAccount::none);
    CHECK(parse_ikd_account("IKD aktif") == IkdAccount::active);
    CHECK(parse_ikd_account("Sudah aktivasi") == IkdAccount::active);
    CHECK(parse_ikd_account("di HP lain") == IkdAccount::on_another_phone);
    CHECK_FALSE(parse_ikd_account("IKD"));
}

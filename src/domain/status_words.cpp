#include <algorithm>
#include <array>
#include <cstdlib>

#include "kiosk/domain/status.hpp"

namespace kiosk::domain {
namespace {

/// The word of an enumerator by its number; an array is as long as its enumeration.
template <class Enum, std::size_t Size>
std::string_view word_in(const std::array<std::string_view, Size>& words, Enum value) {
    const auto index = static_cast<std::size_t>(value);
    if (index >= Size) std::abort();
    return words[index];
}

template <class Enum, std::size_t Size>
std::optional<Enum> find_in(const std::array<std::string_view, Size>& words, std::string_view word) {
    const auto found = std::ranges::find(words, word);
    if (found == words.end()) return std::nullopt;
    return static_cast<Enum>(found - words.begin());
}

constexpr std::array<std::string_view, ktp_el_record_count> record_words{"unknown",
                                                                         "unregistered",
                                                                         "bio_captured",
                                                                         "processing",
                                                                         "sent_for_enrollment",
                                                                         "received_at_central",
                                                                         "enroll_failure_central",
                                                                         "enroll_failure_regional",
                                                                         "search_failure",
                                                                         "adjudicate",
                                                                         "request_validation",
                                                                         "duplicate",
                                                                         "print_ready",
                                                                         "sent_for_printing",
                                                                         "card_printed",
                                                                         "card_shipped",
                                                                         "card_issued",
                                                                         "recorded"};
constexpr std::array<std::string_view, nik_status_count> nik_words{
    "unknown", "active", "deactivated", "deceased_reported", "duplicate", "moved", "not_found", "matches"};
constexpr std::array<std::string_view, deactivation_reason_count> reason_words{
    "unknown", "not_recorded", "moved_without_papers", "address_gone", "reported_by_others"};
constexpr std::array<std::string_view, ikd_account_count> ikd_words{"unknown", "none", "active",
                                                                    "on_another_phone"};
/// Older than the others, and with a hyphen: they stand in command lines and in ledgers.
constexpr std::array<std::string_view, 3> list_words{"deactivated", "unrecorded", "print-ready"};
constexpr std::array<std::string_view, 6> source_words{"structure",   "declared",    "local_list",
                                                       "signed_list", "web_service", "officer"};
constexpr std::array<std::string_view, answer_category_count> category_words{"deceased_reported",
                                                                             "nik_duplicate",
                                                                             "not_found",
                                                                             "deactivated",
                                                                             "moved",
                                                                             "unrecorded",
                                                                             "unrecorded_in_grace",
                                                                             "record_again",
                                                                             "record_duplicate",
                                                                             "waiting_for_decision",
                                                                             "in_process",
                                                                             "print_ready",
                                                                             "card_ready",
                                                                             "ikd_on_another_phone",
                                                                             "ikd_active",
                                                                             "ready",
                                                                             "too_young",
                                                                             "may_record",
                                                                             "not_on_a_list",
                                                                             "no_list_yet",
                                                                             "not_now"};
constexpr std::array<std::string_view, next_step_count> step_words{
    "record_with_kk", "record",      "record_from_16", "collect_card",     "collect_card_at_17", "go_on",
    "wait",           "see_officer", "see_dinas",      "settle_residence", "reset_ikd",          "nothing"};
constexpr std::array<std::string_view, 5> certainty_words{"sure", "listed", "old_list", "declared",
                                                          "not_known"};
constexpr std::array<std::string_view, 4> axis_words{"record", "nik", "ikd", "across"};

}  // namespace

std::string_view to_word(KtpElRecord record) {
    return word_in(record_words, record);
}

std::string_view to_word(NikStatus status) {
    return word_in(nik_words, status);
}

std::string_view to_word(DeactivationReason reason) {
    return word_in(reason_words, reason);
}

std::string_view to_word(IkdAccount account) {
    return word_in(ikd_words, account);
}

std::string_view to_word(ListCategory category) {
    return word_in(list_words, category);
}

std::optional<ListCategory> parse_list_category(std::string_view word) {
    return find_in<ListCategory>(list_words, word);
}

std::string_view to_word(SourceKind kind) {
    return word_in(source_words, kind);
}

std::optional<SourceKind> parse_source_kind(std::string_view word) {
    return find_in<SourceKind>(source_words, word);
}

std::string_view to_word(AnswerCategory category) {
    return word_in(category_words, category);
}

std::string_view to_word(NextStep step) {
    return word_in(step_words, step);
}

std::string_view to_word(Certainty certainty) {
    return word_in(certainty_words, certainty);
}

std::string_view to_word(StatusAxis axis) {
    return word_in(axis_words, axis);
}

}  // namespace kiosk::domain

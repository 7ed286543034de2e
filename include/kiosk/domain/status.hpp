#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/domain/calendar.hpp"

namespace kiosk::domain {

// Three independent axes that must never be mixed (domain.md 3).

/// Axis A: KTP-el recording and printing, in the words officers know (domain.md 3.1).
enum class KtpElRecord {
    unknown,
    unregistered,  ///< NIK exists, no biometrics: "belum rekam"
    bio_captured,  ///< BC: recorded, waiting to be sent
    processing,
    sent_for_enrollment,  ///< SFE
    received_at_central,
    needs_new_recording,  ///< ENROLL_FAILURE_*: biometrics unusable
    search_failure,
    waiting_for_decision,  ///< ADJUDICATE_RECORD, REQUEST_VALIDATION
    duplicate,             ///< DUPLICATE_RECORD
    print_ready,           ///< PRR
    printed,               ///< SENT_FOR_CARD_PRINTING, CARD_PRINTED, CARD_SHIPPED
    issued,                ///< CARD_ISSUED
};

/// Axis B: the NIK itself (domain.md 3.2).
enum class NikStatus { unknown, active, deactivated, deactivated_for_good, duplicate };

/// Axis C: the IKD account (domain.md 1.4).
enum class IkdAccount { unknown, none, active, on_another_phone };

struct StatusAxes {
    KtpElRecord record = KtpElRecord::unknown;
    NikStatus nik = NikStatus::unknown;
    IkdAccount ikd = IkdAccount::unknown;
    bool operator==(const StatusAxes&) const = default;
};

/// What a list from the dinas says about everybody on it.
enum class ListCategory { deactivated, unrecorded, print_ready };

std::string_view to_word(ListCategory category);  ///< "deactivated", "unrecorded", "print-ready"
std::optional<ListCategory> parse_list_category(std::string_view word);
/// The one axis that a list of this category speaks about; the others stay unknown.
StatusAxes axes_of(ListCategory category);

/// A list that is in force: which, whose, as of when.
struct ListInForce {
    ListCategory category;
    Date as_of{};
    std::string source;  ///< for the screen, for example "daftar Dispendukcapil"
    bool operator==(const ListInForce&) const = default;
};

/// The answer of the imported lists for one NIK.
struct ListLookup {
    std::vector<ListInForce> in_force;  ///< all lists that were searched
    std::vector<ListInForce> hits;      ///< those that contain the NIK; subset of `in_force`
};

/// What the screen may say: a category and a next step, never a name, an address or a reason (domain.md 3.3).
/// "Not on a list" is not "active".
enum class AnswerCategory {
    deactivated,
    unrecorded,
    print_ready,
    not_on_a_list,
    no_list_yet,
    not_now,  ///< not looked up: too many different NIKs were checked here lately (check_limits.hpp)
};

enum class NextStep {
    record_with_kk,  ///< deactivated: come, record the KTP-el, bring the KK (domain.md 3.5)
    record,          ///< 16 or older and not recorded
    record_from_16,  ///< younger than 16
    collect_card,    ///< the card is ready to be printed or fetched
    collect_card_at_17,
    go_on,  ///< nothing stands in the way that the kiosk knows of
};

struct StatusAnswer {
    AnswerCategory category = AnswerCategory::no_list_yet;
    NextStep next_step = NextStep::go_on;
    StatusAxes axes;
    std::string source;         ///< empty when no list is in force
    std::optional<Date> as_of;  ///< of the list that answered; of the oldest list searched when none did
    bool operator==(const StatusAnswer&) const = default;
};

/// Combines list hits with age into one answer. Of several hits the one that stops most wins:
/// deactivated, unrecorded, print-ready; the axes keep what every list says. The next step
/// (domain.md 3.5, 6.3):
///
///   answer         under 16            16                  17, married or age unknown
///   deactivated    record_with_kk      record_with_kk      record_with_kk
///   unrecorded     record_from_16      record              record
///   print_ready    collect_card_at_17  collect_card_at_17  collect_card
///   no hit         record_from_16      record              go_on
///
/// A deactivated NIK is a matter for the office at any age. `age` in completed years where known.
StatusAnswer answer_status(const ListLookup& lookup, std::optional<int> age, bool married);

/// The answer when nothing was looked up: `not_now`, with the next step that age alone gives.
StatusAnswer answer_not_now(std::optional<int> age, bool married);

}  // namespace kiosk::domain

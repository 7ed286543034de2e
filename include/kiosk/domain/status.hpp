#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/domain/calendar.hpp"
#include "kiosk/domain/event.hpp"
#include "kiosk/domain/place.hpp"

namespace kiosk::domain {

// Three independent axes that must never be mixed (domain.md 3). Enumerators are stored and signed in lists
// by their number: append only, never reorder.

/// Axis A: KTP-el recording and printing, in the codes that officers know (domain.md 3.1).
enum class KtpElRecord : std::uint8_t {
    unknown,
    unregistered,             ///< UNREGISTERED: NIK exists, no biometrics
    bio_captured,             ///< BIO_CAPTURED (BC): recorded, waiting to be sent
    processing,               ///< PROCESSING
    sent_for_enrollment,      ///< SENT_FOR_ENROLLMENT (SFE)
    received_at_central,      ///< RECEIVED_AT_CENTRAL
    enroll_failure_central,   ///< ENROLL_FAILURE_AT_CENTRAL: biometrics unusable, record again
    enroll_failure_regional,  ///< ENROLL_FAILURE_AT_REGIONAL: the same
    search_failure,           ///< SEARCH_FAILURE_AT_CENTRAL
    adjudicate,               ///< ADJUDICATE_RECORD: resembles another person, a human decides
    request_validation,       ///< REQUEST_VALIDATION: the same
    duplicate,                ///< DUPLICATE_RECORD: recorded more than once
    print_ready,              ///< PRINT_READY_RECORD (PRR)
    sent_for_printing,        ///< SENT_FOR_CARD_PRINTING
    card_printed,             ///< CARD_PRINTED
    card_shipped,             ///< CARD_SHIPPED
    card_issued,              ///< CARD_ISSUED: the card was handed over
    recorded,                 ///< recorded, the code is not known: what a resident or a short list says
};
inline constexpr int ktp_el_record_count = 18;

/// Axis B: the NIK itself (domain.md 3.2). It is never deleted.
enum class NikStatus : std::uint8_t {
    unknown,
    active,
    deactivated,        ///< "nonaktif sementara", "dibekukan", "diblokir"
    deceased_reported,  ///< "nonaktif tetap"
    duplicate,          ///< "ganda"
    moved,              ///< "pindah"
    not_found,          ///< Dukcapil does not know this number
    matches,            ///< Dukcapil knows it and the data belong together; not the same as active (3.6)
};
inline constexpr int nik_status_count = 8;

/// Why a NIK was deactivated (domain.md 3.2); decides the next step, is never shown to residents.
enum class DeactivationReason : std::uint8_t {
    unknown,
    not_recorded,          ///< had to hold a KTP-el and did not record
    moved_without_papers,  ///< lives elsewhere for more than a year (UU 23/2006 art. 15)
    address_gone,          ///< the RT no longer exists
    reported_by_others,    ///< request of RT/RW, landlord or law enforcement
};
inline constexpr int deactivation_reason_count = 5;

/// Axis C: the IKD account (domain.md 1.4).
enum class IkdAccount : std::uint8_t { unknown, none, active, on_another_phone };
inline constexpr int ikd_account_count = 4;

struct StatusAxes {
    KtpElRecord record = KtpElRecord::unknown;
    NikStatus nik = NikStatus::unknown;
    DeactivationReason because = DeactivationReason::unknown;  ///< only with NikStatus::deactivated
    IkdAccount ikd = IkdAccount::unknown;
    bool operator==(const StatusAxes&) const = default;
};

/// Stable words, equal to the enumerators' names: "print_ready". Used in JSON, in the ledger and in bundles'
/// headers.
std::string_view to_word(KtpElRecord record);
std::string_view to_word(NikStatus status);
std::string_view to_word(DeactivationReason reason);
std::string_view to_word(IkdAccount account);
/// The words above, and what offices write in any case with blanks, hyphens or underscores: official codes
/// ("SENT FOR ENROLLMENT"), their short forms (BC, SFE, PRR), "belum rekam", "sudah rekam", "siap cetak" ...
/// What stands in parentheses after it is left out. Empty when it means nothing, also for "unknown", and for
/// words of other things: "belum wajib", "hidup".
std::optional<KtpElRecord> parse_ktp_el_record(std::string_view text);
/// "aktif", "nonaktif", "dibekukan", "meninggal", "ganda", "pindah" ... the same way.
std::optional<NikStatus> parse_nik_status(std::string_view text);
std::optional<DeactivationReason> parse_deactivation_reason(std::string_view text);
std::optional<IkdAccount> parse_ikd_account(std::string_view text);

/// What a list of one kind says about everybody on it.
enum class ListCategory { deactivated, unrecorded, print_ready };

std::string_view to_word(ListCategory category);  ///< "deactivated", "unrecorded", "print-ready"
std::optional<ListCategory> parse_list_category(std::string_view word);
/// The one axis that a list of this category speaks about; the others stay unknown. Why a NIK was deactivated
/// only a reason column says, or the district's rules (`explain_status`).
StatusAxes axes_of(ListCategory category);

/// Where an answer comes from; the strongest last.
enum class SourceKind {
    structure,    ///< nothing but the digits
    declared,     ///< what the resident answered
    local_list,   ///< a file imported at this kiosk
    signed_list,  ///< a bundle of the dinas
    web_service,  ///< the Dukcapil web service
    officer,      ///< what an officer saw in SIAK
};
std::string_view to_word(SourceKind kind);
std::optional<SourceKind> parse_source_kind(std::string_view word);

/// Something that was searched, with or without finding the NIK.
struct Searched {
    SourceKind kind = SourceKind::local_list;
    std::string source;  ///< for the screen, for example "daftar Dispendukcapil"
    Date as_of{};
    std::optional<Date> valid_until;  ///< last day; expired afterwards
    bool operator==(const Searched&) const = default;
};

/// What one source says about one NIK.
struct Finding {
    Searched from;
    StatusAxes axes;
    bool operator==(const Finding&) const = default;
};

enum class Answer { unanswered, yes, no, unknown };

/// All that is known about the person in front of the kiosk. No NIK, no name.
struct KnownFacts {
    std::vector<Finding> findings;
    std::vector<Searched> searched;  ///< also those of `findings`
    std::optional<int> age;          ///< completed years; negative: unknown
    std::optional<Date> birth_date;  ///< for the 17th birthday; the age alone is enough for the rest. Where
                                     ///< both are known it decides, unless it lies in the future
    Answer recorded = Answer::unanswered;              ///< "KTP-el recorded?"
    Answer seventeen_or_married = Answer::unanswered;  ///< "17 or married?"
    Answer first_ikd = Answer::unanswered;             ///< "first time?"; no: another phone before
    bool too_many_checks = false;                      ///< not looked up (check_limits.hpp)
    bool operator==(const KnownFacts&) const = default;
};

/// The rules of a district that decide; from its pack, because they differ and change (domain.md 3.5, 9).
struct StatusRules {
    int record_from_age = 16;
    int card_from_age = 17;
    bool card_day_after_birthday = false;  ///< printed from the day after the birthday, not on it
    /// The district deactivates NIKs of those who do not record (Kab. Blitar; nothing of the kind is known of
    /// Kota Blitar).
    bool deactivates_unrecorded = false;
    int grace_months = 0;  ///< after `card_from_age`; 3 in Kab. Blitar; 0: no such rule
    bool operator==(const StatusRules&) const = default;
};

/// What age and marriage allow (UU 24/2013 art. 63; domain.md 2.2, 6.3). The law names no lowest age for who
/// is or was married, but the kiosk knows it from a touch only, and a child's "yes" to "17 or married?" is
/// more likely a slip: it counts from `record_from_age`.
enum class Eligibility {
    too_young,     ///< under `record_from_age`
    may_record,    ///< under `card_from_age`, not married: is recorded now, card and IKD later
    card_and_ikd,  ///< old enough, or married
};

/// `age` in completed years.
Eligibility eligibility_of(int age, bool married, const StatusRules& rules);

/// What the screen may say: a category and a next step, never a name, an address or a reason (domain.md 3.3).
/// "Not on a list" is not "active". In the order of what stops most, the first that holds wins.
enum class AnswerCategory {
    deceased_reported,  ///< the data say that the person died: an officer must see it
    nik_duplicate,
    not_found,  ///< Dukcapil does not know the number
    deactivated,
    moved,                ///< registered as moved to another district
    unrecorded,           ///< must record
    unrecorded_in_grace,  ///< must record; just 17, the grace still runs
    record_again,         ///< biometrics unusable
    record_duplicate,
    waiting_for_decision,  ///< adjudicate, validation, search failure
    in_process,            ///< recorded, on its way to the centre
    print_ready,
    card_ready,  ///< printed, to be fetched
    ikd_on_another_phone,
    ikd_active,
    ready,       ///< recorded or card in hand, nothing else known: go on to IKD
    too_young,   ///< under 16, not married, and nothing found
    may_record,  ///< 16, not married, not known to be recorded
    not_on_a_list,
    no_list_yet,
    not_now,  ///< not looked up: too many different NIKs were checked here lately
};
inline constexpr int answer_category_count = 21;
std::string_view to_word(AnswerCategory category);

enum class NextStep {
    record_with_kk,  ///< deactivated: come, record the KTP-el, bring the KK (domain.md 3.5)
    record,          ///< 16 or older and not recorded
    record_from_16,  ///< younger than 16
    collect_card,    ///< the card is ready to be printed or fetched
    collect_card_at_17,
    go_on,             ///< nothing stands in the way that the kiosk knows of
    wait,              ///< nothing to do but wait (and ask when it takes long)
    see_officer,       ///< here, with a ticket
    see_dinas,         ///< at the dinas: data must be corrected
    settle_residence,  ///< deactivated or moved because of the address: papers of residence first
    reset_ikd,         ///< an officer moves the account to this phone
    nothing,           ///< has what he came for: the IKD is active
};
inline constexpr int next_step_count = 12;
std::string_view to_word(NextStep step);

/// What a place must offer for this step, now or once the age is reached; empty when nobody has to go
/// anywhere: go_on, wait, see_officer (here), nothing. A district without a place for `nik_reactivation` or
/// `card_pick_up` is asked for `ktp_recording` instead (`directions`).
std::optional<Service> service_for(NextStep step);

enum class Certainty {
    sure,       ///< an officer saw it in SIAK, or Dukcapil answered
    listed,     ///< a list of the dinas, not expired
    old_list,   ///< an expired list: ask an officer
    declared,   ///< the resident says so
    not_known,  ///< no source says anything
};
std::string_view to_word(Certainty certainty);

enum class StatusAxis { record, nik, ikd, across };
std::string_view to_word(StatusAxis axis);

/// Two findings that cannot both be right; for officers, never for residents. What changes with time is none.
/// Record: unregistered on or after the day of a recording (unless it failed and was deleted). NIK: usable
/// and unusable on the same day; alive after a death; not found although known before. IKD: none and an
/// account on the same day. Across: deactivated because not recorded, but recorded; an IKD account, but on
/// that day or later no recording.
struct Contradiction {
    StatusAxis axis = StatusAxis::record;
    std::size_t first = 0;   ///< index of the finding
    std::size_t second = 0;  ///< not before `first`; across: equal when one finding says both
    bool operator==(const Contradiction&) const = default;
};

/// All such pairs, by axis, then by index.
std::vector<Contradiction> contradictions_in(const std::vector<Finding>& findings);

struct StatusAnswer {
    AnswerCategory category = AnswerCategory::no_list_yet;
    NextStep next_step = NextStep::go_on;
    StatusAxes axes;  ///< the strongest word on each axis
    Certainty certainty = Certainty::not_known;
    SourceKind source_kind = SourceKind::structure;  ///< of `source`; `declared` when the resident decided
    std::string source;         ///< empty when no source answered, or the resident decided
    std::optional<Date> as_of;  ///< of the source that decided; of the oldest list searched when none did
    bool list_expired = false;  ///< one of the lists searched is past its last day
    /// Of those under `record_from_age` who are to record: the birthday on which it is possible.
    std::optional<Date> record_from;
    /// Before that day: the first on which the card may be handed over; not of those who are married, nor
    /// with `nothing` to do.
    std::optional<Date> card_from;
    std::optional<Date> grace_until;  ///< unrecorded_in_grace: last day before the NIK may be deactivated
    /// Nothing known forbids the activation: 17 or married, recorded and no longer on the way to the centre,
    /// NIK usable and its use not disputed. An earlier phone does not: its account is moved.
    bool ikd_possible = true;
    std::vector<Contradiction> contradictions;
    bool operator==(const StatusAnswer&) const = default;
};

/// All that is known to one answer; total, pure, deterministic.
///
/// Each axis is decided alone: the newest finding that is not expired wins; of the same date the stronger
/// source; of the same source what stops more. Expired findings count only where no other speaks. What the
/// resident declared counts last: "KTP-el recorded: no" is `unregistered`, "yes" is `recorded`; "first time:
/// no" is `on_another_phone`. Three words are no rivals of another and complete it instead: `matches` gives
/// way to all but `not_found`; a deactivation without a reason takes it from an earlier finding; an IKD
/// account `active` of somebody who has had another phone is `on_another_phone`.
///
/// The category is the first of the enumeration that holds. Next steps:
///
///   category              under 16            16                  17, married or age unknown
///   deceased_reported     see_dinas           see_dinas           see_dinas
///   nik_duplicate         see_dinas           see_dinas           see_dinas
///   not_found             see_officer         see_officer         see_officer
///     an officer says so  see_dinas           see_dinas           see_dinas
///   deactivated           see_dinas           record_with_kk      record_with_kk
///     recorded already    see_dinas           see_dinas           see_dinas
///     nobody says why     see_dinas           see_dinas           see_dinas
///     moved, address gone settle_residence    settle_residence    settle_residence
///     reported by others  see_dinas           see_dinas           see_dinas
///   moved                 settle_residence    settle_residence    settle_residence
///   unrecorded            record_from_16      record              record
///   unrecorded_in_grace   -                   -                   record
///   record_again          record_from_16      record              record
///   record_duplicate      see_dinas           see_dinas           see_dinas
///   waiting_for_decision  see_officer         see_officer         see_officer
///     an officer says so  wait                wait                wait
///   in_process            wait                wait                wait
///   print_ready           see_officer         collect_card_at_17  collect_card
///   card_ready            see_officer         collect_card_at_17  collect_card
///   ikd_on_another_phone  reset_ikd           reset_ikd           reset_ikd
///   ikd_active            nothing             nothing             nothing
///   ready                 see_officer         collect_card_at_17  go_on
///   too_young             record_from_16      -                   -
///   may_record            -                   record              -
///   not_on_a_list         -                   -                   go_on
///   no_list_yet           -                   -                   go_on
///   not_now               record_from_16      record              go_on
///
/// `ready` needs a finding or a declaration that says recorded or card_issued. Under 16 nobody has recorded:
/// who is said to have done so sees an officer, and the dinas if it was the officer who said it; who is said
/// to be deactivated for not having done so sees the dinas. 16 and 17 stand for `StatusRules`; married counts
/// from 16. Who is of unknown age and says that he is neither 17 nor married stands in the column of 16.
/// "Recorded already" is for a deactivation because not recorded; a declaration is not enough. "Nobody says
/// why" is not for a district that deactivates who does not record: there a list without reasons means that
/// one, and of other sources an unknown reason leads to a recording, unless it is recorded or declared
/// already. Where the card is printed from the day after the birthday, it is not collected on the birthday.
///
/// A death, duplicate, deactivation or move loses against a newer or stronger `active`; where the two
/// contradict each other (`Contradiction`) and the worse is not expired, the NIK is disputed. The category
/// stays what it is without the worse word, often not_on_a_list, which frightens nobody; but nobody is waved
/// through: ikd_possible is false, and see_officer takes the place of go_on, reset_ikd and nothing. An
/// officer who called the NIK active on that day or later has settled it.
///
/// `too_many_checks`: nothing of the findings is told, and the category is not_now; what the resident
/// declared stays on the axes. Where nothing was found that decides, certainty is not_known and source the
/// oldest list searched; but for not_on_a_list a source that calls the NIK active is named, with its
/// certainty, and for too_young and may_record an officer who does. Without such a source only a list that
/// was searched leads to not_on_a_list: what else was asked has no list to stand on.
StatusAnswer explain_status(const KnownFacts& facts, const StatusRules& rules, Date today);

/// First day on which somebody has completed `years`, as `completed_years` counts; born on 29 February: 1
/// March of common years.
Date birthday(Date birth, int years);

}  // namespace kiosk::domain

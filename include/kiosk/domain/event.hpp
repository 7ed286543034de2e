#pragma once

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/core/clock.hpp"
#include "kiosk/domain/calendar.hpp"
#include "kiosk/domain/eligibility.hpp"
#include "kiosk/domain/ticket.hpp"

namespace kiosk::domain {

using Uuid = std::array<std::uint8_t, 16>;
using Digest = std::array<std::uint8_t, 32>;
/// Keyed token of a NIK: the first 16 bytes of HMAC-SHA-256 under the kiosk's key. Not reversible without the
/// key.
using NikToken = std::array<std::uint8_t, 16>;

/// What can happen. Words are stable: they are stored, exported and hashed. Add at the end, never rename.
enum class EventKind {
    visit_started,  ///< a resident agreed to the notice
    nik_checked,    ///< structure and lists answered; the category is in `reason`
    ticket_issued,
    visit_resumed,             ///< by ticket
    activation_confirmed,      ///< by an officer's code
    activation_self_reported,  ///< without a code; counted apart
    visit_ended,               ///< without an activation; why is in `reason`
    survey_answered,           ///< element and score in `detail`: "U3:4"
    desk_opened,               ///< an officer looked at the waiting group
    ticket_called,             ///< by an officer
    problem_chosen,            ///< why people fail, whatever comes of it; its code is in `detail`
    kiosk_started,             ///< `detail`: "clock trusted" or "clock doubted"
    kiosk_stopped,             ///< in order; a start without it before means that the power was cut
    staff_logged_in,           ///< by number and PIN
    staff_refused,             ///< a wrong PIN or code
    staff_logged_out,          ///< by hand, or `timed_out`
    clock_confirmed,           ///< staff looked at date and time and found them right
    disturbance_started,       ///< the IKD server is disturbed: everybody is told
    disturbance_ended,
    act_undone,       ///< takes an earlier event back; which one is in `detail`: "row 41"
    figure_entered,   ///< an official figure: "2026-10-31 24900 laporan bulanan provinsi"
    checks_released,  ///< an officer allows NIK checks again
    tokens_erased,    ///< the tokens of this service day and earlier ones cannot be tied to a NIK any more:
                      ///< "2026-08-01"
};

/// Why. No personal data: reasons are what the dinas may learn from.
enum class Reason {
    none,
    not_recorded,
    under_17,
    no_phone,
    no_email,
    other_phone,  ///< account sits on another phone
    does_not_want,
    needs_officer,  ///< trouble on the phone, or the NIK could not be read
    went_home,      ///< left by the home button
    timed_out,      ///< walked away
    nik_deactivated,
    nik_unrecorded,
    nik_print_ready,
    nik_not_on_a_list,
    nik_no_list,
    guided,               ///< got the information that he came for
    old_phone,            ///< below the app's minimum, or not known
    problem,              ///< chosen in the problem picker; its code is in `detail`: "F05"
    nik_too_many_checks,  ///< not looked up: too many different NIKs lately
    // Outcomes that an officer records.
    server_disturbed,
    data_mismatch,   ///< what the resident typed does not fit SIAK
    selfie_refused,  ///< the app does not accept the face
    already_active,  ///< the account was active before
    did_not_come,    ///< called, nobody came
    other,           ///< the officer knows
};

/// Registered in the district of the target? Declared, never taken from the NIK's digits.
enum class Registration { unknown, in_district, elsewhere };

std::string_view to_word(EventKind kind);
std::string_view to_word(Reason reason);
std::string_view to_word(Registration registration);
std::optional<EventKind> parse_event_kind(std::string_view word);
std::optional<Reason> parse_reason(std::string_view word);
std::optional<Registration> parse_registration(std::string_view word);
std::optional<AgeBand> parse_age_band(std::string_view word);

/// What the application says about an event. The ledger adds identity, order and chain.
struct EventDraft {
    EventKind kind = EventKind::visit_started;
    Reason reason = Reason::none;
    Uuid visit{};  ///< binds the events of one visit
    std::optional<TicketCode> ticket;
    std::optional<NikToken> token;  ///< in a row of the ledger sealed for its service day, see `TokenSeals`
    AgeBand age_band = AgeBand::unknown;
    Registration registration = Registration::unknown;
    std::string language;              ///< "id", "en"
    std::chrono::seconds duration{0};  ///< since the visit started or was resumed
    std::string officer;               ///< id of the member of staff who acted; empty otherwise
    std::string detail;  ///< what kind and reason leave open, free of personal data; mostly empty
    Now at;
    Date service_day{};  ///< local date at the place
};

/// What the event catalogue (src/domain/catalogue/events.toml) does not allow about this draft: a reason or
/// detail that its kind never has, a missing officer, a token where none belongs. English; empty when it is
/// fine.
std::optional<std::string> find_misfit(const EventDraft& draft);

/// A row of the ledger: append-only, each with the hash of the one before.
struct Event {
    std::int64_t sequence = 0;  ///< 1, 2, 3 ... without gaps
    Uuid id{};                  ///< UUIDv7, made on the kiosk
    std::string kiosk;
    std::string place;  ///< kelurahan or service place code
    std::string boot_id;
    EventDraft draft;
    Digest previous{};  ///< all zero for the first
    Digest hash{};      ///< SHA-256 of `canonical_bytes`
};

/// The bytes that are hashed: every field but `hash`, in this order, each prefixed by its length in 4 bytes,
/// big-endian. Stable for ever: a verifier in another language can be written from this comment.
///   "ikd-kiosk event v1", sequence, id, kiosk, place, boot id, kind, reason, visit, ticket ("A-05"), token,
///   age band, registration, language, duration in s, officer, wall time in ms since 1970-01-01 UTC,
///   monotonic time in ms, service day ("2026-11-22"), previous
/// An event with a `detail` begins with "ikd-kiosk event v2" instead and has the detail after `previous`.
/// Numbers are 8 bytes, two's complement, big-endian; enumerations are their words; ids, tokens and hashes
/// are their raw bytes; texts are UTF-8; an absent ticket or token has length 0.
std::vector<std::uint8_t> canonical_bytes(const Event& event);

std::string format_uuid(const Uuid& id);  ///< "01997a3c-...": lower case, 36 characters
/// Lower case, without separators.
std::string format_hex(const std::uint8_t* bytes, std::size_t size);

}  // namespace kiosk::domain

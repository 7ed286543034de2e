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
#include "kiosk/domain/age_band.hpp"
#include "kiosk/domain/calendar.hpp"
#include "kiosk/domain/event_catalogue.hpp"
#include "kiosk/domain/ticket.hpp"

namespace kiosk::domain {

using Uuid = std::array<std::uint8_t, 16>;
using Digest = std::array<std::uint8_t, 32>;
/// Keyed token of a NIK: the first 16 bytes of HMAC-SHA-256 under the kiosk's key. Not reversible without the
/// key.
using NikToken = std::array<std::uint8_t, 16>;

// EventKind and Reason stand in event_catalogue.hpp, which is made from src/domain/catalogue/events.toml.

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

}  // namespace kiosk::domain

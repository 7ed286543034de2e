#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/domain/hours.hpp"

namespace kiosk::domain {

enum class Service { ktp_recording, ikd_activation, card_pick_up, nik_reactivation, data_correction };
/// Stable words of files: "ktp_recording" ...
std::string_view to_word(Service service);

/// Who a place is for.
enum class Audience { everybody, pupils };

/// Pupils are those of 15 to 18 by their NIK; nobody whose age is not known.
bool is_pupil_age(std::optional<int> age);

/// Where people are served: an office every week, or one visit of the officers ("jemput bola") on one day.
struct Place {
    std::string id;  ///< "kel-sukorejo": stands in kiosk.toml and the ledger
    std::string name;
    std::string address;
    std::string area_code;  ///< kecamatan or kelurahan code; the district's when it serves the whole district
    std::vector<Service> services;
    OpeningHours hours;                           ///< of a visit: closed but on its day
    std::string note;                             ///< one line for the screen; may be empty
    std::optional<Date> visit_on = std::nullopt;  ///< a visit: its day
    int quota = 0;                                ///< of a visit: how many people; 0: not said
    Audience audience = Audience::everybody;
    bool operator==(const Place&) const = default;
};

/// Whether the place has `service` at all, whatever the time.
bool offers(const Place& place, Service service);

/// How near a place is to somebody of a kecamatan, as far as codes can tell; nearest first.
enum class Nearness {
    kelurahan_of_kiosk,  ///< the place where the kiosk stands
    same_kecamatan,
    whole_district,  ///< serves everybody of the district
    other_kecamatan,
};

/// A place to go to, at one moment.
struct Destination {
    const Place* place = nullptr;  ///< of the span that was given
    Nearness nearness = Nearness::other_kecamatan;
    OpenState state;  ///< now, also for who may only come later
};

/// Who asks, where and when.
struct Whereabouts {
    /// "35.05.03": where the resident lives, as he said; empty: not said, then the kiosk's own counts. Never
    /// the NIK's digits (domain.md 0.7).
    std::string kecamatan;
    std::string here;    ///< id of the kiosk's place; empty: nowhere
    bool pupil = false;  ///< school visits are for pupils
    LocalTime now{};
    /// Not allowed to come before that day: too young to be recorded, or for the card.
    std::optional<Date> not_before = std::nullopt;
};

/// From when on a visit makes sense: now, or the beginning of `not_before` when that is later.
LocalTime earliest(const Whereabouts& who);

/// How far ahead visits are shown.
inline constexpr int visits_ahead_days = 60;

/// The places that offer `service` (all when empty), nearest first: by nearness; then open before closed;
/// then by when they open; then in the order of the pack. All of that is judged as of `earliest`. Left out:
/// visits that are over then or more than `visits_ahead_days` away, places for pupils when nobody of them
/// asks, and places that do not open within a year. The kiosk's own place counts as nearest only while no
/// kecamatan, or its own, is named.
std::vector<Destination> destinations(std::span<const Place> places, std::optional<Service> service,
                                      const Whereabouts& who);

/// The first days, at most `count` and within `visits_ahead_days`, on which the place still opens from `from`
/// on (`earliest`); its day only as long as it is not over.
std::vector<Date> open_days(const Place& place, LocalTime from, int count);

/// "35.05.03" of "35.05.03" or "35.05.03.2004"; empty for a district's code.
std::string_view kecamatan_of(std::string_view area_code);

}  // namespace kiosk::domain

#include "kiosk/domain/place.hpp"

#include <algorithm>
#include <cstdlib>
#include <tuple>

namespace kiosk::domain {
namespace {

constexpr std::size_t kecamatan_code_length = 8;  // "35.05.03"

bool is_for(const Place& place, const Whereabouts& who) {
    return place.audience == Audience::everybody || who.pupil;
}

/// The day on which the place is next open; empty when it does not open within a year.
std::optional<Date> next_day(const OpenState& state, Date today) {
    if (state.open) return today;
    return state.changes_at ? std::optional(state.changes_at->date) : std::nullopt;
}

/// A visit counts on its day only, whatever its hours say.
bool is_reachable(const Place& place, const OpenState& state, Date today) {
    const auto day = next_day(state, today);
    if (!day || !place.visit_on) return day.has_value();
    return *day == *place.visit_on && *day <= add_days(today, visits_ahead_days);
}

std::string_view kecamatan_of_kiosk(std::span<const Place> places, const std::string& here) {
    const auto own = std::ranges::find(places, here, &Place::id);
    return here.empty() || own == places.end() ? std::string_view{} : kecamatan_of(own->area_code);
}

Nearness nearness_of(const Place& place, const Whereabouts& who, std::string_view kecamatan_of_kiosk) {
    const std::string_view own = kecamatan_of(place.area_code);
    const bool stands_here = !who.here.empty() && place.id == who.here;
    if (stands_here && (who.kecamatan.empty() || own == who.kecamatan)) return Nearness::kelurahan_of_kiosk;
    if (own.empty()) return Nearness::whole_district;
    const std::string_view near = who.kecamatan.empty() ? kecamatan_of_kiosk : who.kecamatan;
    return own == near ? Nearness::same_kecamatan : Nearness::other_kecamatan;
}

auto distance(const Destination& destination) {
    const OpenState& state = destination.state;
    return std::tuple(destination.nearness, !state.open, state.open ? LocalTime{} : *state.changes_at);
}

bool still_opens(const DayHours& day, std::chrono::minutes from) {
    return std::ranges::any_of(day, [&](const OpenSpan& span) { return span.close > from; });
}

}  // namespace

std::string_view to_word(Service service) {
    switch (service) {
        case Service::ktp_recording:
            return "ktp_recording";
        case Service::ikd_activation:
            return "ikd_activation";
        case Service::card_pick_up:
            return "card_pick_up";
        case Service::nik_reactivation:
            return "nik_reactivation";
        case Service::data_correction:
            return "data_correction";
    }
    std::abort();
}

bool is_pupil_age(std::optional<int> age) {
    constexpr int youngest = 15, oldest = 18;
    return age && *age >= youngest && *age <= oldest;
}

bool offers(const Place& place, Service service) {
    return std::ranges::find(place.services, service) != place.services.end();
}

LocalTime earliest(const Whereabouts& who) {
    if (!who.not_before) return who.now;
    return std::max(who.now, LocalTime{*who.not_before, std::chrono::minutes(0)});
}

std::vector<Destination> destinations(std::span<const Place> places, std::optional<Service> service,
                                      const Whereabouts& who) {
    const std::string_view kiosk = kecamatan_of_kiosk(places, who.here);
    const LocalTime from = earliest(who);
    std::vector<Destination> found;
    for (const Place& place : places) {
        if ((service && !offers(place, *service)) || !is_for(place, who)) continue;
        const OpenState state = open_state(place.hours, from);
        if (!is_reachable(place, state, from.date)) continue;
        found.push_back({&place, nearness_of(place, who, kiosk), state});
    }
    std::ranges::stable_sort(found, {}, distance);
    for (Destination& one : found) one.state = open_state(one.place->hours, who.now);
    return found;
}

std::vector<Date> open_days(const Place& place, LocalTime from, int count) {
    std::vector<Date> days;
    for (int ahead = 0; ahead <= visits_ahead_days && static_cast<int>(days.size()) < count; ++ahead) {
        const Date date = add_days(from.date, ahead);
        if (place.visit_on && date != *place.visit_on) continue;
        const auto minute = ahead == 0 ? from.minute_of_day : std::chrono::minutes(0);
        if (still_opens(hours_on(place.hours, date), minute)) days.push_back(date);
    }
    return days;
}

std::string_view kecamatan_of(std::string_view area_code) {
    const bool is_district = area_code.size() < kecamatan_code_length;
    return is_district ? std::string_view{} : area_code.substr(0, kecamatan_code_length);
}

}  // namespace kiosk::domain

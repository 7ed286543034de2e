#pragma once

#include <optional>
#include <vector>

#include "kiosk/config/district_pack.hpp"
#include "kiosk/domain/place.hpp"
#include "kiosk/domain/status.hpp"

namespace kiosk::config {

/// Where to go for a next step, and what to bring: the same for the screen, the slip and
/// `ikdctl status explain`.
struct Directions {
    std::optional<domain::Service> service;  ///< that the places offer; empty: nobody has to go anywhere
    std::vector<domain::Destination> destinations;  ///< nearest first, into `pack.places`
    std::vector<LocalText> bring;
};

/// A district without a place for reactivation or card pick-up sends people to those that record. For who
/// named a kecamatan, places of other kecamatan are left out as long as an office of his own, or of the whole
/// district, serves him.
Directions directions_for(const DistrictPack& pack, domain::NextStep step, const domain::Whereabouts& who);

/// From which day on somebody with this answer may go: the birthday on which he may be recorded, or the day
/// of the card. Empty: at once. Belongs into `Whereabouts::not_before`.
std::optional<domain::Date> first_day_for(const domain::StatusAnswer& answer);

/// The name of a kecamatan of the pack by its code, "" when it is none of it.
std::string kecamatan_name(const DistrictPack& pack, std::string_view code);

}  // namespace kiosk::config

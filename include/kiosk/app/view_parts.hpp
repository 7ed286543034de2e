#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/domain/hours.hpp"
#include "kiosk/domain/place.hpp"
#include "kiosk/domain/target.hpp"

namespace kiosk::app {

// What several views show.

/// Target, official figure and the kiosk's own count: three series, each with its denominator, date and
/// source.
struct TargetBoard {
    domain::TargetPeriod target;
    domain::OfficialFigure official;
    domain::Pacing pacing;
    std::optional<domain::KioskCount> kiosk;  ///< empty until the ledger has answered
    bool operator==(const TargetBoard&) const = default;
};

/// A place with its hours at this moment.
struct PlaceCard {
    std::string id;
    std::string name;
    std::string address;
    std::string note;
    std::vector<domain::Service> services;
    domain::OpenState state;
    domain::Date today{};
    std::array<domain::DayHours, 7> coming;  ///< today and the six days after
    std::array<std::string, 7> labels;       ///< of exceptions on those days, empty if none
    domain::Nearness nearness = domain::Nearness::whole_district;
    std::optional<domain::Date> visit_on = {};  ///< a visit of the officers ("jemput bola"): its day
    domain::DayHours visit_hours = {};          ///< of that day
    int quota = 0;                              ///< of a visit; 0: not said
    domain::Audience audience = domain::Audience::everybody;
    bool operator==(const PlaceCard&) const = default;
};

/// Which places are shown first.
struct KecamatanChoice {
    std::string code;      ///< "35.05.03"; empty: none chosen
    std::string name;      ///< empty: none chosen
    bool offered = false;  ///< the district has several
    bool operator==(const KecamatanChoice&) const = default;
};

}  // namespace kiosk::app

#include "kiosk/config/directions.hpp"

#include <algorithm>
#include <cstdlib>

namespace kiosk::config {

namespace {

using domain::Destination;

/// Where people are recorded, they are helped with these too.
bool may_be_asked_of_recorders(Service service) {
    return service == Service::nik_reactivation || service == Service::card_pick_up;
}

/// Who named a kecamatan is not sent through the whole district, as long as an office is nearer.
void leave_out_far_ones(std::vector<Destination>& destinations) {
    const auto is_far = [](const Destination& one) {
        return one.nearness == domain::Nearness::other_kecamatan;
    };
    const bool office_near = std::any_of(destinations.begin(), destinations.end(), [&](const auto& one) {
        return !is_far(one) && !one.place->visit_on;
    });
    if (office_near) std::erase_if(destinations, is_far);
}

}  // namespace

Directions directions_for(const DistrictPack& pack, domain::NextStep step, const domain::Whereabouts& who) {
    Directions directions;
    if (const auto bring = pack.bring.find(step); bring != pack.bring.end()) directions.bring = bring->second;
    directions.service = domain::service_for(step);
    if (!directions.service) return directions;
    directions.destinations = domain::destinations(pack.places, directions.service, who);
    if (directions.destinations.empty() && may_be_asked_of_recorders(*directions.service)) {
        directions.service = Service::ktp_recording;
        directions.destinations = domain::destinations(pack.places, directions.service, who);
    }
    if (!who.kecamatan.empty()) leave_out_far_ones(directions.destinations);
    return directions;
}

std::optional<domain::Date> first_day_for(const domain::StatusAnswer& answer) {
    using domain::NextStep;
    switch (answer.next_step) {
        case NextStep::record:
        case NextStep::record_from_16:
            return answer.record_from;
        case NextStep::collect_card_at_17:
            return answer.card_from;
        case NextStep::record_with_kk:
        case NextStep::collect_card:
        case NextStep::go_on:
        case NextStep::wait:
        case NextStep::see_officer:
        case NextStep::see_dinas:
        case NextStep::settle_residence:
        case NextStep::reset_ikd:
        case NextStep::nothing:
            return std::nullopt;
    }
    std::abort();
}

std::string kecamatan_name(const DistrictPack& pack, std::string_view code) {
    const auto found = std::find_if(pack.kecamatan.begin(), pack.kecamatan.end(),
                                    [&](const Kecamatan& kecamatan) { return kecamatan.code == code; });
    return found == pack.kecamatan.end() ? std::string() : found->name;
}

}  // namespace kiosk::config

// districts/<name>.toml, as a dinas edits it.
#include <set>

#include "kiosk/config/directions.hpp"
#include "target.hpp"

namespace kiosk::fuzz {

namespace {

void expect_directions(const config::DistrictPack& pack, domain::Date today) {
    const auto& rules = pack.status_rules;
    expect(rules.record_from_age <= rules.card_from_age, "a card is not handed over before the recording");
    expect(rules.grace_months == 0 || rules.deactivates_unrecorded, "grace only where NIKs are deactivated");
    domain::Whereabouts who;
    who.now.date = today;
    for (int i = 0; i < domain::next_step_count; ++i) {
        const auto directions = config::directions_for(pack, static_cast<domain::NextStep>(i), who);
        for (const auto& destination : directions.destinations)
            expect(config::find_place(pack, destination.place->id) == destination.place,
                   "a place of the pack");
        for (const auto& text : directions.bring)
            expect(!text.in("id").empty(), "what to bring has words in Indonesian");
    }
}

}  // namespace

void one_input(std::string_view text) {
    const auto read = config::parse_district(text, "district.toml");
    if (const auto* mistakes = std::get_if<config::Mistakes>(&read)) {
        expect(!mistakes->empty(), "what is refused has a mistake");
        for (const auto& mistake : *mistakes)
            expect(!config::readable(mistake).empty() && mistake.line >= 0, "a mistake can be told");
        return;
    }
    const auto& pack = std::get<config::DistrictPack>(read);
    for (std::size_t i = 1; i < pack.official_figures.size(); ++i)
        expect(pack.official_figures[i - 1].date < pack.official_figures[i].date, "figures: oldest first");
    expect(pack.target.percent >= 0 && pack.target.percent <= 100, "a percentage is 0 to 100");
    expect(pack.target.first <= pack.target.deadline, "the period ends after its beginning");
    std::set<std::string> ids;
    for (const auto& place : pack.places) {
        expect(ids.insert(place.id).second, "places have ids of their own");
        expect(config::find_place(pack, place.id) == &place, "a place is found by its id");
        expect(!place.services.empty() && place.quota >= 0, "a place offers something");
    }
    const domain::Date today = std::chrono::year{2026} / 11 / 22;
    expect_directions(pack, today);
    if (pack.official_figures.empty()) return;
    const auto& first = pack.official_figures.front();
    const auto pace =
        domain::pacing(pack.target, first, pack.official_figures.back(), pack.service_hours, today);
    expect(pace.missing >= 0 && pace.service_days_left >= 0, "pacing has no negative numbers");
}

}  // namespace kiosk::fuzz

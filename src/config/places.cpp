#include "places.hpp"

#include <algorithm>
#include <optional>

#include "names.hpp"

namespace kiosk::config {

namespace {

using Seen = std::set<std::string>;

struct Known {
    const Seen& codes;  ///< of areas
    Seen ids;           ///< of places and visits so far
};

std::vector<Reader::Word<Service>> service_words() {
    std::vector<Reader::Word<Service>> words;
    for (const Service service : {Service::ktp_recording, Service::ikd_activation, Service::card_pick_up,
                                  Service::nik_reactivation, Service::data_correction}) {
        words.emplace_back(domain::to_word(service), service);
    }
    return words;
}

/// What offices and visits have in common.
void read_who_and_where(Reader& reader, Place& place, Known& known) {
    reader.text("id", place.id, is_name, name_expected);
    reader.text("name", place.name);
    reader.text("address", place.address);
    reader.text("area_code", place.area_code);
    reader.words("services", place.services, service_words());
    reader.text("note", place.note);
    if (!place.area_code.empty() && !known.codes.contains(place.area_code)) {
        reader.refuse("area_code", "the code of this district, of its kecamatan or of its kelurahan");
    }
    reader.refuse_twice("id", place.id, known.ids);
}

Place read_office(Reader& reader, const DistrictPack& pack, Known& known) {
    Place place{};
    place.hours = pack.service_hours;
    reader.require({"id", "name", "address", "area_code", "services"});
    read_who_and_where(reader, place, known);
    reader.table("hours", [&](Reader& week) { read_week(week, place.hours); });
    reader.tables("exceptions", [&](Reader& exception) { read_exception(exception, place.hours); });
    return place;
}

/// A visit that is over is no mistake: it is not shown any more.
Place read_visit(Reader& reader, Known& known) {
    Place visit{};
    domain::Date date{};
    domain::DayHours hours;
    reader.require({"id", "name", "address", "area_code", "date", "hours", "services"});
    read_who_and_where(reader, visit, known);
    reader.date("date", date);
    reader.day_hours("hours", hours);
    reader.whole("quota", visit.quota, 1, 10'000);
    reader.word("audience", visit.audience,
                {{"everybody", domain::Audience::everybody}, {"pupils", domain::Audience::pupils}});
    if (reader.has("hours") && hours.empty()) reader.refuse("hours", "the times of the visit");
    visit.visit_on = date;
    visit.hours.exceptions.push_back({date, date, hours, ""});
    return visit;
}

void read_visits(Reader& root, std::vector<Place>& places, Known& known) {
    std::vector<Place> visits;
    root.tables("visits", [&](Reader& visit) { visits.push_back(read_visit(visit, known)); });
    std::stable_sort(visits.begin(), visits.end(),
                     [](const Place& a, const Place& b) { return a.visit_on < b.visit_on; });
    places.insert(places.end(), visits.begin(), visits.end());
}

struct Campaign {
    domain::HoursException days;
    std::vector<Service> services;    ///< places take part that offer one of these ...
    std::vector<std::string> places;  ///< ... or these, when they are named
};

domain::Weekdays read_weekdays(Reader& reader) {
    std::vector<int> days;
    reader.words("days", days,
                 {{"sunday", 0},
                  {"monday", 1},
                  {"tuesday", 2},
                  {"wednesday", 3},
                  {"thursday", 4},
                  {"friday", 5},
                  {"saturday", 6}});
    unsigned bits = 0;
    for (const int day : days) bits |= 1U << day;
    return days.empty() ? domain::every_day : static_cast<domain::Weekdays>(bits);
}

void refuse_unknown_places(Reader& reader, const std::vector<std::string>& chosen,
                           const std::vector<Place>& places) {
    std::vector<std::string_view> offices;
    for (const auto& place : places) {
        if (!place.visit_on) offices.push_back(place.id);
    }
    for (std::size_t i = 0; i < chosen.size(); ++i) {
        if (std::count(offices.begin(), offices.end(), chosen[i]) > 0) continue;
        reader.refuse_item("places", i, "the id of a place of [[places]]", spelling_hint(chosen[i], offices));
    }
}

Campaign read_campaign(Reader& reader, const std::vector<Place>& places) {
    Campaign campaign;
    auto& days = campaign.days;
    reader.require({"label", "first", "last", "hours"});
    reader.text("label", days.label);
    reader.date("first", days.first);
    reader.date("last", days.last);
    days.weekdays = read_weekdays(reader);
    reader.day_hours("hours", days.hours);
    reader.words("services", campaign.services, service_words());
    reader.texts("places", campaign.places, is_name, "a list of ids of places, none twice");
    if (days.first.ok() && days.last.ok() && days.last < days.first) {
        reader.refuse("last", "a date not before \"first\"");
    }
    if (reader.has("places")) reader.refuse("services", "either \"services\" or \"places\"");
    refuse_unknown_places(reader, campaign.places, places);
    if (campaign.services.empty()) campaign.services = {Service::ktp_recording};
    return campaign;
}

bool takes_part(const Place& place, const Campaign& campaign) {
    if (place.visit_on) return false;
    if (!campaign.places.empty()) {
        return std::count(campaign.places.begin(), campaign.places.end(), place.id) > 0;
    }
    return std::any_of(campaign.services.begin(), campaign.services.end(),
                       [&](Service service) { return domain::offers(place, service); });
}

/// In front of the holidays and of a place's own exceptions, because the last entry that matches wins: on a
/// holiday, or on a day that a place names itself, there is no campaign.
void add_campaigns(const std::vector<Campaign>& campaigns, std::vector<Place>& places) {
    for (auto& place : places) {
        std::vector<domain::HoursException> days;
        for (const auto& campaign : campaigns) {
            if (takes_part(place, campaign)) days.push_back(campaign.days);
        }
        place.hours.exceptions.insert(place.hours.exceptions.begin(), days.begin(), days.end());
    }
}

}  // namespace

void read_week(Reader& reader, domain::OpeningHours& hours) {
    reader.require({"sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"});
    reader.day_hours("sunday", hours.week[0]);
    reader.day_hours("monday", hours.week[1]);
    reader.day_hours("tuesday", hours.week[2]);
    reader.day_hours("wednesday", hours.week[3]);
    reader.day_hours("thursday", hours.week[4]);
    reader.day_hours("friday", hours.week[5]);
    reader.day_hours("saturday", hours.week[6]);
}

void read_exception(Reader& reader, domain::OpeningHours& hours) {
    domain::HoursException exception{};
    reader.require({"first", "label"});
    reader.date("first", exception.first);
    exception.last = exception.first;
    reader.date("last", exception.last);
    reader.day_hours("hours", exception.hours);
    reader.text("label", exception.label);
    if (exception.first.ok() && exception.last.ok() && exception.last < exception.first) {
        reader.refuse("last", "a date not before \"first\"");
    }
    hours.exceptions.push_back(exception);
}

void read_all_places(Reader& root, DistrictPack& pack, const std::set<std::string>& codes) {
    Known known{codes, {}};
    root.tables("places", [&](Reader& place) { pack.places.push_back(read_office(place, pack, known)); });
    read_visits(root, pack.places, known);
    std::vector<Campaign> campaigns;
    root.tables("campaigns",
                [&](Reader& campaign) { campaigns.push_back(read_campaign(campaign, pack.places)); });
    add_campaigns(campaigns, pack.places);
}

}  // namespace kiosk::config

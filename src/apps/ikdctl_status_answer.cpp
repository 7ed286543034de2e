#include "ikdctl_status_answer.hpp"

#include <cstdlib>
#include <nlohmann/json.hpp>
#include <optional>
#include <string_view>

#include "kiosk/config/directions.hpp"

namespace kiosk::ikdctl {
namespace {

using Json = nlohmann::ordered_json;

struct Answered {
    domain::StatusAnswer answer;
    config::Directions directions;
};

Answered answer_of(const StatusInput& input, const config::DistrictPack& pack, const StatusMoment& moment) {
    auto answer = domain::explain_status(input.facts, pack.status_rules, moment.now.date);
    domain::Whereabouts who;
    who.kecamatan = input.kecamatan;
    who.here = input.here;
    who.pupil = domain::is_pupil_age(input.facts.age);
    who.now = moment.now;
    who.not_before = config::first_day_for(answer);
    auto directions = config::directions_for(pack, answer.next_step, who);
    return {std::move(answer), std::move(directions)};
}

std::string_view word(domain::Nearness nearness) {
    switch (nearness) {
        case domain::Nearness::kelurahan_of_kiosk:
            return "here";
        case domain::Nearness::same_kecamatan:
            return "same_kecamatan";
        case domain::Nearness::whole_district:
            return "whole_district";
        case domain::Nearness::other_kecamatan:
            return "other_kecamatan";
    }
    std::abort();
}

/// "2026-05-04 08:00"
std::string moment_text(const domain::LocalTime& time) {
    const auto minutes = static_cast<int>(time.minute_of_day.count());
    const auto two = [](int number) { return (number < 10 ? "0" : "") + std::to_string(number); };
    return domain::format_iso_date(time.date) + " " + two(minutes / 60) + ":" + two(minutes % 60);
}

Json date_or_null(const std::optional<domain::Date>& date) {
    return date ? Json(domain::format_iso_date(*date)) : Json(nullptr);
}

Json axes_json(const domain::StatusAxes& axes) {
    return {{"record", to_word(axes.record)},
            {"nik", to_word(axes.nik)},
            {"because", to_word(axes.because)},
            {"ikd", to_word(axes.ikd)}};
}

Json place_json(const domain::Destination& destination) {
    const domain::Place& place = *destination.place;
    const auto& changes = destination.state.changes_at;
    const Json when = changes ? Json(moment_text(*changes)) : Json(nullptr);
    Json json{{"id", place.id},
              {"name", place.name},
              {"address", place.address},
              {"nearness", word(destination.nearness)},
              {"open", destination.state.open},
              {destination.state.open ? "closes_at" : "opens_at", when},
              {"visit_on", date_or_null(place.visit_on)}};
    if (place.quota > 0) json["quota"] = place.quota;
    return json;
}

Json contradictions_json(const domain::StatusAnswer& answer) {
    Json list = Json::array();
    for (const auto& one : answer.contradictions) {
        list.push_back({{"axis", to_word(one.axis)}, {"first", one.first}, {"second", one.second}});
    }
    return list;
}

Json answer_json(const domain::StatusAnswer& answer) {
    return {{"category", to_word(answer.category)},
            {"next_step", to_word(answer.next_step)},
            {"certainty", to_word(answer.certainty)},
            {"source_kind", to_word(answer.source_kind)},
            {"source", answer.source},
            {"as_of", date_or_null(answer.as_of)},
            {"list_expired", answer.list_expired},
            {"axes", axes_json(answer.axes)},
            {"record_from", date_or_null(answer.record_from)},
            {"card_from", date_or_null(answer.card_from)},
            {"grace_until", date_or_null(answer.grace_until)},
            {"ikd_possible", answer.ikd_possible},
            {"contradictions", contradictions_json(answer)}};
}

std::string line_of(const char* label, const std::string& text) {
    return text.empty() ? std::string() : std::string("  ") + label + text + "\n";
}

std::string day_text(const std::optional<domain::Date>& date) {
    return date ? domain::format_iso_date(*date) : std::string();
}

std::string place_text(const domain::Destination& destination) {
    const auto& changes = destination.state.changes_at;
    std::string text = destination.place->name + ", " + destination.place->address;
    text += destination.state.open ? " (open now" : " (closed";
    if (changes) text += (destination.state.open ? " until " : ", opens ") + moment_text(*changes);
    return text + ")";
}

}  // namespace

std::string status_as_json(long line, const StatusInput& input, const config::DistrictPack& pack,
                           const StatusMoment& moment) {
    const auto [answer, directions] = answer_of(input, pack, moment);
    Json json{{"line", line}};
    json.update(answer_json(answer));
    json["service"] = directions.service ? Json(to_word(*directions.service)) : Json(nullptr);
    json["places"] = Json::array();
    for (const auto& destination : directions.destinations) json["places"].push_back(place_json(destination));
    json["bring"] = Json::array();
    for (const auto& text : directions.bring) json["bring"].push_back(text.in(moment.language));
    return json.dump();
}

std::string status_as_text(long line, const StatusInput& input, const config::DistrictPack& pack,
                           const StatusMoment& moment) {
    constexpr std::size_t most_places = 3;
    const auto [answer, directions] = answer_of(input, pack, moment);
    std::string text = "line " + std::to_string(line) + ": " + std::string(to_word(answer.category)) +
                       ", next: " + std::string(to_word(answer.next_step)) + " (" +
                       std::string(to_word(answer.certainty)) + ")\n";
    text += line_of("source:      ", answer.source);
    text += line_of("as of:       ", day_text(answer.as_of));
    text += line_of("", answer.list_expired ? "a list that was searched has expired" : "");
    text += line_of("record from: ", day_text(answer.record_from));
    text += line_of("card from:   ", day_text(answer.card_from));
    text += line_of("grace until: ", day_text(answer.grace_until));
    for (std::size_t d = 0; d < std::min(most_places, directions.destinations.size()); ++d) {
        text += line_of("place:       ", place_text(directions.destinations[d]));
    }
    for (const auto& one : directions.bring) text += line_of("bring:       ", one.in(moment.language));
    if (!answer.contradictions.empty()) {
        text += "  for officers: " + std::to_string(answer.contradictions.size()) + " contradictions\n";
    }
    return text;
}

}  // namespace kiosk::ikdctl

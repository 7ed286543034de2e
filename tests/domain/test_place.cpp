#include <rapidcheck.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <set>

#include "kiosk/domain/place.hpp"

using namespace kiosk::domain;
using namespace std::chrono_literals;
using std::chrono::minutes;

namespace {

Date date(const char* iso) {
    return parse_iso_date(iso).value();
}

/// Monday to Friday.
OpeningHours weekdays(minutes open, minutes close) {
    OpeningHours hours;
    for (std::size_t day = 1; day <= 5; ++day) hours.week[day] = {{open, close}};
    return hours;
}

OpeningHours only_on(Date day, minutes open = 8h, minutes close = 12h) {
    OpeningHours hours;
    hours.exceptions.push_back({day, day, {{open, close}}, "", every_day});
    return hours;
}

Place office(const char* id, const char* area, minutes open = 8h) {
    Place place;
    place.id = id;
    place.area_code = area;
    place.services = {Service::ktp_recording, Service::card_pick_up};
    place.hours = weekdays(open, 15h);
    return place;
}

Place visit(const char* id, const char* area, const char* on) {
    Place place = office(id, area);
    place.visit_on = date(on);
    place.hours = only_on(*place.visit_on);
    return place;
}

/// Monday 23 November 2026, 9 o'clock.
Whereabouts somebody(const char* kecamatan = "", const char* here = "") {
    return {kecamatan, here, false, {date("2026-11-23"), 9h}};
}

std::vector<std::string> ids(const std::vector<Destination>& found) {
    std::vector<std::string> all;
    for (const Destination& destination : found) all.push_back(destination.place->id);
    return all;
}

using Ids = std::vector<std::string>;

}  // namespace

TEST_CASE("words of services") {
    CHECK(to_word(Service::ktp_recording) == "ktp_recording");
    CHECK(to_word(Service::ikd_activation) == "ikd_activation");
    CHECK(to_word(Service::card_pick_up) == "card_pick_up");
    CHECK(to_word(Service::nik_reactivation) == "nik_reactivation");
    CHECK(to_word(Service::data_correction) == "data_correction");
}

TEST_CASE("the kecamatan of an area code") {
    CHECK(kecamatan_of("35.05.03") == "35.05.03");
    CHECK(kecamatan_of("35.05.03.2004") == "35.05.03");
    CHECK(kecamatan_of("35.05").empty());
    CHECK(kecamatan_of("35").empty());
    CHECK(kecamatan_of("").empty());
}

TEST_CASE("only places that offer the service") {
    const std::vector places{office("a", "35.05.01"), office("b", "35.05.01")};
    CHECK(offers(places[0], Service::ktp_recording));
    CHECK_FALSE(offers(places[0], Service::ikd_activation));
    CHECK(ids(destinations(places, Service::card_pick_up, somebody())) == Ids{"a", "b"});
    CHECK(destinations(places, Service::ikd_activation, somebody()).empty());
    CHECK(ids(destinations(places, std::nullopt, somebody())) == Ids{"a", "b"});
    CHECK(destinations({}, std::nullopt, somebody()).empty());
}

TEST_CASE("nearest first, as far as codes can tell") {
    const std::vector places{office("other", "35.05.09"), office("dinas", "35.05"),
                             office("village", "35.05.03.2004"), office("kecamatan", "35.05.03"),
                             office("here", "35.05.05")};
    SECTION("in the kecamatan that the resident names") {
        const auto found = destinations(places, std::nullopt, somebody("35.05.03", "here"));
        CHECK(ids(found) == Ids{"village", "kecamatan", "dinas", "other", "here"});
        CHECK(found[0].nearness == Nearness::same_kecamatan);
        CHECK(found[2].nearness == Nearness::whole_district);
        CHECK(found[3].nearness == Nearness::other_kecamatan);
        CHECK(found[4].nearness == Nearness::other_kecamatan);
    }
    SECTION("where the kiosk stands, when he names none, or its own") {
        for (const char* kecamatan : {"", "35.05.05"}) {
            const auto found = destinations(places, std::nullopt, somebody(kecamatan, "here"));
            CHECK(ids(found) == Ids{"here", "dinas", "other", "village", "kecamatan"});
            CHECK(found[0].nearness == Nearness::kelurahan_of_kiosk);
        }
    }
    SECTION("in the kiosk's kecamatan when he names none") {
        const auto found = destinations(places, std::nullopt, somebody("", "village"));
        CHECK(ids(found) == Ids{"village", "kecamatan", "dinas", "other", "here"});
        CHECK(found[1].nearness == Nearness::same_kecamatan);
    }
    SECTION("from nowhere") {
        CHECK(ids(destinations(places, std::nullopt, somebody())) ==
              Ids{"dinas", "other", "village", "kecamatan", "here"});
        CHECK(destinations(places, std::nullopt, somebody("", "gone"))[0].nearness ==
              Nearness::whole_district);
    }
}

TEST_CASE("equally near: open before closed, then by when they open, then as in the pack") {
    Place weekend = office("weekend", "35.05");
    weekend.hours = {};
    weekend.hours.week[6] = {{8h, 12h}};
    const std::vector places{weekend, office("late", "35.05", 10h), office("also late", "35.05", 10h),
                             office("early", "35.05")};
    const auto found = destinations(places, std::nullopt, somebody());
    CHECK(ids(found) == Ids{"early", "late", "also late", "weekend"});
    CHECK(found[0].state == OpenState{true, LocalTime{date("2026-11-23"), 15h}});
    CHECK(found[1].state == OpenState{false, LocalTime{date("2026-11-23"), 10h}});
}

TEST_CASE("a place that does not open within a year is left out, one that never closes is not") {
    Place closed = office("closed", "35.05");
    closed.hours = {};
    Place always = office("always", "35.05");
    always.hours.week.fill({{0h, 24h}});
    const std::vector places{closed, always};
    CHECK(ids(destinations(places, std::nullopt, somebody())) == Ids{"always"});
}

TEST_CASE("visits count on their day only, and while they can still be reached") {
    const auto shown = [](const char* on, minutes at = 9h) {
        const std::vector places{visit("visit", "35.05.03", on)};
        Whereabouts who = somebody();
        who.now.minute_of_day = at;
        return !destinations(places, std::nullopt, who).empty();
    };
    CHECK_FALSE(shown("2026-11-22"));
    CHECK(shown("2026-11-23"));
    CHECK(shown("2026-11-23", 11h + 59min));
    CHECK_FALSE(shown("2026-11-23", 12h));
    CHECK(shown("2026-11-24", 20h));
    CHECK(shown("2027-01-22"));        // 60 days
    CHECK_FALSE(shown("2027-01-23"));  // 61
}

TEST_CASE("the hours of a visit on other days are not believed") {
    Place place = visit("visit", "35.05.03", "2026-11-26");
    place.hours = weekdays(8h, 12h);
    const std::vector places{place};
    CHECK(destinations(places, std::nullopt, somebody()).empty());
    Whereabouts who = somebody();
    who.now = {date("2026-11-25"), 13h};
    CHECK(destinations(places, std::nullopt, who).size() == 1);
    CHECK(open_days(place, somebody().now, 5) == std::vector{date("2026-11-26")});
}

TEST_CASE("visits for pupils are for pupils") {
    Place school = visit("school", "63.11.04", "2026-11-24");
    school.audience = Audience::pupils;
    const std::vector places{school};
    Whereabouts who = somebody();
    CHECK(destinations(places, std::nullopt, who).empty());
    who.pupil = true;
    CHECK(destinations(places, std::nullopt, who).size() == 1);
}

TEST_CASE("who may only come from a day on: visits before are left out, offices keep their state of now") {
    const std::vector places{office("office", "35.05.08"), visit("before", "35.05.08", "2026-12-03"),
                             visit("that-day", "35.05.08", "2026-12-06"),
                             visit("after", "35.05.08", "2026-12-10")};
    Whereabouts who = somebody("35.05.08");
    CHECK(ids(destinations(places, std::nullopt, who)) == Ids{"office", "before", "that-day", "after"});
    who.not_before = date("2026-12-06");  // a Sunday
    const auto found = destinations(places, std::nullopt, who);
    CHECK(ids(found) == Ids{"that-day", "office", "after"});
    CHECK(found[1].state == open_state(places[0].hours, who.now));
    CHECK(found[1].state.open);
    CHECK(open_days(places[0], earliest(who), 2) == std::vector{date("2026-12-07"), date("2026-12-08")});
    CHECK(open_days(places[1], earliest(who), 2).empty());
    CHECK(open_days(places[2], earliest(who), 2) == std::vector{date("2026-12-06")});
    who.not_before = date("2026-11-23");  // today: what is over stays over
    CHECK(earliest(who) == who.now);
    who.not_before = date("2026-11-01");
    CHECK(earliest(who) == who.now);
}

TEST_CASE("visits count from the first day, however far away it is") {
    const std::vector places{visit("v", "35.05.08", "2028-03-10")};
    Whereabouts who = somebody("35.05.08");
    CHECK(destinations(places, std::nullopt, who).empty());
    who.not_before = date("2028-03-01");
    CHECK(destinations(places, std::nullopt, who).size() == 1);
}

TEST_CASE("pupils are those of 15 to 18") {
    CHECK_FALSE(is_pupil_age(std::nullopt));
    CHECK_FALSE(is_pupil_age(-1));
    CHECK_FALSE(is_pupil_age(14));
    CHECK(is_pupil_age(15));
    CHECK(is_pupil_age(18));
    CHECK_FALSE(is_pupil_age(19));
}

TEST_CASE("the next days on which a place opens") {
    Place place = office("office", "35.05");
    place.hours.exceptions.push_back({date("2026-11-26"), date("2026-11-26"), {}, "Libur", every_day});
    const auto days = [&](minutes at, int count) {
        return open_days(place, {date("2026-11-23"), at}, count);
    };
    CHECK(days(9h, 3) == std::vector{date("2026-11-23"), date("2026-11-24"), date("2026-11-25")});
    CHECK(days(14h + 59min, 1) == std::vector{date("2026-11-23")});
    CHECK(days(15h, 4) ==
          std::vector{date("2026-11-24"), date("2026-11-25"), date("2026-11-27"), date("2026-11-30")});
    CHECK(days(9h, 0).empty());
    CHECK(days(9h, -1).empty());
    CHECK(days(0h, 1000).back() == date("2027-01-22"));
    CHECK(open_days(visit("v", "35.05", "2026-11-23"), {date("2026-11-23"), 12h}, 3).empty());
    CHECK(open_days(visit("v", "35.05", "2027-02-22"), {date("2026-11-23"), 12h}, 3).empty());
}

namespace {

const Date first_day = date("2026-12-20");

/// Of the whole range from the first example on.
int number(int from, int to) {
    return *rc::gen::resize(rc::kNominalSize, rc::gen::inRange(from, to));
}

Place random_place(int index) {
    Place place;
    place.id = std::to_string(index);
    place.area_code = *rc::gen::element<std::string>("35.05", "35.05.01", "35.05.02", "35.05.01.2001");
    place.services = {*rc::gen::element(Service::ktp_recording, Service::ikd_activation)};
    place.audience = *rc::gen::element(Audience::everybody, Audience::everybody, Audience::pupils);
    const auto open = minutes(60 * number(6, 11));
    if (*rc::gen::arbitrary<bool>()) {
        place.visit_on = add_days(first_day, number(-3, 70));
        place.hours = only_on(*place.visit_on, open, open + 3h);
    } else {
        place.hours = weekdays(open, open + 4h);
    }
    return place;
}

std::vector<Place> random_places() {
    std::vector<Place> places;
    const int count = number(0, 12);
    for (int i = 0; i < count; ++i) places.push_back(random_place(i));
    return places;
}

Whereabouts random_whereabouts() {
    return {*rc::gen::element<std::string>("", "35.05.01", "35.05.02", "35.05.09"),
            *rc::gen::element<std::string>("", "0", "3"), *rc::gen::arbitrary<bool>(),
            LocalTime{add_days(first_day, number(0, 7)), minutes(number(0, 1440))},
            *rc::gen::element(std::optional<Date>(), std::optional(add_days(first_day, number(-5, 40))))};
}

/// "3: near" of every destination, whatever the order.
std::multiset<std::string> as_set(const std::vector<Destination>& found) {
    std::multiset<std::string> all;
    for (const Destination& d : found)
        all.insert(d.place->id + ": " + std::to_string(static_cast<int>(d.nearness)));
    return all;
}

}  // namespace

TEST_CASE("destinations of random places") {
    CHECK(rc::check("sorted, offered, reachable, for this person, never over", [] {
        const auto places = random_places();
        const Whereabouts who = random_whereabouts();
        const LocalTime from = earliest(who);
        const auto found = destinations(places, Service::ktp_recording, who);
        for (std::size_t i = 0; i < found.size(); ++i) {
            const Destination& d = found[i];
            RC_ASSERT(offers(*d.place, Service::ktp_recording));
            RC_ASSERT(who.pupil || d.place->audience == Audience::everybody);
            RC_ASSERT(d.state == open_state(d.place->hours, who.now));
            RC_ASSERT(d.state.open || d.state.changes_at);
            if (d.place->visit_on) {
                RC_ASSERT(*d.place->visit_on >= from.date);
                RC_ASSERT(*d.place->visit_on <= add_days(from.date, visits_ahead_days));
                RC_ASSERT(open_days(*d.place, from, 9) == std::vector{*d.place->visit_on});
            }
            if (i == 0) continue;
            const Destination& before = found[i - 1];
            RC_ASSERT(before.nearness <= d.nearness);
            if (before.nearness != d.nearness) continue;
            const auto earlier = open_state(before.place->hours, from);
            const auto later = open_state(d.place->hours, from);
            RC_ASSERT(earlier.open || !later.open);
            if (earlier.open || later.open) continue;
            RC_ASSERT(*earlier.changes_at <= *later.changes_at);
            if (earlier == later) RC_ASSERT(before.place < d.place);
        }
    }));
    CHECK(rc::check("the order of the pack changes neither who is found nor how near", [] {
        auto places = random_places();
        const Whereabouts who = random_whereabouts();
        const auto before = as_set(destinations(places, std::nullopt, who));
        for (std::size_t i = 0; i < places.size(); ++i)
            std::swap(places[i], places[*rc::gen::inRange(i, places.size())]);
        RC_ASSERT(as_set(destinations(places, std::nullopt, who)) == before);
    }));
    CHECK(rc::check("nobody who opens is left out", [] {
        const auto places = random_places();
        Whereabouts who = random_whereabouts();
        who.pupil = true;
        const auto found = as_set(destinations(places, std::nullopt, who));
        const auto opens = [&](const Place& place) { return !open_days(place, earliest(who), 1).empty(); };
        RC_ASSERT(found.size() == static_cast<std::size_t>(std::ranges::count_if(places, opens)));
    }));
}

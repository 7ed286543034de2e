#include <catch2/catch.hpp>

#include "fake_world.hpp"
#include "kiosk/config/directions.hpp"
#include "support/support.hpp"

// The screen says what `ikdctl status explain` says of the same facts: explain_status, then directions_for.

using namespace kiosk;
using namespace kiosk::test;
using app::NikResultView;
using app::RecordingPathView;
using domain::KtpElRecord;
using domain::NikStatus;
namespace intent = app::intent;

namespace {

config::DistrictPack kab_blitar() {
    return std::get<config::DistrictPack>(
        config::load_district(KIOSK_SOURCE_DIR "/kiosk-config/districts/kab-blitar.toml"));
}

struct Person {
    std::string nik;
    domain::Date born;
    int age;  ///< on Monday 23 November 2026
    std::vector<domain::StatusAxes> lists;
};

const domain::Date almost_16 = std::chrono::year{2010} / 12 / 6;
const domain::Date pupil_of_16 = std::chrono::year{2010} / 3 / 10;
const domain::Date grown_up = std::chrono::year{1990} / 3 / 10;

std::vector<Person> people() {
    const std::string of_almost_16 = "3505080612109001", of_16 = "3505081003109002";
    const std::string of_grown_up = "3505081003909003";
    const domain::StatusAxes unrecorded{KtpElRecord::unregistered, {}, {}, {}};
    const domain::StatusAxes printable{KtpElRecord::print_ready, {}, {}, {}};
    const domain::StatusAxes deactivated{{}, NikStatus::deactivated, {}, {}};
    return {{of_almost_16, almost_16, 15, {}},
            {of_almost_16, almost_16, 15, {printable}},
            {of_16, pupil_of_16, 16, {unrecorded}},
            {of_16, pupil_of_16, 16, {printable}},
            {of_grown_up, grown_up, 36, {unrecorded}},
            {of_grown_up, grown_up, 36, {printable}},
            {of_grown_up, grown_up, 36, {deactivated}},
            {of_grown_up, grown_up, 36, {deactivated, printable}},
            {of_grown_up, grown_up, 36, {{{}, NikStatus::moved, {}, {}}}},
            {of_grown_up, grown_up, 36, {{{}, NikStatus::duplicate, {}, {}}}},
            {of_grown_up, grown_up, 36, {}}};
}

/// As parse_status_input makes them.
domain::KnownFacts facts_of(const Person& person) {
    domain::KnownFacts facts;
    facts.birth_date = person.born;
    facts.age = person.age;
    facts.searched = {fresh_list};
    for (const auto& axes : person.lists) facts.findings.push_back({fresh_list, axes});
    return facts;
}

config::Directions directions_of(const Person& person, const domain::StatusAnswer& answer,
                                 const config::DistrictPack& pack, const std::string& here) {
    domain::Whereabouts who;
    who.here = here;
    who.pupil = domain::is_pupil_age(person.age);
    who.now = domain::to_local(monday_morning, pack.utc_offset);
    who.not_before = config::first_day_for(answer);
    return config::directions_for(pack, answer.next_step, who);
}

void compare_path(TestKiosk& kiosk, const domain::StatusAnswer& answer, const config::Directions& expected) {
    const auto path = kiosk.view<RecordingPathView>();
    CHECK(path.step == answer.next_step);
    CHECK(path.record_from == answer.record_from);
    CHECK(path.card_from == answer.card_from);
    CHECK(path.grace_until == answer.grace_until);
    CHECK(path.bring == expected.bring);
    REQUIRE(path.places.size() == expected.destinations.size());
    for (std::size_t i = 0; i < path.places.size(); ++i) {
        CHECK(path.places[i].id == expected.destinations[i].place->id);
        CHECK(path.places[i].state == expected.destinations[i].state);
        CHECK(path.places[i].nearness == expected.destinations[i].nearness);
    }
}

}  // namespace

TEST_CASE("the screen says what status explain says of the same facts") {
    const auto pack = kab_blitar();
    auto config = TestKiosk::default_config();
    config.place = "kec-wonotirto";
    int paths = 0;
    for (const auto& person : people()) {
        TestKiosk kiosk(config, pack);
        kiosk.world.lists.has_list(fresh_list);
        kiosk.world.lists.reply.findings = facts_of(person).findings;
        if (!person.lists.empty()) kiosk.world.lists.reply.outcome = domain::SourceOutcome::found;
        kiosk.check_nik(person.nik);
        REQUIRE(kiosk.screen() == "nik_result");
        const auto result = kiosk.view<NikResultView>();
        const auto today = domain::to_local(monday_morning, pack.utc_offset).date;
        const auto answer = domain::explain_status(facts_of(person), pack.status_rules, today);
        INFO(to_word(answer.category) << " -> " << to_word(answer.next_step));
        CHECK(result.age == person.age);
        CHECK(result.answer == answer);
        const auto expected = directions_of(person, answer, pack, config.place);
        CHECK(result.bring == expected.bring);
        CHECK(result.nearest.has_value() == (!result.not_yet && !expected.destinations.empty()));
        if (result.nearest) CHECK(result.nearest->id == expected.destinations.front().place->id);
        if (!result.must_record) continue;
        kiosk.act(intent::GoOn{});
        compare_path(kiosk, answer, expected);
        ++paths;
    }
    CHECK(paths >= 6);
}

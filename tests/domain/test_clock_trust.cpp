#include <catch2/catch.hpp>

#include "kiosk/domain/clock_trust.hpp"

using namespace kiosk;
using namespace kiosk::domain;
using namespace std::chrono_literals;

namespace {

const UtcTime day{std::chrono::sys_days{std::chrono::year{2026} / 11 / 22}};

Now at(std::chrono::milliseconds wall, std::chrono::milliseconds mono) {
    return {day + wall, mono};
}

/// Started at midnight, one hour after the machine.
ClockFacts facts(std::optional<ClockWitness> last) {
    ClockFacts facts;
    facts.last = std::move(last);
    facts.started = at(0s, 1h);
    facts.boot_id = std::string("b");  // a literal trips a warning of GCC 12
    return facts;
}

ClockTrust at_start(std::optional<ClockWitness> last) {
    const ClockFacts known = facts(std::move(last));
    return judge_clock(known, known.started);
}

constexpr auto trusted = ClockTrust::trusted;
constexpr auto doubted = ClockTrust::doubted;

}  // namespace

TEST_CASE("after a restart of the machine the clock must be plausibly ahead of the last event") {
    struct Row {
        std::chrono::milliseconds ahead;
        ClockTrust trust;
    };
    const Row row = GENERATE(values<Row>({{-1ms, doubted},
                                          {-24h, doubted},
                                          {0ms, doubted},
                                          {10min - 1ms, doubted},
                                          {10min, trusted},
                                          {16h, trusted},
                                          {60 * 24h, trusted},
                                          {60 * 24h + 1ms, doubted}}));
    CAPTURE(row.ahead.count());
    CHECK(at_start(ClockWitness{at(-row.ahead, 5h), "a"}) == row.trust);
}

TEST_CASE("in the same boot wall and monotonic time must have moved together") {
    struct Row {
        std::chrono::milliseconds wall;
        std::chrono::milliseconds mono;
        ClockTrust trust;
    };
    const Row row = GENERATE(values<Row>({{-30min, 30min, trusted},
                                          {-1s, 1h - 1s, trusted},
                                          {-30min, 32min, trusted},
                                          {-30min, 32min + 1ms, doubted},
                                          {-30min, 28min, trusted},
                                          {-30min, 28min - 1ms, doubted},
                                          {1ms, 1h, doubted}}));  // older than the last event
    CAPTURE(row.wall.count(), row.mono.count());
    CHECK(at_start(ClockWitness{at(row.wall, row.mono), "b"}) == row.trust);
}

TEST_CASE("an empty ledger: only a year before the first kiosk is doubted") {
    ClockFacts known = facts(std::nullopt);
    CHECK(judge_clock(known, known.started) == trusted);
    known.started.wall = UtcTime{std::chrono::sys_days{std::chrono::year{2026} / 1 / 1}};
    CHECK(judge_clock(known, known.started) == trusted);
    known.started.wall -= 1ms;
    CHECK(judge_clock(known, known.started) == doubted);
}

TEST_CASE("doubt does not heal by waiting") {
    const ClockFacts known = facts(ClockWitness{at(-1min, 5h), "a"});
    CHECK(judge_clock(known, known.started) == doubted);
    CHECK(judge_clock(known, at(24h, 25h)) == doubted);
}

TEST_CASE("a time service or staff end the doubt") {
    ClockFacts known = facts(ClockWitness{at(24h, 5h), "a"});
    CHECK(judge_clock(known, known.started) == doubted);
    known.confirmed = true;
    CHECK(judge_clock(known, known.started) == trusted);
    known.confirmed = false;
    known.synchronised = true;
    CHECK(judge_clock(known, known.started) == trusted);
}

TEST_CASE("a later jump brings it back, unless a time service made it") {
    ClockFacts known = facts(ClockWitness{at(-16h, 5h), "a"});
    CHECK(judge_clock(known, at(8h, 9h)) == trusted);
    CHECK(judge_clock(known, at(8h + 2min, 9h)) == trusted);
    for (const auto jump : {2min + 1ms, -2min - 1ms, 24h + 0ms}) {
        CHECK(judge_clock(known, at(8h + jump, 9h)) == doubted);
        known.confirmed = true;
        CHECK(judge_clock(known, at(8h + jump, 9h)) == doubted);
        known.synchronised = true;
        CHECK(judge_clock(known, at(8h + jump, 9h)) == trusted);
        known.confirmed = known.synchronised = false;
    }
}

TEST_CASE("who sets the clock right and confirms it has it trusted from then on") {
    ClockFacts known = facts(ClockWitness{at(24h, 5h), "a"});
    const Now set_right = at(40h, 2h);
    CHECK(judge_clock(known, set_right) == doubted);
    known.confirmed = true;
    known.started = set_right;
    CHECK(judge_clock(known, set_right) == trusted);
    CHECK(judge_clock(known, at(43h, 5h)) == trusted);
    CHECK(judge_clock(known, at(50h, 5h)) == doubted);
}

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

Event event(EventKind kind, Now at, std::string detail = {}) {
    Event event;
    event.boot_id = "a";
    event.draft.kind = kind;
    event.draft.at = at;
    event.draft.detail = std::move(detail);
    return event;
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

TEST_CASE("a doubted clock does not become right by a restart, of the program or of the machine") {
    for (const std::string boot : {"a", "b"}) {
        ClockFacts known = facts(ClockWitness{at(-30min, 30min), boot, true});
        CHECK(judge_clock(known, known.started) == doubted);
        known.last->at = at(24h, 30min);  // dated ahead: no matter
        CHECK(judge_clock(known, known.started) == doubted);
        known.confirmed = true;
        CHECK(judge_clock(known, known.started) == trusted);
        known.confirmed = false;
        known.synchronised = true;
        CHECK(judge_clock(known, known.started) == trusted);
    }
}

TEST_CASE("whether the clock was doubted stands in the ledger") {
    const Event last = event(EventKind::visit_started, at(5h, 4h));
    CHECK_FALSE(was_doubted(event(EventKind::kiosk_started, at(3h, 2h), "clock trusted"), last));
    CHECK(was_doubted(event(EventKind::kiosk_started, at(3h, 2h), "clock doubted"), last));
    CHECK_FALSE(was_doubted(event(EventKind::clock_confirmed, at(3h, 2h)), last));
    CHECK_FALSE(was_doubted(last, last));
}

TEST_CASE("a jump since the clock was judged is a doubt, too") {
    const Event start = event(EventKind::kiosk_started, at(3h, 2h), "clock trusted");
    CHECK_FALSE(was_doubted(start, event(EventKind::visit_started, at(5h + 2min, 4h))));
    CHECK(was_doubted(start, event(EventKind::visit_started, at(5h + 2min + 1ms, 4h))));
    CHECK(was_doubted(start, event(EventKind::visit_started, at(5h - 3min, 4h))));
    Event elsewhere = event(EventKind::figure_entered, at(50h, 4h));
    elsewhere.boot_id = "c";  // nothing to compare with
    CHECK_FALSE(was_doubted(start, elsewhere));
}

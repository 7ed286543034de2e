#include <catch2/catch.hpp>

#include "fake_world.hpp"

using namespace kiosk;
using namespace kiosk::test;
namespace intent = app::intent;

namespace {

domain::BundleTried tried(std::optional<domain::BundleRefusal> refusal) {
    domain::BundleTried bundle;
    bundle.file = "balangan-7.ikdlist";
    bundle.refusal = refusal;
    return bundle;
}

app::BoardLoaded board(TestKiosk& kiosk) {
    const auto answer = app::do_job({1, kiosk.now, app::LoadBoard{}}, *kiosk.ports);
    return std::get<app::BoardLoaded>(answer.result);
}

}  // namespace

TEST_CASE("bundles that have arrived are tried with the board, and told once") {
    TestKiosk kiosk;
    kiosk.world.arrived = {tried({}), tried(domain::BundleRefusal::damaged)};
    CHECK(board(kiosk).bundles.size() == 2);
    CHECK(board(kiosk).bundles.empty());
}

TEST_CASE("a doubted clock is told to who judges the last day of a bundle") {
    TestKiosk kiosk;
    board(kiosk);
    CHECK_FALSE(kiosk.world.clock_was_doubted);
    kiosk.world.synchronised_now = false;
    kiosk.act(intent::Wake{}).jump(-24h * 30).restart(1min);
    board(kiosk);
    CHECK(kiosk.world.clock_was_doubted == kiosk.app.frame().clock_doubted);
}

TEST_CASE("what arrives while the ledger fails waits for the next board") {
    TestKiosk kiosk;
    kiosk.world.arrived = {tried({})};
    kiosk.world.synchronised_now = true;
    kiosk.ports->doubt_ended = true;  // to be kept before anything else
    kiosk.world.disk_full = true;
    const auto failed = app::do_job({1, kiosk.now, app::LoadBoard{}}, *kiosk.ports);
    CHECK(std::holds_alternative<Error>(failed.result));
    CHECK(kiosk.world.arrived.size() == 1);
}

TEST_CASE("staff is told when a list is past its last day, from the moment it is") {
    TestKiosk kiosk;
    CHECK_FALSE(kiosk.app.frame().lists_expired);
    kiosk.world.lists_valid_until = std::chrono::year{2026} / 11 / 23;
    kiosk.act(intent::Wake{}).act(intent::GoHome{});
    CHECK_FALSE(kiosk.app.frame().lists_expired);  // today is its last day
    kiosk.pass(15h);
    CHECK(kiosk.app.frame().lists_expired);
    kiosk.world.lists_valid_until = std::chrono::year{2027} / 1 / 1;  // a newer one has come
    kiosk.pass(24h);
    CHECK_FALSE(kiosk.app.frame().lists_expired);
}

TEST_CASE("an answer that comes after its person has left is not lost") {
    TestKiosk kiosk;
    kiosk.world.lists_valid_until = std::chrono::year{2026} / 11 / 1;
    kiosk.now.mono += 1s;
    kiosk.app.handle(intent::Wake{}, kiosk.now);
    auto jobs = kiosk.app.take_jobs();
    REQUIRE(jobs.size() == 1);
    const auto late = app::do_job(std::move(jobs.front()), *kiosk.ports);
    kiosk.world.lists_valid_until.reset();
    kiosk.now.mono += 1s;
    kiosk.app.handle(intent::GoHome{}, kiosk.now);
    kiosk.app.take_jobs();
    kiosk.app.answer(late, kiosk.now);
    CHECK(kiosk.app.frame().lists_expired);
}

TEST_CASE("a technician who watches sees what has arrived") {
    TestKiosk kiosk;
    kiosk.log_in(technician_pin);
    CHECK_FALSE(kiosk.view<app::TechnicianView>().facts->last_bundle.has_value());
    kiosk.world.arrived = {tried(domain::BundleRefusal::expired)};
    kiosk.world.facts.last_bundle = kiosk.world.arrived.front();
    kiosk.jump(2min);  // the clock was set: the board is loaded again
    CHECK(kiosk.view<app::TechnicianView>().facts->last_bundle == kiosk.world.facts.last_bundle);
}

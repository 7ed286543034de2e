#include <atomic>
#include <catch2/catch.hpp>
#include <thread>

#include "fake_world.hpp"
#include "kiosk/app/worker.hpp"

using namespace kiosk;
using namespace kiosk::test;

namespace {

app::Job append_job(std::uint64_t number) {
    domain::EventDraft draft;
    draft.kind = domain::EventKind::visit_started;
    draft.duration = std::chrono::seconds(number);
    return {number, {}, app::AppendEvent{draft}};
}

std::vector<app::Job> jobs(std::uint64_t first, std::uint64_t last) {
    std::vector<app::Job> list;
    for (auto number = first; number <= last; ++number) list.push_back(append_job(number));
    return list;
}

}  // namespace

TEST_CASE("the worker does jobs in order and wakes once for each") {
    FakeWorld world;
    std::atomic<int> woken = 0;
    app::Worker worker(ports_of(world, {}), [&] { ++woken; });
    for (std::uint64_t i = 1; i <= 200; i += 2) worker.push(jobs(i, i + 1));
    worker.wait_until_idle();
    const auto answers = worker.take_answers();
    REQUIRE(answers.size() == 200);
    for (std::size_t i = 0; i < answers.size(); ++i) CHECK(answers[i].visit_number == i + 1);
    CHECK(woken == 200);
    CHECK(worker.take_answers().empty());
}

TEST_CASE("whoever is told of an answer may take it at once") {
    FakeWorld world;
    std::vector<app::JobAnswer> taken;
    app::Worker worker(ports_of(world, {}), [&] {
        for (auto& answer : worker.take_answers()) taken.push_back(std::move(answer));
    });
    worker.push(jobs(1, 3));
    worker.wait_until_idle();
    CHECK(taken.size() == 3);
    CHECK(worker.take_answers().empty());
}

TEST_CASE("sources that wait give up when the program ends, and not before") {
    FakeWorld world;
    const auto look_up = [] {
        auto nik = domain::Nik::from_typed(nik_of_adult, std::chrono::year{2026} / 11 / 23);
        return app::Job{1, {}, app::LookUpNik{std::move(*nik), {}, {}, {}}};
    };
    std::vector<app::Job> first;
    first.push_back(look_up());
    {
        app::Worker worker(ports_of(world, {}), [] {});
        worker.push(std::move(first));
        worker.wait_until_idle();
        CHECK_FALSE(world.lists.cancelled_seen);
        CHECK(world.lists.asked == 1);
        world.lists.while_asked = [&](const domain::Cancelled& cancelled) {
            while (!cancelled()) std::this_thread::yield();
        };
        std::vector<app::Job> second;
        second.push_back(look_up());
        worker.push(std::move(second));
    }
    CHECK(world.web.asked == 1);  // nobody is asked after that
}

TEST_CASE("leaving writes what was accepted") {
    FakeWorld world;
    {
        app::Worker worker(ports_of(world, {}), [] {});
        worker.push(jobs(1, 50));
    }
    CHECK(world.events.size() == 50);
}

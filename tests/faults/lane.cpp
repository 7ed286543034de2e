#include "lane.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <utility>

#include "ikd_kiosk_residents_people.hpp"

namespace kiosk::faults {
namespace {

namespace fs = std::filesystem;
using std::chrono::milliseconds;
using Clock = std::chrono::steady_clock;

/// Write points of a start and a few residents; 1,000 cycles come to each of them in turn.
constexpr long session_points = 220;
constexpr int killed = 128 + 9;
constexpr int exit_state = 74;
constexpr int exit_in_use = 75;
/// Monday 23 November 2026, 09:00 WIB.
constexpr long long first_morning = 1'795'399'200;

std::string bytes_of(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// Random bytes over heads of pages, so that the file is no sound database any more.
void damage(const fs::path& database, std::mt19937_64& chance) {
    constexpr std::size_t page = 4096;
    const auto size = fs::file_size(database);
    if (chance() % 4 == 0) return fs::resize_file(database, std::max<std::uintmax_t>(page + 100, size / 2));
    std::fstream file(database, std::ios::binary | std::ios::in | std::ios::out);
    for (std::uintmax_t at = page; at < size; at += page) {
        if (chance() % 3 != 0 && at != page) continue;
        file.seekp(static_cast<std::streamoff>(at));
        for (int i = 0; i < 16; ++i) file.put(static_cast<char>(chance()));
    }
}

}  // namespace

std::string readable(Kind kind) {
    switch (kind) {
        case Kind::kill_at_random:
            return "killed at a random moment";
        case Kind::kill_before:
            return "killed before a write point";
        case Kind::kill_after:
            return "killed after a write point";
        case Kind::torn:
            return "torn write, killed";
        case Kind::lost:
            return "unflushed writes lost, killed";
        case Kind::first_start:
            return "killed at the first start";
        case Kind::full_disk:
            return "disk full";
        case Kind::broken_disk:
            return "errors of the disk";
        case Kind::read_only:
            return "read-only file system";
        case Kind::clock_jumps:
            return "clock jumps";
        case Kind::damaged_file:
            return "damaged ledger file";
        case Kind::second_kiosk:
            return "second kiosk on the state";
    }
    return {};
}

Lane::Lane(fs::path directory, std::uint64_t seed)
    : directory_(std::move(directory)),
      state_(directory_ / "state"),
      seed_(seed),
      chance_(residents::chance_of(seed, 0)),
      wall_(first_morning) {
    fs::create_directories(directory_);
}

bool Lane::cycle(Kind kind) {
    kind_ = kind;
    now_ = &figures_.kinds[kind];
    ++now_->cycles;
    try {
        run(kind);
        compare();
    } catch (const std::exception& problem) {
        fail(problem.what());
    }
    return !failed_;
}

void Lane::run(Kind kind) {
    switch (kind) {
        case Kind::kill_at_random:
            return kill_at_random();
        case Kind::kill_before:
            return kill_at_point("kill_before", point_in_turn(kind));
        case Kind::kill_after:
            return kill_at_point("kill_after", point_in_turn(kind));
        case Kind::torn:
            return kill_at_point("torn", any_point());
        case Kind::lost:
            return kill_at_point("lost", any_point());
        case Kind::first_start:
            return first_start();
        case Kind::full_disk:
            return spoil_disk("full");
        case Kind::broken_disk:
            return spoil_disk("broken");
        case Kind::read_only:
            return spoil_disk("read_only");
        case Kind::clock_jumps:
            return jump_clock();
        case Kind::damaged_file:
            return damage_file();
        case Kind::second_kiosk:
            return second_kiosk();
    }
}

KioskProcess::Setup Lane::setup(DiskFault fault) const {
    fault.seed = seed_ + boots_;
    return {state_, directory_ / "kiosk.log", seed_, 0, fault};
}

std::optional<std::string> Lane::command(KioskProcess& kiosk, const std::string& line, std::uint64_t person) {
    const auto done = kiosk.command(line, [&](const std::string& said) {
        const std::string aside = "set_aside ";
        if (said.starts_with(aside)) set_aside_ = said.substr(aside.size());
        if (said.starts_with("ack ")) ++now_->acknowledged;
        judge_.heard(said, person);
    });
    if (done && *done != "out_of_service" && line.starts_with("resident")) judge_.walk_ended();
    return done;
}

std::optional<std::string> Lane::boot(KioskProcess& kiosk, bool synchronised) {
    wall_ += 900;
    const auto begin = Clock::now();
    const auto ready = command(kiosk, "boot boot-" + std::to_string(++boots_) + " " + std::to_string(wall_) +
                                          (synchronised ? " synchronised" : ""));
    const auto took = std::chrono::ceil<milliseconds>(Clock::now() - begin);
    if (ready) figures_.worst_restart = std::max(figures_.worst_restart, took);
    return ready;
}

std::optional<std::string> Lane::next_resident(KioskProcess& kiosk) {
    ++residents_;
    wall_ += 400;
    return command(kiosk, "resident " + std::to_string(residents_), residents::person_of(seed_, residents_));
}

bool Lane::staff(KioskProcess& kiosk) {
    wall_ += 400;
    return command(kiosk, "staff " + std::to_string(++staff_)).has_value();
}

bool Lane::serve(KioskProcess& kiosk, int residents) {
    for (int i = 0; i < residents; ++i) {
        if (!next_resident(kiosk)) return false;
    }
    return chance_() % 3 != 0 || staff(kiosk);
}

void Lane::finish(KioskProcess& kiosk) {
    (void)command(kiosk, "quit");
    if (const int code = kiosk.wait(); code != 0) fail("left with exit code " + std::to_string(code));
}

/// What everybody wants to see after a fault: the program starts again and serves the next one.
void Lane::recovered() {
    KioskProcess kiosk(setup());
    const auto screen = boot(kiosk);
    if (!screen) return fail("does not start again: exit code " + std::to_string(kiosk.wait()));
    if (*screen != "attract") return fail("starts with the screen " + *screen);
    if (set_aside_) fail("set a ledger aside that nobody had damaged: " + set_aside_->string());
    if (!serve(kiosk, 3)) return fail("ended while serving the next residents");
    finish(kiosk);
    ++now_->recoveries;
}

void Lane::kill_at_random() {
    KioskProcess kiosk(setup());
    kiosk.kill_after(milliseconds(chance_() % 400));
    if (boot(kiosk)) {
        while (serve(kiosk, 4)) {
        }
    }
    now_->broken += kiosk.wait() == killed;
    recovered();
}

/// The next of all write points. Two lanes share them: one has the odd, one the even ones.
long Lane::point_in_turn(Kind kind) {
    const long turn = points_[kind]++;
    return (2 * turn + static_cast<long>(seed_ % 2)) % session_points + 1;
}

long Lane::any_point() {
    return 1 + static_cast<long>(chance_() % session_points);
}

void Lane::kill_at_point(const std::string& fault, long point) {
    KioskProcess kiosk(setup({fault, point, {}, 0}));
    bool alive = boot(kiosk).has_value();
    for (int i = 0; alive && i < 100; ++i) alive = serve(kiosk, 1);
    kiosk.kill();
    const int code = kiosk.wait();
    if (code != killed) fail("ended with exit code " + std::to_string(code));
    now_->broken += !alive;
    recovered();
}

void Lane::first_start() {
    const std::string faults[] = {"kill_before", "kill_after", "torn", "lost"};
    const auto state = std::exchange(state_, directory_ / "first");
    auto judge = std::exchange(judge_, Judge());
    fs::remove_all(state_);
    kill_at_point(faults[chance_() % std::size(faults)], any_point());
    compare();
    if (failed_) return;
    state_ = state;
    judge_ = std::move(judge);
}

/// From some write point on, maybe one of the start, or while residents come: the program says that it is out
/// of service, or does not start, and is back by itself when the disk is.
void Lane::spoil_disk(const std::string& fault) {
    const auto trouble = directory_ / "trouble";
    const auto begin_trouble = [&] { std::ofstream(trouble) << "from now on\n"; };
    const bool at_point = chance_() % 2 == 0;
    if (at_point) begin_trouble();
    KioskProcess kiosk(setup({fault, at_point ? any_point() : 1, trouble, 0}));
    auto screen = boot(kiosk);
    if (!screen) {
        fs::remove(trouble);
        if (const int code = kiosk.wait(); code != exit_state)
            fail("does not start: " + std::to_string(code));
        ++now_->broken;
        return recovered();
    }
    if (!at_point) serve(kiosk, static_cast<int>(chance_() % 3));
    begin_trouble();
    for (int i = 0; screen && screen != "out_of_service" && i < 60; ++i) screen = next_resident(kiosk);
    if (screen != "out_of_service")
        fail("does not say that it is out of service: " + screen.value_or("ended"));
    now_->broken += screen == "out_of_service";
    for (int i = 0; i < 3; ++i) {
        screen = command(kiosk, "pass 61");
        if (screen != "out_of_service") fail("back in service while the disk takes nothing");
    }
    fs::remove(trouble);
    for (int i = 0; i < 10 && screen == "out_of_service"; ++i) screen = command(kiosk, "pass 61");
    if (screen != "attract") return fail("not back by itself: " + screen.value_or("ended"));
    ++now_->recoveries;
    serve(kiosk, 2);
    finish(kiosk);
}

/// Ahead and back, over midnight and the end of the year, between and in front of residents.
void Lane::jump_clock() {
    constexpr long long hour = 3'600, day = 86'400;
    KioskProcess kiosk(setup());
    if (!boot(kiosk, chance_() % 2 == 0)) return fail("does not start");
    const long long to_midnight = day - (wall_ + 7 * hour) % day - 30;
    const long long to_new_year = 1'798'736'400 - 30 - wall_;  // 1 January 2027, 00:00 WIB
    const std::vector<long long> jumps = {hour,        -2 * hour,    to_midnight, -day,
                                          to_new_year, -to_new_year, 90 * day,    -90 * day};
    for (int i = 0; i < 3; ++i) {
        const auto jump = jumps[chance_() % jumps.size()];
        if (!command(kiosk, "clock " + std::to_string(jump))) return fail("ended at a clock jump");
        if (!serve(kiosk, 2) || !command(kiosk, "pass 60")) return fail("ended after a clock jump");
    }
    ++now_->broken;
    finish(kiosk);
    recovered();
}

void Lane::damage_file() {
    {
        KioskProcess kiosk(setup());
        if (!boot(kiosk) || !serve(kiosk, 3)) return fail("ended before anything was damaged");
        finish(kiosk);
    }
    compare();
    damage(database(), chance_);
    const auto damaged = bytes_of(database());
    ++now_->broken;
    KioskProcess kiosk(setup());
    const auto screen = boot(kiosk);
    if (!screen)
        return fail("does not start over a damaged ledger: exit code " + std::to_string(kiosk.wait()));
    if (!set_aside_) return fail("did not say that the ledger is damaged");
    if (bytes_of(*set_aside_) != damaged) fail(set_aside_->string() + " is not what was damaged");
    set_aside_.reset();
    judge_ = Judge();  // the new ledger begins with nothing
    if (*screen != "attract" || !serve(kiosk, 2)) return fail("does not serve after a damaged ledger");
    finish(kiosk);
    ++now_->recoveries;
}

void Lane::second_kiosk() {
    KioskProcess first(setup());
    if (!boot(first) || !serve(first, 2)) return fail("does not start");
    {
        KioskProcess second(setup());
        if (boot(second)) return fail("two kiosks on one state directory");
        const int code = second.wait();
        if (code != exit_in_use) return fail("the second kiosk left with " + std::to_string(code));
    }
    ++now_->broken;
    if (!serve(first, 2)) return fail("the first kiosk ended");
    ++now_->recoveries;
    finish(first);
}

void Lane::compare() {
    const auto verdict = judge_.compare_with(database());
    figures_.lost += verdict.lost;
    figures_.doubled += verdict.doubled;
    for (const auto& fault : verdict.faults) fail(fault);
}

bool Lane::verify() {
    ++figures_.verified;
    const int code =
        run_to_end({built("ikdctl"), "ledger", "verify", "--state", state_}, directory_ / "verify.log");
    if (code != 0) fail("ikdctl ledger verify: exit code " + std::to_string(code) + ", see verify.log");
    return code == 0;
}

void Lane::fail(const std::string& what) {
    failed_ = true;
    figures_.failures.push_back(readable(kind_) + ": " + what + " (seed " + std::to_string(seed_) +
                                ", boot " + std::to_string(boots_) + ", " + directory_.string() + ")");
}

}  // namespace kiosk::faults

// Breaks the real kiosk and judges what is left: tests/faults/run, tests/faults/soak.
#include <CLI/CLI.hpp>
#include <chrono>
#include <iomanip>
#include <iostream>
#include <mutex>
#include <thread>

#include "lane.hpp"
#include "soak.hpp"

namespace {

namespace fs = std::filesystem;
using namespace kiosk::faults;

/// Of 100 cycles; the kills at a write point come often, so that they reach every point in turn.
Kind kind_of(long cycle) {
    struct Share {
        Kind kind;
        int of_hundred;
    };
    constexpr Share shares[] = {{Kind::kill_before, 22}, {Kind::kill_after, 22},  {Kind::torn, 10},
                                {Kind::lost, 12},        {Kind::first_start, 8},  {Kind::kill_at_random, 10},
                                {Kind::full_disk, 4},    {Kind::broken_disk, 3},  {Kind::read_only, 2},
                                {Kind::clock_jumps, 3},  {Kind::second_kiosk, 2}, {Kind::damaged_file, 2}};
    long place = cycle * 37 % 100;  // mixes the kinds: 37 and 100 share no factor
    for (const auto& share : shares) {
        if (place < share.of_hundred) return share.kind;
        place -= share.of_hundred;
    }
    return Kind::kill_at_random;
}

void add(Figures& sum, const Figures& part) {
    for (const auto& [kind, figures] : part.kinds) {
        auto& total = sum.kinds[kind];
        total.cycles += figures.cycles;
        total.acknowledged += figures.acknowledged;
        total.broken += figures.broken;
        total.recoveries += figures.recoveries;
    }
    sum.lost += part.lost;
    sum.doubled += part.doubled;
    sum.verified += part.verified;
    sum.worst_restart = std::max(sum.worst_restart, part.worst_restart);
    sum.failures.insert(sum.failures.end(), part.failures.begin(), part.failures.end());
}

void print_row(const std::string& name, const KindFigures& figures) {
    std::cout << std::left << std::setw(32) << name << std::right << std::setw(8) << figures.cycles
              << std::setw(10) << figures.broken << std::setw(14) << figures.acknowledged << std::setw(12)
              << figures.recoveries << "\n";
}

void print(const Figures& figures, double seconds) {
    std::cout << "fault                             cycles    broken  acknowledged  recoveries\n";
    KindFigures all;
    for (const Kind kind : all_kinds) {
        if (!figures.kinds.contains(kind)) continue;
        const auto& one = figures.kinds.at(kind);
        print_row(readable(kind), one);
        all.cycles += one.cycles;
        all.broken += one.broken;
        all.acknowledged += one.acknowledged;
        all.recoveries += one.recoveries;
    }
    print_row("all", all);
    std::cout << "lost " << figures.lost << ", doubled " << figures.doubled << ", ledger verified "
              << figures.verified << " times, worst restart " << figures.worst_restart.count() << " ms, "
              << std::fixed << std::setprecision(0) << seconds << " s\n";
    for (const auto& failure : figures.failures) std::cerr << "FAILED " << failure << "\n";
}

/// Every `lanes`-th cycle from `first`, all on one state directory.
void run_lane(Lane& lane, long first, long cycles, long lanes) {
    constexpr long verify_every = 50;
    for (long cycle = first, done = 1; cycle < cycles; cycle += lanes, ++done) {
        if (!lane.cycle(kind_of(cycle))) return;
        if (done % verify_every == 0 && !lane.verify()) return;
    }
    lane.verify();
}

int run_cycles(const fs::path& directory, long cycles, std::uint64_t seed) {
    constexpr long lanes = 2;  // as many as small machines have cores
    const auto begin = std::chrono::steady_clock::now();
    std::vector<std::unique_ptr<Lane>> running;
    std::vector<std::thread> threads;
    for (long lane = 0; lane < lanes; ++lane) {
        const auto own = static_cast<std::uint64_t>(lane);
        running.push_back(std::make_unique<Lane>(directory / ("lane-" + std::to_string(lane)), seed + own));
        threads.emplace_back(run_lane, std::ref(*running.back()), lane, cycles, lanes);
    }
    for (auto& thread : threads) thread.join();
    Figures figures;
    for (const auto& lane : running) add(figures, lane->figures());
    print(figures, std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count());
    return figures.failures.empty() && figures.lost == 0 && figures.doubled == 0 ? 0 : 1;
}

/// A directory of its own, kept when something failed.
fs::path new_directory(const std::string& wanted) {
    if (!wanted.empty()) return fs::absolute(wanted);
    auto name = (fs::temp_directory_path() / "kiosk-faults-XXXXXX").string();
    if (!mkdtemp(name.data())) throw std::runtime_error("no directory for the test: " + name);
    return name;
}

}  // namespace

int main(int argc, char** argv) {
    CLI::App app("Breaks the kiosk and compares its ledger with what its screen acknowledged",
                 "kiosk_faults");
    app.require_subcommand(1);
    long cycles = 1'000;
    std::uint64_t residents = 100'000, niks = 1'000, seed = 1;
    std::string wanted;
    auto* const run = app.add_subcommand("run", "breaks it, again and again");
    run->add_option("--cycles", cycles, "how often")->capture_default_str();
    auto* const soak = app.add_subcommand("soak", "residents day after day");
    auto* const privacy = app.add_subcommand("privacy", "searches what is left of typed NIKs");
    soak->add_option("--residents", residents, "how many")->capture_default_str();
    privacy->add_option("--niks", niks, "how many people type theirs")->capture_default_str();
    for (auto* const command : {run, soak, privacy}) {
        command->add_option("--seed", seed, "of everything that happens by chance")->capture_default_str();
        command->add_option("--directory", wanted, "where the state is kept; a temporary one when not said");
    }
    CLI11_PARSE(app, argc, argv);

    const auto directory = new_directory(wanted);
    const int code = run->parsed()    ? run_cycles(directory, cycles, seed)
                     : soak->parsed() ? run_soak(directory, residents, seed)
                                      : run_privacy(directory, niks, seed);
    if (code != 0) std::cerr << "Kept: " << directory.string() << ", seed " << seed << "\n";
    if (code == 0 && wanted.empty()) fs::remove_all(directory);
    return code;
}

#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "judge.hpp"
#include "kiosk_process.hpp"

namespace kiosk::faults {

/// How a cycle breaks the program.
enum class Kind {
    kill_at_random,
    kill_before,  ///< each write point in turn
    kill_after,   ///< the same
    torn,
    lost,
    first_start,  ///< a new state directory: killed while it is being made
    full_disk,
    broken_disk,
    read_only,
    clock_jumps,
    damaged_file,
    second_kiosk,
};
inline constexpr std::array all_kinds = {Kind::kill_at_random, Kind::kill_before,  Kind::kill_after,
                                         Kind::torn,           Kind::lost,         Kind::first_start,
                                         Kind::full_disk,      Kind::broken_disk,  Kind::read_only,
                                         Kind::clock_jumps,    Kind::damaged_file, Kind::second_kiosk};
std::string readable(Kind kind);

struct KindFigures {
    long cycles = 0;
    long acknowledged = 0;
    long broken = 0;      ///< cycles in which the fault came to pass
    long recoveries = 0;  ///< back home by itself, or started again after it
};

struct Figures {
    std::map<Kind, KindFigures> kinds;
    long lost = 0;
    long doubled = 0;
    long verified = 0;  ///< by `ikdctl ledger verify`
    std::chrono::milliseconds worst_restart{0};
    std::vector<std::string> failures;
};

/// One state directory and the program that is broken over it again and again.
class Lane {
  public:
    Lane(std::filesystem::path directory, std::uint64_t seed);

    /// Breaks the program once, starts it again and compares. False when something was wrong: see `figures`.
    bool cycle(Kind kind);
    /// `ikdctl ledger verify` on the state directory.
    bool verify();
    const Figures& figures() const { return figures_; }

  private:
    void run(Kind kind);
    void kill_at_random();
    void kill_at_point(const std::string& fault, long point);
    long point_in_turn(Kind kind);
    long any_point();
    void first_start();
    void spoil_disk(const std::string& fault);
    void jump_clock();
    void damage_file();
    void second_kiosk();
    void finish(KioskProcess& kiosk);

    KioskProcess::Setup setup(DiskFault fault = {}) const;
    std::optional<std::string> boot(KioskProcess& kiosk, bool synchronised = false);
    /// The screen that is left behind; empty when the program ended.
    std::optional<std::string> next_resident(KioskProcess& kiosk);
    bool staff(KioskProcess& kiosk);
    bool serve(KioskProcess& kiosk, int residents);
    std::optional<std::string> command(KioskProcess& kiosk, const std::string& line,
                                       std::uint64_t person = 0);
    void recovered();
    void compare();
    void fail(const std::string& what);
    std::filesystem::path database() const { return state_ / "kiosk.sqlite"; }

    std::filesystem::path directory_;
    std::filesystem::path state_;
    std::uint64_t seed_;
    std::mt19937_64 chance_;
    Judge judge_;
    Figures figures_;
    KindFigures* now_ = nullptr;
    Kind kind_ = Kind::kill_at_random;
    long long wall_;
    std::uint64_t residents_ = 0;
    std::uint64_t staff_ = 0;
    std::uint64_t boots_ = 0;
    std::map<Kind, long> points_;
    std::optional<std::filesystem::path> set_aside_;
    bool failed_ = false;
};

}  // namespace kiosk::faults

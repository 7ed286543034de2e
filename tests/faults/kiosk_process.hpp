#pragma once

#include <sys/types.h>

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace kiosk::faults {

/// How the disk breaks under the program (disk_faults.cpp).
struct DiskFault {
    std::string kind;  ///< "kill_before" ...; empty: a sound disk
    long point = 0;
    std::filesystem::path lasts_while;
    std::uint64_t seed = 0;
};

/// Where the programs were built.
std::filesystem::path built(const std::string& program);

/// `ikd-kiosk --residents`, fed line by line.
class KioskProcess {
  public:
    struct Setup {
        std::filesystem::path state;
        std::filesystem::path log;  ///< its standard error is added there
        std::uint64_t seed = 1;
        int draw_every = 0;
        DiskFault fault;
    };
    explicit KioskProcess(const Setup& setup);
    KioskProcess(const KioskProcess&) = delete;
    KioskProcess& operator=(const KioskProcess&) = delete;
    ~KioskProcess();

    using OnLine = std::function<void(const std::string&)>;
    /// Sends a command and hands on what the program says until it is done with it: the screen that is shown
    /// then; empty when the program has ended before.
    std::optional<std::string> command(const std::string& line, const OnLine& heard);
    /// Kills the program after that time, whatever it does then.
    void kill_after(std::chrono::milliseconds time);
    void kill();
    /// Waits for the end: the exit code, or 128 + signal.
    int wait();
    /// "VmRSS" in kB.
    long resident_memory() const;

  private:
    std::optional<std::string> read_line();
    bool read_more();

    pid_t child_ = -1;
    int to_ = -1;
    int from_ = -1;
    std::string unread_;
    std::optional<std::chrono::steady_clock::time_point> kill_at_;
};

/// Runs a program to its end; what it says goes to `log`.
int run_to_end(const std::vector<std::string>& arguments, const std::filesystem::path& log);

}  // namespace kiosk::faults

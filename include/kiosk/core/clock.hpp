#pragma once

#include <chrono>
#include <string>

namespace kiosk {

/// Wall time in UTC. May jump (power loss, time service): dates and opening hours only.
using UtcTime = std::chrono::sys_time<std::chrono::milliseconds>;
/// Time since boot, suspend included (CLOCK_BOOTTIME). Never jumps: time-outs and durations.
using MonoTime = std::chrono::milliseconds;

struct Now {
    UtcTime wall;
    MonoTime mono;
    bool operator==(const Now&) const = default;
};

/// The only source of "now". Everything below the composition root takes `Now` as an argument.
class Clock {
  public:
    virtual ~Clock() = default;
    virtual Now now() const = 0;
};

class SystemClock final : public Clock {
  public:
    Now now() const override;
};

/// A clock that stands still until told: tests and the tour.
class SimulatedClock final : public Clock {
  public:
    explicit SimulatedClock(UtcTime start) : now_{start, MonoTime{1'000}} {}
    Now now() const override { return now_; }
    void advance(std::chrono::milliseconds by) {
        now_.wall += by;
        now_.mono += by;
    }
    /// The wall clock alone jumps, as a dead battery or a time service makes it.
    void jump(std::chrono::milliseconds by) { now_.wall += by; }

  private:
    Now now_;
};

/// The kernel's random id of this boot; "unknown" where there is none. Tells apart monotonic times of
/// different boots.
std::string read_boot_id();

}  // namespace kiosk

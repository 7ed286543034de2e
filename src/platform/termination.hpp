#pragma once

#include <functional>
#include <thread>

namespace kiosk::platform {

/// While it lives, SIGTERM and SIGINT call `asked` on a thread of its own instead of ending the process, even
/// when the main thread sleeps and another thread gets the signal. One at a time.
class Termination {
  public:
    explicit Termination(std::function<void()> asked);
    Termination(const Termination&) = delete;
    Termination& operator=(const Termination&) = delete;
    ~Termination();

  private:
    std::thread thread_;
};

}  // namespace kiosk::platform

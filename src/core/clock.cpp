#include "kiosk/core/clock.hpp"

#include <ctime>
#include <fstream>

namespace kiosk {

Now SystemClock::now() const {
    timespec since_boot{};
    clock_gettime(CLOCK_BOOTTIME, &since_boot);
    return {std::chrono::time_point_cast<std::chrono::milliseconds>(std::chrono::system_clock::now()),
            std::chrono::seconds(since_boot.tv_sec) + MonoTime(since_boot.tv_nsec / 1'000'000)};
}

std::string read_boot_id() {
    std::ifstream file("/proc/sys/kernel/random/boot_id");
    std::string id;
    return std::getline(file, id) ? id : "unknown";
}

}  // namespace kiosk

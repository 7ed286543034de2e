#include "memory_lock.hpp"

#include <linux/capability.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <array>

namespace kiosk {
namespace {

/// Asked of the kernel itself: libcap would be one more package for one bit.
bool may_lock_without_limit() {
    __user_cap_header_struct header{_LINUX_CAPABILITY_VERSION_3, 0};
    std::array<__user_cap_data_struct, 2> sets{};
    if (syscall(SYS_capget, &header, sets.data()) != 0) return false;
    return (sets[CAP_TO_INDEX(CAP_IPC_LOCK)].effective & CAP_TO_MASK(CAP_IPC_LOCK)) != 0;
}

bool limit_is_infinite() {
    rlimit limit{};
    return getrlimit(RLIMIT_MEMLOCK, &limit) == 0 && limit.rlim_cur == RLIM_INFINITY;
}

}  // namespace

MemoryLock lock_memory() {
    if (!limit_is_infinite() && !may_lock_without_limit()) return MemoryLock::not_allowed;
    const bool locked = mlockall(MCL_CURRENT | MCL_FUTURE | MCL_ONFAULT) == 0;
    return locked ? MemoryLock::locked : MemoryLock::failed;
}

std::string_view describe(MemoryLock lock) {
    switch (lock) {
        case MemoryLock::locked:
            return "memory is locked: nothing of it reaches the swap";
        case MemoryLock::not_allowed:
            return "memory is not locked: set LimitMEMLOCK=infinity in the unit, or have no swap";
        case MemoryLock::failed:
            return "memory is not locked: the kernel refused";
    }
    return {};
}

}  // namespace kiosk

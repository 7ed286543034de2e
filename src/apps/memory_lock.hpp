#pragma once

#include <string_view>

namespace kiosk {

enum class MemoryLock {
    locked,       ///< nothing of this process reaches the swap
    not_allowed,  ///< a limit is set; locking under it would make later allocations fail
    failed,       ///< the kernel refused
};

/// Keeps the memory of this process, present and future, from the swap: once a page is touched it stays. Only
/// where the limit is infinite (LimitMEMLOCK=infinity) or the process may lock without limit.
MemoryLock lock_memory();
std::string_view describe(MemoryLock lock);  ///< English, for the log

}  // namespace kiosk

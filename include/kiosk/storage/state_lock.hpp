#pragma once

#include <filesystem>

#include "kiosk/core/result.hpp"

namespace kiosk::storage {

/// Makes the state directory (mode 0700) and holds it for one kiosk process until destroyed. `in_use` names
/// the holder.
class StateLock {
  public:
    static Result<StateLock> acquire(const std::filesystem::path& state_dir);
    StateLock(StateLock&& other) noexcept;
    StateLock& operator=(StateLock&& other) noexcept;
    ~StateLock();

  private:
    explicit StateLock(int file) : file_(file) {}
    int file_ = -1;
};

}  // namespace kiosk::storage

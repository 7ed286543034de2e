#pragma once

#include "kiosk/domain/ports.hpp"

namespace kiosk {

/// What the kernel knows: whether a time service (systemd-timesyncd, chrony) keeps the clock right.
class KernelTimeService final : public domain::TimeService {
  public:
    bool synchronised() const override;
};

}  // namespace kiosk

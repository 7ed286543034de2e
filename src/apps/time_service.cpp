#include "time_service.hpp"

#include <sys/timex.h>

namespace kiosk {

bool KernelTimeService::synchronised() const {
    timex state{};  // no modes: asks, changes nothing
    const int answer = adjtimex(&state);
    return answer >= 0 && answer != TIME_ERROR && (state.status & STA_UNSYNC) == 0;
}

}  // namespace kiosk

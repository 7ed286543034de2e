#pragma once

namespace kiosk {

/// What this process holds (NIKs, secrets, keys) must not reach a core dump or a debugger of another user.
void forbid_core_dumps();

}  // namespace kiosk

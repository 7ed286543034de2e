#pragma once

#include <cstdio>
#include <cstdlib>

namespace kiosk::crypto {

/// Stops the program when the crypto library fails at something that cannot fail with right arguments: going
/// on would mean weak keys or a false chain.
inline void require(bool done, const char* what) {
    if (done) return;
    std::fprintf(stderr, "crypto: %s failed\n", what);
    std::abort();
}

}  // namespace kiosk::crypto

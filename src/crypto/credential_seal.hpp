#pragma once

#include <filesystem>
#include <vector>

#include "kiosk/crypto/keys.hpp"

namespace kiosk::crypto {

/// How the device's key is sealed, by the first encrypted credential among `candidates` that can be read.
/// `credential` when none can, or it names a way of sealing that is not known.
KeyProtection protection_by_seal(const std::vector<std::filesystem::path>& candidates);

}  // namespace kiosk::crypto

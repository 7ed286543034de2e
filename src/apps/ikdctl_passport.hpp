#pragma once

#include <filesystem>

#include "kiosk/core/result.hpp"
#include "kiosk/crypto/list_keys.hpp"

namespace kiosk::ikdctl {

/// The passport of a dinas as it came to this machine. Errors name the file and quote no key.
Result<crypto::ListPassport> read_passport(const std::filesystem::path& file);

}  // namespace kiosk::ikdctl

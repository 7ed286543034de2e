#pragma once

#include <filesystem>
#include <string>

#include "kiosk/core/result.hpp"
#include "kiosk/crypto/keys.hpp"

namespace kiosk {

/// The key of a state directory; call it before opening the store. Makes directory and key where there is no
/// database yet. `damaged_data` when there is one and the key is gone: a new key would fit none of its tokens
/// and secrets.
Result<crypto::KeyFile> open_state_key(const std::filesystem::path& state);

/// Where the picture that enrols an officer lies until the technician deletes it.
std::filesystem::path enrolment_picture(const std::filesystem::path& state, const std::string& officer);

}  // namespace kiosk

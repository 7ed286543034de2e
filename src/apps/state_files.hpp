#pragma once

#include <filesystem>
#include <string>

#include "kiosk/core/result.hpp"
#include "kiosk/crypto/keys.hpp"

namespace kiosk {

/// The key of a state directory, from systemd ($CREDENTIALS_DIRECTORY) or its file; call it before opening
/// the store. Makes directory, key and public key where there is neither database nor public key yet.
/// `damaged_data` when there is one and the key is gone (a new key would fit none of its tokens and secrets),
/// and when the key does not fit the public key; the text names what must be moved away together.
Result<crypto::KeyFile> open_state_key(const std::filesystem::path& state);

/// The same for looking: makes nothing; `not_found` without a key.
Result<crypto::KeyFile> find_state_key(const std::filesystem::path& state);

/// The device's public key as `open_state_key` left it: "ed25519:<64 hex>\n", readable by everybody who gets
/// at the directory.
std::filesystem::path public_key_file(const std::filesystem::path& state);
/// `not_found` without that file, `io` when it is there and cannot be opened, `damaged_data` for other
/// contents.
Result<domain::PublicKey> read_public_key(const std::filesystem::path& state);

/// Where earlier versions left the picture that enrols an officer.
std::filesystem::path enrolment_picture(const std::filesystem::path& state, const std::string& officer);

}  // namespace kiosk

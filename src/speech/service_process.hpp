#pragma once

#include <filesystem>

namespace kiosk::speech {

/// Where speech-dispatcher listens unless told otherwise: SPEECHD_ADDRESS, else the user's runtime directory.
/// Empty when that is no UNIX socket.
std::filesystem::path default_socket();

bool is_listening(const std::filesystem::path& socket);

/// Starts speech-dispatcher for this user, as its client library would (which loses memory at each failure,
/// and the kiosk may try for months). With the speechd.conf of a directory, or Debian's
/// if that is empty. Comes back when it listens, or cannot.
bool start_service(const std::filesystem::path& socket, const std::filesystem::path& config);

}  // namespace kiosk::speech

#include "kiosk/speech/sound.hpp"

#include <unistd.h>

#include <algorithm>
#include <cstdlib>

#include "unix_socket.hpp"

namespace kiosk::speech {
namespace {

bool is_playback(const std::filesystem::path& device) {
    const std::string name = device.filename().string();
    return name.starts_with("pcmC") && name.ends_with('p');
}

}  // namespace

SoundPlaces sound_places() {
    SoundPlaces places;
    places.servers.emplace_back("/run/pulse/native");
    if (const char* runtime = std::getenv("XDG_RUNTIME_DIR")) {
        places.servers.push_back(std::filesystem::path(runtime) / "pulse" / "native");
    }
    if (const char* chosen = std::getenv("PULSE_SERVER")) {
        constexpr std::string_view scheme = "unix:";
        const std::string server = chosen;
        places.servers.emplace_back(server.starts_with(scheme) ? server.substr(scheme.size()) : server);
    }
    return places;
}

std::string why_no_sound(const SoundPlaces& places) {
    const bool served = std::any_of(places.servers.begin(), places.servers.end(),
                                    [](const auto& server) { return bool(connect_to(server)); });
    if (served) return {};
    bool found = false;
    std::error_code problem;
    for (auto entry = std::filesystem::directory_iterator(places.devices, problem);
         entry != std::filesystem::directory_iterator(); entry.increment(problem)) {
        if (!is_playback(entry->path())) continue;
        if (access(entry->path().c_str(), R_OK | W_OK) == 0) return {};
        found = true;
    }
    if (found) return "this user may not use the sound card: add it to the group audio";
    return "no sound card in " + places.devices.string() + " and no sound server";
}

}  // namespace kiosk::speech

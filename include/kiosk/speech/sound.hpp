#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace kiosk::speech {

/// Where a computer has its ways out for sound.
struct SoundPlaces {
    std::filesystem::path devices = "/dev/snd";  ///< of ALSA: "pcmC0D0p" is one to play on
    std::vector<std::filesystem::path> servers;  ///< UNIX sockets of PulseAudio or PipeWire
};

/// Of this computer and this user, where the speech service looks too.
SoundPlaces sound_places();

/// Why nobody would hear anything, in English for the log; empty when there is a sound server, or a sound
/// card that this user may play on. Whether loudspeakers are plugged in nobody can know.
std::string why_no_sound(const SoundPlaces& places);

}  // namespace kiosk::speech

#include <array>
#include <catch2/catch.hpp>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <sstream>
#include <string>

#include "kiosk/speech/voice.hpp"

using namespace kiosk::speech;

namespace {

std::string output_of(const std::string& command) {
    const std::unique_ptr<FILE, int (*)(FILE*)> pipe(popen(command.c_str(), "r"), pclose);
    REQUIRE(pipe);
    std::string output;
    std::array<char, 4096> buffer;
    for (std::size_t size; (size = fread(buffer.data(), 1, buffer.size(), pipe.get())) > 0;) {
        output.append(buffer.data(), size);
    }
    return output;
}

/// Loudest sample of a WAV file of 16-bit little-endian mono, 0..32767.
int loudest(const std::string& wav) {
    int loudest = 0;
    for (std::size_t i = 44; i + 1 < wav.size(); i += 2) {
        const auto low = static_cast<unsigned char>(wav[i]);
        const auto high = static_cast<unsigned char>(wav[i + 1]);
        loudest = std::max(loudest, std::abs(int{static_cast<std::int16_t>(low | (high << 8))}));
    }
    return loudest;
}

}  // namespace

TEST_CASE("Debian's synthesiser has an Indonesian voice that can be heard") {
    CHECK(output_of("espeak-ng --voices=id").find("poz/id") != std::string::npos);
    const std::string wav = output_of("espeak-ng -v id --stdout 'Selamat datang di layanan I K D.'");
    CHECK(wav.size() > 50'000);  // more than a second of 22,050 samples
    CHECK(loudest(wav) > 3'000);
    CHECK(loudest(output_of("espeak-ng -v id --stdout ' '")) == 0);
}

TEST_CASE("a transcript holds what would be said, line by line") {
    std::ostringstream out;
    TranscriptVoice voice(out);
    voice.set_volume(4);
    voice.speak({"Selamat datang.", "id"});
    voice.pause();
    voice.resume();
    voice.set_speed(2);
    voice.stop();
    CHECK(out.str() == "(volume 4)\n[id] Selamat datang.\n(pause)\n(resume)\n(speed 2)\n(stop)\n");
}

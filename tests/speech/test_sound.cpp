#include <catch2/catch.hpp>
#include <cstdlib>

#include "kiosk/speech/sound.hpp"
#include "speech/fake_speech_service.hpp"
#include "support/support.hpp"

using kiosk::speech::SoundPlaces;
using kiosk::speech::why_no_sound;
using kiosk::test::TemporaryDirectory;
using kiosk::test::write_file;

TEST_CASE("without a card and a server nobody hears anything") {
    const TemporaryDirectory directory;
    const SoundPlaces places{directory.path() / "snd", {directory.path() / "pulse"}};
    const std::string nothing = "no sound card in " + places.devices.string() + " and no sound server";
    CHECK(why_no_sound(places) == nothing);
    std::filesystem::create_directory(places.devices);
    for (const auto* name : {"seq", "timer", "controlC0", "pcmC0D0c"}) write_file(places.devices / name, "");
    CHECK(why_no_sound(places) == nothing);
    write_file(directory.path() / "pulse", "");  // left behind: nobody listens
    CHECK(why_no_sound(places) == nothing);
}

TEST_CASE("a card to play on is a sound") {
    const TemporaryDirectory directory;
    write_file(directory.path() / "pcmC1D3p", "");
    CHECK(why_no_sound({directory.path(), {}}).empty());
}

TEST_CASE("a card of other users is told with what to do") {
    const TemporaryDirectory directory;
    std::filesystem::create_symlink(directory.path() / "none",
                                    directory.path() / "pcmC0D0p");  // also for root
    CHECK(why_no_sound({directory.path(), {}}).find("group audio") != std::string::npos);
}

TEST_CASE("a sound server that listens is a sound") {
    const TemporaryDirectory directory;
    const kiosk::test::FakeSpeechService server(directory.path() / "native");
    CHECK(why_no_sound({directory.path(), {directory.path() / "native"}}).empty());
}

TEST_CASE("sound servers are looked for where their users find them") {
    setenv("PULSE_SERVER", "unix:/somewhere/native", 1);
    setenv("XDG_RUNTIME_DIR", "/run/user/7", 1);
    const auto places = kiosk::speech::sound_places();
    unsetenv("PULSE_SERVER");
    unsetenv("XDG_RUNTIME_DIR");
    CHECK(places.devices == "/dev/snd");
    CHECK(places.servers == std::vector<std::filesystem::path>{
                                "/run/pulse/native", "/run/user/7/pulse/native", "/somewhere/native"});
}

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <catch2/catch.hpp>
#include <condition_variable>
#include <cstdlib>
#include <mutex>

#include "kiosk/speech/voice.hpp"
#include "speech/fake_speech_service.hpp"
#include "support/support.hpp"

using namespace kiosk::speech;
using kiosk::test::FakeSpeechService;
using kiosk::test::TemporaryDirectory;
using Lines = std::vector<std::string>;
using std::chrono::milliseconds;

namespace {

/// What `on_change` told, to be waited for.
class Changes {
  public:
    void tell(bool available) {
        const std::lock_guard lock(mutex_);
        told_.push_back(available);
        more_.notify_all();
    }
    /// All changes, once there are `count` of them; fewer after ten seconds.
    std::vector<bool> wait_for(std::size_t count) {
        std::unique_lock lock(mutex_);
        more_.wait_for(lock, std::chrono::seconds(10), [&] { return told_.size() >= count; });
        return told_;
    }

  private:
    std::mutex mutex_;
    std::condition_variable more_;
    std::vector<bool> told_;
};

struct Desk {
    TemporaryDirectory directory;
    std::filesystem::path socket = directory.path() / "speechd.sock";
    Changes changes;

    SpeechDispatcherSetup setup() {
        return {[this](bool available) { changes.tell(available); },
                socket,
                {},
                milliseconds(10),
                milliseconds(20)};
    }
};

/// An environment variable, set for the life of this object.
class Variable {
  public:
    Variable(const char* name, const std::string& value) : name_(name) { setenv(name, value.c_str(), 1); }
    ~Variable() { unsetenv(name_); }
    Variable(const Variable&) = delete;
    Variable& operator=(const Variable&) = delete;

  private:
    const char* name_;
};

}  // namespace

TEST_CASE("a text is said in its language, at once, and cuts off the one before") {
    Desk desk;
    FakeSpeechService service(desk.socket);
    const auto voice = open_speech_dispatcher(desk.setup());
    REQUIRE(desk.changes.wait_for(1) == std::vector<bool>{true});
    CHECK(voice->available());
    CHECK(service.lines_until("SET SELF RATE -10") == Lines{"SET SELF VOLUME 20", "SET SELF RATE -10"});

    voice->speak({"Selamat datang.", "id"});
    CHECK(service.lines_until("> Selamat datang.") ==
          Lines{"CANCEL SELF", "SET SELF LANGUAGE id", "> Selamat datang."});
    voice->speak({"Pilih salah satu.", "id"});
    CHECK(service.lines_until("> Pilih salah satu.") == Lines{"CANCEL SELF", "> Pilih salah satu."});
    voice->speak({"Welcome.", "en"});
    CHECK(service.lines_until("> Welcome.") == Lines{"CANCEL SELF", "SET SELF LANGUAGE en", "> Welcome."});
    voice->stop();
    CHECK(service.lines_until("CANCEL SELF") == Lines{"CANCEL SELF"});
}

TEST_CASE("a voice pauses, goes on, and forgets the pause for the next text") {
    Desk desk;
    FakeSpeechService service(desk.socket);
    const auto voice = open_speech_dispatcher(desk.setup());
    service.lines_until("SET SELF RATE -10");

    voice->speak({"Satu.", "id"});
    service.lines_until("> Satu.");
    voice->pause();
    CHECK(service.lines_until("PAUSE SELF") == Lines{"PAUSE SELF"});
    voice->resume();
    CHECK(service.lines_until("RESUME SELF") == Lines{"RESUME SELF"});
    voice->pause();
    service.lines_until("PAUSE SELF");
    voice->speak({"Dua.", "id"});
    CHECK(service.lines_until("> Dua.") == Lines{"CANCEL SELF", "RESUME SELF", "> Dua."});
}

TEST_CASE("volume and speed have five steps") {
    Desk desk;
    FakeSpeechService service(desk.socket);
    const auto voice = open_speech_dispatcher(desk.setup());
    service.lines_until("SET SELF RATE -10");

    voice->set_volume(5);
    CHECK(service.lines_until("SET SELF VOLUME 100") == Lines{"SET SELF VOLUME 100"});
    voice->set_speed(1);
    CHECK(service.lines_until("SET SELF RATE -50") == Lines{"SET SELF RATE -50"});
    voice->set_speed(9);
    CHECK(service.lines_until("SET SELF RATE 40") == Lines{"SET SELF RATE 40"});
}

TEST_CASE("a line that is a full stop does not end the message") {
    Desk desk;
    FakeSpeechService service(desk.socket);
    const auto voice = open_speech_dispatcher(desk.setup());
    service.lines_until("SET SELF RATE -10");
    voice->speak({"Satu.\r\n.\r\nSTOP ALL", "id"});
    CHECK(service.lines_until("> STOP ALL").back() == "> STOP ALL");
}

TEST_CASE("a service that goes away is missed, and found again") {
    Desk desk;
    auto service = std::make_unique<FakeSpeechService>(desk.socket);
    const auto voice = open_speech_dispatcher(desk.setup());
    REQUIRE(desk.changes.wait_for(1) == std::vector<bool>{true});
    voice->set_volume(4);
    service->lines_until("SET SELF VOLUME 60");

    service.reset();
    REQUIRE(desk.changes.wait_for(2) == std::vector<bool>{true, false});
    CHECK_FALSE(voice->available());
    voice->speak({"Tidak terdengar.", "id"});

    service = std::make_unique<FakeSpeechService>(desk.socket);
    REQUIRE(desk.changes.wait_for(3) == std::vector<bool>{true, false, true});
    CHECK(service->lines_until("SET SELF RATE -10") == Lines{"SET SELF VOLUME 60", "SET SELF RATE -10"});
    voice->speak({"Terdengar.", "id"});
    CHECK(service->lines_until("> Terdengar.") ==
          Lines{"CANCEL SELF", "SET SELF LANGUAGE id", "> Terdengar."});
}

TEST_CASE("a service without a synthesiser does not count as a voice") {
    Desk desk;
    auto service =
        std::make_unique<FakeSpeechService>(desk.socket, FakeSpeechService::Manner::without_synthesiser);
    const auto voice = open_speech_dispatcher(desk.setup());
    REQUIRE(service->lines_until("LIST OUTPUT_MODULES") == Lines{"LIST OUTPUT_MODULES"});
    service.reset();
    FakeSpeechService complete(desk.socket);
    CHECK(desk.changes.wait_for(1) == std::vector<bool>{true});
}

TEST_CASE("where there is no service, nothing is said and nothing waits") {
    Desk desk;
    const auto voice = open_speech_dispatcher(desk.setup());
    voice->speak({"Halo.", "id"});
    voice->pause();
    voice->resume();
    voice->stop();
    CHECK_FALSE(voice->available());
}

TEST_CASE("a service that hangs does not hold up the end of the kiosk") {
    Desk desk;
    const FakeSpeechService service(desk.socket, FakeSpeechService::Manner::mute);
    {
        const auto voice = open_speech_dispatcher(desk.setup());
        voice->speak({"Halo.", "id"});
    }
    CHECK(desk.changes.wait_for(0).empty());
}

TEST_CASE("without a configured socket the service is where speech-dispatcher says") {
    Desk desk;
    const Variable address("SPEECHD_ADDRESS", "unix_socket:" + desk.socket.string());
    FakeSpeechService service(desk.socket);
    desk.socket.clear();
    const auto voice = open_speech_dispatcher(desk.setup());
    CHECK(desk.changes.wait_for(1) == std::vector<bool>{true});
}

TEST_CASE("a service that does not run is started") {
    Desk desk;
    const auto called = desk.directory.path() / "called";
    REQUIRE(mkfifo(called.c_str(), 0600) == 0);
    const auto program = desk.directory.path() / "starter";
    kiosk::test::write_file(program, "#!/bin/sh\necho \"$@\" > " + called.string() + "\nexit 1\n");
    std::filesystem::permissions(program, std::filesystem::perms::owner_all);
    const Variable address("SPEECHD_ADDRESS", "unix_socket:" + desk.socket.string());
    const Variable command("SPEECHD_CMD", program.string());
    const std::string place = desk.socket.string();
    desk.socket.clear();

    const int reader = open(called.c_str(), O_RDWR | O_CLOEXEC);
    auto setup = desk.setup();
    setup.config = KIOSK_SOURCE_DIR "/kiosk-config/speech-dispatcher";
    const auto voice = open_speech_dispatcher(setup);
    pollfd watched = {reader, POLLIN, 0};
    REQUIRE(poll(&watched, 1, 10'000) == 1);
    std::array<char, 512> text{};
    REQUIRE(read(reader, text.data(), text.size() - 1) > 0);
    close(reader);
    CHECK(std::string(text.data()).find("--spawn") != std::string::npos);
    CHECK(std::string(text.data()).find(place) != std::string::npos);
    CHECK(std::string(text.data()).find("--config-dir " + setup.config.string()) != std::string::npos);
    CHECK(std::filesystem::exists(setup.config / "speechd.conf"));
}

#include <fcntl.h>
#include <poll.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <catch2/catch.hpp>
#include <condition_variable>
#include <csignal>
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

/// What `on_change` told, to be waited for: "available", or the reason why not.
class Changes {
  public:
    void tell(bool available, const std::string& reason) {
        const std::lock_guard lock(mutex_);
        told_.push_back(available ? "available" + reason : reason);
        more_.notify_all();
    }
    /// All changes, once there are `count` of them; fewer after ten seconds.
    Lines wait_for(std::size_t count) {
        std::unique_lock lock(mutex_);
        more_.wait_for(lock, std::chrono::seconds(10), [&] { return told_.size() >= count; });
        return told_;
    }

    /// The latest change becomes this one within ten seconds.
    bool come_to(const std::string& change) {
        std::unique_lock lock(mutex_);
        return more_.wait_for(lock, std::chrono::seconds(10),
                              [&] { return !told_.empty() && told_.back() == change; });
    }

  private:
    std::mutex mutex_;
    std::condition_variable more_;
    Lines told_;
};

struct Desk {
    TemporaryDirectory directory;
    std::filesystem::path socket = directory.path() / "speechd.sock";
    Changes changes;

    SpeechDispatcherSetup setup() {
        SpeechDispatcherSetup setup;
        setup.on_change = [this](bool available, const std::string& reason) {
            changes.tell(available, reason);
        };
        setup.socket = socket;
        setup.program.clear();
        setup.first_retry = milliseconds(10);
        setup.longest_retry = milliseconds(20);
        return setup;
    }
    std::string nobody_listens() const { return "the speech service does not listen at " + socket.string(); }
};

const std::string hung_up = "the speech service hung up";

/// A speech service that is a shell script. The script and its children hold the pipe `alive` open.
class Script {
  public:
    Script(const TemporaryDirectory& directory, const std::string& commands)
        : file_(directory.path() / "service") {
        const auto pipe = directory.path() / "alive";
        REQUIRE(mkfifo(pipe.c_str(), 0600) == 0);
        alive_ = open(pipe.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC);
        kiosk::test::write_file(file_, "#!/bin/sh\nexec 9> '" + pipe.string() + "'\n" + commands + "\n");
        std::filesystem::permissions(file_, std::filesystem::perms::owner_all);
    }
    ~Script() { close(alive_); }
    Script(const Script&) = delete;
    Script& operator=(const Script&) = delete;

    std::string program() const { return file_.string(); }
    /// What the script wrote into the pipe; empty when nobody holds it any more, or after ten seconds.
    std::string next_words() {
        pollfd watched = {alive_, POLLIN, 0};
        std::array<char, 1024> words{};
        if (poll(&watched, 1, 10'000) != 1) return "(nothing)";
        const auto size = read(alive_, words.data(), words.size());
        return size > 0 ? std::string(words.data(), static_cast<std::size_t>(size)) : std::string();
    }

  private:
    std::filesystem::path file_;
    int alive_ = -1;
};

}  // namespace

TEST_CASE("a text is said in its language, at once, and cuts off the one before") {
    Desk desk;
    FakeSpeechService service(desk.socket);
    const auto voice = open_speech_dispatcher(desk.setup());
    REQUIRE(desk.changes.wait_for(1) == Lines{"available"});
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
    REQUIRE(desk.changes.wait_for(1) == Lines{"available"});
    voice->set_volume(4);
    service->lines_until("SET SELF VOLUME 60");

    service.reset();
    REQUIRE(desk.changes.wait_for(2) == Lines{"available", hung_up});
    REQUIRE(desk.changes.come_to(desk.nobody_listens()));
    voice->speak({"Tidak terdengar.", "id"});

    service = std::make_unique<FakeSpeechService>(desk.socket);
    REQUIRE(desk.changes.come_to("available"));
    CHECK(service->lines_until("SET SELF RATE -10") == Lines{"SET SELF VOLUME 60", "SET SELF RATE -10"});
    voice->speak({"Terdengar.", "id"});
    CHECK(service->lines_until("> Terdengar.") ==
          Lines{"CANCEL SELF", "SET SELF LANGUAGE id", "> Terdengar."});
}

TEST_CASE("a service without a synthesiser does not count as a voice") {
    Desk desk;
    const FakeSpeechService service(desk.socket, FakeSpeechService::Manner::without_synthesiser);
    const auto voice = open_speech_dispatcher(desk.setup());
    CHECK(desk.changes.wait_for(1) ==
          Lines{"the speech service has no synthesiser: install speech-dispatcher-espeak-ng"});
}

TEST_CASE("where there is no service, nothing is said, nothing waits, and the reason is told once") {
    Desk desk;
    const auto voice = open_speech_dispatcher(desk.setup());
    voice->speak({"Halo.", "id"});
    voice->pause();
    voice->resume();
    voice->stop();
    REQUIRE(desk.changes.wait_for(1) == Lines{desk.nobody_listens()});
    const FakeSpeechService service(desk.socket);
    CHECK(desk.changes.wait_for(2) == Lines{desk.nobody_listens(), "available"});
}

#ifndef KIOSK_ADDRESS_SANITIZER  // whose companion, UBSan, looks at memory through a pipe: descriptors, too
TEST_CASE("where the kiosk has no descriptors left, nobody can be heard, and nothing is thrown") {
    Desk desk;
    rlimit usual{};
    REQUIRE(getrlimit(RLIMIT_NOFILE, &usual) == 0);
    const rlimit none{0, usual.rlim_max};
    REQUIRE(setrlimit(RLIMIT_NOFILE, &none) == 0);
    const auto voice = open_speech_dispatcher(desk.setup());
    REQUIRE(setrlimit(RLIMIT_NOFILE, &usual) == 0);
    CHECK(desk.changes.wait_for(1) == Lines{"eventfd: Too many open files"});
    voice->speak({"Halo.", "id"});
}
#endif

TEST_CASE("a service that talks without an end is given up") {
    Desk desk;
    const FakeSpeechService service(desk.socket, FakeSpeechService::Manner::endless);
    auto setup = desk.setup();
    std::string reason = "the speech service talks without an end";
    SECTION("when it has said too much") {}
    SECTION("when its answer takes too long") {
        setup.patience = milliseconds(20);
        reason = "the speech service does not answer";
    }
    const auto voice = open_speech_dispatcher(setup);
    CHECK(desk.changes.wait_for(1) == Lines{reason});
}

TEST_CASE("a service that takes connections and never answers is given up") {
    Desk desk;
    auto service = std::make_unique<FakeSpeechService>(desk.socket, FakeSpeechService::Manner::mute);
    auto setup = desk.setup();
    setup.patience = milliseconds(20);
    const auto voice = open_speech_dispatcher(setup);
    REQUIRE(desk.changes.wait_for(1) == Lines{"the speech service does not answer"});
    service.reset();
    const FakeSpeechService lively(desk.socket);
    CHECK(desk.changes.come_to("available"));
}

TEST_CASE("a service that hangs does not hold up the end of the kiosk") {
    Desk desk;
    const FakeSpeechService service(desk.socket, FakeSpeechService::Manner::mute);
    auto setup = desk.setup();
    setup.patience = std::chrono::hours(1);
    {
        const auto voice = open_speech_dispatcher(setup);
        voice->speak({"Halo.", "id"});
    }
    CHECK(desk.changes.wait_for(0).empty());
}

TEST_CASE("no service is asked where no sound would come out") {
    Desk desk;
    const FakeSpeechService service(desk.socket);
    std::atomic<bool> card = false;
    auto setup = desk.setup();
    setup.why_silent = [&] { return card ? std::string() : std::string("no sound card"); };
    const auto voice = open_speech_dispatcher(setup);
    REQUIRE(desk.changes.wait_for(1) == Lines{"no sound card"});
    card = true;
    REQUIRE(desk.changes.wait_for(2) == Lines{"no sound card", "available"});
    card = false;  // pulled out
    CHECK(desk.changes.wait_for(3) == Lines{"no sound card", "available", "no sound card"});
}

TEST_CASE("the service is started with a socket of its own, and ended with its modules") {
    Desk desk;
    desk.socket = desk.directory.path() / "new" / "speechd.sock";
    Script script(desk.directory, "trap '' TERM\nsleep 1000 &\necho \"$@\" >&9\nwait\nsleep 1000");
    auto setup = desk.setup();
    setup.program = script.program();
    setup.config = KIOSK_SOURCE_DIR "/kiosk-config/speech-dispatcher";
    {
        const auto voice = open_speech_dispatcher(setup);
        const auto arguments = script.next_words();
        CHECK(arguments.find("--run-single ") != std::string::npos);
        CHECK(arguments.find("--socket-path " + desk.socket.string()) != std::string::npos);
        CHECK(arguments.find("--config-dir " + setup.config.string()) != std::string::npos);
    }
    CHECK(script.next_words().empty());
    CHECK(std::filesystem::exists(setup.config / "speechd.conf"));
}

TEST_CASE("the service does not outlive a kiosk that is killed") {
    Desk desk;
    Script script(desk.directory, "echo started >&9\nexec sleep 1000");
    auto setup = desk.setup();
    setup.program = script.program();
    const pid_t kiosk = fork();
    if (kiosk == 0) {
        const auto voice = open_speech_dispatcher(setup);
        for (;;) pause();
    }
    CHECK(script.next_words() == "started\n");
    kill(kiosk, SIGKILL);
    waitpid(kiosk, nullptr, 0);
    CHECK(script.next_words().empty());
}

TEST_CASE("a service that hangs is ended and another one started") {
    Desk desk;
    Script script(desk.directory, "echo started >&9\nexec sleep 1000");
    auto setup = desk.setup();
    setup.program = script.program();
    setup.patience = milliseconds(20);
    const auto voice = open_speech_dispatcher(setup);
    CHECK(script.next_words() == "started\n");
    CHECK(desk.changes.wait_for(1) == Lines{script.program() + " does not begin to listen"});
    CHECK(script.next_words() != "(nothing)");
}

TEST_CASE("a service that is not installed is told") {
    Desk desk;
    auto setup = desk.setup();
    setup.program = (desk.directory.path() / "none").string();
    const auto voice = open_speech_dispatcher(setup);
    CHECK(desk.changes.wait_for(1) == Lines{setup.program + " ended at once: is it installed?"});
}

TEST_CASE("Debian's service speaks as the kiosk sets it up, and does not outlive the voice") {
    Desk desk;
    auto setup = desk.setup();
    setup.program = "speech-dispatcher";
    setup.config = KIOSK_SOURCE_DIR "/kiosk-config/speech-dispatcher";
    std::string process;
    {
        const auto voice = open_speech_dispatcher(setup);
        REQUIRE(desk.changes.wait_for(1) == Lines{"available"});
        voice->speak({"Selamat datang.", "id"});
        const auto pid = kiosk::test::read_file(desk.socket.string() + ".pid");
        process = "/proc/" + pid.substr(0, pid.find('\n'));
        REQUIRE(std::filesystem::exists(process));
    }
    CHECK_FALSE(std::filesystem::exists(process));
}

#include <unistd.h>

#include <atomic>
#include <fstream>
#include <future>
#include <iostream>
#include <sstream>

#include "ikd_kiosk_backend.hpp"
#include "ikd_kiosk_face.hpp"
#include "ikd_kiosk_program.hpp"
#include "kiosk/platform/window.hpp"
#include "kiosk/speech/sound.hpp"
#include "kiosk/speech/voice.hpp"
#include "memory_lock.hpp"
#include "narrator.hpp"
#include "time_service.hpp"

namespace kiosk {
namespace {

using std::chrono::milliseconds;

constexpr milliseconds refusal_shown_for{30'000};

void log(const std::string& line) {
    std::cerr << "ikd-kiosk: " << line << std::endl;
}

int report(const Error& error) {
    log(error.text);
    return exit_code_for(error.code);
}

Result<platform::Window> open_window(const Program& program, const platform::KeyNames& keys) {
    return platform::Window::open(
        {"IKD Kiosk", program.size.width, program.size.height, program.config.fullscreen, keys});
}

void log_opening(const Backend& backend) {
    const auto& report = backend.report();
    if (report.set_aside) {
        log("the ledger was damaged (" + report.problem + "); it was kept as " + report.set_aside->string() +
            " and a new one was started");
    }
    log("ledger " + backend.ledger_file().string() + (report.created ? " (new)" : ""));
}

/// The running kiosk: window, face, application and what stands behind them.
class Running {
  public:
    Running(platform::Window window, Face face, app::App app)
        : window_(std::move(window)), face_(std::move(face)), app_(std::move(app)) {}

    void start(std::unique_ptr<Backend> backend) {
        backend_ = std::move(backend);
        backend_->start([this] { window_.wake(); });
        hand_over_jobs();
        face_.bake_rest_in_background([this] { window_.wake(); });
    }

    /// Looks for a speech service; until one answers, nothing is offered.
    void listen_for_voice(std::map<std::string, speech::Pronunciation> pronunciations,
                          const Program& program) {
        speech::SpeechDispatcherSetup setup;
        setup.socket = std::filesystem::absolute(program.state) / "speech" / "service.sock";
        setup.config = program.speech_config;
        setup.why_silent = [] { return speech::why_no_sound(speech::sound_places()); };
        setup.on_change = [this](bool available, const std::string& reason) {
            log(available ? "voice: available" : "voice: gone: " + reason);
            voice_available_ = available;
            window_.wake();
        };
        pronunciations_ = std::move(pronunciations);
        voice_ = speech::open_speech_dispatcher(std::move(setup));
        narrator_.emplace(*voice_, pronunciations_);
    }

    void show() {
        const auto frame = app_.frame();
        const auto changed = face_.draw(frame);
        present(changed);
        if (narrator_) narrator_->follow(face_.shown(frame, narrator_->spoken_language(frame.language)));
        // The name of the screen in the window's title: for remote help and for the end-to-end tests.
        if (auto name = app::screen_name(frame); name != shown_name_) {
            window_.set_title("IKD Kiosk - " + name);
            shown_name_ = std::move(name);
        }
    }

    /// One event or one tick. False when the kiosk shall leave.
    bool step() {
        const auto event = window_.wait(time_to_deadline());
        const Now now = clock_.now();
        if (!event) {
            app_.tick(now);
        } else if (std::holds_alternative<platform::QuitRequested>(*event)) {
            return false;
        } else {
            std::visit([&](const auto& what) { take(what, now); }, *event);
        }
        settle();
        return true;
    }

    /// Touches a target as a finger would. False when it led nowhere.
    bool tap(const std::string& target_id) {
        const auto before = app::screen_name(app_.frame());
        for (const auto& event : face_.tap_on(target_id)) take(event, clock_.now());
        settle();
        return app::screen_name(app_.frame()) != before;
    }

    /// What was accepted is written, and the ledger says that the kiosk stopped in order.
    void stop() {
        if (const auto stopped = backend_->stop(clock_.now()); !stopped) log(stopped.error().text);
    }

  private:
    void take(const platform::PointerEvent& event, Now now) { face_.touch(app_, event, now); }
    void take(const platform::KeyTyped& typed, Now now) { face_.type(app_, typed.character, now); }
    void take(const platform::KeyEvent& event, Now now) { face_.key(app_, event.key, now); }
    void take(const platform::Exposed&, Now) { present_all(); }
    void take(const platform::Resized&, Now) { present_all(); }
    void take(const platform::Woken&, Now) { app_.voice_available(voice_available_); }
    void take(const platform::QuitRequested&, Now) {}

    void settle() {
        for (const auto& answer : backend_->worker().take_answers()) {
            if (const auto* error = std::get_if<Error>(&answer.result)) log("out of service: " + error->text);
            app_.answer(answer, clock_.now());
        }
        hand_over_jobs();
        show();
    }

    void hand_over_jobs() { backend_->worker().push(app_.take_jobs()); }

    void present_all() {
        const auto picture = face_.pixels();
        const PixelRect all{0, 0, picture.width, picture.height};
        present({&all, 1});
    }

    void present(std::span<const PixelRect> changed) {
        if (changed.empty()) return;
        if (const auto shown = window_.present(face_.pixels(), changed); !shown) log(shown.error().text);
    }

    std::optional<milliseconds> time_to_deadline() const {
        const auto deadline = app_.next_deadline();
        if (!deadline) return std::nullopt;
        return std::max(milliseconds{0}, *deadline - clock_.now().mono);
    }

    SystemClock clock_;
    platform::Window window_;
    Face face_;
    std::unique_ptr<Backend> backend_;
    app::App app_;
    std::string shown_name_;
    std::atomic<bool> voice_available_ = false;
    std::map<std::string, speech::Pronunciation> pronunciations_;
    std::unique_ptr<speech::Voice> voice_;  // its thread uses the window
    std::optional<Narrator> narrator_;
};

using Opening = std::future<Result<std::unique_ptr<Backend>>>;

/// The state directory is opened on a thread of its own: the first frame waits for no disk.
Opening start_opening(const Program& program) {
    return std::async(std::launch::async, [&program] {
        return Backend::open({program.state, program.config, program.district.code,
                              program.district.utc_offset, SystemClock().now(), read_boot_id(),
                              std::make_unique<KernelTimeService>()});
    });
}

/// Window and first frame; nothing that is slow.
Result<std::unique_ptr<Running>> show_first_frame(const Program& program) {
    auto window = open_window(program, {program.config.next_key, program.config.select_key});
    if (!window) return window.error();
    auto face = Face::create(face_setup(program, {window->width(), window->height()}));
    if (!face) return face.error();
    app::App app(app_setup(program), SystemClock().now());
    auto running =
        std::make_unique<Running>(std::move(window).value(), std::move(face).value(), std::move(app));
    running->show();
    return running;
}

void get_voice(Running& kiosk, const Program& program) {
    if (!program.config.voice) return;
    auto pronunciations = speech::load_pronunciations(program.assets / "speech");
    if (!pronunciations) return log("no reading aloud: " + pronunciations.error().text);
    kiosk.listen_for_voice(std::move(pronunciations).value(), program);
}

/// Ready for touches: ledger and keys are there, the other pictures are being prepared.
Result<void> get_ready(Running& kiosk, Opening& opening) {
    auto backend = opening.get();
    if (!backend) return backend.error();
    log_opening(**backend);
    kiosk.start(std::move(backend).value());
    return {};
}

/// Milliseconds since the kernel started this process; its clock tick (10 ms) is the resolution.
milliseconds since_process_start() {
    std::ifstream file("/proc/self/stat");
    std::string line;
    std::getline(file, line);
    std::istringstream fields(line.substr(line.rfind(')') + 2));
    std::string skipped;
    constexpr int fields_before_start_time = 19;
    for (int i = 0; i < fields_before_start_time; ++i) fields >> skipped;
    long long start_ticks = 0;
    fields >> start_ticks;
    const milliseconds start{start_ticks * 1000 / sysconf(_SC_CLK_TCK)};
    return SystemClock().now().mono - start;
}

/// Mistakes in the configuration are shown where there is a screen.
int refuse_start(const Program& program, const Error& error) {
    const int code = report(error);
    return code == exit_config ? show_refusal(program, error, code) : code;
}

}  // namespace

int run_in_window(const Program& program) {
    if (const auto lock = lock_memory(); lock != MemoryLock::locked) {
        log("memory is not locked against swapping: " + std::string(describe(lock)));
    }
    auto opening = start_opening(program);
    auto running = show_first_frame(program);
    if (!running) return refuse_start(program, running.error());
    if (const auto ready = get_ready(**running, opening); !ready) {
        running->reset();  // the window makes room for the refusal
        const int code = report(ready.error());
        // Another kiosk runs: its screen stays as it is.
        return code == exit_in_use ? code : show_refusal(program, ready.error(), code);
    }
    get_voice(**running, program);
    while ((*running)->step()) {
    }
    (*running)->stop();
    log("told to leave");
    return exit_ok;
}

int print_timing(const Program& program) {
    auto opening = start_opening(program);
    auto running = show_first_frame(program);
    if (!running) return report(running.error());
    const auto first_frame = since_process_start();
    if (const auto ready = get_ready(**running, opening); !ready) return report(ready.error());
    const bool accepted = (*running)->tap("attract.start") || (*running)->tap("closed.places");
    const auto first_touch = since_process_start();
    std::cout << "first presented frame: " << first_frame.count() << " ms after process start\n"
              << "first accepted touch:  " << first_touch.count() << " ms after process start\n";
    return accepted ? exit_ok : exit_unavailable;
}

int show_refusal(const Program& program, const Error& error, int exit_code) {
    auto window = open_window(program, {});  // not the configured keys: they may be what is refused
    if (!window) return exit_code;
    auto face = Face::create(face_setup(program, {window->width(), window->height()}));
    if (!face) return exit_code;
    app::Frame frame{};
    frame.view = app::OutOfServiceView{error.code, error.text};
    frame.language = language_of(program);
    frame.appearance = program.config.appearance;
    const auto changed = face->draw(frame);
    if (!window->present(face->pixels(), changed)) return exit_code;
    window->set_title("IKD Kiosk - " + app::screen_name(frame));

    const SystemClock clock;
    const auto until = clock.now().mono + refusal_shown_for;
    while (clock.now().mono < until) {
        const auto event = window->wait(until - clock.now().mono);
        if (event && std::holds_alternative<platform::QuitRequested>(*event)) break;
        const PixelRect all{0, 0, face->pixels().width, face->pixels().height};
        if (event && !window->present(face->pixels(), {&all, 1})) break;
    }
    return exit_code;
}

}  // namespace kiosk

#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <cstdint>
#include <mutex>
#include <optional>
#include <system_error>
#include <thread>
#include <utility>

#include "kiosk/speech/voice.hpp"
#include "service_process.hpp"
#include "ssip_connection.hpp"

namespace kiosk::speech {
namespace {

using std::chrono::milliseconds;

/// What the service should be doing; the speaking thread brings it there. Several wishes that come while it
/// waits for an answer melt into one: nobody wants to hear four screens that were only passed through.
struct Wishes {
    bool hush = false;  ///< cut off what is being said
    std::optional<Utterance> say;
    bool paused = false;
    int volume = 3;
    int speed = 3;
};

/// What the service was last told.
struct Told {
    bool paused = false;
    int volume = 0;
    int speed = 0;
};

/// Wakes a thread that waits for descriptors.
class Bell {
  public:
    Bell() : descriptor_(eventfd(0, EFD_CLOEXEC)) {
        if (!descriptor_) throw std::system_error(errno, std::generic_category(), "eventfd");
    }
    void ring() {
        const std::uint64_t one = 1;
        [[maybe_unused]] const auto written = write(descriptor_.number(), &one, sizeof one);
    }
    void silence() {
        std::uint64_t rung = 0;
        [[maybe_unused]] const auto taken = read(descriptor_.number(), &rung, sizeof rung);
    }
    int descriptor() const { return descriptor_.number(); }

  private:
    Descriptor descriptor_;
};

class SpeechDispatcherVoice final : public Voice {
  public:
    explicit SpeechDispatcherVoice(SpeechDispatcherSetup setup)
        : setup_(std::move(setup)), thread_([this] { run(); }) {}
    ~SpeechDispatcherVoice() override {
        {
            const std::lock_guard no_call_back(call_back_);
            closing_ = true;
        }
        end_.ring();
        thread_.join();
    }
    SpeechDispatcherVoice(const SpeechDispatcherVoice&) = delete;
    SpeechDispatcherVoice& operator=(const SpeechDispatcherVoice&) = delete;

    void speak(Utterance utterance) override {
        wish([&](Wishes& wishes) {
            wishes.hush = true;
            wishes.say = std::move(utterance);
            wishes.paused = false;
        });
    }
    void pause() override {
        wish([](Wishes& wishes) { wishes.paused = true; });
    }
    void resume() override {
        wish([](Wishes& wishes) { wishes.paused = false; });
    }
    void stop() override {
        wish([](Wishes& wishes) {
            wishes.hush = true;
            wishes.say.reset();
            wishes.paused = false;
        });
    }
    void set_volume(int step) override {
        wish([step](Wishes& wishes) { wishes.volume = std::clamp(step, 1, 5); });
    }
    void set_speed(int step) override {
        wish([step](Wishes& wishes) { wishes.speed = std::clamp(step, 1, 5); });
    }

  private:
    template <class Change>
    void wish(Change change) {
        {
            const std::lock_guard lock(wishes_lock_);
            change(wishes_);
        }
        bell_.ring();
    }

    void run() {
        auto pause = setup_.first_retry;
        while (!closing_) {
            const auto lost = serve_as_long_as_possible();
            if (available_) pause = setup_.first_retry;
            announce(false, lost.error().text);
            wait({}, pause);
            pause = std::min(pause * 2, setup_.longest_retry);
        }
    }

    /// Why it was not possible, or not any more. The service ends with it: the next one starts afresh.
    Result<void> serve_as_long_as_possible() {
        if (const auto heard = expect_sound(); !heard) return heard;
        std::unique_ptr<ServiceProcess> process;
        if (!setup_.program.empty()) {
            auto started = ServiceProcess::start(setup_.program, setup_.socket, setup_.config);
            if (!started) return started.error();
            process = std::move(started).value();
            if (const auto listens = wait_until_listening(*process); !listens) return listens;
        }
        auto connection = SsipConnection::open(setup_.socket, {setup_.patience, end_.descriptor()});
        if (!connection) return connection.error();
        forget_what_was_missed();
        announce(true, {});
        return serve(*connection);
    }

    Result<void> expect_sound() const {
        const std::string why = setup_.why_silent ? setup_.why_silent() : std::string();
        if (!why.empty()) return Error{ErrorCode::unavailable, why};
        return {};
    }

    /// It looks for its synthesisers first, which takes a second or more.
    Result<void> wait_until_listening(const ServiceProcess& process) {
        constexpr milliseconds step{50};
        constexpr int longest_start = 4;  // times the patience for an answer
        for (milliseconds waited{0}; waited < setup_.patience * longest_start && !closing_; waited += step) {
            if (connect_to(setup_.socket)) return {};
            if (process.has_ended())
                return Error{ErrorCode::unavailable, setup_.program + " ended at once: is it installed?"};
            wait({}, step);
        }
        return Error{ErrorCode::unavailable, setup_.program + " does not begin to listen"};
    }

    enum class Waited { bell, service, time_over };
    /// For wishes too when there is a `service`: a descriptor that becomes readable when it goes.
    Waited wait(std::optional<int> service, milliseconds limit) {
        std::array<pollfd, 3> watched = {
            {{end_.descriptor(), POLLIN, 0}, {service.value_or(-1), POLLIN, 0}, {-1, POLLIN, 0}}};
        if (service) watched[2].fd = bell_.descriptor();
        poll(watched.data(), watched.size(), static_cast<int>(limit.count()));
        if (watched[1].revents != 0) return Waited::service;
        if (watched[2].revents == 0) return Waited::time_over;
        bell_.silence();
        return Waited::bell;
    }

    void announce(bool available, const std::string& reason) {
        const bool news = available != available_ || reason != reason_;
        available_ = available;
        reason_ = reason;
        const std::lock_guard lock(call_back_);
        if (news && !closing_ && setup_.on_change) setup_.on_change(available, reason);
    }

    void forget_what_was_missed() {
        const std::lock_guard lock(wishes_lock_);
        wishes_.say.reset();
        wishes_.hush = false;
    }

    /// Until the service, the sound or the voice goes.
    Result<void> serve(SsipConnection& connection) {
        Told told;
        while (!closing_) {
            if (const auto done = fulfil(connection, take_wishes(), told); !done) return done;
            const auto waited = wait(connection.descriptor(), setup_.longest_retry);
            if (waited == Waited::service) return Error{ErrorCode::unavailable, "the speech service hung up"};
            if (waited == Waited::bell) continue;
            if (const auto heard = expect_sound(); !heard) return heard;
        }
        return Error{ErrorCode::unavailable, "the kiosk ends"};
    }
    Wishes take_wishes() {
        const std::lock_guard lock(wishes_lock_);
        Wishes taken = wishes_;
        wishes_.say.reset();
        wishes_.hush = false;
        return taken;
    }
    static Result<void> fulfil(SsipConnection& service, const Wishes& wishes, Told& told) {
        Result<void> done;
        const auto act = [&](bool wanted, auto call) {
            if (wanted && done) done = call();
        };
        // A paused service keeps new messages back: it goes on first.
        const bool go_on = told.paused && (!wishes.paused || wishes.say);
        act(wishes.volume != told.volume, [&] { return service.set_volume(wishes.volume); });
        act(wishes.speed != told.speed, [&] { return service.set_speed(wishes.speed); });
        act(wishes.hush, [&] { return service.cancel(); });
        act(go_on, [&] { return service.resume(); });
        act(wishes.say.has_value(), [&] { return service.say(wishes.say->text, wishes.say->language); });
        act(wishes.paused && (!told.paused || go_on), [&] { return service.pause(); });
        told = {wishes.paused, wishes.volume, wishes.speed};
        return done;
    }

    const SpeechDispatcherSetup setup_;
    Bell bell_;  ///< there are wishes
    Bell end_;   ///< rung once, never silenced
    std::atomic<bool> closing_ = false;
    std::mutex call_back_;  ///< held while `on_change` runs
    std::mutex wishes_lock_;
    Wishes wishes_;
    bool available_ = false;  ///< as announced last; of the thread, as is the reason
    std::string reason_;
    std::thread thread_;  // last: it uses all of them
};

class NoVoice final : public Voice {
    void speak(Utterance) override {}
    void pause() override {}
    void resume() override {}
    void stop() override {}
    void set_volume(int) override {}
    void set_speed(int) override {}
};

}  // namespace

std::unique_ptr<Voice> open_speech_dispatcher(SpeechDispatcherSetup setup) {
    const auto on_change = setup.on_change;
    try {
        return std::make_unique<SpeechDispatcherVoice>(std::move(setup));
    } catch (const std::system_error& problem) {  // no descriptor or no thread left
        if (on_change) on_change(false, problem.what());
        return std::make_unique<NoVoice>();
    }
}

}  // namespace kiosk::speech

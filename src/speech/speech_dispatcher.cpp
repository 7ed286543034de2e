#include <poll.h>
#include <pthread.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <condition_variable>
#include <csignal>
#include <cstdint>
#include <mutex>
#include <optional>
#include <system_error>
#include <thread>
#include <utility>

#include "kiosk/speech/voice.hpp"
#include "ssip_connection.hpp"

namespace kiosk::speech {
namespace {

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

/// Shared with the speaking thread, which may outlive the voice: the client library waits without limit for
/// the first answer of a service that hangs.
class Link {
  public:
    explicit Link(SpeechDispatcherSetup setup) : setup_(std::move(setup)), bell_(eventfd(0, EFD_CLOEXEC)) {
        if (bell_ < 0) throw std::system_error(errno, std::generic_category(), "eventfd");
    }
    ~Link() { close(bell_); }
    Link(const Link&) = delete;
    Link& operator=(const Link&) = delete;

    bool available() const { return available_; }

    template <class Change>
    void wish(Change change) {
        {
            const std::lock_guard lock(mutex_);
            change(wishes_);
        }
        ring();
    }

    /// Asks the thread to end, and waits for a moment. False: it hangs in a call.
    bool end() {
        {
            const std::lock_guard no_call_back(call_back_);
            closing_ = true;
        }
        ring();
        std::unique_lock lock(mutex_);
        return over_.wait_for(lock, std::chrono::seconds(1), [&] { return ended_; });
    }

    void run() {
        ignore_broken_pipes();
        auto pause = setup_.first_retry;
        while (!closing_) {
            if (auto connection = SsipConnection::open(setup_.socket, setup_.config)) {
                forget_what_was_missed();
                announce(true);
                serve(*connection);
                announce(false);
                pause = setup_.first_retry;
            }
            wait(-1, pause);
            pause = std::min(pause * 2, setup_.longest_retry);
        }
        const std::lock_guard lock(mutex_);
        ended_ = true;
        over_.notify_all();
    }

  private:
    /// The client library writes to sockets that may be closed; the signal would end the kiosk.
    static void ignore_broken_pipes() {
        sigset_t signals;
        sigemptyset(&signals);
        sigaddset(&signals, SIGPIPE);
        pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    }

    void ring() {
        const std::uint64_t one = 1;
        [[maybe_unused]] const auto written = write(bell_, &one, sizeof one);
    }

    enum class Waited { bell, service, time_over };
    /// `service`: a descriptor that becomes readable when the service goes, or -1. Without a limit: for ever.
    Waited wait(int service, std::optional<std::chrono::milliseconds> limit) {
        const auto end = std::chrono::steady_clock::now() + limit.value_or(std::chrono::milliseconds(0));
        while (!closing_) {
            std::array<pollfd, 2> watched = {{{bell_, POLLIN, 0}, {service, POLLIN, 0}}};
            int rest = -1;
            if (limit) {
                const auto left =
                    std::chrono::ceil<std::chrono::milliseconds>(end - std::chrono::steady_clock::now());
                rest = static_cast<int>(std::max<std::int64_t>(left.count(), 0));
            }
            if (poll(watched.data(), watched.size(), rest) == 0) return Waited::time_over;
            if (watched[1].revents != 0) return Waited::service;
            if (watched[0].revents != 0) {
                std::uint64_t rung = 0;
                [[maybe_unused]] const auto taken = read(bell_, &rung, sizeof rung);
                if (service >= 0) return Waited::bell;
            }
        }
        return Waited::time_over;
    }

    void announce(bool available) {
        available_ = available;
        const std::lock_guard lock(call_back_);
        if (!closing_ && setup_.on_change) setup_.on_change(available);
    }

    void forget_what_was_missed() {
        const std::lock_guard lock(mutex_);
        wishes_.say.reset();
        wishes_.hush = false;
    }

    /// Until the service or the voice goes.
    void serve(SsipConnection& connection) {
        Told told;
        while (!closing_) {
            if (!fulfil(connection, take_wishes(), told)) return;
            if (wait(connection.descriptor(), std::nullopt) == Waited::service) return;
        }
        connection.cancel();
    }
    Wishes take_wishes() {
        const std::lock_guard lock(mutex_);
        Wishes taken = wishes_;
        wishes_.say.reset();
        wishes_.hush = false;
        return taken;
    }
    static bool fulfil(SsipConnection& service, const Wishes& wishes, Told& told) {
        if (wishes.volume != told.volume && !service.set_volume(wishes.volume)) return false;
        if (wishes.speed != told.speed && !service.set_speed(wishes.speed)) return false;
        told.volume = wishes.volume;
        told.speed = wishes.speed;
        if (wishes.hush && !service.cancel()) return false;
        // A paused service keeps new messages back: it goes on first.
        const bool go_on = told.paused && (!wishes.paused || wishes.say);
        if (go_on && !service.resume()) return false;
        if (go_on) told.paused = false;
        if (wishes.say && !service.say(wishes.say->text, wishes.say->language)) return false;
        if (wishes.paused && !told.paused && !service.pause()) return false;
        told.paused = wishes.paused;
        return true;
    }

    const SpeechDispatcherSetup setup_;
    const int bell_;  ///< eventfd: wakes the thread
    std::atomic<bool> available_ = false;
    std::atomic<bool> closing_ = false;
    std::mutex call_back_;  ///< held while `on_change` runs
    std::mutex mutex_;
    Wishes wishes_;
    bool ended_ = false;
    std::condition_variable over_;
};

class SpeechDispatcherVoice final : public Voice {
  public:
    explicit SpeechDispatcherVoice(SpeechDispatcherSetup setup)
        : link_(std::make_shared<Link>(std::move(setup))), thread_([link = link_] { link->run(); }) {}
    ~SpeechDispatcherVoice() override {
        if (link_->end()) {
            thread_.join();
        } else {
            thread_.detach();
        }
    }
    SpeechDispatcherVoice(const SpeechDispatcherVoice&) = delete;
    SpeechDispatcherVoice& operator=(const SpeechDispatcherVoice&) = delete;

    bool available() const override { return link_->available(); }
    void speak(Utterance utterance) override {
        link_->wish([&](Wishes& wishes) {
            wishes.hush = true;
            wishes.say = std::move(utterance);
            wishes.paused = false;
        });
    }
    void pause() override {
        link_->wish([](Wishes& wishes) { wishes.paused = true; });
    }
    void resume() override {
        link_->wish([](Wishes& wishes) { wishes.paused = false; });
    }
    void stop() override {
        link_->wish([](Wishes& wishes) {
            wishes.hush = true;
            wishes.say.reset();
            wishes.paused = false;
        });
    }
    void set_volume(int step) override {
        link_->wish([step](Wishes& wishes) { wishes.volume = std::clamp(step, 1, 5); });
    }
    void set_speed(int step) override {
        link_->wish([step](Wishes& wishes) { wishes.speed = std::clamp(step, 1, 5); });
    }

  private:
    std::shared_ptr<Link> link_;
    std::thread thread_;
};

}  // namespace

std::unique_ptr<Voice> open_speech_dispatcher(SpeechDispatcherSetup setup) {
    return std::make_unique<SpeechDispatcherVoice>(std::move(setup));
}

}  // namespace kiosk::speech

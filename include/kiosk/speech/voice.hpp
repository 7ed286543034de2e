#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <iosfwd>
#include <memory>
#include <string>

namespace kiosk::speech {

/// A text as a voice says it (see pronunciation.hpp), and its language: "id", "en".
struct Utterance {
    std::string text;
    std::string language;
    bool operator==(const Utterance&) const = default;
};

/// Reads aloud. No call waits for sound or for a service; where nobody can speak, nothing happens.
class Voice {
  public:
    virtual ~Voice() = default;
    /// Somebody would be heard. Safe from any thread.
    virtual bool available() const = 0;
    /// Cuts off what is being said.
    virtual void speak(Utterance utterance) = 0;
    /// Stops in the middle; `resume` goes on from about there. `speak` and `stop` end a pause.
    virtual void pause() = 0;
    virtual void resume() = 0;
    virtual void stop() = 0;
    /// Steps 1..5, 3 in the middle; for what is said from now on.
    virtual void set_volume(int step) = 0;
    virtual void set_speed(int step) = 0;
};

struct SpeechDispatcherSetup {
    /// Called with the new `available()`, from the voice's own thread.
    std::function<void(bool available)> on_change;
    /// UNIX socket of the service; empty: where speech-dispatcher says (SPEECHD_ADDRESS, else the user's
    /// runtime directory), and the service is started when it does not run.
    std::filesystem::path socket;
    /// Directory of the speechd.conf that the service is started with; empty: Debian's own, which is silent
    /// without PulseAudio.
    std::filesystem::path config;
    /// Between two tries to reach it; doubled after each one, up to `longest_retry`.
    std::chrono::milliseconds first_retry{1'000};
    std::chrono::milliseconds longest_retry{30'000};
};

/// Debian's speech service. Connects, speaks and connects again on a thread of its own. What is to be said
/// while it is away is not said later. `on_change` is not called any more once the voice is destroyed; it
/// must not destroy the voice itself.
std::unique_ptr<Voice> open_speech_dispatcher(SpeechDispatcherSetup setup);

/// Writes what would be said, one line for each utterance: "[id] Selamat datang." and "(pause)". For the
/// tour and for tests.
class TranscriptVoice final : public Voice {
  public:
    /// `out` must outlive the voice.
    explicit TranscriptVoice(std::ostream& out) : out_(&out) {}
    bool available() const override { return true; }
    void speak(Utterance utterance) override;
    void pause() override;
    void resume() override;
    void stop() override;
    void set_volume(int step) override;
    void set_speed(int step) override;

  private:
    std::ostream* out_;
};

}  // namespace kiosk::speech

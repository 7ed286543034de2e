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
    /// Called from the voice's own thread whenever somebody can be heard from now on, or nobody, and when the
    /// reason for that is another. `reason`: why nobody can be heard, English for the log; else empty.
    std::function<void(bool available, const std::string& reason)> on_change;
    /// UNIX socket of the service, a path of its own: a service that hangs would be met again there.
    std::filesystem::path socket;
    /// The service, started by the voice and ended with it; empty: somebody else runs it.
    std::string program = "speech-dispatcher";
    /// Directory of the speechd.conf that it is started with; empty: Debian's own, which is silent without
    /// PulseAudio.
    std::filesystem::path config;
    /// Why no sound would come out, or empty (why_no_sound of sound.hpp); asked before each try and now and
    /// then. A service without a sound card hangs, and seems to speak until then.
    std::function<std::string()> why_silent;
    /// Between two tries to reach the service; doubled after each one, up to `longest_retry`.
    std::chrono::milliseconds first_retry{1'000};
    std::chrono::milliseconds longest_retry{30'000};
    /// The longest wait for an answer of the service. One that takes longer hangs.
    std::chrono::milliseconds patience{5'000};
};

/// Debian's speech service. Connects, speaks and connects again on a thread of its own. What is to be said
/// while it is away is not said later. `on_change` is not called any more once the voice is destroyed; it
/// must not destroy the voice itself. Where no thread can be had, `on_change` says so before this returns.
std::unique_ptr<Voice> open_speech_dispatcher(SpeechDispatcherSetup setup);

/// Writes what would be said, one line for each utterance: "[id] Selamat datang." and "(pause)". For the
/// tour and for tests.
class TranscriptVoice final : public Voice {
  public:
    /// `out` must outlive the voice.
    explicit TranscriptVoice(std::ostream& out) : out_(&out) {}
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

#pragma once

#include <libspeechd.h>

#include <filesystem>
#include <memory>
#include <string>

namespace kiosk::speech {

/// One connection to speech-dispatcher through its own client library. Every call waits for the answer, at
/// most a few seconds; the first failure means that the service is gone.
class SsipConnection {
  public:
    /// Nothing if nobody answers, or only a service without a synthesiser. An empty socket: the default one,
    /// and the service is started with `config` when it does not run.
    static std::unique_ptr<SsipConnection> open(const std::filesystem::path& socket,
                                                const std::filesystem::path& config);
    ~SsipConnection();
    SsipConnection(const SsipConnection&) = delete;
    SsipConnection& operator=(const SsipConnection&) = delete;

    bool say(const std::string& text, const std::string& language);
    bool cancel();
    bool pause();
    bool resume();
    bool set_volume(int step);
    bool set_speed(int step);
    /// Becomes readable when the service hangs up: it says nothing unasked.
    int descriptor() const { return connection_->socket; }

  private:
    explicit SsipConnection(SPDConnection* connection) : connection_(connection) {}
    bool has_synthesiser();

    SPDConnection* connection_;
    std::string language_;
};

}  // namespace kiosk::speech

#pragma once

#include <chrono>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "kiosk/core/result.hpp"
#include "unix_socket.hpp"

namespace kiosk::speech {

/// How long to wait for a service, and what else ends the waiting.
struct Waiting {
    std::chrono::milliseconds patience;  ///< for each answer, from its question to its end
    int end;  ///< descriptor that becomes readable when nobody wants to wait any more
};

/// One connection to speech-dispatcher, in its protocol SSIP. Not through its client library: that waits
/// without limit for the first answer, and a service that has lost its sound card gives none. The first call
/// that fails means that the service is gone.
class SsipConnection {
  public:
    /// Fails if nobody listens or answers, or only a service without a synthesiser.
    static Result<SsipConnection> open(const std::filesystem::path& socket, Waiting waiting);

    Result<void> say(const std::string& text, const std::string& language);
    Result<void> cancel();
    Result<void> pause();
    Result<void> resume();
    Result<void> set_volume(int step);
    Result<void> set_speed(int step);
    /// Becomes readable when the service hangs up: it says nothing unasked.
    int descriptor() const { return connection_.number(); }

  private:
    using Clock = std::chrono::steady_clock;
    SsipConnection(Descriptor connection, Waiting waiting)
        : connection_(std::move(connection)), waiting_(waiting) {}
    Result<void> introduce();
    Result<std::string> ask(const std::string& command);
    Result<void> tell(const std::string& command);
    Result<void> send(const std::string& text);
    Result<void> wait_for_more(Clock::time_point deadline) const;
    Result<std::string> answer();
    std::optional<std::string> whole_answer();

    Descriptor connection_;
    Waiting waiting_;
    std::string unread_;
    std::string language_;
};

}  // namespace kiosk::speech

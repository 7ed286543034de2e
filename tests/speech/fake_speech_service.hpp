#pragma once

#include <condition_variable>
#include <filesystem>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace kiosk::test {

/// Speaks SSIP on a UNIX socket as speech-dispatcher does, and keeps what it was told.
class FakeSpeechService {
  public:
    enum class Manner {
        polite,
        without_synthesiser,
        mute,
        endless,  ///< talks on and on, without ever ending a line
    };
    explicit FakeSpeechService(std::filesystem::path socket, Manner manner = Manner::polite);
    ~FakeSpeechService();  ///< hangs up
    FakeSpeechService(const FakeSpeechService&) = delete;
    FakeSpeechService& operator=(const FakeSpeechService&) = delete;

    /// Waits until `line` was received and answers what came before it since the last call, without the
    /// greeting; a spoken text is the line "> text". After ten seconds: with "(never)" as the last line.
    std::vector<std::string> lines_until(const std::string& line);

  private:
    void run();
    void receive(int client);
    void take(int client, const std::string& line);
    void answer(int client, const std::string& text);
    void say(int client, const std::string& bytes);

    std::filesystem::path socket_;
    Manner manner_;
    int listening_;
    int stop_;
    std::string unread_;
    bool data_ = false;
    std::mutex mutex_;
    std::condition_variable more_;
    std::vector<std::string> lines_;
    std::size_t told_ = 0;
    std::thread thread_;
};

}  // namespace kiosk::test

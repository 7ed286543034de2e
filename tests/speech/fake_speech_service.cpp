#include "speech/fake_speech_service.hpp"

#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <stdexcept>
#include <utility>

namespace kiosk::test {
namespace {

int listen_on(const std::filesystem::path& path) {
    std::filesystem::remove(path);
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    path.string().copy(address.sun_path, sizeof address.sun_path - 1);
    const int listening = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const auto* raw = reinterpret_cast<const sockaddr*>(&address);
    if (bind(listening, raw, sizeof address) != 0 || listen(listening, 4) != 0) {
        throw std::runtime_error("cannot listen on " + path.string());
    }
    return listening;
}

std::string in_capitals(std::string text) {
    for (char& c : text) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    return text;
}

}  // namespace

FakeSpeechService::FakeSpeechService(std::filesystem::path socket, Manner manner)
    : socket_(std::move(socket)),
      manner_(manner),
      listening_(listen_on(socket_)),
      stop_(eventfd(0, EFD_CLOEXEC)),
      thread_([this] { run(); }) {}

FakeSpeechService::~FakeSpeechService() {
    const std::uint64_t one = 1;
    [[maybe_unused]] const auto written = write(stop_, &one, sizeof one);
    thread_.join();
    close(listening_);
    close(stop_);
    std::filesystem::remove(socket_);
}

std::vector<std::string> FakeSpeechService::lines_until(const std::string& line) {
    std::unique_lock lock(mutex_);
    const auto find = [&] {
        return std::find(lines_.begin() + static_cast<std::ptrdiff_t>(told_), lines_.end(), line);
    };
    const bool came = more_.wait_for(lock, std::chrono::seconds(10), [&] { return find() != lines_.end(); });
    const auto end = came ? find() + 1 : lines_.end();
    std::vector<std::string> told(lines_.begin() + static_cast<std::ptrdiff_t>(told_), end);
    told_ += told.size();
    if (!came) told.emplace_back("(never)");
    return told;
}

void FakeSpeechService::run() {
    int client = -1;
    for (;;) {
        std::array<pollfd, 3> watched = {{{stop_, POLLIN, 0}, {listening_, POLLIN, 0}, {client, POLLIN, 0}}};
        const bool talks = manner_ == Manner::endless && client >= 0;
        poll(watched.data(), watched.size(), talks ? 1 : -1);
        if (talks) say(client, std::string(256, '2'));
        if (watched[0].revents != 0) break;
        if (watched[2].revents != 0) receive(client);
        if (watched[1].revents != 0) {
            if (client >= 0) close(client);
            client = accept(listening_, nullptr, nullptr);
            unread_.clear();
            data_ = false;
        }
    }
    if (client >= 0) close(client);
}

void FakeSpeechService::receive(int client) {
    std::array<char, 4096> buffer;
    const auto size = read(client, buffer.data(), buffer.size());
    if (size <= 0) {
        shutdown(client, SHUT_RDWR);
        return;
    }
    unread_.append(buffer.data(), static_cast<std::size_t>(size));
    for (auto end = unread_.find("\r\n"); end != unread_.npos; end = unread_.find("\r\n")) {
        const std::string line = unread_.substr(0, end);
        unread_.erase(0, end + 2);
        if (manner_ != Manner::mute && manner_ != Manner::endless) take(client, line);
    }
}

void FakeSpeechService::take(int client, const std::string& line) {
    if (data_ && line == ".") {
        data_ = false;
        return answer(client, "225-7\r\n225 OK MESSAGE QUEUED");
    }
    const std::string command = in_capitals(line);
    const bool greeting = manner_ == Manner::polite && command.starts_with("LIST");
    if (!greeting && !command.starts_with("SET SELF CLIENT_NAME") &&
        !command.starts_with("SET SELF PUNCTUATION") && !command.starts_with("SET SELF PRIORITY") &&
        command != "SPEAK") {
        const std::lock_guard lock(mutex_);
        lines_.push_back(data_ ? "> " + line : line);
        more_.notify_all();
    }
    if (data_) return;
    if (command == "SPEAK") {
        data_ = true;
        return answer(client, "230 OK RECEIVING DATA");
    }
    if (command == "LIST OUTPUT_MODULES") {
        const std::string modules = manner_ == Manner::polite ? "250-espeak-ng\r\n250-dummy" : "250-dummy";
        return answer(client, modules + "\r\n250 OK MODULE LIST SENT");
    }
    answer(client, "200 OK");
}

void FakeSpeechService::answer(int client, const std::string& text) {
    say(client, text + "\r\n");
}

void FakeSpeechService::say(int client, const std::string& bytes) {
    [[maybe_unused]] const auto sent = send(client, bytes.data(), bytes.size(), MSG_NOSIGNAL);
}

}  // namespace kiosk::test

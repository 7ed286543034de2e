#include "ssip_connection.hpp"

#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cassert>
#include <cerrno>
#include <string_view>

namespace kiosk::speech {
namespace {

/// SSIP counts from -100 to 100. Rate -10 is about 160 words a minute with espeak-ng: a person who listens to
/// a screen for the first time follows that.
constexpr std::array volume_of_step = {-40, -10, 20, 60, 100};
constexpr std::array rate_of_step = {-50, -30, -10, 15, 40};

constexpr std::string_view line_end = "\r\n";
constexpr std::size_t longest_answer = 1 << 16;

std::string of_step(const std::array<int, 5>& values, int step) {
    assert(step >= 1 && step <= 5);
    return std::to_string(values[static_cast<std::size_t>(step - 1)]);
}

Error gone(const std::string& why) {
    return {ErrorCode::unavailable, "the speech service " + why};
}

/// A line that begins with a full stop gets another: alone it would end the message.
std::string as_message(const std::string& text) {
    std::string message;
    bool line_begins = true;
    for (const char c : text) {
        if (line_begins && c == '.') message += '.';
        message += c;
        line_begins = c == '\n';
    }
    return message + "\r\n.\r\n";
}

/// Where no synthesiser is installed, speech-dispatcher has the module "dummy", which says so in English.
bool names_synthesiser(std::string_view modules) {
    constexpr std::string_view listed = "250-";
    for (auto end = modules.find(line_end); end != modules.npos; end = modules.find(line_end)) {
        const auto line = modules.substr(0, end);
        if (line.starts_with(listed) && line.substr(listed.size()) != "dummy") return true;
        modules.remove_prefix(end + line_end.size());
    }
    return false;
}

}  // namespace

Result<SsipConnection> SsipConnection::open(const std::filesystem::path& socket, Waiting waiting) {
    auto raw = connect_to(socket);
    if (!raw) return gone("does not listen at " + socket.string());
    SsipConnection connection(std::move(raw), waiting);
    if (const auto met = connection.introduce(); !met) return met.error();
    return connection;
}

Result<void> SsipConnection::introduce() {
    if (const auto told = tell("SET SELF CLIENT_NAME kiosk:ikd-kiosk:screen"); !told) return told;
    const auto modules = ask("LIST OUTPUT_MODULES");
    if (!modules) return modules.error();
    if (!names_synthesiser(*modules)) return gone("has no synthesiser: install speech-dispatcher-espeak-ng");
    return tell("SET SELF PUNCTUATION none");
}

Result<void> SsipConnection::say(const std::string& text, const std::string& language) {
    if (language_ != language) {
        if (const auto told = tell("SET SELF LANGUAGE " + language); !told) return told;
        language_ = language;
    }
    if (const auto told = tell("SPEAK"); !told) return told;
    if (const auto sent = send(as_message(text)); !sent) return sent;
    if (const auto taken = answer(); !taken) return taken.error();
    return {};
}

Result<void> SsipConnection::cancel() {
    return tell("CANCEL SELF");
}

Result<void> SsipConnection::pause() {
    return tell("PAUSE SELF");
}

Result<void> SsipConnection::resume() {
    return tell("RESUME SELF");
}

Result<void> SsipConnection::set_volume(int step) {
    return tell("SET SELF VOLUME " + of_step(volume_of_step, step));
}

Result<void> SsipConnection::set_speed(int step) {
    return tell("SET SELF RATE " + of_step(rate_of_step, step));
}

Result<void> SsipConnection::tell(const std::string& command) {
    if (const auto answered = ask(command); !answered) return answered.error();
    return {};
}

Result<std::string> SsipConnection::ask(const std::string& command) {
    if (const auto sent = send(command + std::string(line_end)); !sent) return sent.error();
    return answer();
}

/// A service that does not even take what fits into the kernel's buffer hangs.
Result<void> SsipConnection::send(const std::string& text) {
    const auto sent = ::send(connection_.number(), text.data(), text.size(), MSG_NOSIGNAL);
    if (sent == static_cast<ssize_t>(text.size())) return {};
    return gone(sent < 0 && errno != EAGAIN ? "hung up" : "takes no more");
}

/// All lines of an answer: "200-..." has another line after it, "200 ..." is the last.
Result<std::string> SsipConnection::answer() {
    const auto deadline = Clock::now() + waiting_.patience;
    while (unread_.size() <= longest_answer) {
        if (auto whole = whole_answer()) {
            const bool agreed = whole->starts_with('1') || whole->starts_with('2');
            return agreed ? Result<std::string>(std::move(*whole)) : gone("refused: " + *whole);
        }
        if (const auto more = wait_for_more(deadline); !more) return more.error();
        std::array<char, 4096> buffer;
        const auto size = read(connection_.number(), buffer.data(), buffer.size());
        if (size <= 0) return gone("hung up");
        unread_.append(buffer.data(), static_cast<std::size_t>(size));
    }
    return gone("talks without an end");
}

std::optional<std::string> SsipConnection::whole_answer() {
    constexpr std::size_t after_code = 3;
    std::size_t begin = 0;
    for (auto end = unread_.find(line_end); end != unread_.npos; end = unread_.find(line_end, begin)) {
        const bool last = end - begin <= after_code || unread_[begin + after_code] != '-';
        begin = end + line_end.size();
        if (!last) continue;
        std::string whole = unread_.substr(0, begin);
        unread_.erase(0, begin);
        return whole;
    }
    return std::nullopt;
}

Result<void> SsipConnection::wait_for_more(Clock::time_point deadline) const {
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - Clock::now()).count();
    std::array<pollfd, 2> watched = {{{connection_.number(), POLLIN, 0}, {waiting_.end, POLLIN, 0}}};
    const int ready = left > 0 ? poll(watched.data(), watched.size(), static_cast<int>(left)) : 0;
    if (ready > 0 && watched[1].revents != 0) return gone("is not needed any more");
    if (ready > 0) return {};
    return gone("does not answer");
}

}  // namespace kiosk::speech

#include "ssip_connection.hpp"

#include <sys/socket.h>
#include <sys/time.h>

#include <algorithm>
#include <array>
#include <cassert>
#include <cstdlib>
#include <string_view>

#include "service_process.hpp"

namespace kiosk::speech {
namespace {

constexpr timeval longest_answer = {5, 0};

/// SSIP counts from -100 to 100. Rate -10 is about 160 words a minute with espeak-ng: a person who listens to
/// a screen for the first time follows that.
constexpr std::array volume_of_step = {-40, -10, 20, 60, 100};
constexpr std::array rate_of_step = {-50, -30, -10, 15, 40};

int of_step(const std::array<int, 5>& values, int step) {
    assert(step >= 1 && step <= 5);
    return values[static_cast<std::size_t>(step - 1)];
}

SPDConnection* connect(const std::filesystem::path& socket) {
    std::string path = socket.string();
    SPDConnectionAddress address{};
    address.method = SPD_METHOD_UNIX_SOCKET;
    address.unix_socket_name = path.data();
    constexpr int start_it = 0;
    char* error = nullptr;
    SPDConnection* connection =
        spd_open2("ikd-kiosk", "screen", nullptr, SPD_MODE_SINGLE, &address, start_it, &error);
    std::free(error);
    return connection;
}

}  // namespace

std::unique_ptr<SsipConnection> SsipConnection::open(const std::filesystem::path& socket,
                                                     const std::filesystem::path& config) {
    const auto place = socket.empty() ? default_socket() : socket;
    const bool may_start = socket.empty() && !place.empty();
    if (!is_listening(place) && !(may_start && start_service(place, config) && is_listening(place)))
        return nullptr;
    SPDConnection* raw = connect(place);
    if (!raw) return nullptr;
    std::unique_ptr<SsipConnection> connection(new SsipConnection(raw));
    setsockopt(raw->socket, SOL_SOCKET, SO_RCVTIMEO, &longest_answer, sizeof longest_answer);
    setsockopt(raw->socket, SOL_SOCKET, SO_SNDTIMEO, &longest_answer, sizeof longest_answer);
    const bool ready = connection->has_synthesiser() && spd_set_punctuation(raw, SPD_PUNCT_NONE) == 0;
    return ready ? std::move(connection) : nullptr;
}

SsipConnection::~SsipConnection() {
    spd_close(connection_);
}

/// Where no synthesiser is installed, speech-dispatcher has the module "dummy", which says so in English.
bool SsipConnection::has_synthesiser() {
    char** modules = spd_list_modules(connection_);
    if (!modules) return false;
    bool found = false;
    for (char** module = modules; *module; ++module) found = found || std::string_view(*module) != "dummy";
    free_spd_modules(modules);
    return found;
}

bool SsipConnection::say(const std::string& text, const std::string& language) {
    if (language_ != language) {
        if (spd_set_language(connection_, language.c_str()) != 0) return false;
        language_ = language;
    }
    return spd_say(connection_, SPD_MESSAGE, text.c_str()) >= 0;
}

bool SsipConnection::cancel() {
    return spd_cancel(connection_) == 0;
}

bool SsipConnection::pause() {
    return spd_pause(connection_) == 0;
}

bool SsipConnection::resume() {
    return spd_resume(connection_) == 0;
}

bool SsipConnection::set_volume(int step) {
    return spd_set_volume(connection_, of_step(volume_of_step, step)) == 0;
}

bool SsipConnection::set_speed(int step) {
    return spd_set_voice_rate(connection_, of_step(rate_of_step, step)) == 0;
}

}  // namespace kiosk::speech
